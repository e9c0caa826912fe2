import type { RequestKey } from "../../workflows/ports.ts";
import { ok, refuse, showing } from "../adapters/http-router.ts";
import type { Reply } from "../adapters/http-router.ts";
import type { Member } from "../adapters/practice-rows.ts";
import { notFound } from "../adapters/problem-response.ts";
import type { Desk } from "./desk.ts";
import { requestOverview } from "./request-overview.ts";

/** Everything staff see of one request of their practice. */
export async function readOverview(
  { file: read, practices, now }: Desk,
  member: Member,
  key: RequestKey,
): Promise<Reply> {
  const file = await read(key);
  if (!file) return refuse(notFound());
  const { patientRef, selection } = file.context;
  const [patient, records, members] = await Promise.all([
    patientRef ? practices.patient(key.practiceId, patientRef) : undefined,
    patientRef && selection ? practices.recordsNamed(key.practiceId, patientRef, selection.documentIds) : [],
    practices.members(key.practiceId),
  ]);
  const overview = requestOverview({ key, file, member, members, patient, records, now: now() });
  return showing(ok(overview), member, {
    what: "request",
    requestId: key.requestId,
    ...(patient ? { patients: [patient.patientRef] } : {}),
  });
}
