import type { RequestEventOf, RequestEventType } from "../../../workflows/request/events.ts";
import { doc } from "./ids.ts";

/** One likely event of every type that moves a date, or wakes a request for one. */
export const likelyOfClocks = {
  "clock.extended": {
    type: "clock.extended",
    clockId: "return-date",
    to: "2027-01-15",
    ground: {
      kind: "order",
      court: "Magistrate judge, order of December 1",
      orderedOn: "2026-12-01",
      documentId: doc("subpoena"),
      extendsObjections: true,
    },
    reason: "The older chart comes from the archive.",
  },
  "clock.stopped": {
    type: "clock.stopped",
    clockId: "return-date",
    until: "2027-01-04",
    ground: { kind: "order", court: "Magistrate judge, order of December 1", orderedOn: "2026-12-01" },
    reason: "The court stayed compliance until it has heard the motion.",
  },
  "clock.resumed": { type: "clock.resumed", clockId: "return-date", reason: "The stay was lifted." },
  "clock.reminded": {
    type: "clock.reminded",
    clockId: "return-date",
    generation: 1,
    dueOn: "2026-12-18",
  },
  "clock.stop-ended": { type: "clock.stop-ended", clockId: "return-date", generation: 2 },
  "clock.elapsed": { type: "clock.elapsed", clockId: "return-date", generation: 1 },
} as const satisfies { readonly [Type in RequestEventType]?: RequestEventOf<Type> };
