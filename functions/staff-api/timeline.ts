import type { RequestOverview } from "../../workflows/contract/staff.ts";
import type { EventRow } from "../../workflows/ports.ts";
import type { RequestEventType } from "../../workflows/request/events.ts";
import type { Actor } from "../../workflows/request/recorded.ts";
import { timelineWords } from "../../workflows/request/timeline-words.ts";

type TimelineRow = RequestOverview["timeline"][number];

/** One thing that happened, in words. */
export const timelineRow = ({ seq, recorded }: EventRow): TimelineRow => ({
  seq,
  type: recorded.type,
  at: recorded.at,
  actor: { kind: recorded.actor.kind, name: actorName(recorded.actor) },
  words: timelineWords(recorded),
});

/**
 * The same for whoever may not see the records: what was done with them reads alike, whatever it was and to which of them,
 * so that neither a word nor a gap in the numbers nor a count of pages tells of psychotherapy notes.
 */
export const timelineRowWithoutRecords = (row: EventRow): TimelineRow =>
  ofRecords.has(row.recorded.type)
    ? {
        seq: row.seq,
        type: "records.handled",
        at: row.recorded.at,
        actor: { kind: "staff", name: "The practice" },
        words: "The practice worked on the records.",
      }
    : timelineRow(row);

const ofRecords: ReadonlySet<RequestEventType> = new Set([
  "record.described",
  "records.proposed",
  "record.reviewed",
  "record.viewed",
  "vault.requested",
  "vault.approved",
  "vault.declined",
  "vault.opened",
  "vault.refused",
  "vault.closed",
  "production.numbered",
  "production.assembled",
  "production.failed",
  "production.discarded",
  "transfer.finished",
]);

const partsOfTheProduct: Readonly<Record<string, string>> = {
  "accept-document": "Document gate",
  "open-vault": "Vault",
  "assemble-production": "Production",
  "discard-production": "Disposal",
  deliver: "Delivery",
  clocks: "Clock",
};

function actorName(actor: Actor): string {
  if (actor.kind === "requester") return "Requester";
  return actor.kind === "system" ? (partsOfTheProduct[actor.name] ?? actor.name) : actor.name;
}
