import { heading, lines, say, title } from "../template.ts";
import type { Template } from "../template.ts";
import { asks, whyAsked } from "./shared.ts";

const kept = [
  "The chart, and notes kept apart from it, if there are any. Where they are kept stays as it is.",
  "Appointments, billing, messages, e-mail and telephone notes about the person.",
  "Recordings, tests and whatever was received from others.",
  "Logs of who opened what.",
];

/** Tells everybody who holds records to leave them as they are. */
export const litigationHold: Template = {
  paper: "litigation-hold",
  version: "2026.11.1",
  title: "Memo on the litigation hold",
  to: "Everybody in the practice who may hold records",
  counsel: "none",
  forStrangersToo: false,
  offered: (about) => (asks(about, "place-legal-hold") ? whyAsked(about, "place-legal-hold") : undefined),
  pieces: [
    lines("{practiceName}", "{today}"),
    title("Do not change or destroy"),
    lines("Request {trackingNumber}", "Person named: {subject}", "Received on: {receivedOn}"),
    say(
      "A {paper} was received that asks for records. From the day of receipt on nothing is destroyed, moved or changed that could answer it:",
    ),
    { kind: "items", of: () => kept, orElse: "subject" },
    heading("What this means"),
    say(
      "Stop automatic deletion. Make no edits. A late entry is made as a new one, dated on the day it is written. Notes are not taken out of the chart, or put into it, because of the request.",
    ),
    say(
      "Answer nobody outside, and tell nobody whether the person is known here. Send every question to the desk. The hold stands until it is lifted in writing: {holdUntil}.",
    ),
    lines("{signature}", "{signer}"),
  ],
};
