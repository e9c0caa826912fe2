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
  actor: byTheRequester.has(recorded.type)
    ? { kind: "requester", name: "Requester" }
    : { kind: recorded.actor.kind, name: actorName(recorded.actor) },
  words: timelineWords(recorded),
});

/**
 * The same for whoever may not see the records: what was done with them is one row from their first choice to the release,
 * and the rows are numbered anew, so that neither a word nor a gap nor how much was done tells of psychotherapy notes.
 */
export function timelineWithoutRecords(events: readonly EventRow[]): readonly TimelineRow[] {
  const told = events.filter(({ recorded: { type } }, at) =>
    type === "records.proposed" ? beginsWork(events.slice(0, at)) : !ofRecords.has(type),
  );
  const first = events[0]?.seq ?? 0;
  return told.map((row, at) => ({
    ...(row.recorded.type === "records.proposed" ? workOn(row) : timelineRow(row)),
    seq: first + at,
  }));
}

/** The first choice of records, or the first after a release; a later one goes on with the same work. */
const beginsWork = (before: readonly EventRow[]): boolean => {
  const last = before.findLast(({ recorded: { type } }) => bounds.has(type));
  return last?.recorded.type !== "records.proposed";
};
const bounds: ReadonlySet<RequestEventType> = new Set(["records.proposed", "production.released"]);

const workOn = ({ seq, recorded }: EventRow): TimelineRow => ({
  seq,
  type: "records.handled",
  at: recorded.at,
  actor: { kind: "staff", name: "The practice" },
  words: "The practice worked on the records.",
});

const ofRecords: ReadonlySet<RequestEventType> = new Set([
  "record.described",
  "record.reviewed",
  "record.marked",
  "record.viewed",
  "vault.requested",
  "note.reading-asked",
  "note.marked",
  "vault.approved",
  "vault.declined",
  "vault.opened",
  "vault.refused",
  "vault.closed",
  "paper.drawn-up",
  "production.numbered",
  "production.continued",
  "production.assembled",
  "production.failed",
  "production.discarded",
  "files.counted",
  "transfer.finished",
  // What is charged by the page says how many there are.
  "fee.quoted",
  "fee.accepted",
  "fee.paid",
  "fee.waived",
  "fee.refunded",
  // What failed may be the vault, or a letter about it.
  "effect.failed",
  "effect.retried",
  "effect.done-by-hand",
]);

// What a requester does by following a mailed link or asking for one is recorded by the part of the product that hands it over.
const byTheRequester: ReadonlySet<RequestEventType> = new Set(["requester.email-confirmed", "link.issued"]);

const partsOfTheProduct: Readonly<Record<string, string>> = {
  "accept-document": "File check",
  "open-vault": "Vault",
  "assemble-production": "Assembly",
  "discard-production": "Disposal",
  "destroy-files": "Disposal",
  deliver: "Delivery",
  clocks: "Clock",
  outbox: "Outbox",
};

function actorName(actor: Actor): string {
  if (actor.kind === "requester") return "Requester";
  return actor.kind === "system" ? (partsOfTheProduct[actor.name] ?? actor.name) : actor.name;
}
