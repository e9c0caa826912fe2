import type { CounselPaper } from "../contract/motions.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
import type { RequestContext } from "./context.ts";
import type { RequestEvent } from "./events.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

// Counsel's sign-off of the practice's own papers: before it none of them goes to court. Others file by themselves.

type Change = Partial<RequestContext>;

export const throughCounsel = {
  code: "wrong-state",
  words:
    "The practice goes to court through a lawyer. Have counsel sign off this paper, and record who did so and when, on the day it is filed at the latest.",
  citations: ["FRCP 11(a)"],
} as const;

/** Whether counsel signed the paper off by the day on which it went to court. */
export function wasSignedOff(context: RequestContext, paper: CounselPaper, by: CalendarDate): boolean {
  const on = context.signedOff[paper];
  return on !== undefined && on <= by;
}

export const anotherDraft = {
  code: "wrong-state",
  words:
    "Counsel signed off an earlier draft of this paper: the facts it is drawn from have changed since, and so has its text. Have counsel sign off the draft as it reads now and record that; then record the filing.",
  citations: ["FRCP 11(a)"],
} as const;

/** Whether what counsel signed off is the paper as it reads now. Where no template draws it, it is counsel's own. */
export const isTheSignedDraft = (
  { signedDrafts }: RequestContext,
  paper: CounselPaper,
  { draftNow }: Pick<Recorded, "draftNow">,
): boolean => draftNow === undefined || signedDrafts[paper] === draftNow;

/** Whether the draft that counsel read is still the one there is. */
export const draftIsAsRead = ({
  event: { draft, draftNow },
}: {
  readonly event: RecordedOf<"counsel.signed-off">;
}): boolean => draft === undefined || draft === draftNow;

/** The paper that counsel signs off with this event, or that the practice takes to court with it; none with any other. */
export function counselPaperOf(event: RequestEvent): CounselPaper | undefined {
  if (event.type === "counsel.signed-off") return event.paper;
  if (event.type === "in-camera.asked") return "in-camera-request";
  if (event.type === "motion-to-quash.filed" && event.by === "practice") return "motion-to-quash";
  if (event.type === "protective-order.sought" && event.by === "practice") return "protective-order-motion";
  return undefined;
}

export const signedOff = ({
  context,
  event,
}: {
  readonly context: RequestContext;
  readonly event: RecordedOf<"counsel.signed-off">;
}): Change => {
  const { [event.paper]: _earlier, ...others } = context.signedDrafts;
  return {
    signedOff: { ...context.signedOff, [event.paper]: event.signedOn },
    signedDrafts: event.draftNow === undefined ? others : { ...others, [event.paper]: event.draftNow },
  };
};

/** A paper that went to court, or is drafted anew, needs another sign-off. */
export const signOffUsed = (context: RequestContext, paper: CounselPaper): Change => {
  const { [paper]: _used, ...signedOff } = context.signedOff;
  const { [paper]: _draft, ...signedDrafts } = context.signedDrafts;
  return { signedOff, signedDrafts };
};
