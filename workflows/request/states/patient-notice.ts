import { assign } from "xstate";
import { noticeCleared, noticeSent, patientObjected, timeRunsOn } from "../patient-side.ts";
import { mail } from "../effects.ts";
import { request } from "../setup.ts";

const sending = request.createStateConfig({
  on: {
    "patient-notice.sent": { guard: "lawful", target: "#noticeRunning", actions: assign(noticeSent) },
  },
}).on;
const objecting = request.createStateConfig({
  on: {
    "patient.objected": {
      guard: "lawful",
      target: "#patientObjects",
      actions: [assign(patientObjected), { type: "intend", params: [mail("release-stopped", "managers")] }],
    },
  },
}).on;
const ofAnother = request.createStateConfig({
  on: {
    "patient.matched": {
      guard: "lawfulMatchOfAnother",
      target: "#noticeIdle",
      actions: assign({ patientNotice: null }),
    },
  },
}).on;

// A notice tells of the process it was given for, and opens no other (45 CFR 164.512(e)(1)(iii)(B)).
const ofAnotherProcess = request.createStateConfig({
  on: {
    "document.admitted": {
      guard: "lawfulProcessOfItsOwn",
      target: "#noticeIdle",
      actions: assign({ patientNotice: null }),
    },
  },
}).on;

/**
 * The practice's own notice to its patient, and the patient's objection (45 CFR 164.512(e)(1)(iii), (vi)). It goes on beside
 * the choice and the review of records; nothing leaves while it runs. No outsider sees anything of it.
 */
export const patientNotice = request.createStateConfig({
  initial: "idle",
  states: {
    idle: { id: "noticeIdle", meta: { words: "not begun" }, on: { ...sending, ...objecting } },
    running: {
      id: "noticeRunning",
      meta: { words: "running", cites: ["45 CFR 164.512(e)(1)(vi)"] },
      on: {
        ...sending,
        ...objecting,
        ...ofAnother,
        "patient-notice.cleared": { guard: "lawful", target: "cleared", actions: assign(noticeCleared) },
      },
    },
    objected: {
      id: "patientObjects",
      meta: { words: "met by an objection of the patient", cites: ["45 CFR 164.512(e)(1)(iii)(C)"] },
      on: {
        "patient-notice.sent": { guard: "lawful", actions: assign(noticeSent) },
        "patient.objected": { guard: "lawful", actions: assign(patientObjected) },
        // Whose objection it was has to be found out by somebody: a match alone settles none.
        "patient.matched": { guard: "lawfulMatchOfAnother", actions: assign({ patientNotice: null }) },
        "patient-notice.cleared": [
          { guard: "lawfulWhileTimeRuns", target: "running", actions: assign(timeRunsOn) },
          { guard: "lawful", target: "cleared", actions: assign(noticeCleared) },
        ],
      },
    },
    cleared: {
      meta: { words: "cleared" },
      on: { ...sending, ...objecting, ...ofAnother, ...ofAnotherProcess },
    },
  },
});
