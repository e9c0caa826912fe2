import * as z from "zod";
import { documentIdSchema, practiceIdSchema, requestIdSchema } from "../../workflows/contract/ids.ts";
import type { DocumentId, PracticeId, RequestId } from "../../workflows/vocabulary/ids.ts";

/** What EventBridge says when an object was stored. */
export const objectCreatedSchema = z.object({
  "detail-type": z.literal("Object Created"),
  source: z.literal("aws.s3"),
  detail: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({ key: z.string(), size: z.number(), "version-id": z.string().optional() }),
  }),
});

export type PaperPlace = {
  readonly practiceId: PracticeId;
  readonly requestId: RequestId;
  readonly documentId: DocumentId;
};

/** The three ids of a paper's key; undefined when the key is not one of ours. */
export function paperPlaceOf(key: string): PaperPlace | undefined {
  const [practice, request, document, ...rest] = key.split("/");
  const practiceId = practiceIdSchema.safeParse(practice);
  const requestId = requestIdSchema.safeParse(request);
  const documentId = documentIdSchema.safeParse(document);
  if (rest.length > 0 || !practiceId.success || !requestId.success || !documentId.success) return undefined;
  return { practiceId: practiceId.data, requestId: requestId.data, documentId: documentId.data };
}

export const paperKeyOf = ({ practiceId, requestId, documentId }: PaperPlace): string =>
  `${practiceId}/${requestId}/${documentId}`;
