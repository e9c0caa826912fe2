import { all, always, isOneOf, isRecorded, known, not, type Predicate } from "../../../predicate.ts";
import { aParentAsks, harmIsNamed } from "../../../predicates/access.ts";
import { accessKinds, classIs, kindIs } from "../../../predicates/paper.ts";
import { minorAged } from "../../../predicates/state.ts";
import type { Outcome } from "../../../../contract/determination.ts";
import type { Lock, Note } from "../../../rule.ts";
import { statedBy, type Statement } from "./rule-of.ts";

const outsideAccess = classIs("psychotherapy-notes", "legal-file", "sud-counseling-notes", "testimony");

/** "The patient may see the record": the state's own right of access, which HIPAA's never falls short of. */
export function ownAccess(it: Statement & { readonly who?: Predicate }): Note {
  const { who, ...statement } = it;
  return {
    ...statedBy(statement),
    layer: "permission",
    role: "note",
    effect: "require",
    applies: all(kindIs(...accessKinds), not(outsideAccess), ...(who ? [who] : [])),
    requires: always,
  };
}

/** What a denial for harm needs in this state beside the federal grounds, which are the narrower ones. */
export function denialForHarm(it: Statement): Note {
  return {
    ...statedBy(it),
    layer: "permission",
    role: "note",
    effect: "require",
    applies: all(kindIs("patient-access", "representative-access"), harmIsNamed),
    requires: isRecorded("/decisions/accessHarm/decidedByLicensedProfessional"),
  };
}

/** "The minor decides": from an age on a parent gets the record only as the state says. */
export function parentsAccess(
  it: Statement & {
    /** The age from which it speaks. */
    readonly age: number;
    /** The services it covers; every service to such a minor if absent. */
    readonly where?: Predicate;
    /** What opens the record to the parent; a professional's decision if absent. */
    readonly opens?: Predicate;
    readonly held: Outcome;
  },
): Lock {
  const { age, where, opens, held, ...statement } = it;
  return {
    ...statedBy(statement),
    layer: "permission",
    role: "lock",
    effect: "forbid",
    applies: all(
      kindIs("representative-access"),
      known(aParentAsks),
      known(minorAged(age)),
      ...(where ? [where] : []),
    ),
    requires: opens ?? isOneOf("/decisions/parentAccess", "grant"),
    otherwise: { usually: held },
  };
}
