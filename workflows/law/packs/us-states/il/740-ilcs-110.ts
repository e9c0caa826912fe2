import { all, isOneOf, isTrue, known, never } from "../../../predicate.ts";
import { orderIsInForce } from "../../../predicates/order.ts";
import { compulsoryKinds, isCommunication, kindIs } from "../../../predicates/paper.ts";
import { minorAged, orderRecites, stateLawGoverns } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { personalNotes } from "../build/notes.ts";
import { orderNeedsFindings } from "../build/order.ts";
import { patientLitigant, privilege, privilegeAgainstOversight } from "../build/privilege.ts";
import { subpoenaAloneCompelsNothing } from "../build/process.ts";
import { statedBy } from "../build/rule-of.ts";
import { section10, section10d, section3, wendyW } from "./source.ts";

/** 740 ILCS 110: records and communications, and even the fact that somebody is a recipient. */
export const confidentialityRules: readonly Rule[] = [
  subpoenaAloneCompelsNothing({
    id: "us.il.740-ilcs-110-10-d.order-or-consent",
    title:
      "A subpoena without a written order or the recipient's consent counts as not served; a protective order is not enough.",
    cite: "740 ILCS 110/10(d)",
    from: section10d,
    openQuestions: ["Section 10(d) was read only through practitioners' pages."],
    reach: "whole-record",
    ways: ["authorization", "court-order"],
    held: "needs-authorization",
    met: "The recipient's consent, or an order that authorizes the disclosure, reaches this.",
    unmet: "Neither the recipient's written consent nor a written order reaches this; nobody may comply.",
    whenUnmet: {
      do: ["request-authorization", "notify-patient", "no-confirm-no-deny-reply"],
      dont: ["confirm-or-deny-patient"],
    },
  }),
  privilege({
    id: "us.il.740-ilcs-110-10-a.privilege",
    title:
      "In any proceeding the recipient, and the therapist for the recipient, may refuse and prevent disclosure.",
    cite: "740 ILCS 110/10(a)",
    from: section10,
    held: "needs-authorization",
    met: "The recipient's writing or a court frees this.",
    unmet: "Neither the recipient's writing nor a court frees this.",
  }),
  privilegeAgainstOversight({
    id: "us.il.740-ilcs-110-10-a.administrative",
    title: "The recipient may refuse in an administrative proceeding too.",
    cite: "740 ILCS 110/10(a)",
    from: section10,
    held: "object-by-date",
    met: "The recipient's writing or a court frees this.",
    unmet: "Neither the recipient's writing nor a court frees this for the agency.",
  }),
  patientLitigant({
    id: "us.il.740-ilcs-110-10-a-1.condition-introduced",
    title:
      "Only where the recipient introduces the condition, and only as far as the judge finds after looking alone.",
    cite: "740 ILCS 110/10(a)(1)",
    from: section10,
    available: "if-patient-tenders",
    met: "The recipient introduced the condition; the judge still has to look at it alone and make the findings.",
    unmet: "The recipient did not introduce the condition, so this way is closed.",
    whenMet: { dont: ["infer-waiver"] },
  }),
  patientLitigant({
    id: "us.il.wendy-w.parents-dispute",
    title:
      "Parents who quarrel about a child's health do not open the therapy of a child of twelve to seventeen.",
    cite: "In re Marriage of Wendy W., 2022 IL App (1st) 201000",
    from: wendyW,
    openQuestions: ["Only the question and the refusal were read, not the appellate answers."],
    available: "never",
    where: all(known(isOneOf("/forum/topic", "custody", "divorce")), known(minorAged(12))),
    met: "Not applicable.",
    unmet: "A dispute about parenting time is no ground by itself.",
  }),
  orderNeedsFindings({
    id: "us.il.740-ilcs-110-10-a.findings",
    title: "An order reaches communications only with the findings of section 10.",
    cite: "740 ILCS 110/10(a)",
    from: section10,
    findings: ["il-mhddca-section-10"],
    met: "The order has the findings of section 10.",
    unmet: "The order does not show the findings of section 10; ask the court before the return date.",
    whenUnmet: { do: ["seek-clarification"] },
  }),
  {
    ...statedBy({
      id: "us.il.740-ilcs-110-10-a-1.in-camera",
      title: "The court makes the findings of section 10 after it has looked at the records alone.",
      cite: "740 ILCS 110/10(a)(1)",
      from: section10,
      openQuestions: ["Which paragraphs of section 10 let a court find without looking in camera?"],
      met: "The judge reviewed the records in camera.",
      unmet:
        "The order has findings that a judge makes after looking in camera, and nothing says that one looked; ask the court before the return date.",
      whenUnmet: { do: ["seek-clarification"] },
    }),
    layer: "permission",
    role: "lock",
    effect: "require",
    applies: all(
      stateLawGoverns,
      isCommunication,
      kindIs("judge-order"),
      known(orderIsInForce),
      known(orderRecites("il-mhddca-section-10")),
    ),
    requires: isTrue("/order/inCameraReviewDone"),
    otherwise: { usually: "needs-court-order" },
  },
  {
    ...statedBy({
      id: "us.il.740-ilcs-110-3-c.test-material",
      title:
        "Test material that would compromise the test goes to nobody; test records go to a psychologist the recipient names.",
      cite: "740 ILCS 110/3(c)",
      from: section3,
      openQuestions: ["Which of these pages are test material, and which are test records?"],
      met: "This holds no test material.",
      unmet:
        "Take test material out before anything goes; send test records to the psychologist the recipient names.",
    }),
    layer: "permission",
    role: "note",
    effect: "forbid",
    applies: known(isOneOf("/segments/*/kind", "test-results")),
    requires: never,
  },
  ...personalNotes({
    id: "us.il.740-ilcs-110-3-b.personal-notes",
    title: "A therapist's personal notes are the therapist's own and are discoverable in no proceeding.",
    cite: "740 ILCS 110/3(b)",
    from: section3,
    content: ["therapist-speculation", "third-party-confidence"],
    against: all(stateLawGoverns, kindIs(...compulsoryKinds)),
    mayBeShownTo: ["supervisor", "confidential-consultant", "provider-attorney"],
    met: "This is no personal note.",
    unmet: "Personal notes are discoverable in no judicial, administrative or legislative proceeding.",
    lost: {
      id: "us.il.740-ilcs-110-2.notes-kept-private",
      title:
        "Personal notes stay so while nobody but supervisor, consulting therapist or attorney sees them.",
      cite: "740 ILCS 110/2",
      met: "Nobody but the people allowed has seen the notes.",
      unmet: "The notes were shown to others and are no longer personal notes.",
    },
  }),
];
