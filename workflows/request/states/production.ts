import { assign } from "xstate";
import { assemblyOrdered } from "../assemblies.ts";
import {
  approvalsVoid,
  productionAssembled,
  productionFailed,
  productionNumbered,
  productionReleased,
} from "../changes.ts";
import { certified } from "../certification.ts";
import { partIsChosenAnew } from "../court-at-work.ts";
import { mail } from "../effects.ts";
import type { Effect } from "../effects.ts";
import { following } from "../nullable.ts";
import { phaseBegun, phaseReleased, reopenedAfter } from "../phases.ts";
import { request } from "../setup.ts";
import { outAfterRelease, returnForChanges, whileRecordsAreChosen } from "./ways-out.ts";

/** The packet is built; with psychotherapy notes, after the vault has been opened for them. */
export const assembling = request.createStateConfig({
  initial: "building",
  always: whileRecordsAreChosen.always,
  on: { ...whileRecordsAreChosen.on, ...returnForChanges },
  tags: ["approved"],
  states: {
    openingVault: {
      id: "openingVault",
      meta: { words: "waiting for the vault to open", cites: ["45 CFR 164.508(a)(2)"] },
      on: {
        "vault.opened": {
          guard: "lawfulAndStands",
          target: "building",
          actions: [
            assign(({ context }) =>
              context.production === null ? {} : assemblyOrdered(context, context.production.productionId),
            ),
            {
              type: "intend",
              params: ({ context }): readonly Effect[] =>
                following(context.production, ({ productionId }) => [
                  { kind: "assemble-production", productionId },
                ]),
            },
          ],
        },
        "vault.refused": {
          guard: "lawful",
          target: "#secondLook",
          actions: [
            assign(productionFailed),
            { type: "intend", params: [mail("production-failed", "managers")] },
          ],
        },
      },
    },
    building: {
      id: "building",
      meta: { words: "having its production assembled" },
      on: {
        "production.numbered": { guard: "lawful", actions: assign(productionNumbered) },
        "production.continued": {
          guard: "lawful",
          actions: {
            type: "intend",
            params: ({ event: { productionId } }): readonly Effect[] => [
              { kind: "assemble-production", productionId },
            ],
          },
        },
        "production.assembled": [
          {
            guard: "lawfulReportThatStands",
            target: "#releaseReady",
            actions: [
              assign(productionAssembled),
              { type: "intend", params: [mail("production-assembled", "managers")] },
            ],
          },
          {
            guard: "lawfulReport",
            target: "#retrieval",
            actions: [
              assign(approvalsVoid),
              { type: "intend", params: [mail("release-stopped", "managers")] },
            ],
          },
        ],
        "production.failed": {
          guard: "lawfulReport",
          target: "#secondLook",
          actions: [
            assign(productionFailed),
            { type: "intend", params: [mail("production-failed", "managers")] },
          ],
        },
      },
    },
  },
});

/** The packet is there and has not gone. */
export const releaseReady = request.createStateConfig({
  id: "releaseReady",
  meta: { words: "ready for release" },
  tags: ["awaiting-practice", "approved"],
  always: whileRecordsAreChosen.always,
  on: {
    ...whileRecordsAreChosen.on,
    ...returnForChanges,
    "production.certified": { guard: "lawful", actions: assign(certified) },
    "production.released": {
      guard: "lawful",
      target: "#ready",
      actions: [
        assign(productionReleased),
        assign(phaseReleased),
        {
          type: "intend",
          params: ({ event }): readonly Effect[] =>
            event.judgement.goesToCourtAlone === true ? [] : [mail("production-ready", "requester")],
        },
      ],
    },
  },
});

/** The packet has gone: waiting to be downloaded, then delivered. */
export const release = request.createStateConfig({
  initial: "ready",
  on: { ...outAfterRelease },
  states: {
    ready: {
      id: "ready",
      meta: { words: "released and ready to download" },
      tags: ["awaiting-requester"],
      on: {
        "transfer.finished": { guard: "lawfulDelivery", target: "delivered" },
        "court.delivered": { guard: "lawfulDelivery", target: "delivered" },
      },
    },
    delivered: {
      meta: { words: "released and delivered" },
      tags: ["awaiting-practice"],
      on: {
        "phase.begun": {
          guard: "lawful",
          target: "#retrieval",
          actions: [assign(phaseBegun), assign(partIsChosenAnew), assign(approvalsVoid)],
        },
      },
    },
  },
});

/** Over, unless somebody reopens it with a reason. */
export const closed = request.createStateConfig({
  id: "closed",
  meta: { words: "closed" },
  tags: ["done"],
  on: {
    "request.reopened": {
      guard: "lawful",
      target: "#triage",
      actions: assign(({ context }) => ({
        ...approvalsVoid,
        ...partIsChosenAnew({ context }),
        weight: null,
        stage: "open" as const,
        outcome: null,
        withdrawnAfterRelease: false,
        filesDisposal: null,
        ...reopenedAfter({ context }),
      })),
    },
  },
});
