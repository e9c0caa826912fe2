import type { z } from "zod";
import { treats } from "../../workflows/access/sight.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { classifyRecordSchema } from "../../workflows/contract/records.ts";
import type { DocumentId, PatientRef } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "../adapters/digests.ts";
import type { Log } from "../adapters/log.ts";
import type { Member, RecordRow, UnclassifiedRecord } from "../adapters/practice-rows.ts";
import type { PatientFiles, Practices } from "../adapters/practices.dynamodb.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import { largestRecord, recordObjectKey } from "../adapters/sealed-notes.ts";
import type { StoredVersions } from "../adapters/stored-versions.s3.ts";
import { destroyVersions } from "./destroy-versions.ts";
import type { Shelves } from "./import-record.ts";
import { storeRecord, storeSealed } from "./store-record.ts";

export type Classifying = Pick<
  Shelves,
  "records" | "notes" | "noteKeys" | "wrapNote" | "incoming" | "incomingVersions"
> & {
  /** Of the ordinary records, hidden versions included. */
  readonly versions: StoredVersions;
  readonly practices: Pick<Practices, "patient" | "entered">;
  readonly files: Pick<PatientFiles, "classifyRecord" | "replaceClassified">;
  readonly now: () => Date;
  readonly log: Log;
};
type Asked = z.output<typeof classifyRecordSchema>;
type Classified = { readonly record: RecordRow } | { readonly problem: Refusal };

/**
 * A clinician who treats the patient says what a record is that came in unclassified, and that it is no psychotherapy note
 * only the one who may look at it: stored as that first, then entered as
 * that, and only then every version of the first copy destroyed. Stopped anywhere, it goes on from there when asked again.
 */
export async function classifyRecord(
  ports: Classifying,
  member: Member,
  patientRef: PatientRef,
  documentId: DocumentId,
  asked: Asked,
): Promise<Classified> {
  const { practiceId, personId } = member;
  const patient = await ports.practices.patient(practiceId, patientRef);
  if (!patient) return { problem: notFound() };
  if (!(member.roles.includes("clinician") && treats(member, patient))) return { problem: notTheirs };
  const found = await ports.practices.entered(practiceId, patientRef, documentId);
  if (!found) return { problem: notFound() };
  if (found.kind === "unclassified" && asked.kind !== "psychotherapy-note" && found.authorId !== personId)
    return { problem: notSeen };
  const settled =
    found.kind === "unclassified" ? await settle(ports, member, found, asked) : { record: found };
  if ("problem" in settled) return settled;
  const { record } = settled;
  const { classified } = record;
  if (!classified) return { problem: isKnown };
  const key = recordObjectKey(practiceId, patientRef, documentId);
  // Somebody may have begun to store it beside the chart: a try that was stopped, or one of two who say different things.
  if (record.sealed) await destroyVersions(ports.versions, key);
  if (record.kind !== asked.kind) return { problem: isKnown };
  const count = await destroyVersions(ports.incomingVersions, key);
  // Looked at every time: an import that was under way meanwhile may have put the first copy back.
  if (count === 0 && classified.destroyedAt !== undefined) return { record };
  const done: RecordRow = {
    ...record,
    classified: { ...classified, destroyedAt: ports.now().toISOString() },
  };
  await ports.files.replaceClassified(practiceId, done);
  ports.log("security", "unclassified-copy-destroyed", { practiceId, documentId, personId, count });
  return { record: done };
}

const notTheirs = refusal(
  "not-allowed-for-role",
  "Only a clinician who treats the patient says what a record is that nobody has classified.",
  { citations: ["45 CFR 164.501"] },
);
const notSeen = refusal(
  "not-allowed-for-role",
  "Only whoever brought it in may look at it, and so says that it is no psychotherapy note. That it is one, any clinician who treats the patient may say.",
  { citations: ["45 CFR 164.501", "45 CFR 164.508(a)(2)(i)(A)"] },
);
const isKnown = refusal(
  "wrong-state",
  "It is known already what this record is. If it is a psychotherapy note and lies among the ordinary records, say so in the review.",
);
const underBothRules = refusal(
  "refused-by-law",
  "Its labels put it under the rules of psychotherapy notes and of 42 CFR Part 2 at once. Nothing here keeps a record under both, so it stays where nobody can collect it; ask counsel.",
  { citations: ["45 CFR 164.508(a)(2)", "42 CFR 2.31"] },
);
const unreadable = refusal("unavailable", "The record cannot be read as it came in. Bring it in again.");

/** Stored as what it is, then entered as that. Of two who say different things at once the first is right. */
async function settle(
  ports: Classifying,
  { practiceId, personId }: Member,
  found: UnclassifiedRecord,
  asked: Asked,
): Promise<Classified> {
  const { because, kind: _unclassified, toRead, ...rest } = found;
  if (because === "notes-and-part-2") return { problem: underBothRules };
  const { patientRef, documentId } = found;
  const key = recordObjectKey(practiceId, patientRef, documentId);
  const bytes = await ports.incoming.read(key, largestRecord);
  if (sha256Hex(bytes) !== found.sha256) return { problem: unreadable };
  const about = {
    ...rest,
    sessionOn: asked.sessionOn ?? found.sessionOn,
    classified: { because, at: ports.now().toISOString(), by: personId },
  };
  const record: RecordRow =
    asked.kind === "psychotherapy-note"
      ? { ...about, kind: asked.kind, sealed: true }
      : { ...about, kind: asked.kind, sealed: false, title: asked.title, ...(toRead ? { toRead } : {}) };
  await (record.sealed ? storeSealed : storeRecord)(ports, practiceId, record, bytes);
  if (!(await ports.files.classifyRecord(practiceId, record))) {
    const now = await ports.practices.entered(practiceId, patientRef, documentId);
    return now && now.kind !== "unclassified" ? { record: now } : { problem: notFound() };
  }
  ports.log("security", "record-classified", { practiceId, documentId, personId });
  return { record };
}
