import { describe, expect, it } from "vitest";
import type { Member } from "../../../../functions/adapters/practice-rows.ts";
import { readBeforeApproval } from "../../../../functions/read-notes/read-before-approval.ts";
import type { Approving } from "../../../../functions/read-notes/read-before-approval.ts";
import type { NoteReading } from "../../../../workflows/reading/reading.ts";
import type { DocumentId, ReadingId, RequestId } from "../../../../workflows/vocabulary/ids.ts";
import { ids, members } from "../../../support/desk.ts";

const [, clinician] = members as readonly [Member, Member];
const readingId = `rdg_${"1".repeat(26)}` as ReadingId;
const otherRequest = `req_${"9".repeat(26)}` as RequestId;
const note = `doc_${"1".repeat(26)}` as DocumentId;

/** Two requests in whose histories one person asked for a reading under one id. */
function aRoom() {
  const kept = new Map<string, NoteReading>();
  const asked: unknown[] = [];
  const ports: Approving = {
    requests: {
      read: async () =>
        ({ context: { patientRef: ids.patient } }) as Awaited<ReturnType<Approving["requests"]["read"]>>,
    },
    readAsked: async () => ({
      documentId: note,
      by: clinician.personId,
      at: "2026-11-30T15:00:00.000Z",
      alone: false,
    }),
    readings: {
      read: async (_practice, id) => kept.get(id),
      add: async (reading) =>
        kept.has(reading.readingId) ? false : (kept.set(reading.readingId, reading), true),
    },
    vault: async (call) => void asked.push(call),
    copies: { list: async (key) => (asked.length > 0 ? [{ key, versionId: "v1" }] : []) },
    log: () => undefined,
  };
  return { ports, kept, asked };
}

describe("a reading that was asked for in one request", () => {
  const read = ({ ports }: ReturnType<typeof aRoom>, requestId: RequestId) =>
    readBeforeApproval(ports, clinician, 1_796_000_000, requestId, readingId);

  it("is gone on with when it is asked for again there", async () => {
    const room = aRoom();
    for (let time = 0; time < 2; time += 1) expect(await read(room, ids.request)).toHaveProperty("opened");
    expect([room.kept.size, room.asked.length]).toEqual([1, 1]);
  });

  it("is none of another request, nor of the author's own, under the same id: what is opened is what is on record", async () => {
    const room = aRoom();
    expect(await read(room, ids.request)).toHaveProperty("opened");
    expect(await read(room, otherRequest)).toMatchObject({ problem: { code: "not-found" } });
    const own = room.kept.get(readingId);
    if (own) room.kept.set(readingId, { ...own, requestId: undefined });
    expect(await read(room, ids.request)).toMatchObject({ problem: { code: "not-found" } });
  });
});
