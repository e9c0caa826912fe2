import type { UndoneOnFile } from "./context.ts";
import type { Effect, MailTemplate } from "./effects.ts";

const letters: Readonly<Record<MailTemplate, string>> = {
  "confirm-email": "with the link that confirms their address",
  "paper-refused": "that a file could not be accepted",
  "paper-returned": "that the paper was returned, and why",
  "proposal-received": "that a proposal waits for them",
  "fee-quoted": "what it costs to have the request answered",
  "proposal-answered": "that their proposal was answered",
  "production-ready": "that something is ready for them",
  "request-closed": "that the request was closed",
  "request-submitted": "that a request came in",
  "paper-arrived": "that a paper came in",
  "review-needed": "that records wait for a review",
  "second-look-needed": "that a second look is needed",
  "vault-approval-needed": "that an approval is needed",
  "release-stopped": "that a release was stopped",
  "production-failed": "that a production failed",
  "production-assembled": "that a production is ready for release",
  "request-withdrawn": "that the requester withdrew",
  "date-comes-near": "that a date comes near",
  "date-counts-again": "that a date counts again",
  "deadline-reached": "that a date was reached",
  "incident-opened": "that something about a release must be looked into",
};
const readers: Readonly<Record<Extract<Effect, { kind: "send-mail" }>["to"], string>> = {
  requester: "the requester",
  managers: "the practice manager",
  clinicians: "the clinicians",
  "vault-approvers": "those who approve the vault",
  "privacy-officers": "the privacy officer",
  "who-acts": "whoever has the next step",
};

type Words = { readonly what: string; readonly why: string };

function wordsOf(effect: Effect): Words {
  switch (effect.kind) {
    case "send-mail":
      return {
        what: `A letter to ${readers[effect.to]} was not sent: ${letters[effect.template]}.`,
        why:
          effect.to === "requester"
            ? "The requester has not heard of it. Any date that runs against them runs all the same."
            : "Whoever it was for has not heard of it; the request waits for them all the same.",
      };
    case "start-clock":
      return {
        what: "A reminder could not be set.",
        why: `The date, ${effect.dueOn}, is watched hourly all the same; the reminder may come an hour late.`,
      };
    case "cancel-clock":
      return { what: "A reminder could not be taken off.", why: "It will find nothing to do." };
    case "open-vault":
      return {
        what: "The vault was not opened.",
        why: "The production waits: the approved notes are not in it.",
      };
    case "close-vault":
      return {
        what: "The vault was not closed.",
        why: "Keys that were lent for this production are not withdrawn yet, and nothing is released before.",
      };
    case "assemble-production":
      return {
        what: "The production was not begun.",
        why: "Nothing can be released before it is assembled.",
      };
    case "discard-production":
      return {
        what: "A production that was given up was not destroyed.",
        why: "Its files lie in storage, though nobody is given them.",
      };
    case "destroy-files":
      return {
        what: "The files of this request were not destroyed, or not all of them.",
        why: "Two people ordered it. What is left lies in storage, and nobody can open it.",
      };
    case "await-paper":
      return {
        what: "A file that was announced has not been let in.",
        why: "It never came, or its check never ended: nobody can read it. Ask whoever sent it to send it again.",
      };
  }
}

/** What failed, in one sentence. */
export const undoneWhat = (effect: Effect): string => wordsOf(effect).what;

const goingOn = "It is tried again every few hours until it is done. Tell whoever runs the product.";

/** What failed, and why it matters, for the desk. */
export function undoneWords({ effect, goesOn }: UndoneOnFile): Words {
  const { what, why } = wordsOf(effect);
  return { what, why: goesOn ? `${why} ${goingOn}` : why };
}
