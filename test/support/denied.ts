import { expect } from "vitest";
import type { ProblemCode } from "../../workflows/contract/problem.ts";
import type { StepResult } from "../../workflows/contract/step-result.ts";
import { ids } from "./desk.ts";
import type { aDesk } from "./desk.ts";

/**
 * Refused with this code, and nothing else has happened: the ledger is as it was, and one security event tells of it, with ids
 * and words of ours alone.
 */
export async function expectDenied(
  desk: Pick<ReturnType<typeof aDesk>, "rows" | "logged">,
  act: () => Promise<StepResult>,
  code: ProblemCode,
): Promise<void> {
  const [rows, lines] = [desk.rows(), desk.logged.length];
  expect(await act()).toMatchObject({ outcome: "refused", problem: { code } });
  expect(desk.rows()).toEqual(rows);
  const [word, kind] = [expect.stringMatching(/^[a-z.-]+$/), expect.stringMatching(/^(staff|requester)$/)];
  expect(desk.logged.slice(lines)).toEqual([
    ["security", "event-refused", { ...ids.key, eventType: word, actorKind: kind, code }],
  ]);
}
