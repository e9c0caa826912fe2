import { assign } from "xstate";
import { patientMatched, recordsProposed, weightVoid } from "../changes.ts";
import { mail } from "../effects.ts";
import { request } from "../setup.ts";
import { newProcess, outBeforeRelease, returnToSender } from "./ways-out.ts";

/** The patient is matched and the records that answer the paper are put forward. */
export const retrieval = request.createStateConfig({
  id: "retrieval",
  meta: { words: "having its records chosen" },
  tags: ["awaiting-practice"],
  always: { guard: "weightHasChanged", target: "#assessing", actions: assign(weightVoid) },
  on: {
    ...outBeforeRelease,
    ...returnToSender,
    ...newProcess,
    "patient.matched": {
      guard: "lawful",
      actions: assign(patientMatched),
    },
    "records.proposed": {
      guard: "lawful",
      target: "#clinicianReview",
      actions: [assign(recordsProposed), { type: "intend", params: [mail("review-needed", "clinicians")] }],
    },
  },
});
