import { lackOfPapers } from "../cures.ts";
import { law, say, title } from "../template.ts";
import type { Template } from "../template.ts";
import { isOpen, letterhead, neutral, signedByPractice, toRequester } from "./shared.ts";

/** Tells the requester what the paper lacks, and what would cure it. */
export const deficiencyLetter: Template = {
  paper: "deficiency-letter",
  version: "2026.11.1",
  title: "Letter of deficiency",
  to: "The requester",
  counsel: "if-asked",
  forStrangersToo: true,
  offered: (about) => {
    const lacking = lackOfPapers(about).length;
    if (!isOpen(about) || lacking === 0) return undefined;
    return `The paper lacks ${lacking === 1 ? "one thing" : `${lacking} things`} that the requester can cure. The letter by itself stops no clock.`;
  },
  pieces: [
    ...letterhead,
    ...toRequester,
    title("What your paper still needs"),
    say(
      "Your {paper} was received on {receivedOn}. As it stands it does not allow the practice to answer it with records. What is missing, and what would cure it:",
    ),
    {
      kind: "table",
      head: ["What is missing", "What would cure it", "Provision"],
      of: lackOfPapers,
      orElse: "lacking",
    },
    law("what-opens-a-subpoena", ({ kind }) => kind === "civil-subpoena" || kind === "criminal-subpoena"),
    law("qualified-protective-order", ({ kind }) => kind === "civil-subpoena"),
    law("order-or-authorization"),
    law("notes-go-only", ({ facts }) =>
      (facts.instrument?.requestedClasses ?? []).includes("psychotherapy-notes"),
    ),
    say(
      "Send what is missing through the page of your request, or to the address above, and quote {trackingNumber}. Every objection and privilege is reserved. This letter extends no time.",
    ),
    neutral,
    ...signedByPractice,
  ],
};
