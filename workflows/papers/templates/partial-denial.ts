import { withholdingGrounds } from "../../law/withholding-grounds.ts";
import type { PaperCase } from "../case.ts";
import { logOf } from "../log.ts";
import { heading, law, lines, say, title } from "../template.ts";
import type { Template } from "../template.ts";
import { asks, isOpen, letterhead, signedByPractice } from "./shared.ts";

const groundsOf = (about: PaperCase) => [...new Set(logOf(about).map(({ ground }) => ground))];
const asksFor = ({ facts }: PaperCase, what: "psychotherapy-notes" | "legal-file") =>
  facts.instrument?.requestedClasses?.includes(what) === true;

/** What is denied, of the kind and never of a record that is sealed, each with its provision. */
function basisOfDenial(about: PaperCase): readonly string[] {
  const ofRecords = groundsOf(about).flatMap((ground) => {
    if (!Object.hasOwn(withholdingGrounds, ground)) return [];
    const { words, citation } = withholdingGrounds[ground as keyof typeof withholdingGrounds];
    return [`${words} (${citation})`];
  });
  return [
    ...(asksFor(about, "psychotherapy-notes")
      ? [
          "Psychotherapy notes, if there are some that are kept apart from the record: the right of access does not reach them. (45 CFR 164.524(a)(1)(i))",
        ]
      : []),
    ...(asksFor(about, "legal-file")
      ? [
          "What was compiled for a proceeding: the right of access does not reach it. (45 CFR 164.524(a)(1)(ii))",
        ]
      : []),
    ...ofRecords,
  ];
}

const isReviewable = (about: PaperCase): boolean => groundsOf(about).includes("access-harm");

/** Denies a part of access, in plain language, with its basis and the ways to have it looked at again. */
export const partialDenial: Template = {
  paper: "partial-denial",
  version: "2026.11.1",
  title: "Denial of a part of access",
  to: "Whoever asked for access",
  counsel: "if-asked",
  forStrangersToo: false,
  offered: (about) =>
    isOpen(about) && asks(about, "deny-access", "deny-access-in-part")
      ? "A part of what was asked for is not given. The denial is due in writing, by the same day as access."
      : undefined,
  pieces: [
    ...letterhead,
    lines("{requester}"),
    lines("Request {trackingNumber}"),
    title("A part of what you asked for is not given"),
    say("You asked this practice for access on {receivedOn}. This part of it is denied, on this basis:"),
    { kind: "items", of: basisOfDenial, orElse: "basisOfDenial" },
    law("denial-is-written"),
    heading("If you disagree"),
    law("denial-is-reviewed", isReviewable),
    say("To ask for the review, write to {privacyOfficer} at the address above.", isReviewable),
    law(
      "denial-is-not-reviewed",
      (about) => asksFor(about, "psychotherapy-notes") || asksFor(about, "legal-file"),
    ),
    say("You may complain to the practice: {privacyOfficer}, telephone {practicePhone}."),
    law("complain-to-hhs"),
    ...signedByPractice,
  ],
};
