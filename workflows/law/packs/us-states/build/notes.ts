import { all, known, never, not, type Predicate } from "../../../predicate.ts";
import { contains, isPsychotherapyNotes } from "../../../predicates/paper.ts";
import { shownToNobodyBut } from "../../../predicates/state.ts";
import type { Lock, Note, Rule } from "../../../rule.ts";
import { statedBy, type Statement } from "./rule-of.ts";

/**
 * A state's own class of notes that stay with the clinician. Two rules come of it: what the class bars, and, where it can
 * be lost, how it was lost; then the federal rule for psychotherapy notes still holds.
 */
export function personalNotes(
  it: Statement & {
    /** The content that makes the class; all separately kept session notes if absent. */
    readonly content?: readonly string[];
    /** The requests it bars. */
    readonly against: Predicate;
    /** What opens it all the same; nothing if absent. */
    readonly exception?: Predicate;
    /** The people whose reading does not end the class; it cannot be lost if absent. */
    readonly mayBeShownTo?: readonly string[];
    readonly lost?: Pick<Statement, "id" | "met" | "unmet"> & Partial<Statement>;
  },
): readonly Rule[] {
  const { content, against, exception, mayBeShownTo, lost, ...statement } = it;
  const ofTheClass = all(isPsychotherapyNotes, ...(content === undefined ? [] : [contains(...content)]));
  const kept = mayBeShownTo === undefined ? undefined : shownToNobodyBut(...mayBeShownTo);
  const bar: Lock = {
    ...statedBy(statement),
    layer: "permission",
    role: "lock",
    effect: "forbid",
    applies: all(ofTheClass, against, ...(kept === undefined ? [] : [not(known(not(kept)))])),
    requires: exception ?? never,
    otherwise: { usually: "withhold" },
  };
  if (kept === undefined || lost === undefined) return [bar];
  const loss: Note = {
    ...statedBy({ ...statement, ...lost }),
    layer: "permission",
    role: "note",
    effect: "require",
    keepsStateClass: true,
    asks: true,
    applies: all(ofTheClass, against),
    requires: kept,
  };
  return [bar, loss];
}
