import { all, known, never } from "../../../predicate.ts";
import { minorChoseTheService } from "../../../predicates/access.ts";
import { accessKinds, contains, kindIs } from "../../../predicates/paper.ts";
import type { Rule } from "../../../rule.ts";
import { denialForHarm, ownAccess, parentsAccessBothWays } from "../build/access.ts";
import { statedBy } from "../build/rule-of.ts";
import { minorsCounseling, patientsRecord } from "./source.ts";

/** Health & Safety Code 611.0045 and 611.008, Fam. Code 32.004: access of the patient, the child and the parents. */
export const accessRules: readonly Rule[] = [
  ownAccess({
    id: "us.tx.611-0045.access",
    title: "The patient has a right to the record; what is kept back is the exception.",
    cite: "Tex. Health & Safety Code 611.0045",
    from: patientsRecord,
    met: "The patient may see and copy this.",
    unmet: "This lies outside access.",
  }),
  denialForHarm({
    id: "us.tx.611-0045.denial",
    title:
      "What is kept back for harm is named in a signed, dated statement with reason and duration, and decided anew at each request.",
    cite: "Tex. Health & Safety Code 611.0045",
    from: patientsRecord,
    met: "The professional's decision is recorded; sign the statement, and another treating professional may review.",
    unmet: "No decision of a professional is recorded.",
  }),
  {
    ...statedBy({
      id: "us.tx.611-0045.third-parties",
      title: "Confidential information about somebody else is deleted before the patient gets the record.",
      cite: "Tex. Health & Safety Code 611.0045",
      from: patientsRecord,
      openQuestions: ["How far may the deletion go beside the patient's federal right of access?"],
      met: "This holds nothing confidential about somebody else.",
      unmet: "Take out what somebody else told in confidence; counsel says how far.",
      whenUnmet: { do: ["redact"] },
    }),
    layer: "permission",
    role: "note",
    effect: "require",
    applies: all(kindIs(...accessKinds), known(contains("third-party-confidence"))),
    requires: never,
  },
  ...parentsAccessBothWays({
    id: "us.tx.fam-32-004-b.parents",
    title:
      "A child may consent to counseling on some grounds; the professional may tell the parents with or without that consent.",
    cite: "Tex. Fam. Code 32.004(b)(2)",
    from: minorsCounseling,
    age: 0,
    where: minorChoseTheService,
    held: "needs-authorization",
    met: "The professional decided to tell the parents.",
    unmet: "The child consented alone, and the professional has not decided to tell the parents.",
  }),
];
