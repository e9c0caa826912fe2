import { assign } from "xstate";
import { opened } from "../changes.ts";
import { mail } from "../effects.ts";
import type { Effect } from "../effects.ts";
import { request } from "../setup.ts";
import { outBeforeRelease, outOfDraft, returnToSender } from "./ways-out.ts";

/** The paper comes in: a draft while the requester uploads, then submitted until one paper has passed the gate. */
export const received = request.createStateConfig({
  initial: "draft",
  states: {
    draft: {
      meta: { words: "being drafted by the requester" },
      tags: ["awaiting-requester"],
      on: {
        ...outOfDraft,
        "request.opened": [
          { guard: "lawfulThroughPortal", actions: assign(opened) },
          { guard: "lawful", target: "submitted", actions: assign(opened) },
        ],
        "request.submitted": {
          guard: "lawful",
          target: "submitted",
          actions: [
            assign({ stage: "open" }),
            {
              type: "intend",
              params: ({ context }): readonly Effect[] => [
                mail("confirm-email", "requester"),
                ...context.papers.flatMap(({ documentId, state }): readonly Effect[] =>
                  state === "announced" ? [{ kind: "await-paper", documentId }] : [],
                ),
              ],
            },
          ],
        },
      },
    },
    submitted: {
      meta: { words: "waiting for its papers to pass the check of uploads" },
      tags: ["awaiting-practice"],
      // Anybody can submit; the desk is written to once a paper has passed, and not of what it keyed itself.
      always: {
        guard: "aLegalPaperIsAdmitted",
        target: "#triage",
        actions: {
          type: "intend",
          params: ({ context }): readonly Effect[] =>
            context.channel === "portal" ? [mail("request-submitted", "managers")] : [],
        },
      },
      on: { ...outBeforeRelease },
    },
  },
});

/** Somebody reads the paper and records what it says. */
export const triage = request.createStateConfig({
  id: "triage",
  meta: { words: "in triage" },
  tags: ["awaiting-practice"],
  on: {
    ...outBeforeRelease,
    ...returnToSender,
    "facts.recorded": { guard: "lawful", target: "#assessing" },
  },
});
