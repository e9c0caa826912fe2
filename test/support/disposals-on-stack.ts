import { disposalKey } from "../../functions/adapters/ledger-keys.ts";
import { functionOf, harborLight, rowsOf, writeAs } from "./stack-parts.ts";
import type { TestStack } from "./stack.ts";

// A disposal waits three minutes before its last look; a test does not.

type Row = Readonly<Record<string, unknown>>;

/** The row of a disposal as it stands. */
export async function disposalRowOf(stack: TestStack, disposalId: string): Promise<Row> {
  const { pk, sk } = disposalKey(harborLight, disposalId);
  const row = (await rowsOf(stack, pk)).find((one) => one["sk"] === sk);
  if (!row) throw new Error(`there is no disposal ${disposalId}`);
  return row;
}

/** Puts the stage of a disposal as whatever happened would have left it. */
export async function putStage(stack: TestStack, disposalId: string, stage: object): Promise<void> {
  const row = await disposalRowOf(stack, disposalId);
  await writeAs(stack, stack.roles.root, { Put: { Item: { ...row, stage } } });
}

/** Lets the quarter of an hour come round, as the rule does. */
export async function sweepDisposals(stack: TestStack): Promise<void> {
  const answer = await stack.functions.invoke(functionOf(stack, "dispose-records").arn, {
    kind: "sweep-disposals",
  });
  if ("functionError" in answer) throw new Error(answer.payload.errorMessage);
}

/** Lets the minutes before the last look pass, and the sweep come round. */
export async function onceSettled(stack: TestStack, disposalId: string): Promise<void> {
  const { stage } = await disposalRowOf(stack, disposalId);
  await putStage(stack, disposalId, { ...(stage as object), lastLookAt: "2026-01-01T00:00:00.000Z" });
  await sweepDisposals(stack);
}
