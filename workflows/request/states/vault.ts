import { assign } from "xstate";
import {
  noteMarked,
  paused,
  vaultApproved,
  vaultClosed,
  vaultClosing,
  vaultOpened,
  vaultRequested,
} from "../changes.ts";
import { mail } from "../effects.ts";
import type { Effect } from "../effects.ts";
import type { RequestContext } from "../context.ts";
import { following } from "../nullable.ts";
import { request } from "../setup.ts";

const retireGrants = {
  type: "intend",
  params: ({ context }: { readonly context: RequestContext }): readonly Effect[] =>
    following(context.vault, ({ authorizationId }) => [{ kind: "close-vault", authorizationId }]),
} as const;

const requesting = request.createStateConfig({
  on: {
    "vault.requested": {
      guard: "lawful",
      target: "#vaultRequested",
      actions: [
        assign(vaultRequested),
        { type: "intend", params: [mail("vault-approval-needed", "vault-approvers")] },
      ],
    },
  },
}).on;
const declining = request.createStateConfig({
  on: {
    "vault.declined": {
      guard: "lawful",
      target: "#vaultClosed",
      actions: assign({ vault: null }),
    },
  },
}).on;
/** Before they decide, those who are asked may read the notes, one at a time, and say of each whether it should go. */
const reading = request.createStateConfig({
  on: {
    "note.reading-asked": { guard: "lawful", actions: { type: "intend", params: [] } },
    "note.marked": { guard: "lawful", actions: assign(noteMarked) },
  },
}).on;

/**
 * The gate of the psychotherapy notes (45 CFR 164.508(a)(2)): asked for, approved by two persons, opened for one
 * production, closed again. Whenever the approvals fall, it closes by itself.
 */
export const vault = request.createStateConfig({
  initial: "closed",
  states: {
    closed: { id: "vaultClosed", meta: { words: "closed" }, on: { ...requesting } },
    requested: {
      id: "vaultRequested",
      meta: { words: "asked for" },
      always: { guard: "vaultHasLapsed", target: "closed", actions: assign({ vault: null }) },
      on: {
        ...declining,
        ...reading,
        "vault.approved": { guard: "lawful", target: "firstApproval", actions: assign(vaultApproved) },
      },
    },
    firstApproval: {
      meta: { words: "approved by one person" },
      always: { guard: "vaultHasLapsed", target: "closed", actions: assign({ vault: null }) },
      on: {
        ...declining,
        ...reading,
        "vault.approved": { guard: "lawful", target: "approved", actions: assign(vaultApproved) },
      },
    },
    approved: {
      meta: { words: "approved by two persons", cites: ["45 CFR 164.508(a)(2)"] },
      always: [
        {
          guard: "vaultHasLapsedWithGrants",
          target: "closing",
          actions: [assign(vaultClosing), retireGrants],
        },
        { guard: "vaultHasLapsed", target: "closed", actions: assign({ vault: null }) },
      ],
      on: {
        ...declining,
        "vault.opened": [
          { guard: "lawfulGrantsThatStand", target: "open", actions: assign(vaultOpened) },
          { guard: "lawfulGrantsAskedFor", target: "closing", actions: [assign(vaultClosing), retireGrants] },
        ],
        // Some grants may have been made before the opening was given up.
        "vault.refused": {
          guard: "lawful",
          target: "closing",
          actions: [assign(vaultClosing), retireGrants],
        },
      },
    },
    open: {
      meta: { words: "open" },
      always: { guard: "vaultHasLapsed", target: "closing", actions: [assign(vaultClosing), retireGrants] },
      on: {
        "production.assembled": {
          guard: "lawfulReport",
          target: "closing",
          actions: [assign(vaultClosing), retireGrants],
        },
        "production.failed": {
          guard: "lawfulReport",
          target: "closing",
          actions: [assign(vaultClosing), retireGrants],
        },
      },
    },
    closing: {
      meta: { words: "closing" },
      on: {
        "vault.closed": { guard: "lawful", target: "closedAgain", actions: assign(vaultClosed) },
        // Grants that were made after we stopped waiting for them are retired as well.
        "vault.opened": { guard: "lawful", actions: [assign(vaultClosing), retireGrants] },
      },
    },
    closedAgain: {
      meta: { words: "closed again" },
      on: {
        ...requesting,
        "vault.opened": { guard: "lawful", target: "closing", actions: [assign(vaultClosing), retireGrants] },
      },
    },
  },
});

const held = request.createStateConfig({
  always: { guard: "requestIsClosed", target: "none" },
  on: { "hold.lifted": { guard: "lawful", target: "none", actions: assign({ hold: null }) } },
});

/** Stops everything that would send records, and nothing else; it says whom the request waits for. */
export const hold = request.createStateConfig({
  initial: "none",
  states: {
    none: {
      meta: { words: "not on hold" },
      on: {
        "hold.placed": [
          { guard: "lawfulPauseForOutside", target: "outside", actions: assign(paused) },
          { guard: "lawfulPauseForSpecialist", target: "specialist", actions: assign(paused) },
          { guard: "lawful", target: "mine", actions: assign(paused) },
        ],
      },
    },
    outside: { meta: { words: "on hold, waiting for somebody outside" }, ...held },
    mine: { meta: { words: "on hold at the desk" }, ...held },
    specialist: { meta: { words: "on hold, waiting for counsel or another professional" }, ...held },
  },
});
