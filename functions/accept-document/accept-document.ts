import { uploadLimitBytes } from "../../workflows/contract/papers.ts";
import type { RefusalReason } from "../../workflows/contract/papers.ts";
import type { RequestEvent } from "../../workflows/request/events.ts";
import type { PaperOnFile } from "../../workflows/request/context.ts";
import type { EventId } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "../adapters/digests.ts";
import type { Log } from "../adapters/log.ts";
import { paperKeyOf, paperPlaceOf } from "../adapters/object-created.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import type { PdfReading } from "../adapters/pdf-reading.ts";
import type { RequestReader } from "../adapters/request-reader.dynamodb.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";

export type DocumentGate = {
  readonly requests: RequestReader;
  readonly quarantine: ObjectStore;
  readonly quarantineBucket: string;
  readonly casePapers: ObjectStore;
  readonly readPdf: (bytes: Buffer) => Promise<PdfReading>;
  readonly submit: RequestWriter;
  readonly log: Log;
};
export type Arrival = { readonly key: string; readonly versionId: string | undefined };

/**
 * Judges one uploaded file. What is good is copied first and reported after, so that a crash between the two only
 * means that both happen again; what is not good stays where it is.
 */
export async function acceptDocument(gate: DocumentGate, { key, versionId }: Arrival): Promise<void> {
  const place = paperPlaceOf(key);
  const request = place && (await gate.requests.read(place));
  const paper = request?.context.papers.find(({ documentId }) => documentId === place?.documentId);
  if (!place || !request || !paper) {
    gate.log("security", "unannounced-object", place);
    return;
  }
  if (paper.state !== "announced") return;
  const event = await judge(gate, paper, paperKeyOf(place), versionId, request.context.papers);
  if (event.type === "document.admitted")
    await gate.casePapers.copyFrom(gate.quarantineBucket, paperKeyOf(place), versionId);
  const { documentId: _documentId, ...requestKey } = place;
  const result = await gate.submit({
    ...requestKey,
    eventId: `${paper.documentId}-gate` as EventId,
    actor: { kind: "system", name: "accept-document" },
    event,
  });
  const judged = { ...place, eventType: event.type };
  if (result.outcome === "refused")
    gate.log("warn", "paper-judged", { ...judged, code: result.problem.code });
  else if (event.type === "document.refused")
    gate.log("security", "paper-refused", { ...judged, code: event.reason });
  else gate.log("info", "paper-judged", judged);
}

async function judge(
  gate: DocumentGate,
  paper: PaperOnFile,
  key: string,
  versionId: string | undefined,
  papers: readonly PaperOnFile[],
): Promise<Extract<RequestEvent, { type: "document.admitted" | "document.refused" }>> {
  const { documentId } = paper;
  const refused = (reason: RefusalReason) => ({ type: "document.refused" as const, documentId, reason });
  const stored = await gate.quarantine.head(key, versionId);
  const size = stored?.size ?? 0;
  if (size === 0) return refused("empty-file");
  if (size > uploadLimitBytes) return refused("too-large");
  if (size !== paper.size) return refused("size-mismatch");
  if (stored?.sha256 !== undefined && stored.sha256 !== paper.sha256) return refused("digest-mismatch");
  const bytes = await gate.quarantine.read(key, uploadLimitBytes, versionId);
  if (sha256Hex(bytes) !== paper.sha256) return refused("digest-mismatch");
  const earlier = papers.find((other) => other.documentId === paper.duplicateOf);
  if (earlier?.state === "admitted") return refused("duplicate");
  const reading = await gate.readPdf(bytes);
  if (!reading.ok) return refused(reading.reason);
  const { pages, activeContent } = reading;
  return {
    type: "document.admitted",
    documentId,
    pages,
    activeContent: [...activeContent],
    changedAfterSigning: false,
  };
}
