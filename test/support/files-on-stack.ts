import { preservedPartition } from "../../functions/adapters/ledger-keys.ts";
import { harborLight, rowsOf, writeAs } from "./stack-parts.ts";
import type { TestStack } from "./stack.ts";

/** Lets the years pass: something last happened in a closed request when the row beside its patient says so. */
export async function yearsPass(stack: TestStack, requestId: string, patientRef: string): Promise<void> {
  const rows = await rowsOf(stack, preservedPartition(harborLight, patientRef));
  const row = rows.find((one) => one["requestId"] === requestId);
  if (!row) throw new Error("the request left nothing behind");
  await writeAs(stack, stack.roles.root, { Put: { Item: { ...row, since: "2019-05-06T15:00:00.000Z" } } });
}
