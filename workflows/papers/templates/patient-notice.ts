import { heading, law, lines, say, title } from "../template.ts";
import type { Template } from "../template.ts";
import { asks, isOpen, letterhead, signedByPractice } from "./shared.ts";

/** Tells the patient what is asked, by whom and before which court, and how to object (45 CFR 164.512(e)(1)(vi)). */
export const patientNotice: Template = {
  paper: "patient-notice",
  version: "2026.11.1",
  title: "Notice to the patient",
  to: "The patient, by the channel the patient chose, in an envelope that says nothing",
  counsel: "if-asked",
  forStrangersToo: false,
  offered: (about) => {
    const { facts, law: of, person } = about;
    const secret = facts.instrument?.nonDisclosureOrder;
    if (!isOpen(about) || !person || !asks(about, "notify-patient")) return undefined;
    if (secret?.attached === true || secret?.exists === true) return undefined;
    if (of.prohibitions.some(({ code }) => code === "tell-patient")) return undefined;
    return "The patient is to hear of the request in time to object. With all it asks for, this notice is the practice's own effort, and records may go without the requester's assurance once the time to object has run.";
  },
  pieces: [
    ...letterhead,
    lines("{patient}", "{patientAddress}"),
    title("Somebody asks for your records"),
    say("This practice received a {paper} that asks for health information about you."),
    lines(
      "Case: {caption}",
      "Court: {court}",
      "Docket number: {docket}",
      "Who asks: {requester}",
      "Firm: {firm?}",
      "For: {representedParty?}",
      "What is asked for: {asksFor}",
      "Period: {askedRange?}",
      "The paper asks for an answer by: {returnOn}",
    ),
    heading("What you can do"),
    say(
      "You may object. An objection or motion goes to the court named above, not to the practice, and no later than {objectBy}. Send the practice a copy.",
    ),
    say(
      "You may agree, by signing an authorization that says what may go and to whom. You may also do nothing; then the practice decides under the law what it must or may disclose, and keeps back the rest.",
    ),
    law("privilege-is-yours", ({ facts }) => facts.forum?.system === "federal"),
    law("notes-go-only", ({ facts }) =>
      (facts.instrument?.requestedClasses ?? []).includes("psychotherapy-notes"),
    ),
    say(
      "See a lawyer soon if you can: the practice cannot give you legal advice. For questions about this notice call {practicePhone} and name the number {trackingNumber}.",
    ),
    ...signedByPractice,
  ],
};
