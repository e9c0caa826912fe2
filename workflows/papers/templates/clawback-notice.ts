import type { PaperCase } from "../case.ts";
import { law, lines, say, title } from "../template.ts";
import type { Template } from "../template.ts";
import { isFederalCivil, letterhead, signedByPractice } from "./shared.ts";

/** Whether what went wrong is the production in hand, whose page numbers the notice can give. */
const isTheProduction = ({ context: { incident, production } }: PaperCase): boolean =>
  production !== null && incident?.productionId === production.productionId;

/**
 * Asks back what was sent by mistake. It names no person and no case: whoever received it may be a stranger to both.
 */
export const clawbackNotice: Template = {
  paper: "clawback-notice",
  version: "2026.11.1",
  title: "Clawback notice",
  to: "Whoever received what should not have gone",
  counsel: "if-asked",
  forStrangersToo: false,
  offered: ({ context: { incident } }) =>
    incident !== null && !incident.closed && incident.recall !== "settled" && incident.recall !== "not-owed"
      ? "Something went out that should not have, and is to be asked back. FRE 502(b) and (d) speak of attorney-client privilege and work product alone: for the psychotherapist's privilege ask the court for like words under FRCP 26(c)."
      : undefined,
  pieces: [
    ...letterhead,
    lines("{recipient}", "Request {trackingNumber}"),
    title("Notice: return what was sent to you by mistake"),
    say("On {discoveredOn} the practice found that this was sent to you by mistake: {whatWent}."),
    say("It carries the page numbers {batesFirst} to {batesLast}.", isTheProduction),
    say(
      "It is claimed to be privileged, or protected from disclosure. The claim and its basis: {clawbackGround}.",
    ),
    say("No privilege and no protection is waived by the mistake."),
    law("clawback", isFederalCivil),
    say(
      "The rule of this forum: {clawbackRule}. Whatever it says, the practice asks you to return, sequester or destroy it with every copy, to use and disclose nothing of it, and to retrieve what you passed on.",
      (about) => !isFederalCivil(about),
    ),
    law("inadvertence-waives-nothing", ({ facts }) => facts.forum?.system === "federal"),
    law("harm-is-mitigated"),
    say(
      "Confirm in writing by {confirmBy} what you did with it and with each copy, and to whom you had passed it on, if to anybody. Do not read further, and keep no copy. Send nothing of it back by e-mail.",
    ),
    say("The practice keeps what it sent, as it sent it, until the claim is resolved."),
    ...signedByPractice,
  ],
};
