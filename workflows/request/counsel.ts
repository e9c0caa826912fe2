import type { CounselPaper } from "../contract/motions.ts";
import type { RequestContext } from "./context.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

// Counsel's sign-off of the practice's own papers: before it none of them goes to court (FRCP 11(a)). Others file by themselves.

type Change = Partial<RequestContext>;
type Own = Extract<Recorded, { readonly by: "practice" | "patient" | "party" }>;
type Asked = { readonly context: RequestContext; readonly event: Own };

const signedOffOn = (context: RequestContext, paper: CounselPaper): string | undefined =>
  context.signedOff[paper];

/** The day on which the event was done in court. */
const dayOf = (event: Own): string => {
  if (event.type === "motion-to-quash.filed") return event.filedOn;
  if (event.type === "motion-to-quash.appealed") return event.appealedOn;
  return event.type === "protective-order.sought" ? event.soughtOn : event.at.slice(0, 10);
};

/** Whether counsel signed the practice's own paper off, on the day it went to court at the latest. */
export const counselSignedOff =
  (paper: CounselPaper) =>
  ({ context, event }: Asked): boolean => {
    const on = signedOffOn(context, paper);
    return event.by !== "practice" || (on !== undefined && on <= dayOf(event));
  };

export const signedOff = ({
  context,
  event,
}: {
  readonly context: RequestContext;
  readonly event: RecordedOf<"counsel.signed-off">;
}): Change => ({ signedOff: { ...context.signedOff, [event.paper]: event.signedOn } });

/** A paper that went to court, or is drafted anew, needs another sign-off. */
export const signOffUsed = (context: RequestContext, paper: CounselPaper): Change => {
  const { [paper]: _used, ...others } = context.signedOff;
  return { signedOff: others };
};
