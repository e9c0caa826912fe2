import { assign } from "xstate";
import { mail } from "../effects.ts";
import * as change from "../incidents.ts";
import { request } from "../setup.ts";

const opening = request.createStateConfig({
  on: {
    "incident.opened": {
      guard: "lawful",
      target: "#assessingBreach",
      actions: [
        assign(change.incidentOpened),
        { type: "intend", params: [mail("incident-opened", "privacy-officers")] },
      ],
    },
  },
}).on;
const assessing = request.createStateConfig({
  on: {
    "incident.assessed": [
      { guard: "lawfulBreach", target: "#notifying", actions: assign(change.incidentAssessed) },
      { guard: "lawful", target: "#noBreach", actions: assign(change.incidentAssessed) },
    ],
  },
}).on;
const delaying = request.createStateConfig({
  on: { "incident.delay-asked": { guard: "lawful", actions: assign(change.delayAsked) } },
}).on;
const closing = request.createStateConfig({
  on: {
    "incident.closed": { guard: "lawful", target: "#incidentClosed", actions: assign(change.incidentClosed) },
  },
}).on;

/** Something left that should not have: assessed, told of where it is a breach, closed. The request goes its own way meanwhile. */
export const incident = request.createStateConfig({
  initial: "none",
  states: {
    none: { meta: { words: "not recorded" }, on: { ...opening } },
    assessing: {
      id: "assessingBreach",
      meta: { words: "waiting for its breach assessment", cites: ["45 CFR 164.402(2)"] },
      on: { ...assessing, ...delaying },
    },
    notifying: {
      id: "notifying",
      meta: { words: "found to be a breach", cites: ["45 CFR 164.404", "45 CFR 164.408"] },
      on: {
        ...assessing,
        ...delaying,
        ...closing,
        "incident.notice-given": { guard: "lawful", actions: assign(change.noticeGiven) },
      },
    },
    noBreach: {
      id: "noBreach",
      meta: { words: "found to be no breach", cites: ["45 CFR 164.414(b)"] },
      on: { ...assessing, ...delaying, ...closing },
    },
    closed: { id: "incidentClosed", meta: { words: "closed" }, on: { ...opening } },
  },
});

const asking = request.createStateConfig({
  on: { "recall.sent": { guard: "lawful", target: "#recallAsked", actions: assign(change.recallSent) } },
}).on;
const owing = request.createStateConfig({
  on: { "incident.opened": { guard: "lawfulRecallOwed", target: "#recallOwed" } },
}).on;
const callingOff = request.createStateConfig({
  on: {
    "incident.assessed": {
      guard: "lawfulPermitted",
      target: "#recallIdle",
      actions: assign(change.recallCalledOff),
    },
  },
}).on;
const answering = request.createStateConfig({
  on: {
    "recall.answered": [
      { guard: "lawfulRefusal", target: "#recallRefused", actions: assign(change.recallAnswered) },
      { guard: "lawful", target: "#recallSettled", actions: assign(change.recallAnswered) },
    ],
  },
}).on;

/** What left is asked back (FRCP 45(e)(2)(B)), beside the assessment: neither waits for the other. */
export const recall = request.createStateConfig({
  initial: "idle",
  states: {
    idle: {
      id: "recallIdle",
      meta: { words: "not begun" },
      on: {
        ...owing,
        ...asking,
        "incident.assessed": { guard: "lawfulRecallOwedAfterAll", target: "owed" },
      },
    },
    owed: { id: "recallOwed", meta: { words: "to be sent" }, on: { ...asking, ...callingOff } },
    asked: {
      id: "recallAsked",
      meta: { words: "sent", cites: ["FRCP 45(e)(2)(B)", "45 CFR 164.530(f)"] },
      on: { ...asking, ...answering, ...callingOff },
    },
    refused: {
      id: "recallRefused",
      meta: { words: "refused or not answered" },
      on: { ...owing, ...asking, ...answering, ...callingOff },
    },
    settled: { id: "recallSettled", meta: { words: "settled" }, on: { ...owing } },
  },
});
