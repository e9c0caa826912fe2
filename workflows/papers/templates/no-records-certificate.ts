import type { PaperCase } from "../case.ts";
import { law, lines, say, title } from "../template.ts";
import type { Template } from "../template.ts";
import { asks, caption, isOpen } from "./shared.ts";

/**
 * Whether whoever asks may learn that there is nothing: only where the law would let the records themselves go, every kind
 * that is asked for, had there been any. Told of strangers alone, it would name the patients by what is not told of them.
 */
function mayBeTold(about: PaperCase): boolean {
  const { outcomes, prohibitions } = about.law;
  const asked = about.facts.instrument?.requestedClasses ?? [];
  return (
    asked.length > 0 &&
    asked.every((one) => outcomes[one]?.outcome === "release") &&
    Object.values(outcomes).every(({ outcome }) => outcome === "release") &&
    prohibitions.every(({ code }) => code !== "confirm-or-deny-patient" && code !== "reveal-sud-status") &&
    !asks(about, "no-confirm-no-deny-reply")
  );
}

/** Nobody here is matched to the person named, and no record is proposed: somebody may think of saying so. */
const nothingIsFound = (about: PaperCase): boolean =>
  isOpen(about) &&
  about.facts.instrument !== undefined &&
  about.context.patientRef === null &&
  (about.context.selection?.documentIds ?? []).length === 0;

/** The custodian attests a search that found nothing; it says of the person that there is nothing here. */
export const noRecordsCertificate: Template = {
  paper: "no-records-certificate",
  version: "2026.11.1",
  title: "Certificate of no records",
  to: "The requester, whom the law would let have the records",
  counsel: "if-asked",
  forStrangersToo: false,
  offered: (about) =>
    nothingIsFound(about) && mayBeTold(about)
      ? "The law would let everything go that is asked for, and nobody here is matched. Once every file was searched, the custodian can attest that there is nothing."
      : undefined,
  keptBack: (about) =>
    nothingIsFound(about) && !mayBeTold(about)
      ? "It would say whether the person is a patient, and nothing on file lets this requester know that (42 CFR 2.13(c); 45 CFR 164.502(a)). Answer with the reply that neither confirms nor denies: it reads alike whoever is named."
      : undefined,
  pieces: [
    ...caption,
    title("Certificate of no records"),
    say(
      "I, {signer}, have the care of the records of {practiceName} and am qualified to make this certificate.",
    ),
    say("The {paper}, received on {receivedOn}, asks for {asksFor} of {subject}."),
    lines("Born: {subjectBorn?}", "Period: {askedRange?}", "Request {trackingNumber}"),
    say("A diligent search was made: {searchMade}."),
    say("The search found no record that answers the {paper}."),
    law("absence-of-records", ({ facts }) => facts.forum?.system === "federal"),
    say("{certificateForm}", ({ facts }) => facts.forum?.system !== "federal"),
    say(
      "This certifies what was searched and found on that day. It does not certify that nobody else has records, or that none ever existed.",
    ),
    law("penalty-of-perjury"),
    lines("{signature}", "{signer}", "{signedOn}"),
  ],
};
