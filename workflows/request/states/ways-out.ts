import { assign } from "xstate";
import {
  approvalsVoid,
  openOnesDeclined,
  patientMatched,
  returnedForChanges,
  weightVoid,
} from "../changes.ts";
import type { RequestContext } from "../context.ts";
import { mail } from "../effects.ts";
import type { Effect } from "../effects.ts";
import { aLegalPaperIsAdmitted } from "../guards.ts";
import { somethingWasReleased } from "../phases.ts";
import { request } from "../setup.ts";

const ended = (context: RequestContext): Partial<RequestContext> => ({
  stage: "closed",
  // What was not released by the end never will be.
  production: context.stage === "released" ? context.production : null,
  hold: null,
  motionDrafted: false,
  // What is before a court stays there, whatever the practice makes of the request, and is pending when it is opened again.
  proposals: openOnesDeclined(context),
});

/** The desk knows of a request from the day a submitted paper passed the check; what ends before is no news to it. */
const newsToTheDesk = ({ context }: { readonly context: RequestContext }): readonly Effect[] =>
  context.stage !== "draft" && aLegalPaperIsAdmitted({ context })
    ? [mail("request-withdrawn", "managers")]
    : [];

const withdrawn = request.createStateConfig({
  on: {
    "request.withdrawn": {
      guard: "lawful",
      target: "#closed",
      actions: [
        { type: "intend", params: newsToTheDesk },
        assign(({ context }) => ({
          ...ended(context),
          // What was released stays released; to whom withdrew it is over all the same.
          ...(somethingWasReleased({ context })
            ? { outcome: "released_partial" as const, withdrawnAfterRelease: true }
            : { outcome: "withdrawn" as const }),
        })),
      ],
    },
  },
});

const closed = request.createStateConfig({
  on: {
    "request.closed": {
      guard: "lawful",
      target: "#closed",
      actions: [
        assign(({ context, event }) => ({ ...ended(context), outcome: event.outcome })),
        {
          type: "intend",
          // Who withdrew knows that it is over.
          params: ({ context }): readonly Effect[] =>
            context.withdrawnAfterRelease ? [] : [mail("request-closed", "requester")],
        },
      ],
    },
  },
});

const quashed = request.createStateConfig({
  on: {
    "motion-to-quash.decided": {
      guard: "lawfulGrant",
      target: "#closed",
      actions: [
        assign(({ context }) => ({
          ...ended(context),
          motionsFiled: [],
          motionStages: {},
          motionsLost: [],
          // What was released before stays released.
          outcome: somethingWasReleased({ context }) ? ("modified_by_order" as const) : ("quashed" as const),
        })),
        { type: "intend", params: [mail("request-closed", "requester")] },
      ],
    },
  },
});

/** How a draft ends. */
export const outOfDraft = { ...withdrawn.on, ...closed.on } as const;
/** How a request ends before release. */
export const outBeforeRelease = { ...withdrawn.on, ...closed.on, ...quashed.on } as const;
/**
 * How a released request ends. A requester who knows of no release may withdraw; what goes to the court goes there under the
 * order or the law that sends it, so the course stays and the desk is told.
 */
export const outAfterRelease = request.createStateConfig({
  on: {
    ...closed.on,
    "request.withdrawn": {
      guard: "lawful",
      actions: [{ type: "intend", params: newsToTheDesk }, assign({ withdrawnAfterRelease: true })],
    },
  },
}).on;

const stopped = { type: "intend", params: [mail("release-stopped", "managers")] } as const;

/** The paper has a defect: it goes back to its sender, and what was built on it falls. */
export const returnToSender = request.createStateConfig({
  on: {
    "paper.returned": {
      guard: "lawful",
      target: "#deficient",
      actions: [
        assign(({ event }) => ({
          ...weightVoid,
          deficiencies: [...new Set([...event.reasons, event.words])],
        })),
        { type: "intend", params: [mail("paper-returned", "requester")] },
      ],
    },
  },
}).on;

/** A new paper that commands: its weight is judged anew, whatever was approved before. */
export const newProcess = request.createStateConfig({
  on: {
    "document.admitted": {
      guard: "lawfulNewProcess",
      target: "#assessing",
      actions: [assign(weightVoid), stopped],
    },
  },
}).on;

/** From the first proposal of records to release: what sends the request back to the choice of records. */
export const whileRecordsAreChosen = request.createStateConfig({
  always: [
    { guard: "weightHasChanged", target: "#assessing", actions: [assign(weightVoid), stopped] },
    { guard: "approvalsHaveLapsed", target: "#retrieval", actions: [assign(approvalsVoid), stopped] },
  ],
  on: {
    ...outBeforeRelease,
    ...returnToSender,
    ...newProcess,
    "patient.matched": {
      guard: "lawful",
      target: "#retrieval",
      actions: [assign(approvalsVoid), assign(patientMatched), stopped],
    },
    "negotiation.answered": {
      guard: "lawfulChangeOfScope",
      target: "#retrieval",
      actions: [assign(approvalsVoid), stopped],
    },
    "negotiation.rows-answered": {
      guard: "lawfulChangeOfRows",
      target: "#retrieval",
      actions: [assign(approvalsVoid), stopped],
    },
    "motion-to-quash.decided": [
      quashed.on["motion-to-quash.decided"],
      { guard: "lawfulGrantInPart", target: "#retrieval", actions: [assign(approvalsVoid), stopped] },
    ],
    "in-camera.ruled": {
      guard: "lawfulRulingInPart",
      target: "#retrieval",
      actions: [assign(approvalsVoid), stopped],
    },
    "protective-order.entered": {
      guard: "lawfulChangeOfOutcomes",
      target: "#retrieval",
      actions: [assign(approvalsVoid), stopped],
    },
  },
});

/** The second look, or whoever sees a mistake later, sends the request back to the reviewers. */
export const returnForChanges = request.createStateConfig({
  on: {
    "release.returned": {
      guard: "lawful",
      target: "#clinicianReview",
      actions: [
        assign(returnedForChanges),
        { type: "intend", params: [mail("review-needed", "clinicians")] },
      ],
    },
  },
}).on;
