import { courtReceivesAlone } from "./guards.ts";
import type { RequestContext } from "./context.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

// What the court does with records and orders after they exist: a look in camera, a stay, a vacatur, a protective order.

type Remembered = { readonly context: RequestContext };
type Asked = Remembered & { readonly event: Recorded };
type Change = Partial<RequestContext>;

/** While the court looks nothing goes, except to the court itself. */
export const courtDoesNotLook = (asked: Asked): boolean =>
  asked.context.inCamera === null || courtReceivesAlone(asked);
export const nothingIsBeforeChambers = ({ context }: Remembered): boolean => context.inCamera === null;
export const lookIsAskedFor = ({ context }: Remembered): boolean => context.inCamera === "asked";
export const lookIsNotOrdered = ({ context }: Remembered): boolean =>
  context.inCamera === null || context.inCamera === "asked";
export const courtWaitsForRecords = ({ context }: Remembered): boolean =>
  context.inCamera === "asked" || context.inCamera === "ordered";
export const courtHasRecords = ({ context }: Remembered): boolean =>
  context.inCamera === "delivered" || context.inCamera === "ordered";

export const orderIsNotStayed = ({ context }: Remembered): boolean => context.orderIs !== "stayed";
export const orderIsNotVacated = ({ context }: Remembered): boolean => context.orderIs !== "vacated";
export const orderIsOutOfForce = ({ context }: Remembered): boolean => context.orderIs !== null;

/** A day to return or destroy by goes with an order that asks for it, and comes after the order. */
export const dayOfReturnFits = ({
  event,
}: {
  readonly event: RecordedOf<"protective-order.entered">;
}): boolean =>
  event.returnOrDestroyBy === undefined ||
  (event.returnOrDestroy && event.returnOrDestroyBy > event.enteredOn);
export const protectiveOrderEntered = ({
  event: { enteredOn, limitsUse, returnOrDestroy, returnOrDestroyBy, maySee, sealed },
}: {
  readonly event: RecordedOf<"protective-order.entered">;
}): Change => ({
  protectiveOrderSought: false,
  protectiveOrder: {
    enteredOn,
    limitsUse,
    returnOrDestroy,
    ...(returnOrDestroyBy === undefined ? {} : { returnOrDestroyBy }),
    maySee,
    sealed,
  },
});
