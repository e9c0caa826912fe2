import { law, lines, say, title } from "../template.ts";
import type { Template } from "../template.ts";
import { isOpen, letterhead, signedByPractice } from "./shared.ts";

/** Tells whoever asked for access that it takes longer, why, and until when (45 CFR 164.524(b)(2)). */
export const extensionLetter: Template = {
  paper: "extension-letter",
  version: "2026.11.1",
  title: "Letter on more time",
  to: "Whoever asked for access",
  counsel: "if-asked",
  forStrangersToo: true,
  offered: (about) => {
    const due = about.law.deadlines.find(({ id }) => id === "access-due")?.dueOn;
    if (!isOpen(about) || due === undefined || due < about.on) return undefined;
    return "Access is owed within 30 days. Once it may take longer, if this letter goes out before they have run; it moves no earlier day that state law sets.";
  },
  pieces: [
    ...letterhead,
    lines("{requester}"),
    lines("Request {trackingNumber}"),
    title("Your request takes longer"),
    say(
      "Your request was received on {receivedOn}, and an answer is due by {accessDue}. The practice needs more time. The reason: {delayReason}",
    ),
    say(
      "You will have an answer by {newAccessDate}. That is no later than {accessExtendedDue}, and there is no second extension.",
    ),
    law("time-for-access"),
    say("For questions call {practicePhone} and name the number {trackingNumber}."),
    ...signedByPractice,
  ],
};
