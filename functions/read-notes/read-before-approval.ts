import type { RequestKey } from "../../workflows/ports.ts";
import type { NoteReading } from "../../workflows/reading/reading.ts";
import type { ReadingId } from "../../workflows/vocabulary/ids.ts";
import type { ReadAsked } from "../adapters/asked-readings.dynamodb.ts";
import type { Member } from "../adapters/practice-rows.ts";
import { notFound } from "../adapters/problem-response.ts";
import type { Readings } from "../adapters/readings.dynamodb.ts";
import type { RequestReader } from "../adapters/request-reader.dynamodb.ts";
import { endOf, openCopy } from "./open-copy.ts";
import type { Opened, OpeningCopy } from "./open-copy.ts";

export type Approving = OpeningCopy & {
  readonly requests: Pick<RequestReader, "read">;
  readonly readAsked: ReadAsked;
  readonly readings: Pick<Readings, "read" | "add">;
};

/**
 * Opens a note that a vault was asked for, for one who is asked to approve it and has asked to read first. That they may was
 * decided by the writer, and is in the history of the request; the minutes run from then. Whether it still stands is asked by
 * the vault. Asked again, after a stop, it goes on where it stopped.
 */
export async function readBeforeApproval(
  ports: Approving,
  { practiceId, personId, sub }: Member,
  signedInAt: number,
  requestId: RequestKey["requestId"],
  readingId: ReadingId,
): Promise<Opened> {
  const request = await ports.requests.read({ practiceId, requestId });
  const asked = await ports.readAsked({ practiceId, requestId }, readingId);
  const patientRef = request?.context.patientRef;
  if (asked?.by !== personId || !patientRef) return { problem: notFound() };
  const { documentId, at: askedAt } = asked;
  const reading: NoteReading = {
    readingId,
    practiceId,
    requestId,
    patientRef,
    documentId,
    personId,
    sub,
    signedInAt,
    // Why stands in the history of the request.
    reason: "asked",
    askedAt: new Date(askedAt).toISOString(),
    endsAt: endOf(askedAt),
  };
  if (!(await ports.readings.add(reading))) {
    const begun = await ports.readings.read(practiceId, readingId);
    if (!begun || !isSame(begun, reading)) return { problem: notFound() };
  }
  ports.log("access", "note-reading-before-approval", { practiceId, requestId, personId, readingId });
  return openCopy(ports, reading);
}

/** Whether a reading that is on record is this one: an id that was used for another opens nothing here. */
const isSame = (begun: NoteReading, reading: NoteReading): boolean =>
  begun.sub === reading.sub &&
  begun.signedInAt === reading.signedInAt &&
  begun.requestId === reading.requestId &&
  begun.documentId === reading.documentId;
