import type { z } from "zod";
import type { scopeRowSchema } from "../contract/scope.ts";
import type { RequestContext } from "./context.ts";
import { scopeOf } from "./guards.ts";

type ScopeRow = z.infer<typeof scopeRowSchema>;

/** Whether a row speaks of all that another one does. */
const covers = (wide: Pick<ScopeRow, "class" | "range">, narrow: ScopeRow): boolean =>
  wide.class === narrow.class &&
  (wide.range === undefined ||
    (narrow.range !== undefined &&
      wide.range.fromOn <= narrow.range.fromOn &&
      narrow.range.toOn <= wide.range.toOn));

/**
 * What is to be produced once these rows are agreed: one to produce takes the place of what covers it, one to leave out is
 * added. What was agreed of other times or classes stays agreed.
 */
export function scopeAfter(context: RequestContext, agreed: readonly ScopeRow[]): ScopeRow[] {
  const produced = agreed.filter(({ stance }) => stance === "produce");
  const kept = scopeOf(context).filter((row) => !produced.some((one) => covers(row, one)));
  return [
    ...kept.map(({ class: of, stance, range }) => ({ class: of, stance, ...(range ? { range } : {}) })),
    ...agreed,
  ];
}

/** Whether the last proposal holds the counters to the one before: of the rows that were settled there it does not speak. */
export const areCounters = ({ proposals }: RequestContext): boolean =>
  proposals.at(-2)?.rowAnswers?.includes("countered") === true;
