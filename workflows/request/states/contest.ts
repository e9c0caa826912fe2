import { assign } from "xstate";
import { answered, proposed } from "../changes.ts";
import { protectiveOrderEntered } from "../court-at-work.ts";
import { signOffUsed } from "../counsel.ts";
import { mail } from "../effects.ts";
import type { Effect } from "../effects.ts";
import { rowsAnswered } from "../scope-ledger.ts";
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
        // Row by row: the counters are the next proposal; an objection stands until the whole of it is settled.
        "negotiation.rows-answered": [
          {
            guard: "lawfulCounter",
            actions: [
              assign(rowsAnswered),
              { type: "intend", params: ({ event }) => toTheOther("proposal-received", event.by) },
            ],
          },
          {
            guard: "lawfulRowsThatLeaveAgreement",
            target: "agreed",
            actions: [
              assign(rowsAnswered),
              { type: "intend", params: ({ event }) => toTheOther("proposal-answered", event.by) },
            ],
          },
          {
            guard: "lawful",
            target: "idle",
            actions: [
              assign(rowsAnswered),
              { type: "intend", params: ({ event }) => toTheOther("proposal-answered", event.by) },
            ],
          },
        ],
      },
    },
    agreed: { meta: { words: "agreed" }, on: { ...proposing } },
  },
});

const seeking = request.createStateConfig({
  on: {
    "protective-order.sought": {
      guard: "lawful",
      target: "#sought",
      actions: assign(({ context, event }) => ({
        protectiveOrderSought: true,
        ...(event.by === "practice" ? signOffUsed(context, "protective-order-motion") : {}),
      })),
    },
  },
}).on;
const entering = request.createStateConfig({
  on: {
    "protective-order.entered": {
      guard: "lawful",
      target: "#entered",
      actions: assign(protectiveOrderEntered),
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
