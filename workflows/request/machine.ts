import { assign } from "xstate";
import * as change from "./changes.ts";
import { clockEffects, clockElapsed, clocksAfter } from "./clocks.ts";
import { blankContext } from "./context.ts";
import type { RequestContext } from "./context.ts";
import { mail } from "./effects.ts";
import type { Effect } from "./effects.ts";
import { request } from "./setup.ts";
import { motionToQuash, negotiate, protectiveOrder } from "./states/contest.ts";
import { received, triage } from "./states/intake.ts";
import { assembling, closed, release, releaseReady } from "./states/production.ts";
import { retrieval } from "./states/retrieval.ts";
import { clinicianReview, secondLook } from "./states/review.ts";
import { validateCourtWeight } from "./states/validate-court-weight.ts";
import { hold, vault } from "./states/vault.ts";

/** A paper that joins others is news; the first one was announced by the submission. */
const hasMorePapers = ({ stage, papers }: RequestContext): boolean =>
  stage === "open" && papers.filter((paper) => paper.state === "admitted").length > 1;

/** The life of one request: its main course, and beside it the contest, the vault and the hold. */
export const requestMachine = request.createMachine({
  id: "request",
  type: "parallel",
  context: blankContext,
  options: { maxIterations: 50 },
  // What every accepted event leaves behind: the judgement it was made under, and clocks that agree with it.
  always: {
    guard: "judgementIsNew",
    actions: [
      { type: "intend", params: clockEffects },
      assign(({ context, event }) => ({
        clocks: clocksAfter({ context, event }),
        judgement: event.judgement,
      })),
    ],
  },
  states: {
    course: {
      initial: "received",
      states: {
        received,
        triage,
        validateCourtWeight,
        retrieval,
        clinicianReview,
        secondLook,
        assembling,
        releaseReady,
        release,
        closed,
      },
    },
    negotiate,
    motionToQuash,
    protectiveOrder,
    vault,
    hold,
  },
  // What only adds to the file, wherever the request stands.
  on: {
    "upload.announced": { guard: "lawful", actions: assign(change.paperAnnounced) },
    "document.admitted": {
      guard: "lawful",
      actions: [
        assign(change.paperAdmitted),
        {
          type: "intend",
          params: ({ context }): readonly Effect[] =>
            hasMorePapers(context) ? [mail("paper-arrived", "managers")] : [],
        },
      ],
    },
    "document.refused": {
      guard: "lawful",
      actions: [
        assign(change.paperRefused),
        {
          type: "intend",
          params: ({ context }): readonly Effect[] =>
            context.stage === "draft" ? [] : [mail("paper-refused", "requester")],
        },
      ],
    },
    "paper.viewed": { guard: "lawful", actions: assign(change.paperRead) },
    "record.viewed": { guard: "lawful", actions: { type: "intend", params: [] } },
    "requester.email-confirmed": { guard: "lawful", actions: assign({ emailConfirmed: true }) },
    "requester.identity-verified": { guard: "lawful", actions: assign({ identityVerified: true }) },
    "facts.recorded": {
      guard: "lawful",
      actions: assign(({ context }) => ({ timesFactsRecorded: context.timesFactsRecorded + 1 })),
    },
    "authorization.recorded": { guard: "lawful", actions: assign(change.authorizationRecorded) },
    "authorization.revoked": { guard: "lawful", actions: assign(change.authorizationRevoked) },
    "objection.served": {
      guard: "lawful",
      actions: assign(({ event }) => ({ objection: { servedOn: event.servedOn, lifted: false } })),
    },
    "objection.lifted": {
      guard: "lawful",
      actions: assign(({ context }) => ({
        objection: context.objection === null ? null : { ...context.objection, lifted: true },
      })),
    },
    "link.issued": { guard: "lawful", actions: assign(change.linkIssued) },
    "transfer.finished": { guard: "lawful", actions: assign(change.transferFinished) },
    "clock.elapsed": {
      guard: "lawful",
      actions: [
        assign(({ context, event }) => clockElapsed(context, event)),
        { type: "intend", params: [mail("deadline-reached", "managers")] },
      ],
    },
  },
});
