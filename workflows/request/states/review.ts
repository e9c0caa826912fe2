import { assign } from "xstate";
import { assemblyOrdered } from "../assemblies.ts";
import {
  outsideReviewRecorded,
  recordMarked,
  recordReviewed,
  releaseConfirmed,
  reviewCompleted,
} from "../changes.ts";
import { mail } from "../effects.ts";
import type { Effect } from "../effects.ts";
import { following } from "../nullable.ts";
import { request } from "../setup.ts";
import { returnForChanges, whileRecordsAreChosen } from "./ways-out.ts";

/** A clinician decides about every record. */
export const clinicianReview = request.createStateConfig({
  id: "clinicianReview",
  meta: { words: "in clinician review" },
  tags: ["awaiting-practice"],
  always: whileRecordsAreChosen.always,
  on: {
    ...whileRecordsAreChosen.on,
    "record.reviewed": { guard: "lawful", actions: assign(recordReviewed) },
    "record.marked": { guard: "lawful", actions: assign(recordMarked) },
    "review.completed": {
      guard: "lawful",
      target: "#secondLook",
      actions: [
        assign(reviewCompleted),
        { type: "intend", params: [mail("second-look-needed", "managers")] },
      ],
    },
  },
});

/** Another person looks at what the reviewers approved. Psychotherapy notes wait here for the vault's two approvals. */
export const secondLook = request.createStateConfig({
  id: "secondLook",
  meta: { words: "waiting for the second look" },
  tags: ["awaiting-practice", "approved"],
  always: whileRecordsAreChosen.always,
  on: {
    ...whileRecordsAreChosen.on,
    ...returnForChanges,
    "outside-review.recorded": { guard: "lawful", actions: assign(outsideReviewRecorded) },
    "release.confirmed": [
      {
        guard: "lawfulWithNotes",
        target: "#openingVault",
        actions: [
          assign(releaseConfirmed),
          {
            type: "intend",
            params: ({ context }): readonly Effect[] =>
              following(context.vault, ({ authorizationId }) => [{ kind: "open-vault", authorizationId }]),
          },
        ],
      },
      {
        guard: "lawful",
        target: "#building",
        actions: [
          assign(releaseConfirmed),
          assign(({ context, event }) => assemblyOrdered(context, event.nextProductionId)),
          {
            type: "intend",
            params: ({ event }): readonly Effect[] => [
              { kind: "assemble-production", productionId: event.nextProductionId },
            ],
          },
        ],
      },
    ],
  },
});
