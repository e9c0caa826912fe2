import { assign } from "xstate";
import type { RequestContext } from "../context.ts";
import { mail } from "../effects.ts";
import type { Effect } from "../effects.ts";
import { request } from "../setup.ts";

/** Of a closed request nothing is left to stop: who records it there knows. */
const stopped = {
  type: "intend",
  params: ({ context }: { readonly context: RequestContext }): readonly Effect[] =>
    context.stage === "closed" ? [] : [mail("release-stopped", "managers")],
} as const;
const staying = request.createStateConfig({
  on: {
    "order.stayed": {
      guard: "lawful",
      target: "#orderStayed",
      actions: [assign({ orderIs: "stayed" as const }), stopped],
    },
  },
}).on;
const vacating = request.createStateConfig({
  on: {
    "order.vacated": {
      guard: "lawful",
      target: "#orderVacated",
      actions: [assign({ orderIs: "vacated" as const }), stopped],
    },
  },
}).on;
const reinstating = request.createStateConfig({
  on: {
    "order.reinstated": { guard: "lawful", target: "#orderStands", actions: assign({ orderIs: null }) },
  },
}).on;

/** What became of the order after it was entered: what rests on a stayed or vacated one stops, at any time. */
export const order = request.createStateConfig({
  initial: "standing",
  states: {
    standing: {
      id: "orderStands",
      meta: { words: "neither stayed nor vacated" },
      on: { ...staying, ...vacating },
    },
    stayed: { id: "orderStayed", meta: { words: "stayed" }, on: { ...vacating, ...reinstating } },
    vacated: { id: "orderVacated", meta: { words: "vacated" }, on: { ...staying, ...reinstating } },
  },
});
