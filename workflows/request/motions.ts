import type { MotionStage } from "../contract/motions.ts";
import type { RequestContext } from "./context.ts";
import { signOffUsed } from "./counsel.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

// Motions to quash, of the practice, the patient and the parties beside each other (FRCP 45(d)(3)): each is settled for itself.

type Remembered = { readonly context: RequestContext };
type Filed = Remembered & { readonly event: RecordedOf<"motion-to-quash.filed"> };
type Decided = Remembered & { readonly event: RecordedOf<"motion-to-quash.decided"> };
type Asked = Remembered & { readonly event: Recorded };
type Change = Partial<RequestContext>;

const left = ({ context, event }: Decided) => context.motionsFiled.filter((mover) => mover !== event.by);

/** Whether there is something of this mover to decide; a draft can only be given up. */
export const aMotionIsLive = ({ context, event }: Decided): boolean =>
  context.motionsFiled.includes(event.by) ||
  (event.by === "practice" && context.motionDrafted && event.result === "withdrawn");
export const motionIsNotFiledYet = ({ context, event }: Filed): boolean =>
  !context.motionsFiled.includes(event.by);
export const practiceHasNotFiled = ({ context }: Remembered): boolean =>
  !context.motionsFiled.includes("practice");
export const noMotionIsLive = ({ context }: Remembered): boolean =>
  !context.motionDrafted && context.motionsFiled.length === 0;

/** Whether the court has still to decide what others have moved. */
export const otherMotionsAreFiled = ({ context, event }: Asked): boolean =>
  event.type === "motion-to-quash.decided" && left({ context, event }).length > 0;
/** Whether a draft of the practice outlives what the court made of another's motion. */
export const draftIsLeft = ({ context, event }: Asked): boolean =>
  event.type === "motion-to-quash.decided" && event.by !== "practice" && context.motionDrafted;

type InCourt = Remembered & {
  readonly event:
    | RecordedOf<"motion-to-quash.opposed">
    | RecordedOf<"motion-to-quash.heard">
    | RecordedOf<"motion-to-quash.appealed">;
};
const cameBefore: Readonly<Record<MotionStage, readonly (MotionStage | undefined)[]>> = {
  opposed: [undefined],
  heard: [undefined, "opposed"],
  appealed: [],
};
const stageOf = ({ event }: InCourt): MotionStage =>
  event.type === "motion-to-quash.opposed"
    ? "opposed"
    : event.type === "motion-to-quash.heard"
      ? "heard"
      : "appealed";
/** Whether the motion is before the court, and has not come as far as this yet. */
export const motionComesFurther = ({ context, event }: InCourt): boolean =>
  context.motionsFiled.includes(event.by) &&
  cameBefore[stageOf({ context, event })].includes(context.motionStages[event.by]);
/** Only what was denied, in whole or in part, is appealed by whoever moved. */
export const motionWasLost = ({ context, event }: InCourt): boolean =>
  context.motionsLost.includes(event.by) && !context.motionsFiled.includes(event.by);

const stagesWithout = ({ motionStages }: RequestContext, by: Mover): RequestContext["motionStages"] => {
  const { [by]: _stage, ...others } = motionStages;
  return others;
};
const lostWithout = ({ motionsLost }: RequestContext, by: Mover) => motionsLost.filter((one) => one !== by);
type Mover = RequestContext["motionsFiled"][number];

export const motionDrafted = ({ context }: Remembered): Change => ({
  motionDrafted: true,
  ...signOffUsed(context, "motion-to-quash"),
});
export const motionFiled = ({ context, event }: Filed): Change => ({
  motionsFiled: [...context.motionsFiled, event.by],
  motionDrafted: context.motionDrafted && event.by !== "practice",
  motionsLost: lostWithout(context, event.by),
  ...(event.by === "practice" ? signOffUsed(context, "motion-to-quash") : {}),
});
export const motionCameFurther = ({ context, event }: InCourt): Change => ({
  motionStages: { ...context.motionStages, [event.by]: stageOf({ context, event }) },
});
/** An appeal brings the motion before a court again: it is as pending as before. */
export const motionAppealed = ({ context, event }: InCourt): Change => ({
  ...motionCameFurther({ context, event }),
  motionsFiled: [...context.motionsFiled, event.by],
  motionsLost: lostWithout(context, event.by),
  ...(event.by === "practice" ? signOffUsed(context, "appeal") : {}),
});
export const motionDecided = ({ context, event }: Decided): Change => ({
  motionsFiled: left({ context, event }),
  motionDrafted: context.motionDrafted && event.by !== "practice",
  motionStages: stagesWithout(context, event.by),
  motionsLost:
    event.result === "denied" || event.result === "granted-in-part"
      ? [...lostWithout(context, event.by), event.by]
      : lostWithout(context, event.by),
});
