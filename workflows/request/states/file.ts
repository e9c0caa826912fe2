import { assign } from "xstate";
import { discardAgain, filesDestroyed, filesToDestroy } from "../assemblies.ts";
import * as change from "../changes.ts";
import type { RequestContext } from "../context.ts";
import { signedOff } from "../counsel.ts";
import { mail } from "../effects.ts";
import type { Effect } from "../effects.ts";
import { amended } from "../nullable.ts";
import { askedAfterReading } from "../read-scope.ts";
import { request } from "../setup.ts";
import { ofFiles } from "./files.ts";
import { ofClocks } from "./clocks.ts";
import { effectAgain, effectFailed, taskSettled } from "../undone.ts";

/** A paper that joins others is news; the first one was announced by the submission. */
const hasMorePapers = ({ stage, papers }: RequestContext): boolean =>
  stage === "open" && papers.filter((paper) => paper.state === "admitted").length > 1;

/**
 * What only adds to the file, wherever the request stands. It is a region of its own, because a parallel machine asks its
 * root only when no region has an answer: an event that moves the course is filed all the same.
 */
export const file = request.createStateConfig({
  initial: "kept",
  states: {
    kept: {
      meta: { words: "kept" },
      on: {
        "upload.announced": {
          guard: "lawful",
          actions: [
            assign(change.paperAnnounced),
            {
              type: "intend",
              // Of a draft nobody waits for anything: what it lacks is looked at when it is submitted.
              params: ({ context, event }): readonly Effect[] =>
                context.stage !== "draft" ? [{ kind: "await-paper", documentId: event.documentId }] : [],
            },
          ],
        },
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
              params: ({ context, event }): readonly Effect[] => {
                const sender = context.papers.find((paper) => paper.documentId === event.documentId)?.sentBy;
                return context.stage === "draft" || sender === "practice"
                  ? []
                  : [mail("paper-refused", "requester")];
              },
            },
          ],
        },
        "paper.viewed": { guard: "lawful", actions: assign(change.paperRead) },
        "record.described": { guard: "lawful", actions: { type: "intend", params: [] } },
        "record.viewed": { guard: "lawful", actions: { type: "intend", params: [] } },
        "accounting.corrected": { guard: "lawful", actions: { type: "intend", params: [] } },
        "accounting.drawn-up": { guard: "lawful", actions: { type: "intend", params: [] } },
        "accounting.suspended": { guard: "lawful", actions: { type: "intend", params: [] } },
        "paper.drawn-up": { guard: "lawful", actions: { type: "intend", params: [] } },
        "requester.email-confirmed": { guard: "lawful", actions: assign({ emailConfirmed: true }) },
        "requester.identity-verified": { guard: "lawful", actions: assign({ identityVerified: true }) },
        "facts.recorded": {
          guard: "lawful",
          actions: assign(({ context, event }) => ({
            timesFactsRecorded: context.timesFactsRecorded + 1,
            asked: askedAfterReading(context.asked, event.patch.instrument),
          })),
        },
        "authorization.recorded": { guard: "lawful", actions: assign(change.authorizationRecorded) },
        "authorization.revoked": { guard: "lawful", actions: assign(change.authorizationRevoked) },
        "counsel.signed-off": { guard: "lawful", actions: assign(signedOff) },
        "objection.served": {
          guard: "lawful",
          actions: assign(({ event }) => ({ objection: { servedOn: event.servedOn, lifted: false } })),
        },
        "objection.lifted": {
          guard: "lawful",
          actions: assign(({ context }) => ({
            objection: amended(context.objection, { lifted: true }),
          })),
        },
        "production.assembled": {
          guard: "lawfulLateReport",
          actions: [assign(filesToDestroy), { type: "intend", params: discardAgain }],
        },
        "production.failed": {
          guard: "lawfulLateReport",
          actions: [assign(filesToDestroy), { type: "intend", params: discardAgain }],
        },
        "production.discarded": { guard: "lawful", actions: assign(filesDestroyed) },
        "link.issued": { guard: "lawful", actions: assign(change.linkIssued) },
        "court-link.issued": { guard: "lawful", actions: assign(change.linkIssued) },
        "court.delivered": { guard: "lawful", actions: assign(change.deliveredToCourt) },
        "transfer.finished": { guard: "lawful", actions: assign(change.transferFinished) },
        "effect.failed": { guard: "lawful", actions: assign(effectFailed) },
        "effect.retried": {
          guard: "lawful",
          actions: [{ type: "intend", params: effectAgain }, assign(taskSettled)],
        },
        "effect.done-by-hand": { guard: "lawful", actions: assign(taskSettled) },
        ...ofClocks,
        ...ofFiles,
      },
    },
  },
});
