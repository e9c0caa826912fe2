import { seesRecords, treats, wroteForPatient } from "../../workflows/access/sight.ts";
import { reachableRecords } from "../../workflows/facts/reachable-records.ts";
import { sessionFactsOf } from "../../workflows/contract/session-facts.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import { parseCaseOnFile } from "../adapters/case-on-file.ts";
import { ok, refuse } from "../adapters/http-router.ts";
import type { Reply } from "../adapters/http-router.ts";
import type { EnteredRecord, Member, RecordRow, UnclassifiedRecord } from "../adapters/practice-rows.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import { broughtIn, isSameFile } from "../adapters/same-file.ts";
import { toldToday } from "../adapters/told-today.ts";
import type { Desk } from "./desk.ts";
import { recordRowView } from "./overview-parts.ts";

/**
 * What there is of the patient that this request can reach: titles and dates. Psychotherapy notes are on the list once the
 * law, asked now, releases them on this request; before, each is known to its author alone.
 */
export async function requestRecords(
  { practices, requests, file: read, now, log }: Desk,
  member: Member,
  key: RequestKey,
): Promise<Reply> {
  const { practiceId, personId } = member;
  const patientRef = (await requests.read(key))?.context.patientRef;
  if (patientRef === undefined) return refuse(notFound());
  if (patientRef === null) return refuse(refusal("wrong-state", "Match the patient first."));
  const patient = await practices.patient(practiceId, patientRef);
  if (!patient) return refuse(notFound());
  if (!seesRecords(member, patient))
    return refuse(refusal("not-allowed-for-role", "Only clinicians who treat the patient see the records."));
  const [file, practice, rows, unclassified] = await Promise.all([
    read(key),
    practices.byId(practiceId),
    practices.records(practiceId, patientRef),
    // It may be a psychotherapy note: nobody else is told that there is any.
    treats(member, patient) ? practices.unclassified(practiceId, patientRef) : undefined,
  ]);
  if (!file || !practice) return refuse(notFound());
  const today = toldToday(practice, patient, now().toISOString());
  const onFile = parseCaseOnFile(file.facts);
  const described = new Map(onFile.described.map((one) => [one.documentId, one]));
  const reachable = new Set(reachableRecords({ ...onFile, ...today }, rows));
  const records = rows.filter((row) => reachable.has(row) || wroteForPatient(member, row, patient));
  log("security", "records-listed", { practiceId, personId, count: records.length });
  return ok({
    records: records
      .toSorted((a, b) => (a.sessionOn < b.sessionOn ? -1 : 1))
      .map((row) => {
        const said = described.get(row.documentId);
        return {
          ...recordRowView(row),
          holds: [...(said?.holds ?? [])],
          takenIn: sessionFactsOf(row),
          said: sessionFactsOf(said ?? {}),
        };
      }),
    ...(unclassified && {
      unclassified: unclassified
        .filter((row) => mayKnowOf(personId, row, rows))
        .toSorted((a, b) => (a.sessionOn < b.sessionOn ? -1 : 1))
        .map((row) => ({
          documentId: row.documentId,
          sessionOn: row.sessionOn,
          because: row.because,
          pages: row.pages,
          author: row.author,
          mine: broughtIn(personId, row, sameFileAs(row, [...rows, ...unclassified])),
        })),
    }),
  });
}

const sameFileAs = <One extends EnteredRecord>(row: EnteredRecord, all: readonly One[]): readonly One[] =>
  all.filter((one) => one.documentId !== row.documentId && isSameFile(one, row));

/** That a label calls it a note, or that the same file lies sealed, is known to its author alone, like the note itself. */
function mayKnowOf(personId: string, row: UnclassifiedRecord, rows: readonly RecordRow[]): boolean {
  if (row.because === "notes-and-part-2") return row.authorId === personId;
  const sealed = row.because === "same-file" ? sameFileAs(row, rows).filter((one) => one.sealed) : [];
  return sealed.every(({ authorId }) => authorId === personId);
}
