import { assign } from "xstate";
import { answered, proposed } from "../changes.ts";
import { mail } from "../effects.ts";
import type { Effect } from "../effects.ts";
import { motionDecided, motionFiled } from "../motions.ts";
import { amended } from "../nullable.ts";
import { request } from "../setup.ts";

const toTheOther = (template: "proposal-received" | "proposal-answered", by: "practice" | "requester") =>
  [mail(template, by === "practice" ? "requester" : "managers")] satisfies Effect[];

const proposing = request.createStateConfig({
  on: {
    "negotiation.proposed": {
      guard: "lawful",
      target: "#proposed",
      actions: [
        assign(proposed),
        { type: "intend", params: ({ event }) => toTheOther("proposal-received", event.by) },
      ],
    },
  },
}).on;

/** What the parties settle between themselves: scope and dates. A newer proposal replaces an open one. */
export const negotiate = request.createStateConfig({
  initial: "idle",
  states: {
    idle: { meta: { words: "not begun" }, on: { ...proposing } },
    proposed: {
      id: "proposed",
      meta: { words: "waiting for an answer" },
      always: { guard: "requestIsClosed", target: "idle" },
      on: {
        ...proposing,
        "negotiation.answered": [
          {
            guard: "lawfulAgreement",
            target: "agreed",
            actions: [
              assign(({ context, event }) => ({
                ...answered({ context, event }),
                // An agreement settles the objection it grew out of.
                objection: amended(context.objection, { lifted: true }),
              })),
              { type: "intend", params: ({ event }) => toTheOther("proposal-answered", event.by) },
            ],
          },
          {
            guard: "lawfulDeclineAfterAgreement",
            target: "agreed",
            actions: [
              assign(answered),
              { type: "intend", params: ({ event }) => toTheOther("proposal-answered", event.by) },
            ],
          },
          {
            guard: "lawful",
            target: "idle",
            actions: [
              assign(answered),
              { type: "intend", params: ({ event }) => toTheOther("proposal-answered", event.by) },
            ],
          },
        ],
      },
    },
    agreed: { meta: { words: "agreed" }, on: { ...proposing } },
  },
});

const drafting = request.createStateConfig({
  on: {
    "motion-to-quash.drafted": {
      guard: "lawful",
      target: "#drafting",
      actions: assign({ motionDrafted: true }),
    },
  },
}).on;
const filing = request.createStateConfig({
  on: {
    "motion-to-quash.filed": {
      guard: "lawful",
      target: "#filed",
      actions: assign(motionFiled),
    },
  },
}).on;

/** The motion to quash or modify, whoever brings it. What the court decided moves the course as well. */
export const motionToQuash = request.createStateConfig({
  initial: "idle",
  states: {
    idle: { meta: { words: "not begun" }, on: { ...drafting, ...filing } },
    drafting: {
      id: "drafting",
      meta: { words: "being drafted" },
      always: { guard: "requestIsClosed", target: "idle" },
      on: {
        ...drafting,
        ...filing,
        "motion-to-quash.decided": {
          guard: "lawfulWithdrawalOfMotion",
          target: "idle",
          actions: assign(motionDecided),
        },
      },
    },
    filed: {
      id: "filed",
      meta: { words: "before the court", cites: ["FRCP 45(d)(3)"] },
      on: {
        ...filing,
        "motion-to-quash.drafted": { guard: "lawful", actions: assign({ motionDrafted: true }) },
        "motion-to-quash.decided": [
          { guard: "lawfulGrant", target: "granted", actions: assign(motionDecided) },
          { guard: "lawfulWhileOthersAreFiled", actions: assign(motionDecided) },
          { guard: "lawfulWhileDraftIsLeft", target: "drafting", actions: assign(motionDecided) },
          { guard: "lawfulGrantInPart", target: "grantedInPart", actions: assign(motionDecided) },
          { guard: "lawfulDenial", target: "denied", actions: assign(motionDecided) },
          { guard: "lawful", target: "idle", actions: assign(motionDecided) },
        ],
      },
    },
    // A request reopened after it was quashed begins its contest anew.
    granted: { meta: { words: "granted" }, on: { "request.reopened": { guard: "lawful", target: "idle" } } },
    grantedInPart: { meta: { words: "granted in part" }, on: { ...drafting, ...filing } },
    denied: { meta: { words: "denied" }, on: { ...drafting, ...filing } },
  },
});

const seeking = request.createStateConfig({
  on: {
    "protective-order.sought": {
      guard: "lawful",
      target: "#sought",
      actions: assign({ protectiveOrderSought: true }),
    },
  },
}).on;
const entering = request.createStateConfig({
  on: {
    "protective-order.entered": {
      guard: "lawful",
      target: "#entered",
      actions: assign({ protectiveOrderSought: false }),
    },
  },
}).on;

/** The protective order, sought or presented ready-made. */
export const protectiveOrder = request.createStateConfig({
  initial: "idle",
  states: {
    idle: { meta: { words: "not sought" }, on: { ...seeking, ...entering } },
    sought: {
      id: "sought",
      meta: { words: "before the court", cites: ["45 CFR 164.512(e)(1)(v)"] },
      on: {
        ...entering,
        "protective-order.denied": {
          guard: "lawful",
          target: "denied",
          actions: assign({ protectiveOrderSought: false }),
        },
      },
    },
    entered: { id: "entered", meta: { words: "entered" }, on: { ...seeking, ...entering } },
    denied: { meta: { words: "denied" }, on: { ...seeking, ...entering } },
  },
});
