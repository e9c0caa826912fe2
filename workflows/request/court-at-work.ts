import { courtReceivesAlone } from "./guards.ts";
import type { Judged } from "./guards.ts";
import type { PaperOnFile, RequestContext } from "./context.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

// What the court does with records and orders after they exist: a look in camera, a stay, a vacatur, a protective order.

type Remembered = { readonly context: RequestContext };
type Asked = Remembered & { readonly event: Recorded };
type Change = Partial<RequestContext>;

type InCamera = RequestContext["inCamera"];
const hasRuled = (inCamera: InCamera): boolean => inCamera === "withheld" || inCamera === "in-part";
/** While the court looks nothing goes, except to the court itself. */
export const courtDoesNotLook = (asked: Judged): boolean =>
  nothingIsBeforeChambers(asked) || courtReceivesAlone(asked);
/** What the court looked at and keeps from the parties goes to nobody. */
export const courtLetsItGo = ({ context }: Remembered): boolean => !hasRuled(context.inCamera);
export const nothingIsBeforeChambers = ({ context }: Remembered): boolean =>
  context.inCamera === null || hasRuled(context.inCamera);
export const lookIsAskedFor = ({ context }: Remembered): boolean => context.inCamera === "asked";
export const lookIsNotOrdered = (asked: Remembered): boolean =>
  nothingIsBeforeChambers(asked) || lookIsAskedFor(asked);
export const courtWaitsForRecords = ({ context }: Remembered): boolean =>
  context.inCamera === "asked" || context.inCamera === "ordered";
/** A ruling that keeps everything here may be followed by another. */
export const courtCanRule = ({ context }: Remembered): boolean =>
  context.inCamera === "delivered" || context.inCamera === "ordered" || context.inCamera === "withheld";
export const rulingIsInPart = ({ event }: Asked): boolean =>
  event.type === "in-camera.ruled" && event.result === "produce-in-part";

/** What a ruling leaves to be kept here: what was released already may hold more than the part it allows. */
export const inCameraRuled = ({
  context,
  event: { result },
}: Remembered & { readonly event: RecordedOf<"in-camera.ruled"> }): Change => {
  if (result === "withhold") return { inCamera: "withheld" };
  return { inCamera: result === "produce-in-part" && context.stage === "released" ? "in-part" : null };
};
/** The records are chosen anew, in the part that was allowed. */
export const partIsChosenAnew = ({ context }: Remembered): Change =>
  context.inCamera === "in-part" ? { inCamera: null } : {};

export const orderIsNotStayed = ({ context }: Remembered): boolean => context.orderIs !== "stayed";
export const orderIsNotVacated = ({ context }: Remembered): boolean => context.orderIs !== "vacated";
export const orderIsOutOfForce = ({ context }: Remembered): boolean => context.orderIs !== null;

const ofCourts: readonly PaperOnFile["purpose"][] = ["court-order", "protective-order"];
/** An order of a court or a judge's warrant: as its paper, as facts, or as what the court did in the request. */
export const anOrderIsOnFile = ({ context, event: { judgement } }: Asked): boolean =>
  judgement.orderOnFile === true ||
  context.protectiveOrder !== null ||
  (context.inCamera !== null && context.inCamera !== "asked") ||
  context.papers.some(({ purpose, state }) => state === "admitted" && ofCourts.includes(purpose));

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
