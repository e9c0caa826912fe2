import { assign } from "xstate";
import { mail } from "../effects.ts";
import { request } from "../setup.ts";

const claiming = request.createStateConfig({
  on: {
    "privilege.claimed": {
      guard: "lawful",
      target: "#privilegeClaimed",
      actions: [
        assign({ privilegeClaimed: true }),
        { type: "intend", params: [mail("release-stopped", "managers")] },
      ],
    },
  },
}).on;
const freeing = request.createStateConfig({
  on: {
    "privilege.waived": {
      guard: "lawful",
      target: "#privilegeWaived",
      actions: assign({ privilegeClaimed: false }),
    },
    "privilege.overruled": {
      guard: "lawful",
      target: "#privilegeOverruled",
      actions: assign({ privilegeClaimed: false }),
    },
  },
}).on;
const ofAnother = request.createStateConfig({
  on: { "patient.matched": { guard: "lawfulMatchOfAnother", target: "#privilegeIdle" } },
}).on;

/** The holder's choice on the psychotherapist-patient privilege; only a signed writing or a ruling frees what it covers. */
export const privilege = request.createStateConfig({
  initial: "idle",
  states: {
    idle: {
      id: "privilegeIdle",
      meta: { words: "neither claimed nor waived" },
      on: { ...claiming, ...freeing },
    },
    claimed: {
      id: "privilegeClaimed",
      meta: { words: "claimed", cites: ["FRE 501"] },
      on: { ...freeing },
    },
    waived: {
      id: "privilegeWaived",
      meta: { words: "waived" },
      on: { ...claiming, ...freeing, ...ofAnother },
    },
    overruled: {
      id: "privilegeOverruled",
      meta: { words: "overruled by the court" },
      on: { ...claiming, ...freeing, ...ofAnother },
    },
  },
});
