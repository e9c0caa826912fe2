import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TestStack } from "../support/stack.ts";
import { openStack } from "../support/stack.ts";

const table = (folder: string): string => join(folder, "dynamodb");
const point = (folder: string): string => join(folder, "point-in-time");

/** Keeps the table as it is now, to which it can go back; gives the same product, started again. */
export async function keepThisMoment({ folder, stop }: TestStack): Promise<TestStack> {
  await stop();
  cpSync(table(folder), point(folder), { recursive: true });
  return openStack(folder);
}

/** The table is lost and restored as it was at the kept moment; all else stays as it is, and what is fenced runs nothing. */
export async function loseAndRestore(
  { folder, stop }: TestStack,
  fenced: ReadonlySet<string>,
): Promise<TestStack> {
  await stop();
  rmSync(table(folder), { recursive: true });
  cpSync(point(folder), table(folder), { recursive: true });
  // A restored table has a new stream, which is read from its beginning.
  rmSync(join(folder, "checkpoints"), { recursive: true, force: true });
  return openStack(folder, fenced);
}
