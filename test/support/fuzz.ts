import fc from "fast-check";
import { expect } from "vitest";
import { deepFactor } from "./deep.ts";

const usualSeed = 20_261_121;
const env = process.env;
const again = env["FUZZ_SEED"] === undefined ? undefined : Number(env["FUZZ_SEED"]);
// The usual share is the same each time; a deep run begins somewhere else each time and says where.
const seed = again ?? (deepFactor > 1 ? Date.now() & 0x7fff_ffff : usualSeed);

/**
 * Tries many generated values; `complaint` says what is wrong with what became of one, or nothing. A failure says with which
 * command the smallest value is made again.
 */
export async function fuzz<T>(
  usualRuns: number,
  arbitrary: fc.Arbitrary<T>,
  complaint: (value: T) => Promise<string | undefined> | string | undefined,
): Promise<void> {
  const path = env["FUZZ_PATH"];
  const details = await fc.check(
    fc.asyncProperty(arbitrary, async (value) => {
      const wrong = await complaint(value);
      if (wrong !== undefined) throw new Error(wrong);
    }),
    { numRuns: Math.ceil(usualRuns * deepFactor), seed, ...(path === undefined ? {} : { path }) },
  );
  if (!details.failed) return;
  const name = expect.getState().currentTestName?.split(" > ").at(-1) ?? "";
  const command = `FUZZ_SEED=${details.seed} FUZZ_PATH=${details.counterexamplePath} npm run fuzz -- -t "${name}"`;
  throw new Error(`${fc.defaultReportMessage(details)}\nagain: ${command}`);
}

const budgetMs = 3000;

/** Runs an act and tells when it took more of the processor than anything that came from outside may take. */
export async function withinBudget<T>(act: () => Promise<T> | T): Promise<T> {
  const before = process.cpuUsage();
  const result = await act();
  const { user, system } = process.cpuUsage(before);
  if ((user + system) / 1000 > budgetMs)
    throw new Error(`it took ${Math.round((user + system) / 1000)} ms of the processor`);
  return result;
}

/** The complaints that hold, in words; nothing when none does. */
export function wrong(complaints: Readonly<Record<string, boolean>>): string | undefined {
  const held = Object.entries(complaints).flatMap(([words, holds]) => (holds ? [words] : []));
  return held.length === 0 ? undefined : held.join("; ");
}
