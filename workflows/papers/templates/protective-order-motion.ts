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

const terms = [
  "What is produced is used and disclosed for this proceeding and for nothing else.",
  "At the end of the proceeding it is returned to the practice, or destroyed with all copies.",
  "It is filed under seal only, and copied no more than the proceeding needs.",
  "Whoever sees it reads this order first and agrees to it in writing.",
  "What is claimed to be privileged is examined in camera before anybody else sees it.",
  "Production by mistake gives up no privilege; what was so produced is returned on request and not used.",
];

/** Motion for a protective order, with a proposed order that has both terms of a qualified one. */
export const protectiveOrderMotion: Template = {
  paper: "protective-order-motion",
  version: "2026.11.1",
  title: "Motion for a protective order",
  to: "The court where the case is pending, through counsel",
  counsel: "signs",
  forStrangersToo: true,
  offered: (about) => {
    const { facts } = about;
    if (!isOpen(about) || facts.assurances?.qpo?.entered === true) return undefined;
    if (asks(about, "seek-protective-order"))
      return "Before psychotherapy notes are used to defend the practice, a court limits who sees them.";
    return isSubpoena(about) && asks(about, "request-assurance", "serve-objection")
      ? "No protective order limits what becomes of the records. Asking the court for a qualified one is also the practice's own way to a lawful answer (45 CFR 164.512(e)(1)(vi))."
      : undefined;
  },
  pieces: [
    ...caption,
    title("Motion of {practiceName} for a protective order"),
    say(
      "{practiceName}, from whom the subpoena dated {issuedOn} seeks {asksFor}, moves for the order proposed below.",
    ),
    law("protective-order-for-cause", isFederalCivil),
    say("The motion is made under {orderRule}.", (about) => !isFederalCivil(about)),
    heading("Good cause"),
    say("{goodCause}"),
    law("qualified-protective-order"),
    law("own-efforts"),
    say("The motion says nothing about whether any person is or ever was a patient of the practice."),
    ...signedByCounsel,
    ...certificates,
    newPage,
    ...caption,
    title("Proposed qualified protective order"),
    say("For whatever {practiceName} produces on the subpoena dated {issuedOn}, the court orders:"),
    { kind: "items", of: () => terms, orElse: "orderRule" },
    say("It may be seen by: {whoMaySee}."),
    lines("Judge", "Date"),
  ],
};
