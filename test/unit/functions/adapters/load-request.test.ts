import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "vitest";
import { loadRequest } from "../../../../functions/adapters/load-request.dynamodb.ts";
import { rowsOfStep } from "../../../../functions/adapters/request-rows.ts";
import type { Row } from "../../../../functions/adapters/request-rows.ts";
import { firstStep } from "../../../contract/ledger-steps.ts";

const step = firstStep("torn");
const rows = rowsOfStep(step).flatMap((write) =>
  "item" in write && String(write.item.sk).startsWith("CASE#") ? [write.item] : [],
);
const ofAnotherStep = rows.map((row): Row => (row.sk === "CASE#FACTS" ? { ...row, version: 7 } : row));

/** A table that answers each query in turn, the last answer for ever, and keeps how it was asked. */
function answering(...answers: readonly (readonly Row[])[]) {
  const consistent: boolean[] = [];
  const client = {
    send: async ({ input }: { readonly input: { readonly ConsistentRead: boolean } }) => {
      consistent.push(input.ConsistentRead);
      return { Items: answers[Math.min(consistent.length, answers.length) - 1] };
    },
  } as unknown as DynamoDBDocumentClient;
  return { load: loadRequest(client, "ledger"), consistent };
}

describe("reading a request as it may have been a moment ago", () => {
  it("takes rows that name each other", async () => {
    const { load, consistent } = answering(rows);
    expect((await load(step.key, "eventual"))?.version).toBe(step.version);
    expect(consistent).toEqual([false]);
  });

  it("reads again, consistently, where the facts are of another step than the snapshot", async () => {
    const { load, consistent } = answering(ofAnotherStep, rows);
    expect((await load(step.key, "eventual"))?.version).toBe(step.version);
    expect(consistent).toEqual([false, true]);
  });

  it("says so where they never belong together, and knows no request where there is no snapshot", async () => {
    const { load, consistent } = answering(ofAnotherStep);
    await expect(load(step.key, "eventual")).rejects.toMatchObject({ name: "TornRequest" });
    expect(consistent.slice(1).every(Boolean)).toBe(true);
    expect(await answering([]).load(step.key, "eventual")).toBeUndefined();
  });
});
