import { all, any, isOneOf, isRecorded, isTrue, known, not } from "../../../predicate.ts";
import { privilegeIsCleared, processReachesCommunications } from "../../../predicates/privilege.ts";
import { licenceMayBe, minorAged, orderOpensSegment, stateLawGoverns } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { orderShouldSay } from "../build/order.ts";
import {
  nobodyWaivesForThePatient,
  patientLitigant,
  privilege,
  privilegeAgainstOversight,
} from "../build/privilege.ts";
import { subpoenaAloneCompelsNothing } from "../build/process.ts";
import { statedBy } from "../build/rule-of.ts";
import { commonKnowledge } from "../source.ts";
import { folmar, friedenberg, rulong, thompson } from "./source.ts";

const freed = {
  held: "needs-authorization",
  met: "The client's writing or a court frees this.",
  unmet: "Neither the client's writing nor a court frees this.",
} as const;
const doctors = licenceMayBe("psychiatrist", "physician", "psychiatric-nurse");
const psychologists = licenceMayBe("psychologist");
const counselors = licenceMayBe(
  "professional-counselor",
  "clinical-social-worker",
  "marriage-and-family-therapist",
);
const putInIssue = isRecorded("/privilege/conditionTenderedBy");

/** R.C. 2317.02 and 4732.19: the provider claims, moves for a protective order, and the trial court rules. */
export const processRules: readonly Rule[] = [
  subpoenaAloneCompelsNothing({
    id: "us.oh.rulong.protective-order",
    title:
      "The provider moves for a protective order, and the trial court rules before anything said in therapy goes.",
    cite: "Rulong v. Rulong, 2004-Ohio-6919",
    from: rulong,
    reach: "communications",
    ways: ["court-order", "waiver"],
    held: "needs-authorization",
    met: "The client's express waiver or a court's ruling frees this.",
    unmet: "Neither the client's express waiver nor a ruling frees this; move for a protective order.",
    whenUnmet: { do: ["seek-protective-order"] },
  }),
  {
    ...statedBy({
      id: "us.oh.folmar.in-camera",
      title: "Whether the judge must look alone first is itself argued, so the provider asks for it.",
      cite: "Folmar v. Griffin (Ohio App. 2006)",
      from: folmar,
      met: "The client's writing or a court frees this.",
      unmet: "Ask that the judge look alone before anything is disclosed.",
      whenUnmet: { do: ["request-in-camera"] },
    }),
    layer: "resistance",
    role: "note",
    effect: "require",
    applies: all(stateLawGoverns, processReachesCommunications),
    requires: any(privilegeIsCleared, orderOpensSegment),
  },
  privilege({
    id: "us.oh.2317-02-g.counselor-or-social-worker",
    title: "A counselor, social worker or family therapist does not disclose what a client said.",
    cite: "R.C. 2317.02(G)",
    from: rulong,
    openQuestions: ["The text of R.C. 2317.02(G) was not read."],
    covers: counselors,
    ...freed,
  }),
  privilege({
    id: "us.oh.2317-02-b.physician",
    title: "A physician or advanced nurse does not disclose what a patient said.",
    cite: "R.C. 2317.02(B)",
    from: thompson,
    covers: doctors,
    ...freed,
  }),
  privilege({
    id: "us.oh.4732-19.psychologist",
    title: "A psychologist does not disclose what a client said.",
    cite: "R.C. 4732.19",
    from: thompson,
    openQuestions: ["The text of R.C. 4732.19 was not read."],
    covers: psychologists,
    ...freed,
  }),
  privilege({
    id: "us.oh.2317-02.other-licences",
    title: "For other licences the privilege is claimed until counsel says otherwise.",
    cite: "R.C. 2317.02",
    from: commonKnowledge,
    openQuestions: ["Which privilege covers associates and other licences?"],
    covers: not(any(counselors, doctors, psychologists)),
    ...freed,
  }),
  nobodyWaivesForThePatient({
    id: "us.oh.rulong.objecting-minor",
    title: "Releases of both parents did not settle it where a minor's records were sought; the court rules.",
    cite: "Rulong v. Rulong, 2004-Ohio-6919",
    from: rulong,
    openQuestions: ["Who may waive for a minor was sent back to the trial court in Rulong."],
    where: all(minorAged(0), isTrue("/patient/consent/minorObjectsToDisclosure")),
    held: "needs-court-order",
    met: "The minor's own waiver or a court's ruling frees this.",
    unmet: "The minor objects, and a parent's release does not settle it; the court rules.",
  }),
  patientLitigant({
    id: "us.oh.2317-02-b.causal-link",
    title:
      "Who sues waives a physician's or psychologist's privilege only for what is causally or historically related.",
    cite: "R.C. 2317.02(B)(3)(a)",
    from: commonKnowledge,
    available: "if-patient-tenders",
    where: all(putInIssue, any(doctors, psychologists)),
    met: "The patient sued over it; a court says what is related.",
    unmet: "The patient did not put it in issue.",
    whenMet: { dont: ["infer-waiver"] },
  }),
  patientLitigant({
    id: "us.oh.2317-02-g.no-automatic-waiver",
    title: "No like waiver is known for a counselor, social worker or family therapist.",
    cite: "R.C. 2317.02(G)",
    from: commonKnowledge,
    available: "never",
    where: all(putInIssue, counselors),
    met: "Not applicable.",
    unmet: "Suing waives nothing here; only the client's express waiver does.",
  }),
  patientLitigant({
    id: "us.oh.friedenberg.custody",
    title:
      "A parent who claims custody or support may put the condition in play; what is relevant went under a protective order.",
    cite: "Torres Friedenberg v. Friedenberg, 2020-Ohio-3345",
    from: friedenberg,
    available: "court-decides",
    where: all(known(isOneOf("/forum/topic", "custody", "divorce")), any(doctors, psychologists)),
    met: "A court put the condition in issue.",
    unmet: "No court has said what is relevant.",
  }),
  orderShouldSay({
    id: "us.oh.2317-02.order-and-exception",
    title:
      "An order reaches communications where it applies a listed exception, normally after a look by the judge.",
    cite: "R.C. 2317.02",
    from: commonKnowledge,
    openQuestions: ["Does the order apply an exception of R.C. 2317.02 or 4732.19?"],
    findings: ["statutory-exception-applied"],
    unless: privilegeIsCleared,
    met: "The client waived, or the order applies a listed exception.",
    unmet: "The order does not say which exception it applies; it can be appealed at once, so counsel looks.",
  }),
  privilegeAgainstOversight({
    id: "us.oh.2317-02.oversight",
    title:
      "Whether the privileges hold against a board was not read; they are claimed until counsel says otherwise.",
    cite: "R.C. 2317.02",
    from: commonKnowledge,
    openQuestions: ["Do the privileges hold against a licensing board?"],
    ...freed,
    held: "object-by-date",
  }),
];
