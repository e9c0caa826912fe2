import { groundsOfObjection, privilegeIsUncited } from "../grounds.ts";
import { heading, law, lines, say, title } from "../template.ts";
import type { Template } from "../template.ts";
import { asks, isFederalCivil, isOpen, letterhead, neutral, signedByCounsel } from "./shared.ts";

/** Written objections to a civil subpoena. */
export const objectionLetter: Template = {
  paper: "objection-letter",
  version: "2026.11.2",
  title: "Objections to the subpoena",
  to: "The party or attorney whom the subpoena names",
  counsel: "signs",
  forStrangersToo: true,
  offered: (about) => {
    if (!isOpen(about) || about.kind !== "civil-subpoena") return undefined;
    if (about.law.prohibitions.some(({ code }) => code === "object-by-letter-only")) return undefined;
    return asks(about, "serve-objection")
      ? "Written objections are due: served in time they suspend the duty to produce what is objected to. They do not excuse from testimony."
      : undefined;
  },
  pieces: [
    ...letterhead,
    lines("{requester}", "{firm?}"),
    lines("Request {trackingNumber}"),
    title("Objections to the subpoena"),
    lines("{caption}", "{court}", "No. {docket}"),
    say(
      "{practiceName}, on whom a subpoena dated {issuedOn} was served on {servedOn}, for production by {returnOn}, objects to it. It asks for {asksFor}.",
    ),
    heading("Grounds"),
    { kind: "items", of: groundsOfObjection, orElse: "grounds" },
    say("The privilege is claimed under {privilegeLaw}.", privilegeIsUncited),
    law("objection-suspends", isFederalCivil),
    heading("What is withheld, and what is not"),
    say(
      "What falls under these objections is withheld. Whatever responsive matter there is to which no objection is made will be produced when it is due. A log of what is withheld, so far as the rules ask for one, follows by {logOn}.",
    ),
    law("log-of-withheld", isFederalCivil),
    law("categories-only"),
    neutral,
    say(
      "Further objections are reserved. Production, extension or talk of the scope waives none. Write to the undersigned to confer.",
    ),
    ...signedByCounsel,
    heading("Proof of service"),
    say("Served on {requester}: {serviceHow}."),
    lines("{signature}", "{signedOn}"),
  ],
};
