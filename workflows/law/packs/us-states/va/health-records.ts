import { all, any, known, not } from "../../../predicate.ts";
import { noMotionIsPending } from "../../../predicates/assurance.ts";
import { formCoversSegment } from "../../../predicates/authorization.ts";
import { classIs, isPsychotherapyNotes, kindIs } from "../../../predicates/paper.ts";
import {
  motionIsPending,
  orderOpensSegment,
  requesterHasCertified,
  returnLeaves,
  stateLawGoverns,
} from "../../../predicates/state.ts";
import { asOrdered, limitedAndLogged, type Rule } from "../../../rule.ts";
import { statedBy } from "../build/rule-of.ts";
import { healthRecords } from "./source.ts";

const subpoenaForRecords = all(
  stateLawGoverns,
  kindIs("civil-subpoena", "criminal-subpoena"),
  not(classIs("testimony")),
);
// An objection of which nobody said in what form it came holds as a motion does, and sends nothing to the clerk.
const certified = all(requesterHasCertified, noMotionIsPending);

/** When a subpoena for records must be answered: to the requester once certified, to the clerk once a motion is filed. */
export const subpoenaMustBeAnswered = all(subpoenaForRecords, any(certified, motionIsPending));

/** Va. Code 32.1-127.1:03: a lawyer's subpoena works, but only once its notice procedure is certified. */
export const healthRecordRules: readonly Rule[] = [
  {
    ...statedBy({
      id: "us.va.32-1-127-1-03-h.certification",
      title:
        "Nothing answers a subpoena before the requester certifies in writing that the time to move has ended.",
      cite: "Va. Code 32.1-127.1:03(H)(5)",
      from: healthRecords,
      met: "The certification is in hand, or another way of the statute is open.",
      unmet: "No written certification has come; the return date alone opens nothing.",
    }),
    layer: "compulsion",
    role: "lock",
    effect: "forbid",
    guards: "assurance",
    applies: subpoenaForRecords,
    requires: any(certified, formCoversSegment, orderOpensSegment, motionIsPending),
    otherwise: { usually: "withhold" },
  },
  {
    ...statedBy({
      id: "us.va.32-1-127-1-03-h.certified-subpoena",
      title: "A certified subpoena must be answered by the later of the return date and five days.",
      cite: "Va. Code 32.1-127.1:03(H)(8)",
      from: healthRecords,
      met: "The requester certified; the certification is a satisfactory assurance, and the law requires the answer.",
      unmet: "The requester has not certified.",
    }),
    layer: "permission",
    role: "door",
    body: "hipaa-permission",
    applies: subpoenaForRecords,
    requires: certified,
    otherwise: { usually: "object-by-date" },
    terms: { ...limitedAndLogged, retainPapers: true },
  },
  {
    ...statedBy({
      id: "us.va.32-1-127-1-03-h.sealed-delivery",
      title:
        "Once a motion to quash is known to be filed, the records go under seal to the clerk and nowhere else.",
      cite: "Va. Code 32.1-127.1:03(H)(4)",
      from: healthRecords,
      met: "A motion is pending: deliver under seal to the clerk of the court, not to the requester.",
      unmet: "No motion is known to be pending.",
      whenMet: { do: ["deliver-sealed-to-court"], dont: ["produce-to-requester-directly"] },
    }),
    layer: "permission",
    role: "door",
    body: "hipaa-permission",
    applies: subpoenaForRecords,
    requires: motionIsPending,
    otherwise: { usually: "object-by-date" },
    terms: asOrdered,
  },
  {
    ...statedBy({
      id: "us.va.32-1-127-1-03-h.return-date",
      title: "Without a court's order for good cause the return date leaves at least fifteen days.",
      cite: "Va. Code 32.1-127.1:03(H)(1)",
      from: healthRecords,
      met: "The return date leaves the patient fifteen days.",
      unmet: "The return date is too early; the requester must move it or show the court's order.",
    }),
    layer: "compulsion",
    role: "note",
    effect: "require",
    applies: all(subpoenaForRecords, not(known(orderOpensSegment))),
    requires: returnLeaves(15),
  },
  {
    ...statedBy({
      id: "us.va.32-1-127-1-03-d.psychotherapy-notes",
      title:
        "Psychotherapy notes need the patient's written authorization; a certified subpoena does not name them.",
      cite: "Va. Code 32.1-127.1:03(D)",
      from: healthRecords,
      openQuestions: [
        "Does a certified subpoena count as otherwise required by law for psychotherapy notes?",
      ],
      met: "An authorization or an order reaches the notes.",
      unmet: "Neither an authorization nor an order reaches the notes.",
      whenUnmet: { do: ["request-authorization"] },
    }),
    layer: "permission",
    role: "lock",
    effect: "require",
    applies: all(subpoenaForRecords, isPsychotherapyNotes),
    requires: any(formCoversSegment, orderOpensSegment),
    otherwise: { usually: "needs-authorization" },
  },
];
