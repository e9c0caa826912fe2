import { decide } from "../../../workflows/request/decide.ts";
import type { Decision } from "../../../workflows/request/decide.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";
import { statesOf } from "../../../workflows/request/states-of.ts";

/** The code of a refusal, or the outcome. */
export function verdict(snapshot: RequestSnapshot, event: Recorded): string {
  const decision = decide(snapshot, event);
  return decision.outcome === "refused" ? decision.problem.code : decision.outcome;
}

/** The problem of an event that must be refused; throws otherwise. */
export function problemOf(snapshot: RequestSnapshot, event: Recorded) {
  const decision: Decision = decide(snapshot, event);
  if (decision.outcome === "refused") return decision.problem;
  throw new Error(`expected ${event.type} to be refused, it was ${decision.outcome}`);
}

export const courseOf = (snapshot: RequestSnapshot): string => statesOf(snapshot).course;
export const vaultOf = (snapshot: RequestSnapshot): string => statesOf(snapshot).vault;
