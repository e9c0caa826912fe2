import type { RequestContext } from "./context.ts";
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

export const motionFiled = ({ context, event }: Filed): Change => ({
  motionsFiled: [...context.motionsFiled, event.by],
  motionDrafted: context.motionDrafted && event.by !== "practice",
});
export const motionDecided = ({ context, event }: Decided): Change => ({
  motionsFiled: left({ context, event }),
  motionDrafted: context.motionDrafted && event.by !== "practice",
});
