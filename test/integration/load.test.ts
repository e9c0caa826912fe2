import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disagreements } from "../bench/load/agree.ts";
import { sealNow, verifiedHistory } from "../bench/load/check.ts";
import { drive } from "../bench/load/drive.ts";
import type { Drive } from "../bench/load/drive.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

let stack: TestStack;
let driven: Drive;
beforeAll(async () => {
  stack = await startSeededStack(1);
  driven = await drive(stack, 3, 3);
});
afterAll(async () => stack.end());

describe("npm run load", () => {
  it("leads requests of several users at once to their end, and measures each answer of the API", () => {
    expect(driven.errors).toEqual([]);
    expect(driven.filed.toSorted()).toEqual(driven.ended.toSorted());
    expect(driven.ended).toHaveLength(3);
    expect(driven.calls.took.length).toBeGreaterThan(100);
    expect(driven.took.release).toHaveLength(3);
  });

  it("finds afterwards nothing lost and nothing double, and the history as it was sealed", async () => {
    expect(await disagreements(stack, [driven])).toEqual([]);
    await sealNow(stack);
    expect(await verifiedHistory(stack, "history")).toMatchObject({ requests: 3, found: 0 });
  });

  it("tells a request that was answered and is not there", async () => {
    const lost = { ...driven, filed: [...driven.filed, "req_lost"], ended: [] };
    expect(await disagreements(stack, [lost])).toEqual(["req_lost: filed, and lost"]);
  });
});
