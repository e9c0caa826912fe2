import { all, always, any, not, type Predicate } from "../../../predicate.ts";
import { accessKinds, kindIs } from "../../../predicates/paper.ts";
import type { Note } from "../../../rule.ts";
import { statedBy, type Statement } from "./rule-of.ts";

const toThePatient = kindIs(...accessKinds);
const ownUse = kindIs("defense-use", "training-use", "accounting", "misdirected", "none");

/** "Every release carries": what goes with each disclosure to anybody but the patient. */
export function everyReleaseCarries(it: Statement & { readonly binds?: Predicate }): Note {
  const { binds, ...statement } = it;
  return {
    ...statedBy(statement),
    layer: "permission",
    role: "note",
    effect: "require",
    applies: all(not(any(toThePatient, ownUse)), ...(binds ? [binds] : [])),
    requires: always,
  };
}
