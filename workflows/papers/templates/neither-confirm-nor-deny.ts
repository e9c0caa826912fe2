import { law, say, title } from "../template.ts";
import type { Template } from "../template.ts";
import { asks, isOpen, letterhead, neutral, signedByPractice, toRequester } from "./shared.ts";

/** Answers a request that nothing opens, in the same words whoever is named. */
export const neitherConfirmNorDeny: Template = {
  paper: "neither-confirm-nor-deny",
  version: "2026.11.1",
  title: "Reply that neither confirms nor denies",
  to: "The requester",
  counsel: "if-asked",
  forStrangersToo: true,
  offered: (about) =>
    isOpen(about) && asks(about, "no-confirm-no-deny-reply", "send-refusal")
      ? "Nothing opens this request as it stands, and no reply may say whether the person is known here."
      : undefined,
  pieces: [
    ...letterhead,
    ...toRequester,
    title("Reply to your request"),
    say(
      "Your {paper}, received on {receivedOn}, asks for health information about a person. The practice neither confirms nor denies that any person is or ever was its patient.",
    ),
    law("no-permission-no-disclosure"),
    law("order-or-authorization"),
    law("what-opens-a-subpoena", ({ kind }) => kind === "civil-subpoena" || kind === "criminal-subpoena"),
    say(
      "As it stands, your request does not allow an answer with records. If you bring what is named above, it will be looked at again under the number {trackingNumber}. Every objection and privilege is reserved.",
    ),
    neutral,
    ...signedByPractice,
  ],
};
