import { logHead, logOf, logRows } from "../log.ts";
import { heading, law, lines, newPage, say, title } from "../template.ts";
import type { Template } from "../template.ts";
import { asks, caption, certificates, isOpen, signedByCounsel } from "./shared.ts";

/** Asks the court to look before anybody else does, with an index for chambers. */
export const inCameraRequest: Template = {
  paper: "in-camera-request",
  version: "2026.11.3",
  title: "Request for review in camera",
  to: "Chambers alone, under seal, through counsel",
  counsel: "signs",
  forStrangersToo: false,
  offered: (about) => {
    if (!isOpen(about)) return undefined;
    if (about.facts.instrument?.commands?.includes("deliver-for-in-camera-review") === true)
      return "The paper commands delivery to the court for review in camera. The index goes with it, to chambers alone.";
    if (asks(about, "request-in-camera")) return "Only the judge can say whether the order means this.";
    return about.context.objection?.lifted === false && logOf(about).length > 0
      ? "Objections stand, and records are withheld on them. A judge may be asked to look first."
      : undefined;
  },
  pieces: [
    ...caption,
    title("Request of {practiceName} for review in camera"),
    say(
      "The {paper} dated {issuedOn} asks for {asksFor}. Before any of it is disclosed, {practiceName} asks the court to examine in chambers what is withheld, and to rule on each part.",
    ),
    say("The request is made under {inCameraAuthority}."),
    law("order-limits"),
    heading("Why"),
    say("{inCameraReasons}"),
    say(
      "What is to be examined is delivered to chambers under seal and to nobody else. No copy goes to counsel. Nothing is produced until the court has ruled.",
    ),
    say(
      "Should the court find that a part of a record may be disclosed, it is asked to let the rest be redacted, in this way: {redaction}",
    ),
    ...signedByCounsel,
    ...certificates,
    newPage,
    title("Index for chambers, under seal"),
    {
      kind: "table",
      head: logHead,
      of: logRows,
      orElse: "withheld",
    },
    law("categories-only"),
    lines("{hearing?}"),
  ],
};
