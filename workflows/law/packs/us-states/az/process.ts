import { all, isOneOf, isTrue } from "../../../predicate.ts";
import { protectiveOrderIsEntered } from "../../../predicates/assurance.ts";
import type { Rule } from "../../../rule.ts";
import { subpoenaAloneCompelsNothing } from "../build/process.ts";
import { subpoenaStatute } from "./source.ts";

/** A.R.S. 12-2294.01: what must come with a subpoena for records, and who must have been served. */
export const processRules: readonly Rule[] = [
  subpoenaAloneCompelsNothing({
    id: "us.az.12-2294-01-b.enclosures",
    title:
      "A subpoena for records comes with the patient's authorization, an order, or an entered protective order of HIPAA's kind.",
    cite: "A.R.S. 12-2294.01(B)",
    from: subpoenaStatute,
    openQuestions: [
      "How a filing under seal is made, and when to object, was not read in A.R.S. 12-2294.01.",
    ],
    reach: "whole-record",
    ways: ["authorization", "court-order"],
    procedure: protectiveOrderIsEntered,
    held: "needs-authorization",
    met: "An authorization, an order or an entered protective order came with the subpoena.",
    unmet:
      "Nothing that the statute asks for came with it: produce nothing to the requester; object, move to quash, or file under seal with the court.",
    whenUnmet: { dont: ["produce-to-requester-directly"] },
  }),
  {
    ...subpoenaAloneCompelsNothing({
      id: "us.az.12-2294-01-a.service",
      title: "The subpoena is served on the practice and on every party at least ten days before production.",
      cite: "A.R.S. 12-2294.01(A)",
      from: subpoenaStatute,
      reach: "whole-record",
      ways: ["authorization", "court-order"],
      procedure: all(
        isOneOf("/assurances/stateNotice/kind", "az-service-on-parties"),
        isTrue("/assurances/stateNotice/timelyUnderRule"),
      ),
      held: "object-by-date",
      met: "Practice and parties were served in time, or another way is open.",
      unmet: "It is not known that every party was served ten days before production.",
    }),
    guards: "assurance",
  },
];
