import type { CounselPaper } from "../contract/motions.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
import type { RequestContext } from "./context.ts";
import type { RecordedOf } from "./recorded.ts";

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
