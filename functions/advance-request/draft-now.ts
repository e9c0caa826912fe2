import type { CounselPaper } from "../../workflows/contract/motions.ts";
import type { RequestKey, StoredRequest } from "../../workflows/ports.ts";
import { requestViewOf } from "../adapters/request-reader.dynamodb.ts";
import { draftDigest } from "../draw-papers/draft-digest.ts";
import { paperSources } from "../draw-papers/paper-sources.ts";
import type { Lookups } from "./look-once.ts";

/**
 * The digest of one of the practice's papers as it would be drawn up from what is on file now. Loaded with the first event
 * that signs one off or takes one to court: no other step draws papers.
 */
export async function draftNow(
  practices: Pick<Lookups, "practice" | "patient" | "recordsNamed">,
  key: RequestKey,
  stored: StoredRequest,
  { paper, at }: { readonly paper: CounselPaper; readonly at: Date },
): Promise<string | undefined> {
  const { profile, facts } = stored;
  // What counsel signs names nobody of the practice but by the case itself.
  const readers = {
    byId: practices.practice,
    patient: (_practiceId: string, patientRef: string) => practices.patient(patientRef),
    recordsNamed: practices.recordsNamed,
    members: async () => [],
  };
  const file = { ...requestViewOf(stored), profile, facts, events: [] };
  const sources = await paperSources(readers, key, file, at);
  return sources && draftDigest(paper, sources);
}
