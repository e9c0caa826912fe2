import { describe, expect, it } from "vitest";
import { table } from "./world/dynamodb.ts";
import { replicas } from "./world/replicas.ts";

const key = { pk: "PRACTICE#one", sk: "MEMBER#a" };

/** A table of which eventual reads show the version that is asked for, 0 the newest; and what they were asked to choose from. */
function remembering() {
  let [now, wanted] = [0, 0];
  const offered: number[] = [];
  const shows = (versions: number) => {
    offered.push(versions);
    return Math.min(wanted, versions - 1);
  };
  const ledger = table({ old: replicas({ now: () => now, windowMs: 2_000, shows }) });
  const { GetCommand, QueryCommand } = ledger.calls;
  const asked = {
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: { ":pk": key.pk, ":prefix": "MEMBER#" },
  };
  return {
    ledger,
    offered,
    at: (ms: number) => void (now = ms),
    show: (version: number) => void (wanted = version),
    got: () => GetCommand({ Key: key }).Item?.["name"],
    queried: (ConsistentRead = false) =>
      QueryCommand({ ...asked, ConsistentRead }).Items.map((row) => row["name"]),
    sure: () => GetCommand({ Key: key, ConsistentRead: true }).Item?.["name"],
  };
}

describe("reads of the simulated table that may be old", () => {
  it("show any version that a row had within two seconds, and none that was replaced before", () => {
    const { ledger, offered, at, show, got, sure } = remembering();
    for (const [ms, name] of [
      [0, "first"],
      [1_000, "second"],
      [2_500, "third"],
      [3_000, "fourth"],
    ] as const) {
      at(ms);
      ledger.put({ ...key, name });
    }
    const seen = [0, 1, 2, 3].map((version) => {
      show(version);
      return got();
    });
    // The first was replaced two seconds ago: the last replica has heard of it.
    expect(seen).toEqual(["fourth", "third", "second", "second"]);
    expect(offered).toEqual([3, 3, 3, 3]);
    expect(sure()).toBe("fourth");
    at(5_000);
    expect(got()).toBe("fourth");
    expect(offered).toHaveLength(4);
  });

  it("show a row that was deleted a moment ago, to a query too, and miss one that has just come", () => {
    const { ledger, at, show, got, queried, sure } = remembering();
    ledger.put({ ...key, name: "first" });
    show(1);
    expect([got(), queried(), sure()]).toEqual([undefined, [], "first"]);
    at(10_000);
    ledger.remove(key);
    expect([got(), queried(), queried(true), sure()]).toEqual(["first", ["first"], [], undefined]);
    at(12_001);
    expect([got(), queried()]).toEqual([undefined, []]);
  });
});
