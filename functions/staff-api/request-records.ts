import { seesRecords, treats, wroteForPatient } from "../../workflows/access/sight.ts";
import { reachableRecords } from "../../workflows/facts/reachable-records.ts";
import { sessionFactsOf } from "../../workflows/contract/session-facts.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import { parseCaseOnFile } from "../adapters/case-on-file.ts";
import { ok, refuse, showing } from "../adapters/http-router.ts";
import type { Reply } from "../adapters/http-router.ts";
import type { Member } from "../adapters/practice-rows.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import { toldToday } from "../adapters/told-today.ts";
import type { Desk } from "./desk.ts";
import { recordRowView } from "./overview-parts.ts";
import { unclassifiedRows } from "./unclassified-rows.ts";

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
  // Of the chart alone: how many notes of their own somebody sees is theirs to know.
  log("security", "records-listed", {
    practiceId,
    personId,
    count: records.filter(({ sealed }) => !sealed).length,
  });
  const listed = ok({
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
    ...(unclassified && { unclassified: unclassifiedRows(unclassified, member, rows) }),
  });
  return showing(listed, member, { what: "records", requestId: key.requestId, patients: [patientRef] });
}
