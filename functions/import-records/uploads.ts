import type { z } from "zod";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { announceRecordSchema, RecordUpload } from "../../workflows/contract/records.ts";
import type { DocumentId, PatientRef } from "../../workflows/vocabulary/ids.ts";
import { derivedId, sha256Hex } from "../adapters/digests.ts";
import { documentsUnavailable } from "../adapters/key-unusable.ts";
import { errorNameOf } from "../adapters/log.ts";
import type { Log } from "../adapters/log.ts";
import type { Member } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import type { UploadForms } from "../adapters/presigned.s3.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import { largestRecord, uploadPrefix } from "../adapters/sealed-notes.ts";
import { destroyVersions } from "./destroy-versions.ts";
import type { Shelves } from "./import-record.ts";

type Named = { readonly importId: string; readonly sha256: string };

/**
 * Where a posted file lies until it is taken in: a place of its own for each member, import and content, so that whoever
 * begins again after a stop posts to the same place, and what is there is destroyed with it.
 */
const uploadKey = ({ practiceId, personId }: Member, patientRef: PatientRef, { importId, sha256 }: Named) =>
  `${uploadPrefix(practiceId, patientRef)}${derivedId<DocumentId>("doc", `${personId}/${importId}/${sha256}`)}`;

/** The form by which one file is posted; nothing is entered yet. */
export async function announceRecord(
  ports: { readonly practices: Pick<Practices, "patient">; readonly incomingForms: UploadForms },
  member: Member,
  patientRef: PatientRef,
  asked: z.output<typeof announceRecordSchema>,
): Promise<{ readonly upload: RecordUpload } | { readonly problem: Refusal }> {
  if (!(await ports.practices.patient(member.practiceId, patientRef))) return { problem: notFound() };
  const upload = await ports.incomingForms(uploadKey(member, patientRef, asked), {
    contentType: "application/pdf",
    size: asked.size,
    sha256: asked.sha256,
  });
  return { upload };
}

/** A posted file: its bytes, and how every version of it is destroyed once it has been taken in, or never will be. */
export type Posted = { readonly bytes: Buffer; readonly destroy: () => Promise<void> };

/**
 * The file that was posted for an import; its digest is the one that the storage checked, and no other can be posted there.
 * Whether it is there is asked of the list: of what is not there the storage says what it says of what may not be read.
 */
export async function postedFile(
  { incoming, incomingVersions, log }: Pick<Shelves, "incoming" | "incomingVersions"> & { readonly log: Log },
  member: Member,
  patientRef: PatientRef,
  named: Named,
): Promise<Posted | { readonly problem: Refusal }> {
  const key = uploadKey(member, patientRef, named);
  const versions = await incomingVersions.list(key);
  if (!versions.some((version) => version.key === key && version.isCurrent)) return { problem: notPosted };
  try {
    const bytes = await incoming.read(key, largestRecord);
    if (sha256Hex(bytes) !== named.sha256) return { problem: notPosted };
    return { bytes, destroy: async () => void (await destroyVersions(incomingVersions, key)) };
  } catch (error) {
    const { practiceId, personId } = member;
    log("security", "document-unreadable", { practiceId, personId, errorName: errorNameOf(error) });
    return { problem: documentsUnavailable() };
  }
}

const notPosted = refusal(
  "wrong-state",
  "The file has not come in, or was taken in and destroyed. Announce it and post it again; nothing is taken in twice.",
);
