import { all } from "../../../predicate.ts";
import { orderIsForTheJudgeAlone } from "../../../predicates/order.ts";
import { isCommunication, kindIs } from "../../../predicates/paper.ts";
import { privilegeIsCleared } from "../../../predicates/privilege.ts";
import { stateLawGoverns } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { patientLitigant, privilege, privilegeAgainstOversight } from "../build/privilege.ts";
import { noticeProcedure } from "../build/process.ts";
import { statedBy } from "../build/rule-of.ts";
import { commonKnowledge } from "../source.ts";
import { consumerNotice, evidence, gerner } from "./source.ts";

/** CCP 1985.3 and Evid. Code 1010 to 1017: notice clears privacy, and the therapist still claims the privilege. */
export const processRules: readonly Rule[] = [
  noticeProcedure({
    id: "us.ca.ccp-1985-3.consumer-notice",
    title:
      "The custodian must hold proof that the consumer was served with the notice in time, or the consumer's authorization.",
    cite: "CCP 1985.3",
    from: consumerNotice,
    openQuestions: [
      "The words of CCP 1985.3(b) and (g) on days and on the objection of somebody who is no party.",
    ],
    proof: "ca-notice-to-consumer",
    reach: "whole-record",
    ways: ["authorization", "court-order"],
    held: "object-by-date",
    met: "The consumer was served in time and did not object, or another way is open.",
    unmet: "Proof that the consumer was served in time is missing, or the consumer objected.",
  }),
  privilege({
    id: "us.ca.evid-1014.privilege",
    title:
      "The patient may refuse to disclose and stop others; a clean notice period frees no communication.",
    cite: "Evid. Code 1014",
    from: evidence,
    held: "needs-authorization",
    met: "The patient's writing or a court frees this.",
    unmet: "Neither the patient's writing nor a court frees this, so the therapist claims the privilege.",
    whenUnmet: { do: ["assert-privilege", "request-authorization"] },
  }),
  {
    ...statedBy({
      id: "us.ca.evid-915.no-look-to-rule",
      title:
        "A court generally may not order privileged communications shown to it in order to rule on the claim.",
      cite: "Evid. Code 915",
      from: commonKnowledge,
      openQuestions: ["When may a California judge look at what is claimed to be privileged?"],
      met: "The privilege is cleared, so the judge may look.",
      unmet:
        "The order wants privileged communications shown to the judge; counsel looks at it before the return date.",
    }),
    layer: "resistance",
    role: "note",
    effect: "forbid",
    applies: all(stateLawGoverns, isCommunication, kindIs("judge-order"), orderIsForTheJudgeAlone),
    requires: privilegeIsCleared,
  },
  patientLitigant({
    id: "us.ca.evid-1016.condition-tendered",
    title: "Only an issue that the patient tendered is outside the privilege; an opponent cannot tender it.",
    cite: "Evid. Code 1016",
    from: commonKnowledge,
    available: "if-patient-tenders",
    met: "The patient tendered the issue; a court says which communications bear on it.",
    unmet: "The patient did not tender the issue.",
    whenMet: { dont: ["infer-waiver"] },
  }),
  privilegeAgainstOversight({
    id: "us.ca.evid-1014.oversight",
    title: "The patient may refuse a licensing board too.",
    cite: "Evid. Code 1014",
    from: evidence,
    held: "object-by-date",
    met: "The patient's writing or a court frees this.",
    unmet: "Neither the patient's writing nor a court frees this for the board.",
  }),
  privilegeAgainstOversight({
    id: "us.ca.gerner.board-subpoena",
    title:
      "A board's investigational subpoena does not by itself defeat the privilege of a patient who does not waive it.",
    cite: "Gerner v. Superior Court (Cal. Ct. App. 2016)",
    from: gerner,
    held: "object-by-date",
    met: "The patient's writing or a court frees this.",
    unmet: "The patient has not waived; the board's subpoena does not defeat that.",
  }),
];
