import { any, isOneOf, known, all } from "../../../predicate.ts";
import { formCoversSegment } from "../../../predicates/authorization.ts";
import { kindIs } from "../../../predicates/paper.ts";
import { minorAged } from "../../../predicates/state.ts";
import { minorConsentedAlone } from "../../../predicates/access.ts";
import type { Rule } from "../../../rule.ts";
import { denialForHarm, ownAccess, parentsAccess } from "../build/access.ts";
import { statedBy } from "../build/rule-of.ts";
import { accessStatute, denials, minorsRecords, minorsTreatment, neel } from "./source.ts";

const quarrelOfParents = any(
  known(isOneOf("/forum/topic", "custody", "divorce")),
  isOneOf("/requester/purpose", "litigation", "custody-evaluation"),
);

/** RCW 70.02.080, .090 and .240, 71.34.530: access of the patient, the adolescent and the parents. */
export const accessRules: readonly Rule[] = [
  ownAccess({
    id: "us.wa.70-02-080.access",
    title: "The patient examines or copies within fifteen working days, or is told in writing why not yet.",
    cite: "RCW 70.02.080",
    from: accessStatute,
    met: "The patient may see and copy this.",
    unmet: "This lies outside access.",
  }),
  denialForHarm({
    id: "us.wa.70-02-090.denial",
    title:
      "What would do harm is taken out and the rest given; another provider of the patient's choice may look at what is denied.",
    cite: "RCW 70.02.090",
    from: denials,
    met: "The professional's decision is recorded; give the rest and offer another provider's look.",
    unmet: "No decision of a professional is recorded.",
  }),
  parentsAccess({
    id: "us.wa.70-02-240.own-treatment",
    title:
      "The section lists the parent beside the minor, subject to other law; for treatment that an adolescent chose alone the adolescent's authorization is asked.",
    cite: "RCW 70.02.240",
    from: minorsRecords,
    openQuestions: ["May a parent see records of treatment to which an adolescent alone consented?"],
    age: 13,
    where: minorConsentedAlone,
    opens: formCoversSegment,
    held: "needs-authorization",
    met: "The adolescent's authorization reaches this.",
    unmet: "The adolescent consented alone, and no authorization of the adolescent reaches this.",
  }),
  {
    ...statedBy({
      id: "us.wa.71-34-530.outpatient",
      title: "From thirteen on an adolescent has outpatient treatment without a parent; younger needs one.",
      cite: "RCW 71.34.530",
      from: minorsTreatment,
      met: "The treatment is the adolescent's own.",
      unmet: "The minor could not consent alone.",
    }),
    layer: "permission",
    role: "note",
    effect: "permit",
    applies: all(kindIs("representative-access"), known(minorConsentedAlone)),
    requires: minorAged(13),
  },
  parentsAccess({
    id: "us.wa.neel.parents-litigation",
    title: "A parent's access serves the child and not the parent's own litigation.",
    cite: "Neel v. Luther Child Center (1999)",
    from: neel,
    openQuestions: ["Neel v. Luther Child Center was read in a summary only."],
    age: 0,
    where: quarrelOfParents,
    held: "needs-authorization",
    met: "A professional decided that access serves the child.",
    unmet: "The parents are in litigation, and no professional decided that access serves the child.",
  }),
];
