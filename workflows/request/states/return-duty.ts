import { assign } from "xstate";
import * as change from "../return-duty.ts";
import { request } from "../setup.ts";

const moving = request.createStateConfig({
  on: {
    "protective-order.entered": { guard: "lawfulReturnDuty", actions: assign(change.returnDutyMoved) },
  },
}).on;
const owed = request.createStateConfig({
  on: {
    ...moving,
    "return-duty.due-set": { guard: "lawful", actions: assign(change.returnDueSet) },
    "return-duty.reminded": { guard: "lawful", target: "#reminded", actions: assign(change.returnReminded) },
    "return-duty.met": { guard: "lawful", target: "#returnMet", actions: assign(change.returnMet) },
  },
}).on;

/** What left under a protective order is returned or destroyed; it goes on after the request is closed, and holds up nothing. */
export const returnDuty = request.createStateConfig({
  initial: "none",
  states: {
    none: {
      id: "noReturnDuty",
      meta: { words: "not bound by an order to return or destroy" },
      on: {
        "protective-order.entered": [
          {
            guard: "lawfulReturnDutyOfWhatLeft",
            target: "owed",
            actions: assign(change.returnDutyBegun),
          },
          { guard: "lawfulReturnDuty", target: "bound", actions: assign(change.returnDutyBegun) },
        ],
      },
    },
    bound: {
      meta: { words: "bound by an order to return or destroy, with nothing released under it yet" },
      on: {
        "protective-order.entered": [
          { guard: "lawfulReturnDuty", actions: assign(change.returnDutyBegun) },
          { guard: "lawful", target: "none", actions: assign({ returnDuty: null }) },
        ],
        "production.released": { guard: "lawful", target: "owed" },
      },
    },
    owed: {
      meta: {
        words: "waiting for what was produced to be returned or destroyed",
        cites: ["45 CFR 164.512(e)(1)(v)(B)"],
      },
      on: { ...owed },
    },
    reminded: {
      id: "reminded",
      meta: { words: "waiting for what was produced to be returned or destroyed, after a reminder" },
      on: { ...owed },
    },
    met: {
      id: "returnMet",
      meta: { words: "returned or destroyed" },
      on: {
        ...moving,
        "production.released": {
          guard: "lawful",
          target: "owed",
          actions: assign(change.returnDutyRenewed),
        },
      },
    },
  },
});
