import type { StopGround } from "../../../workflows/contract/clocks.ts";

type Writing = Exclude<StopGround["kind"], "objection">;

/** On what a date can be moved or stand still that others have set. */
export const writings = {
  agreement: "A writing that both sides signed",
  order: "An order of the court",
} as const satisfies Record<Writing, string>;

/** On what it can stand still. */
export const stops = {
  ...writings,
  objection: "The practice's objection, which was served (FRCP 45(d)(2)(B))",
} as const satisfies Record<StopGround["kind"], string>;

/** What is asked of each: who stands behind it, and of which day it is. */
export const askedOf = {
  agreement: {
    whom: "Who agreed",
    day: "Signed on",
    lack: "Say who agreed, and on which day both had signed.",
  },
  order: { whom: "Which court", day: "Made on", lack: "Say which court made the order, and on which day." },
} as const satisfies Record<Writing, { whom: string; day: string; lack: string }>;
