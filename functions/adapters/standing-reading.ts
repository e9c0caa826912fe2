import { rolesMay } from "../../workflows/access/may.ts";
import { treats } from "../../workflows/access/sight.ts";
import { lackOfTreatment } from "../../workflows/access/treating.ts";
import { isOriginator, isOver } from "../../workflows/reading/reading.ts";
import type { NoteReading } from "../../workflows/reading/reading.ts";
import { readingStands } from "../../workflows/request/reading-stands.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import type { ReadAsked } from "./asked-readings.dynamodb.ts";
import type { ReadCase } from "./case-today.ts";
import type { Member, Patient, SealedRecord } from "./practice-rows.ts";
import type { Practices } from "./practices.dynamodb.ts";
import type { Readings } from "./readings.dynamodb.ts";

/** A reading that may go on at this moment, the note it is of, and under which authority its key is re-wrapped. */
export type StandingReading = {
  readonly reading: NoteReading;
  readonly note: SealedRecord;
  readonly authorizationId: string;
};
export type StandsNow = (practiceId: string, readingId: string) => Promise<StandingReading | undefined>;
/** Named where an authorization would be: the author needs none (45 CFR 164.508(a)(2)(i)(A)). */
const originatorUse = "originator-use";

type Ports = {
  readonly readings: Pick<Readings, "read" | "isEnded">;
  readonly practices: Pick<Practices, "member" | "patient" | "record">;
  readonly readAsked: ReadAsked;
  readonly readCase: ReadCase;
  readonly now: () => Date;
};

/**
 * Asks the ledger whether a reading still stands: its minutes are not over, its reader did not end it and is still who they were, and the ground is
 * still there, which is that the reader wrote the note (45 CFR 164.508(a)(2)(i)(A)), or that a vault waits for the reader's
 * approval under an authority that opens it. Asked before the key is lent, before the note is opened, before each link, and
 * by the sweep.
 */
export function standingReading(ports: Ports): StandsNow {
  return async (practiceId, readingId) => {
    const reading = await ports.readings.read(practiceId, readingId);
    if (!reading || isOver(reading, ports.now().toISOString())) return undefined;
    const { patientRef, documentId, personId, sub } = reading;
    const [ended, member, patient, note] = await Promise.all([
      ports.readings.isEnded(practiceId, readingId),
      ports.practices.member(sub),
      ports.practices.patient(practiceId, patientRef),
      ports.practices.record(practiceId, patientRef, documentId),
    ]);
    if (ended || !member || !patient || !note?.sealed) return undefined;
    if (member.personId !== personId || member.practiceId !== practiceId) return undefined;
    const authorizationId =
      reading.requestId === undefined
        ? isOriginator(member, note, patient) && originatorUse
        : await underApproval(
            ports,
            reading,
            { practiceId: reading.practiceId, requestId: reading.requestId },
            member,
            patient,
          );
    return authorizationId ? { reading, note, authorizationId } : undefined;
  };
}

/** The authority of the vault that waits for this reader; nothing when it does not, or the writer knows of no such reading. */
async function underApproval(
  { readAsked, readCase, now }: Pick<Ports, "readAsked" | "readCase" | "now">,
  reading: NoteReading,
  key: RequestKey,
  member: Member,
  patient: Patient,
): Promise<string | undefined> {
  if (!rolesMay(member.roles, "readNote") || lackOfTreatment("readNote", member, patient) !== undefined)
    return undefined;
  const [asked, today] = await Promise.all([readAsked(key, reading.readingId), readCase(key)]);
  if (asked?.documentId !== reading.documentId || asked.by !== reading.personId) return undefined;
  if (today?.context.patientRef !== patient.patientRef) return undefined;
  const { sub, personId, name, roles, countsAsOneWith = [] } = member;
  const actor = {
    kind: "staff",
    sub,
    personId,
    name,
    roles,
    treats: treats(member, patient),
    countsAsOneWith,
    ...(asked.alone ? { alone: true as const } : {}),
  } as const;
  const asking = { documentId: reading.documentId, event: { actor, at: now().toISOString() } };
  return readingStands(today, today.judgement, asking) ? today.context.vault?.authorizationId : undefined;
}
