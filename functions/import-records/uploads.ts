import type { z } from "zod";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { announceRecordSchema, RecordUpload } from "../../workflows/contract/records.ts";
import type { DocumentId, PatientRef } from "../../workflows/vocabulary/ids.ts";
import { derivedId, sha256Hex } from "../adapters/digests.ts";
import type { Member } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import type { UploadForms } from "../adapters/presigned.s3.ts";
import { notFound } from "../adapters/problem-response.ts";
import { uploadPrefix } from "../adapters/sealed-notes.ts";

export type Named = { readonly importId: string; readonly sha256: string };
/** How a file comes in: posted before under its digest, or sent in the call itself. */
export type WayIn = Named & { readonly sent?: Buffer };

export function wayIn({
  importId,
  pdf = "",
  upload,
}: {
  readonly importId: string;
  readonly pdf?: string | undefined;
  readonly upload?: { readonly sha256: string } | undefined;
}): WayIn {
  if (upload) return { importId, sha256: upload.sha256 };
  const sent = Buffer.from(pdf, "base64");
  return { importId, sha256: sha256Hex(sent), sent };
}

/**
 * Where a file lies until it is taken in: a place of its own for each member, import and content, so that whoever
 * begins again after a stop puts it in the same place, and what is there is destroyed with it.
 */
export const uploadKey = (
  { practiceId, personId }: Member,
  patientRef: PatientRef,
  { importId, sha256 }: Named,
) =>
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
