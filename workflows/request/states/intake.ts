import { assign } from "xstate";
import { opened } from "../changes.ts";
import { mail } from "../effects.ts";
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
              params: [mail("confirm-email", "requester"), mail("request-submitted", "managers")],
            },
          ],
        },
      },
    },
    submitted: {
      meta: { words: "waiting for its papers to pass the check of uploads" },
      tags: ["awaiting-practice"],
      always: { guard: "aLegalPaperIsAdmitted", target: "#triage" },
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
