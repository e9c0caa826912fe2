import * as z from "zod";
import { calendarDateSchema } from "../contract/ids.ts";
import { returnWaySchema } from "../contract/return-duty.ts";
import type { RequestContext } from "./context.ts";
import { amended } from "./nullable.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

// A qualified protective order has what was produced under it returned or destroyed at the end of the case (45 CFR
// 164.512(e)(1)(v)(B)). The duty is the recipient's; the practice sees to it, and keeps the proof.

/** What is known of the duty since an order was entered that has it. */
export const returnDutySchema = z.strictObject({
  /** By when, once somebody knows. */
  dueOn: calendarDateSchema.nullable(),
  remindedOn: calendarDateSchema.nullable(),
  met: z.strictObject({ on: calendarDateSchema, how: returnWaySchema }).nullable(),
});

type Remembered = { readonly context: RequestContext };
type Asked = Remembered & { readonly event: Recorded };
type Known<Type extends Recorded["type"]> = Remembered & { readonly event: RecordedOf<Type> };
type Change = Partial<RequestContext>;

export const orderHasReturnDuty = ({ event }: Asked): boolean =>
  event.type === "protective-order.entered" && event.returnOrDestroy;

/** An order may reach what left before it was entered. */
export const orderReachesWhatLeft = (asked: Asked): boolean =>
  orderHasReturnDuty(asked) && asked.context.phases.length > 0;

/** Something left under the order, and nobody has shown that it was returned or destroyed. */
export const returnIsOwed = ({ phases, returnDuty }: RequestContext): boolean =>
  phases.length > 0 && returnDuty !== null && returnDuty.met === null;

/** An order may name the day; else it follows from the end of the case. */
export const returnDutyBegun = ({ event }: Known<"protective-order.entered">): Change => ({
  returnDuty: { dueOn: event.returnOrDestroyBy ?? null, remindedOn: null, met: null },
});
/** A later order moves the day if it names one; it takes no duty away that stands already, nor the proof. */
export const returnDutyMoved = ({ context, event }: Known<"protective-order.entered">): Change => ({
  returnDuty: amended(
    context.returnDuty,
    event.returnOrDestroyBy === undefined ? {} : { dueOn: event.returnOrDestroyBy },
  ),
});
/** What leaves later is to be returned, too. */
export const returnDutyRenewed = ({ context }: Remembered): Change => ({
  returnDuty: amended(context.returnDuty, { met: null }),
});
export const returnDueSet = ({ context, event }: Known<"return-duty.due-set">): Change => ({
  returnDuty: amended(context.returnDuty, { dueOn: event.dueOn }),
});
export const returnReminded = ({ context, event }: Known<"return-duty.reminded">): Change => ({
  returnDuty: amended(context.returnDuty, { remindedOn: event.remindedOn }),
});
export const returnMet = ({ context, event }: Known<"return-duty.met">): Change => ({
  returnDuty: amended(context.returnDuty, { met: { on: event.metOn, how: event.how } }),
});
