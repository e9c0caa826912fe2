import { all, always, isOneOf, isRecorded, known, never, not, type Predicate } from "../../../predicate.ts";
import {
  aParentAsks,
  custodyIsLost,
  harmIsNamed,
  parentMayNotBeRepresentative,
} from "../../../predicates/access.ts";
import { accessKinds, classIs, kindIs } from "../../../predicates/paper.ts";
import { minorAged } from "../../../predicates/state.ts";
import type { Outcome } from "../../../../contract/determination.ts";
import { whole, type Door, type Lock, type Note, type Rule } from "../../../rule.ts";
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

/** A denial where nobody has read what the state asks of one: the broader right may be the state's, so counsel looks. */
export function denialWasNotRead(it: Omit<Statement, "met" | "unmet">): Note {
  return {
    ...denialForHarm({
      ...it,
      met: "Not applicable.",
      unmet: "Counsel looks before access is denied for harm.",
    }),
    requires: never,
  };
}

type ParentsAccess = Statement & {
  /** The age from which it speaks. */
  readonly age: number;
  /** The services it covers; every service to such a minor if absent. */
  readonly where?: Predicate;
  /** What opens the record to the parent; a professional's decision if absent. */
  readonly opens?: Predicate;
  readonly held: Outcome;
};

const decided = isOneOf("/decisions/parentAccess", "grant");
const toTheParent = ({ age, where }: ParentsAccess): Predicate =>
  all(kindIs("representative-access"), aParentAsks, minorAged(age), ...(where ? [where] : []));

/** The door of such a rule speaks, too, where it is not known whether the rule does: then what it asks for must be there. */
const mayBeToTheParent = ({ age, where }: ParentsAccess): Predicate =>
  all(
    kindIs("representative-access"),
    known(aParentAsks),
    known(minorAged(age)),
    ...(where ? [not(known(not(where)))] : []),
  );

/** "The minor decides": from an age on a parent gets the record only as the state says. */
export function parentsAccess(it: ParentsAccess): Lock {
  const { age: _, where: __, opens, held, ...statement } = it;
  return {
    ...statedBy(statement),
    layer: "permission",
    role: "lock",
    effect: "forbid",
    applies: toTheParent(it),
    requires: opens ?? decided,
    otherwise: { usually: held },
  };
}

/**
 * The same where the state's own words let a parent have the record: what they ask for holds it until then, and opens it
 * (45 CFR 164.502(g)(3)(ii)(A)).
 */
export function parentsAccessBothWays(it: ParentsAccess): readonly Rule[] {
  const lock = parentsAccess(it);
  const door: Door = {
    ...lock,
    id: `${it.id}-permits`,
    role: "door",
    body: "hipaa-permission",
    applies: all(mayBeToTheParent(it), parentMayNotBeRepresentative, not(custodyIsLost)),
    requires: all(lock.requires, not(outsideAccess)),
    otherwise: { usually: "needs-authorization" },
    terms: whole,
  };
  return [lock, door];
}
