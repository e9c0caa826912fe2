import type { PaperCase } from "../case.ts";
import { groundsOfObjection, privilegeIsUncited } from "../grounds.ts";
import { heading, law, lines, newPage, say, title } from "../template.ts";
import type { Template } from "../template.ts";
import {
  asks,
  caption,
  certificates,
  isFederalCivil,
  isOpen,
  isSubpoena,
  signedByCounsel,
} from "./shared.ts";

const isFederalCriminal = ({ kind, facts: { forum } }: PaperCase): boolean =>
  forum?.system === "federal" && (kind === "criminal-subpoena" || kind === "grand-jury");
const isElsewhere = (about: PaperCase): boolean => !isFederalCivil(about) && !isFederalCriminal(about);

/** Motion, memorandum, declaration and proposed order, to be made into a filing by counsel. */
export const motionToQuash: Template = {
  paper: "motion-to-quash",
  version: "2026.11.1",
  title: "Motion to quash or modify",
  to: "The court, through counsel",
  counsel: "signs",
  forStrangersToo: true,
  offered: (about) => {
    if (!isOpen(about) || !isSubpoena(about)) return undefined;
    if (about.context.motionDrafted)
      return "A motion of the practice is being drafted. Filing it stays nothing by itself.";
    if (asks(about, "file-motion-to-quash"))
      return "Only a motion before the date helps here, and counsel files it. Filing it stays nothing by itself.";
    return asks(about, "serve-objection")
      ? "Beside written objections counsel may move, before the day of compliance. Filing stays nothing by itself."
      : undefined;
  },
  pieces: [
    lines("{motionCourt}"),
    ...caption,
    title("Motion of {practiceName} to quash or modify the subpoena"),
    say(
      "{practiceName} moves to quash, or else to modify, the subpoena dated {issuedOn} and served on {servedOn}, and to stay compliance, demanded by {returnOn}, until this motion is decided.",
    ),
    law("court-must-quash", isFederalCivil),
    law("court-may-quash-criminal", isFederalCriminal),
    say("The motion is made under {motionRule}.", isElsewhere),
    ...signedByCounsel,
    newPage,
    title("Memorandum in support"),
    heading("1. What the subpoena asks for"),
    say("It asks for {asksFor}. It was served for {representedParty}."),
    heading("2. Why it is to be quashed or modified"),
    { kind: "items", of: groundsOfObjection, orElse: "grounds" },
    say("The privilege is claimed under {privilegeLaw}.", privilegeIsUncited),
    heading("3. What is asked of the court"),
    say(
      "To quash the subpoena; or else to limit it to what no privilege and no bar of law protects, to examine in camera what remains in dispute, and to let anything go only under an order that limits its use to this case and has it returned or destroyed.",
    ),
    law("qualified-protective-order"),
    say(
      "The motion says nothing about whether any person is or ever was a patient of the practice; every ground is put for whoever is named.",
    ),
    newPage,
    title("Declaration"),
    say("I, {signer}, declare:"),
    say("I have the care of records at {practiceName} and know what I state here."),
    say("A subpoena dated {issuedOn} was served on {servedOn}. A copy is attached."),
    say("{declarantFacts}"),
    law("penalty-of-perjury"),
    lines("{signature}", "{signedOn}"),
    newPage,
    ...caption,
    title("Proposed order"),
    say(
      "On the motion of {practiceName}, and after hearing the parties, the court orders on the subpoena dated {issuedOn}: {motionRuling}",
    ),
    lines("Judge", "Date"),
    ...certificates,
  ],
};
