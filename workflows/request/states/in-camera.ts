import { assign } from "xstate";
import { signOffUsed } from "../counsel.ts";
import { inCameraRuled } from "../court-at-work.ts";
import { mail } from "../effects.ts";
import { request } from "../setup.ts";

const asking = request.createStateConfig({
  on: {
    "in-camera.asked": {
      guard: "lawful",
      target: "#inCameraAsked",
      actions: assign(({ context }) => ({
        inCamera: "asked" as const,
        ...signOffUsed(context, "in-camera-request"),
      })),
    },
  },
}).on;
const ordering = request.createStateConfig({
  on: {
    "in-camera.ordered": {
      guard: "lawful",
      target: "#inCameraOrdered",
      actions: [
        assign({ inCamera: "ordered" as const }),
        { type: "intend", params: [mail("release-stopped", "managers")] },
      ],
    },
  },
}).on;
const delivering = request.createStateConfig({
  on: {
    "in-camera.delivered": {
      guard: "lawful",
      target: "#inCameraDelivered",
      actions: assign({ inCamera: "delivered" as const }),
    },
  },
}).on;
const ruling = request.createStateConfig({
  on: {
    "in-camera.ruled": { guard: "lawful", target: "#inCameraRuled", actions: assign(inCameraRuled) },
  },
}).on;

/** The court looks at the records before anybody else does: asked for or ordered, delivered to chambers, ruled on. */
export const inCamera = request.createStateConfig({
  initial: "idle",
  states: {
    idle: { id: "inCameraIdle", meta: { words: "not asked for" }, on: { ...asking, ...ordering } },
    asked: {
      id: "inCameraAsked",
      meta: { words: "asked for" },
      on: {
        ...ordering,
        ...delivering,
        "in-camera.declined": { guard: "lawful", target: "idle", actions: assign({ inCamera: null }) },
      },
    },
    ordered: {
      id: "inCameraOrdered",
      meta: { words: "ordered", cites: ["45 CFR 164.512(e)(1)(i)"] },
      on: {
        ...delivering,
        ...ruling,
        // What the product releases to the court alone is how it reaches chambers.
        "court.delivered": {
          guard: "lawful",
          target: "delivered",
          actions: assign({ inCamera: "delivered" as const }),
        },
      },
    },
    delivered: { id: "inCameraDelivered", meta: { words: "with the court" }, on: { ...ruling } },
    ruled: { id: "inCameraRuled", meta: { words: "ruled on" }, on: { ...asking, ...ordering, ...ruling } },
  },
});
