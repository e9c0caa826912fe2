import { createHash } from "node:crypto";
import { sealWindowOf } from "../../functions/adapters/seal-window.ts";
import { eventRow, firstHash } from "../../functions/advance-request/event-row.ts";
import type { LedgerStep, RowsBeside } from "../../workflows/ports.ts";
import type { Judgement } from "../../workflows/request/judgement.ts";
import { recorded } from "../../workflows/request/recorded.ts";
import type { EventId, PracticeId, ProductionId, RequestId } from "../../workflows/vocabulary/ids.ts";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const idOf = <Id extends string>(prefix: string, word: string) => {
  const bytes = createHash("sha256").update(word).digest().subarray(0, 26);
  return `${prefix}_${Array.from(bytes, (byte) => alphabet[byte % 32]).join("")}` as Id;
};
const judgement: Judgement = {
  weight: "unknown",
  outcomes: {},
  segments: {},
  sealed: [],
  notesOpenedBy: [],
  grounds: [],
  communications: "none",
  deadlines: [],
  packVersions: { "us-hipaa": "2026.11.1" },
};

/** The first step of an invented request; the word makes it another request. */
export function firstStep(word: string): LedgerStep {
  const key = { practiceId: idOf<PracticeId>("prc", "practice"), requestId: idOf<RequestId>("req", word) };
  const trackingNumber = `26-HLC-${word}`;
  const event = recorded(
    {
      type: "request.opened",
      channel: "portal",
      kind: "subpoena",
      trackingNumber,
      asks: { classes: ["progress-notes"], testimony: false },
    },
    {
      at: "2026-11-21T12:00:00.000Z",
      actor: { kind: "requester", emailConfirmed: false },
      judgement,
      nextProductionId: idOf<ProductionId>("pdn", word),
    },
  );
  return {
    key,
    version: 1,
    bodyDigest: "d".repeat(64),
    event: eventRow({
      seq: 1,
      eventId: `${word}-event-0000000001` as EventId,
      recorded: event,
      prevHash: firstHash(key),
    }),
    snapshot: { value: "draft", context: { trackingNumber } },
    machineVersion: 1,
    facts: { facts: {} },
    determination: { schemaVersion: 1 },
    determinationDigest: "e".repeat(64),
    released: [],
    profile: {
      requester: { name: "Harriet Colby", email: "harriet@example.test" },
      subject: { name: "Rowan Quillfeather" },
      fileNames: {},
    },
    worklist: {
      requestId: key.requestId,
      trackingNumber,
      kind: "subpoena",
      requesterName: "Harriet Colby",
      queue: "triage",
      status: "triage",
      held: false,
      receivedAt: "2026-11-21T12:00:00.000Z",
      papersWaiting: 0,
      undone: 0,
      dates: [],
      datedAt: "2026-11-21T12:00:00.000Z",
    },
    preserved: undefined,
    besideBefore: undefined,
    undoneBefore: 0,
    effects: [],
    letters: { trackingNumber, requester: { email: "harriet@example.test", unconfirmed: true } },
  };
}

/** What stands beside the snapshot after a step. */
const besideAfter = ({
  version,
  facts,
  profile,
  event,
  preserved,
  besideBefore,
}: LedgerStep): RowsBeside => ({
  ...(preserved ? { preserved: `${preserved.of}/${preserved.because}` } : {}),
  facts: facts === "as-before" ? (besideBefore?.facts ?? 0) : version,
  profile: profile === "as-before" ? (besideBefore?.profile ?? 0) : version,
  window: sealWindowOf(Date.parse(event.recorded.at)),
});

/** A step upon another. */
export function nextStep(before: LedgerStep): LedgerStep {
  const version = before.version + 1;
  const event = recorded(
    { type: "request.submitted" },
    { ...before.event.recorded, at: "2026-11-21T12:01:00.000Z" },
  );
  const { asks: _asks, ...bare } = { asks: undefined, ...event };
  const eventId = `${before.worklist.trackingNumber}-event-${String(version).padStart(10, "0")}` as EventId;
  return {
    ...before,
    version,
    event: eventRow({
      seq: version,
      eventId,
      recorded: { ...bare, type: "request.submitted" },
      prevHash: before.event.hash,
    }),
    facts: { facts: { version } },
    besideBefore: besideAfter(before),
    effects: [],
  };
}
