import { cfr } from "../../../vocabulary/citation.ts";
import { all, any, isRecorded, known, not, never } from "../../predicate.ts";
import {
  noMotionIsPending,
  noticeAssuranceIsComplete,
  noticeIsDocumented,
  noticeSaidEnough,
  noticeWasAttempted,
  objectionPeriodHasRun,
  objectionsAreResolved,
  practiceMadeItsOwnEfforts,
  protectiveOrderAssuranceIsComplete,
  protectiveOrderHasBothTerms,
  protectiveOrderIsSought,
} from "../../predicates/assurance.ts";
import { formCoversSegment } from "../../predicates/authorization.ts";
import {
  counselingNotesUnderSubpartE,
  orderIsForThisHolder,
  orderIsInForce,
  orderAccompaniesProcess,
  orderIsLimited,
  orderIsSilentOnNotes,
  orderReachesSegment,
} from "../../predicates/order.ts";
import { onlyTheNamedReceive, orderNamesRecipients } from "../../predicates/recipients.ts";
import { aJudgeSigned, classIs, kindIs, patientBroughtTheAction } from "../../predicates/paper.ts";
import { asOrdered, limitedAndLogged, type Rule } from "../../rule.ts";
import { privacyRule } from "./source.ts";

const permission = { ...privacyRule, layer: "permission" } as const;
const fileOfCounsel = classIs("legal-file");

const assuranceIsTheWay = all(
  any(
    kindIs("civil-subpoena", "criminal-subpoena", "doj-subpoena"),
    all(kindIs("party-discovery"), not(known(patientBroughtTheAction))),
  ),
  not(fileOfCounsel),
);

const assurance = {
  ...permission,
  role: "door",
  body: "hipaa-permission",
  otherwise: { usually: "object-by-date" },
  terms: { ...limitedAndLogged, retainPapers: true },
} as const;

const noticeElement = {
  ...permission,
  role: "note",
  effect: "require",
  applies: all(assuranceIsTheWay, isRecorded("/assurances/notice")),
} as const;

const orderElement = {
  ...permission,
  role: "note",
  effect: "require",
  applies: all(assuranceIsTheWay, isRecorded("/assurances/qpo")),
} as const;

/** 45 CFR 164.512(e): judicial and administrative proceedings. */
export const judicialProceedings: readonly Rule[] = [
  {
    ...permission,
    id: "us.hipaa.164-512-e-1-i.order",
    title: "Under an order of a court or tribunal only what the order expressly authorizes may go.",
    cite: cfr(45, "164.512(e)(1)(i)"),
    role: "door",
    body: "hipaa-permission",
    applies: any(kindIs("judge-order", "unsigned-order", "court-appointee"), orderAccompaniesProcess),
    requires: all(not(kindIs("unsigned-order")), orderIsInForce, orderIsForThisHolder, orderReachesSegment),
    otherwise: { usually: "needs-court-order" },
    terms: asOrdered,
    met: "The order is in force and names this.",
    unmet: "No order in force, signed by a judge or tribunal, names this.",
  },
  {
    ...permission,
    id: "us.hipaa.164-512-e-1-i.named-recipients",
    title: "What goes under an order that names who receives it goes to nobody else.",
    cite: cfr(45, "164.512(e)(1)(i)"),
    role: "lock",
    effect: "forbid",
    applies: orderNamesRecipients,
    requires: onlyTheNamedReceive,
    otherwise: { usually: "needs-court-order" },
    met: "The order names whoever receives this.",
    unmet: "The order names who receives this, and somebody else would.",
  },
  {
    ...permission,
    id: "us.hipaa.164-512-e-1-i.order-signer",
    title: "A paper is an order only if a judge or tribunal signed it.",
    cite: cfr(45, "164.512(e)(1)(i)"),
    role: "note",
    effect: "require",
    applies: kindIs("unsigned-order"),
    requires: aJudgeSigned,
    asks: true,
    met: "A judge signed.",
    unmet: "Who signed is not known, so nothing goes on this paper.",
  },
  {
    ...permission,
    id: "us.hipaa.164-512-e-1-i.order-scope",
    title: "What a limited order does not name lies outside it.",
    cite: cfr(45, "164.512(e)(1)(i)"),
    role: "lock",
    effect: "forbid",
    applies: all(
      kindIs("judge-order", "search-warrant", "court-appointee"),
      known(orderIsInForce),
      orderIsLimited,
      not(orderIsSilentOnNotes),
      not(counselingNotesUnderSubpartE),
      not(known(formCoversSegment)),
    ),
    requires: orderReachesSegment,
    otherwise: { usually: "withhold" },
    met: "This lies inside what the order names.",
    unmet: "The order does not name this, and nothing else opens it.",
  },
  {
    ...assurance,
    id: "us.hipaa.164-512-e-1-ii-a.notice-assurance",
    title: "Ordinary records may go on a subpoena with a documented assurance of notice to the individual.",
    cite: cfr(45, "164.512(e)(1)(ii)(A)"),
    applies: assuranceIsTheWay,
    requires: noticeAssuranceIsComplete,
    met: "Statement, papers and elapsed time show that the individual was told and no objection stands.",
    unmet: "The assurance of notice is not complete.",
  },
  {
    ...assurance,
    id: "us.hipaa.164-512-e-1-ii-b.protective-order-assurance",
    title:
      "Ordinary records may go on a subpoena with a documented assurance of a qualified protective order.",
    cite: cfr(45, "164.512(e)(1)(ii)(B)"),
    applies: assuranceIsTheWay,
    requires: protectiveOrderAssuranceIsComplete,
    met: "A qualified protective order was presented, asked for or entered, and the papers show it.",
    unmet: "No qualified protective order is shown to have been presented, asked for or entered.",
  },
  {
    ...assurance,
    id: "us.hipaa.164-512-e-1-vi.own-efforts",
    title: "The practice may itself notify the individual, or seek a qualified protective order.",
    cite: cfr(45, "164.512(e)(1)(vi)"),
    applies: all(
      assuranceIsTheWay,
      any(isRecorded("/assurances/practiceNotice"), isRecorded("/assurances/qpo/requestedByPractice")),
    ),
    requires: practiceMadeItsOwnEfforts,
    met: "The practice gave the notice itself and its period ended without an open objection.",
    unmet: "The practice's own efforts are not complete.",
  },
  {
    ...noticeElement,
    id: "us.hipaa.164-512-e-1-iii.statement-and-documentation",
    title: "The assurance is a written statement with documents that show it.",
    cite: cfr(45, "164.512(e)(1)(iii)"),
    requires: noticeIsDocumented,
    met: "A statement and documents are in hand.",
    unmet: "The statement, or the documents that show the notice, are missing.",
  },
  {
    ...noticeElement,
    id: "us.hipaa.164-512-e-1-iii-a.written-notice",
    title: "N1: a good-faith attempt at written notice to the individual was made.",
    cite: cfr(45, "164.512(e)(1)(iii)(A)"),
    requires: noticeWasAttempted("notice"),
    met: "Written notice was attempted in good faith.",
    unmet: "No good-faith attempt at written notice is shown; one that is still to be sent is none.",
  },
  {
    ...noticeElement,
    id: "us.hipaa.164-512-e-1-iii-b.notice-content",
    title: "N2: the notice said enough about the case and the request for the individual to object.",
    cite: cfr(45, "164.512(e)(1)(iii)(B)"),
    requires: noticeSaidEnough("notice"),
    met: "The notice says enough to object.",
    unmet: "The notice does not say enough for the individual to object to the court.",
  },
  {
    ...noticeElement,
    id: "us.hipaa.164-512-e-1-iii-c-1.time-to-object",
    title: "N3: the time to object has run.",
    cite: cfr(45, "164.512(e)(1)(iii)(C)(1)"),
    requires: objectionPeriodHasRun("notice"),
    met: "The time to object has run.",
    unmet: "The time to object is still running, or the notice went out too late to leave any.",
  },
  {
    ...noticeElement,
    id: "us.hipaa.164-512-e-1-iii-c-2.objections-resolved",
    title: "N4: no objection was filed, or the court resolved every one and the request fits.",
    cite: cfr(45, "164.512(e)(1)(iii)(C)(2)"),
    requires: all(objectionsAreResolved("notice"), noMotionIsPending),
    met: "No objection stands.",
    unmet:
      "An objection has not been resolved, the request does not fit what the court allowed, or nobody has looked for objections since the time to object ended.",
  },
  {
    ...orderElement,
    id: "us.hipaa.164-512-e-1-iv.protective-order-sought",
    title:
      "Q1 and Q2: the parties presented a qualified protective order, or the seeking party asked for one.",
    cite: cfr(45, "164.512(e)(1)(iv)"),
    requires: protectiveOrderIsSought,
    met: "The order was presented, asked for or entered; the judge need not have signed yet.",
    unmet: "Nobody presented or asked for a protective order.",
  },
  {
    ...orderElement,
    id: "us.hipaa.164-512-e-1-v.protective-order-terms",
    title: "A qualified protective order bars other use and requires return or destruction.",
    cite: cfr(45, "164.512(e)(1)(v)"),
    requires: protectiveOrderHasBothTerms,
    met: "The order has both terms.",
    unmet:
      "The order lacks the limit on use, or return and destruction; without both it is not a qualified one.",
  },
  {
    ...permission,
    id: "us.hipaa.164-512-e-1-ii.permission-is-not-compulsion",
    title: "A discovery request to somebody who is no party compels nothing, whatever notice came with it.",
    cite: cfr(45, "164.512(e)(1)(ii)"),
    role: "note",
    effect: "permit",
    applies: kindIs("nonparty-discovery"),
    requires: never,
    met: "The paper compels.",
    unmet:
      "HIPAA would permit an answer on notice, but nothing compels one and the privilege is the patient's.",
  },
  {
    ...permission,
    id: "us.hipaa.164-512-e.suit-by-another",
    title:
      "In a suit by somebody other than the patient nothing about the patient goes to the other side without assurance.",
    cite: cfr(45, "164.512(e)"),
    role: "note",
    effect: "require",
    applies: all(kindIs("defense-use"), not(known(patientBroughtTheAction))),
    requires: any(noticeAssuranceIsComplete, protectiveOrderAssuranceIsComplete, practiceMadeItsOwnEfforts),
    met: "An assurance is complete.",
    unmet: "Own counsel may see ordinary records; the other side may not without an assurance or an order.",
  },
  {
    ...permission,
    id: "us.hipaa.164-512-e-2.other-permissions-stand",
    title: "A valid authorization that came with the subpoena makes assurances unnecessary.",
    cite: cfr(45, "164.512(e)(2)"),
    role: "note",
    effect: "permit",
    applies: all(assuranceIsTheWay, known(formCoversSegment)),
    requires: formCoversSegment,
    met: "The signed form opens this without assurances.",
    unmet: "No signed form opens this.",
  },
];
