import type { Queue } from "../../workflows/contract/worklist.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import { ok, refuse } from "../adapters/http-router.ts";
import type { Reply } from "../adapters/http-router.ts";
import type { Member } from "../adapters/practice-rows.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import type { Desk } from "./desk.ts";
import { requestOverview } from "./request-overview.ts";

/** One page of one queue of the member's practice. */
export async function readWorklist(
  { files }: Desk,
  { practiceId }: Member,
  queue: { readonly success: true; readonly data: Queue } | { readonly success: false },
  cursor: string | undefined,
): Promise<Reply> {
  const wrong = (pointer: string, words: string) =>
    refuse(refusal("invalid-field", "The list cannot be read like this.", { fields: [{ pointer, words }] }));
  if (!queue.success) return wrong("/queue", "There is no such queue.");
  const page = await files.page(practiceId, queue.data, cursor);
  return page ? ok(page) : wrong("/cursor", "This cursor belongs to another list. Begin at the first page.");
}

/** Everything staff see of one request of their practice. */
export async function readOverview(
  { files, practices }: Desk,
  member: Member,
  key: RequestKey,
): Promise<Reply> {
  const file = await files.file(key);
  if (!file) return refuse(notFound());
  const { patientRef, selection } = file.context;
  const [patient, records] = await Promise.all([
    patientRef ? practices.patient(key.practiceId, patientRef) : undefined,
    patientRef && selection ? practices.recordsNamed(key.practiceId, patientRef, selection.documentIds) : [],
  ]);
  return ok(requestOverview({ key, file, member, patient, records }));
}
