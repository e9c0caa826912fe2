import { open } from "./conditions.ts";
import { anotherDraft, draftIsAsRead, isTheSignedDraft, throughCounsel, wasSignedOff } from "./counsel.ts";
import {
  aMotionIsLive,
  motionComesFurther,
  motionIsNotFiledYet,
  motionWasLost,
  practiceHasNotFiled,
} from "./motions.ts";
import type { Requirements } from "./requirement.ts";

const comesFurther = {
  holds: motionComesFurther,
  code: "wrong-state",
  words:
    "This motion is not before the court, or has come as far as that already. Record that it was filed, or what the court decided.",
} as const;

/** What motions must meet on their way through the court. */
export const inCourt = {
  "counsel.signed-off": [
    open,
    {
      holds: draftIsAsRead,
      code: "wrong-state",
      words:
        "This paper reads differently now from the draft that counsel signed off: the facts it is drawn from have changed. Draw it up again, have counsel sign off what it says now, and record that.",
      citations: ["FRCP 11(a)"],
    },
  ],
  "motion-to-quash.drafted": [
    open,
    {
      holds: practiceHasNotFiled,
      code: "wrong-state",
      words: "The practice's motion is before the court already. Record what the court decided first.",
    },
  ],
  "motion-to-quash.filed": [
    open,
    {
      holds: motionIsNotFiledYet,
      code: "wrong-state",
      words:
        "This motion is before the court already. Record what the court decided, or whose other motion it is.",
    },
    {
      ...throughCounsel,
      holds: ({ context, event }) =>
        event.by !== "practice" || wasSignedOff(context, "motion-to-quash", event.filedOn),
    },
    {
      ...anotherDraft,
      holds: ({ context, event }) =>
        event.by !== "practice" || isTheSignedDraft(context, "motion-to-quash", event),
    },
  ],
  "motion-to-quash.opposed": [open, comesFurther],
  "motion-to-quash.heard": [open, comesFurther],
  "motion-to-quash.decided": [
    open,
    {
      holds: aMotionIsLive,
      code: "wrong-state",
      words:
        "This motion to quash is not before the court. Record that it was filed, then what the court decided; a draft can only be withdrawn.",
    },
  ],
  "motion-to-quash.appealed": [
    open,
    {
      holds: motionWasLost,
      code: "wrong-state",
      words:
        "Only a motion that was denied, in whole or in part, and is not before a court again can be appealed by whoever made it.",
    },
    {
      ...throughCounsel,
      holds: ({ context, event }) =>
        event.by !== "practice" || wasSignedOff(context, "appeal", event.appealedOn),
    },
  ],
  "protective-order.sought": [
    open,
    {
      ...throughCounsel,
      holds: ({ context, event }) =>
        event.by !== "practice" || wasSignedOff(context, "protective-order-motion", event.soughtOn),
    },
    {
      ...anotherDraft,
      holds: ({ context, event }) =>
        event.by !== "practice" || isTheSignedDraft(context, "protective-order-motion", event),
    },
  ],
} as const satisfies Partial<Requirements>;
