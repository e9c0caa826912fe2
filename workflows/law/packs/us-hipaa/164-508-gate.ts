import { cfr } from "../../../vocabulary/citation.ts";
import { all, any, isFalse, isOneOf, isTrue, known, lists, not, type Predicate } from "../../predicate.ts";
import { notesMayGoToIndividual } from "../../predicates/access.ts";
import { assuranceIsComplete } from "../../predicates/assurance.ts";
import { formCoversSegment, formIsEnclosed, formShowsTheWay } from "../../predicates/authorization.ts";
import {
  orderAccompaniesProcess,
  orderIsAJudges,
  orderIsForThisHolder,
  orderIsInForce,
  orderIsInHand,
  orderReachesSegment,
} from "../../predicates/order.ts";
import {
  aGrandJuryAsks,
  aJudgeSigned,
  accessKinds,
  compulsoryKinds,
  noFormHelps,
  isForCollection,
  isPsychotherapyNotes,
  kindIs,
  patientBroughtTheAction,
  practiceIsAParty,
} from "../../predicates/paper.ts";
import { isOversight, writerIsUnderReview } from "../../predicates/oversight.ts";
import { isOwnTraining } from "../../predicates/recipients.ts";
import { oneWroteTheNotes, ownSideAsks } from "../../predicates/requester.ts";
import {
  asAuthorized,
  asOrdered,
  limitedAndLogged,
  limitedOnly,
  whole,
  wholeAndLogged,
  type Rule,
} from "../../rule.ts";
import { privacyRule } from "./source.ts";

const gate = { ...privacyRule, layer: "permission", role: "door", body: "psychotherapy-notes-gate" } as const;
const notes = (part: Predicate): Predicate => all(isPsychotherapyNotes, part);

const judgeSignedRoute = all(
  known(isOneOf("/instrument/type", "so-ordered-subpoena", "attorney-subpoena", "clerk-subpoena")),
  known(isOneOf("/policy/pnSubpoenaRoute", "judge-signed-subpoena")),
  known(aJudgeSigned),
  known(isTrue("/instrument/namesPsychotherapyNotes")),
);
const courtIssuedRoute = all(
  known(isOneOf("/policy/pnSubpoenaRoute", "court-issued-with-assurances")),
  not(known(isFalse("/instrument/namesPsychotherapyNotes"))),
  known(assuranceIsComplete),
);

/** 45 CFR 164.508(a)(2): the closed list of what opens psychotherapy notes. */
export const psychotherapyNotesGate: readonly Rule[] = [
  {
    ...gate,
    id: "us.hipaa.164-508-a-2.notes-authorization",
    title: "Psychotherapy notes need an authorization of their own, overriding every other permission.",
    cite: cfr(45, "164.508(a)(2)"),
    applies: notes(
      any(
        kindIs(
          "attorney-letter",
          "insurer-request",
          "probation-letter",
          "provider-request",
          "plan-review",
          "payer-review",
          "workers-comp",
          "oversight-letter",
          "protective-services",
          "death-inquiry",
          "defense-use",
          "training-use",
          "party-discovery",
        ),
        all(kindIs("civil-subpoena", "criminal-subpoena"), formShowsTheWay),
        all(not(kindIs(...accessKinds, ...compulsoryKinds, ...noFormHelps)), formIsEnclosed),
        all(kindIs(...compulsoryKinds), not(kindIs(...noFormHelps)), known(formCoversSegment)),
      ),
    ),
    requires: formCoversSegment,
    otherwise: { usually: "needs-authorization" },
    terms: asAuthorized,
    met: "A valid form names psychotherapy notes alone.",
    unmet: "No valid form names psychotherapy notes alone.",
  },
  {
    ...gate,
    id: "us.hipaa.164-508-a-2-i-a.originator",
    title: "The author of the notes may use them for treatment.",
    cite: cfr(45, "164.508(a)(2)(i)(A)"),
    applies: notes(kindIs("provider-request")),
    requires: all(
      isOneOf("/requester/role", "note-author"),
      isOneOf("/requester/purpose", "treatment"),
      oneWroteTheNotes,
    ),
    otherwise: { usually: "needs-authorization" },
    terms: whole,
    met: "The author of the notes uses them for treatment.",
    unmet:
      "Only the author may use the notes for treatment; another treater needs the patient's form, and notes of several writers are asked for by each of them.",
  },
  {
    ...gate,
    id: "us.hipaa.164-508-a-2-i-b.own-training",
    title: "The practice may use psychotherapy notes in its own supervised mental-health training program.",
    cite: cfr(45, "164.508(a)(2)(i)(B)"),
    applies: notes(kindIs("training-use")),
    requires: isOwnTraining,
    otherwise: { usually: "needs-authorization" },
    terms: whole,
    met: "People of the practice learn in its own supervised program.",
    unmet: "It is not the practice's own supervised program, or not its own people learn in it.",
  },
  {
    ...gate,
    id: "us.hipaa.164-508-a-2-i-c.own-defense",
    title: "The practice may use psychotherapy notes to defend itself in an action the individual brought.",
    cite: cfr(45, "164.508(a)(2)(i)(C)"),
    applies: notes(kindIs("defense-use", "party-discovery")),
    requires: all(
      any(not(kindIs("defense-use")), ownSideAsks),
      practiceIsAParty,
      patientBroughtTheAction,
      not(isForCollection),
    ),
    otherwise: { usually: "needs-authorization" },
    terms: limitedOnly,
    met: "The patient brought the action against the practice and the notes serve the defense.",
    unmet:
      "The exception is for the practice's own defense in an action that the patient brought, not for suits by others, against others or for fees.",
  },
  {
    ...gate,
    id: "us.hipaa.164-508-a-2-ii.secretary",
    title: "Psychotherapy notes go to the Secretary of HHS in a compliance investigation.",
    cite: cfr(45, "164.508(a)(2)(ii)"),
    applies: notes(kindIs("hhs-review")),
    requires: isOneOf("/requester/role", "hhs-ocr"),
    otherwise: { usually: "needs-authorization" },
    terms: wholeAndLogged,
    met: "The Secretary asks in a compliance matter.",
    unmet: "The Secretary does not ask.",
  },
  {
    ...gate,
    id: "us.hipaa.164-508-a-2-ii.order",
    title: "An order that names psychotherapy notes opens them as a disclosure required by law.",
    cite: cfr(45, "164.508(a)(2)(ii)"),
    applies: notes(
      any(
        kindIs("judge-order", "unsigned-order", "court-appointee", "search-warrant", "agency-warrant"),
        kindIs("civil-subpoena", "criminal-subpoena", "doj-subpoena"),
        orderAccompaniesProcess,
      ),
    ),
    requires: all(
      not(kindIs("unsigned-order", "agency-warrant")),
      orderIsAJudges,
      orderIsInHand,
      orderIsInForce,
      orderIsForThisHolder,
      orderReachesSegment,
    ),
    otherwise: { usually: "needs-court-order" },
    terms: asOrdered,
    met: "An order in force names the notes.",
    unmet: "No order in force names psychotherapy notes; a subpoena or a general order does not open them.",
  },
  {
    ...gate,
    id: "us.hipaa.164-508-a-2-ii.subpoena-route",
    title: "Counsel may switch on that a judge-signed or court-issued subpoena opens psychotherapy notes.",
    cite: cfr(45, "164.508(a)(2)(ii)"),
    confidence: "disputed",
    applies: notes(kindIs("civil-subpoena", "judge-order")),
    requires: any(judgeSignedRoute, courtIssuedRoute),
    otherwise: { usually: "needs-court-order" },
    terms: asOrdered,
    met: "Counsel's switch takes this subpoena as a mandate of law.",
    unmet: "By default no subpoena without an order opens psychotherapy notes.",
  },
  {
    ...gate,
    id: "us.hipaa.164-508-a-2-ii.grand-jury",
    title:
      "A grand jury subpoena is a mandate of law, so HIPAA permits psychotherapy notes; privilege is another layer.",
    cite: cfr(45, "164.508(a)(2)(ii)"),
    applies: notes(kindIs("grand-jury")),
    requires: aGrandJuryAsks,
    otherwise: { usually: "object-by-date" },
    terms: asOrdered,
    met: "The grand jury's subpoena is a mandate of law.",
    unmet:
      "The facts contradict each other: who asks, or the kind of case, is not a grand jury's. Read the paper again, and record what it is.",
  },
  {
    ...gate,
    id: "us.hipaa.164-508-a-2-ii.oversight-of-author",
    title: "Psychotherapy notes go to an oversight agency that reviews their author, not somebody else's.",
    cite: cfr(45, "164.508(a)(2)(ii)"),
    applies: notes(kindIs("oversight-subpoena", "oversight-letter")),
    requires: all(isOversight, isOneOf("/requester/oversees", "note-author"), writerIsUnderReview),
    otherwise: { usually: "needs-court-order", "oversight-letter": "needs-authorization" },
    terms: limitedAndLogged,
    met: "The author of the notes is the one under review.",
    unmet:
      "The author of the notes is not the one under review, or the review is not oversight of health care.",
  },
  {
    ...gate,
    id: "us.hipaa.164-508-a-2-ii.statutory-board-subpoena",
    title:
      "Counsel may switch on that a statutory board subpoena opens the notes of somebody not under review.",
    cite: cfr(45, "164.508(a)(2)(ii)"),
    confidence: "disputed",
    applies: notes(kindIs("oversight-subpoena")),
    requires: all(known(isOneOf("/policy/boardSubpoenaNonauthorPn", "required-by-law")), isOversight),
    otherwise: { usually: "needs-court-order" },
    terms: asOrdered,
    met: "Counsel's switch takes the statutory subpoena as a mandate of law.",
    unmet: "By default a board's subpoena does not open the notes of somebody not under review.",
  },
  {
    ...gate,
    id: "us.hipaa.164-508-a-2-ii.coroner",
    title: "Psychotherapy notes go to a coroner or medical examiner for the duties of the office.",
    cite: cfr(45, "164.508(a)(2)(ii)"),
    applies: notes(kindIs("death-inquiry")),
    requires: isOneOf("/requester/role", "coroner", "medical-examiner"),
    otherwise: { usually: "needs-authorization" },
    terms: limitedAndLogged,
    met: "A coroner or medical examiner asks.",
    unmet: "A funeral director is neither coroner nor medical examiner.",
  },
  {
    ...gate,
    id: "us.hipaa.164-508-a-2-ii.threat",
    title: "Psychotherapy notes may be used to stop a serious and imminent threat.",
    cite: cfr(45, "164.508(a)(2)(ii)"),
    applies: notes(kindIs("own-initiative")),
    requires: all(
      isTrue("/decisions/threat/seriousAndImminent"),
      isTrue("/decisions/threat/goodFaithBelief"),
      lists("/segments/*/content", "threat-statement"),
    ),
    otherwise: { usually: "withhold" },
    terms: limitedAndLogged,
    met: "This part of the notes is what the warning needs.",
    unmet: "This part of the notes is not what a warning needs.",
  },
  {
    ...gate,
    id: "us.hipaa.164-508-a-2-ii.mandated-report",
    title: "A report that a law requires may draw on psychotherapy notes to the extent of the mandate.",
    cite: cfr(45, "164.508(a)(2)(ii)"),
    applies: notes(kindIs("protective-services")),
    requires: all(
      isTrue("/instrument/legalBasis/requiredByLaw"),
      lists("/segments/*/content", "abuse-disclosure"),
    ),
    otherwise: { usually: "needs-authorization" },
    terms: { ...asOrdered, limit: "as-mandated" },
    met: "The law requires the report and this part is about it.",
    unmet: "No law requires this part to be reported.",
  },
  {
    ...gate,
    id: "us.hipaa.164-508-a-2.notes-to-individual",
    title:
      "Nobody has a right to psychotherapy notes; a clinician may give them to the patient where counsel's switch allows.",
    cite: cfr(45, "164.508(a)(2)"),
    confidence: "disputed",
    applies: notes(kindIs(...accessKinds)),
    requires: notesMayGoToIndividual,
    otherwise: { usually: "withhold" },
    terms: whole,
    met: "The clinician chose to give the notes, in the way counsel's switch allows.",
    unmet: "Psychotherapy notes stay outside access.",
  },
];
