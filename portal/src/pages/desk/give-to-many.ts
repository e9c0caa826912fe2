import type { Problem } from "../../../../workflows/contract/problem.ts";
import { problemOf } from "../../api/problem-of.ts";

/** One of many, under the idempotency key that it keeps through every try. */
export type OneOfMany = {
  readonly requestId: string;
  readonly trackingNumber: string;
  readonly commandId: string;
};
/** What became of one: done, refused for a reason, or unanswered, so that it may be tried again under the same key. */
export type Outcome =
  | { readonly kind: "done" }
  | { readonly kind: "refused" | "unanswered"; readonly problem: Problem };
export type Answered = { readonly one: OneOfMany; readonly outcome: Outcome };

/** No decision was taken: the service was away, busy, or failed on the way. */
const mayPass: ReadonlySet<string> = new Set(["unreachable", "unavailable", "too-many", "internal-error"]);

const outcomeOf = async (give: () => Promise<unknown>): Promise<Outcome> => {
  try {
    await give();
    return { kind: "done" };
  } catch (error) {
    const problem = problemOf(error);
    return { kind: mayPass.has(problem.code) ? "unanswered" : "refused", problem };
  }
};

/**
 * Gives one command to many requests, a few at a time. Each is decided by itself: that one is refused stops no other, and
 * every one is told of in the order in which it is answered.
 */
export async function giveToMany(
  many: readonly OneOfMany[],
  give: (one: OneOfMany) => Promise<unknown>,
  tell: (answered: Answered) => void,
  atOnce = 4,
): Promise<void> {
  const waiting = many.values();
  const worker = async () => {
    for (const one of waiting) tell({ one, outcome: await outcomeOf(() => give(one)) });
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Those that were not done, for one kind of reason. */
export const notDone = (answers: readonly Answered[], kind: "refused" | "unanswered") =>
  answers.flatMap(({ one, outcome }) => (outcome.kind === kind ? [{ one, problem: outcome.problem }] : []));

/** How many were done. */
export const countDone = (answers: readonly Answered[]): number =>
  answers.filter(({ outcome }) => outcome.kind === "done").length;
