import type { Refusal } from "../../workflows/contract/problem.ts";
import type { Submission } from "../../workflows/contract/submission.ts";
import { announceUploadSchema } from "../../workflows/contract/intake.ts";
import type { AnnounceUpload } from "../../workflows/contract/intake.ts";
import type { UploadTicket } from "../../workflows/contract/outward.ts";
import { refusalWords, uploadContentType } from "../../workflows/contract/papers.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import type { DocumentId, EventId } from "../../workflows/vocabulary/ids.ts";
import { newId } from "./digests.ts";
import { shownFileName } from "./file-name.ts";
import { invalidFields, refusal } from "./problem-response.ts";
import type { UploadTickets } from "./presigned.s3.ts";
import type { RequestWriter } from "./request-writer.lambda.ts";

/** Parses an announcement; a file of another type or size is told apart from a wrong field. */
export function readAnnouncement(
  body: unknown,
): { readonly upload: AnnounceUpload } | { readonly problem: Refusal } {
  const read = announceUploadSchema.safeParse(body);
  if (!read.success) {
    const tooLarge = read.error.issues.some((issue) => issue.path[0] === "size" && issue.code === "too_big");
    return {
      problem: tooLarge ? refusal("too-large", refusalWords["too-large"]) : invalidFields(read.error),
    };
  }
  if (read.data.contentType !== uploadContentType)
    return {
      problem: refusal("wrong-type", `Only ${uploadContentType} is accepted. ${refusalWords["wrong-type"]}`),
    };
  return { upload: read.data };
}

/** Enters an announced file in the ledger and makes the ticket for it. */
export async function announceUpload(
  ports: { readonly submit: RequestWriter; readonly tickets: UploadTickets },
  key: RequestKey,
  upload: AnnounceUpload,
  actor: Submission["actor"],
): Promise<{ readonly ticket: UploadTicket } | { readonly problem: Refusal }> {
  const documentId = newId<DocumentId>("doc");
  const { fileName, ...event } = upload;
  const result = await ports.submit({
    ...key,
    eventId: `${documentId}-announced` as EventId,
    actor,
    event: { type: "upload.announced", documentId, ...event },
    profile: { fileNames: { [documentId]: shownFileName(fileName) } },
  });
  if (result.outcome === "refused") return { problem: result.problem };
  return { ticket: await ports.tickets({ ...key, documentId }, upload) };
}
