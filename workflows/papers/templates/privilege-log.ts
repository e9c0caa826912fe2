import { logHead, logOf, logRows } from "../log.ts";
import { law, say, title } from "../template.ts";
import type { Template } from "../template.ts";
import { asks, caption, isFederalCivil, signedByCounsel } from "./shared.ts";

/** Lists what is withheld so that each claim can be judged, and tells nothing of what is in it. */
export const privilegeLog: Template = {
  paper: "privilege-log",
  version: "2026.11.3",
  title: "Privilege log",
  to: "The party or attorney who asks",
  counsel: "if-asked",
  forStrangersToo: false,
  offered: (about) => {
    if (about.context.stage === "draft") return undefined;
    const count = logOf(about).length;
    if (count > 0)
      return `${count === 1 ? "One record is" : `${count} records are`} withheld on grounds that a log names.`;
    return about.person !== undefined && asks(about, "prepare-privilege-log", "list-withheld-classes")
      ? "What is withheld as privileged is to be logged; propose and review records, and they stand here."
      : undefined;
  },
  pieces: [
    ...caption,
    title("Log of what is withheld"),
    say("Request {trackingNumber}. {practiceName} withholds, from what the {paper} asks for:"),
    {
      kind: "table",
      head: logHead,
      of: logRows,
      orElse: "withheld",
    },
    law("log-of-withheld", isFederalCivil),
    law("categories-only"),
    ...signedByCounsel,
  ],
};
