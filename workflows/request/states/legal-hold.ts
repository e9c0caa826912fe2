import { assign } from "xstate";
import { preserved } from "../assemblies.ts";
import { request } from "../setup.ts";

const placing = request.createStateConfig({
  on: { "legal-hold.placed": { guard: "lawful", target: "#preserving", actions: assign(preserved) } },
}).on;

/**
 * Preservation: while it is on nothing of the request is destroyed. On from the day on which legal process came in until the
 * privacy officer lifts it; it stops nothing else.
 */
export const legalHold = request.createStateConfig({
  initial: "none",
  states: {
    none: {
      meta: { words: "not under a legal hold" },
      on: {
        ...placing,
        "request.opened": {
          guard: "lawfulOfLegalProcess",
          target: "#preserving",
          actions: assign({ legalHold: true }),
        },
        // Legal process may follow on what was no such thing, or on another that is over.
        "document.admitted": { guard: "lawfulNewProcess", target: "#preserving", actions: assign(preserved) },
      },
    },
    preserving: {
      id: "preserving",
      meta: { words: "under a legal hold" },
      on: {
        "legal-hold.lifted": { guard: "lawful", target: "none", actions: assign({ legalHold: false }) },
      },
    },
  },
});
