import { assign } from "xstate";
import { motionAppealed, motionCameFurther, motionDecided, motionDrafted, motionFiled } from "../motions.ts";
import { request } from "../setup.ts";

const drafting = request.createStateConfig({
  on: {
    "motion-to-quash.drafted": {
      guard: "lawful",
      target: "#drafting",
      actions: assign(motionDrafted),
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

const appealing = request.createStateConfig({
  on: {
    "motion-to-quash.appealed": { guard: "lawful", target: "#filed", actions: assign(motionAppealed) },
  },
}).on;
const complying = request.createStateConfig({
  on: { "production.released": { guard: "lawful", target: "#complied" } },
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
        "motion-to-quash.drafted": { guard: "lawful", actions: assign(motionDrafted) },
        // How far each mover's motion has come is told of each; the region says that something is before the court.
        "motion-to-quash.opposed": { guard: "lawful", actions: assign(motionCameFurther) },
        "motion-to-quash.heard": { guard: "lawful", actions: assign(motionCameFurther) },
        "motion-to-quash.appealed": { guard: "lawful", actions: assign(motionAppealed) },
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
    grantedInPart: {
      meta: { words: "granted in part" },
      on: { ...drafting, ...filing, ...appealing, ...complying },
    },
    denied: { meta: { words: "denied" }, on: { ...drafting, ...filing, ...appealing, ...complying } },
    complied: {
      id: "complied",
      meta: { words: "decided, and complied with" },
      on: { ...drafting, ...filing, ...appealing },
    },
  },
});
