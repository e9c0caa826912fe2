import { purposeWords } from "../words.ts";
import { say, title } from "../template.ts";
import type { Template } from "../template.ts";
import { letterhead, neutral, signedByPractice, toRequester } from "./shared.ts";

/** Says that papers came in, and nothing more. */
export const receipt: Template = {
  paper: "receipt",
  version: "2026.11.1",
  title: "Receipt",
  to: "The requester",
  counsel: "none",
  forStrangersToo: true,
  offered: ({ context }) =>
    context.stage === "draft" || context.stage === "blank"
      ? undefined
      : "A request came in. A receipt says so, and says nothing of the person.",
  pieces: [
    ...letterhead,
    ...toRequester,
    title("Receipt"),
    say(
      "Your {paper} was received on {receivedOn} and is registered as request {trackingNumber}. Quote this number whenever you write or call.",
    ),
    say("These papers came with it:"),
    {
      kind: "table",
      head: ["Paper", "Pages", "SHA-256 digest"],
      of: ({ context }) =>
        context.papers
          .filter(({ state, sentBy }) => state === "admitted" && sentBy === "requester")
          .map(({ purpose, pages, sha256 }) => [purposeWords[purpose], String(pages ?? ""), sha256]),
      orElse: "received",
    },
    say(
      "A receipt is no answer. It accepts neither service nor the authority of the paper, gives up no objection and no privilege, and extends no time.",
    ),
    neutral,
    ...signedByPractice,
  ],
};
