import { uploadContentType, uploadLimitBytes } from "../../workflows/contract/papers.ts";
import type { RefusalReason } from "../../workflows/contract/papers.ts";
import type { HiddenCheck } from "../../workflows/contract/left-behind.ts";
import type { RequestEvent } from "../../workflows/request/events.ts";
import type { PaperOnFile } from "../../workflows/request/context.ts";
import type { EventId } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "../adapters/digests.ts";
import type { Log } from "../adapters/log.ts";
import { paperKeyOf, paperPlaceOf } from "../adapters/object-created.ts";
import type { ReadVerdict } from "../adapters/malware-verdict.s3.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import type { PdfIntake } from "../adapters/pdf-intake.ts";
import type { RequestReader } from "../adapters/request-reader.dynamodb.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";

export type DocumentGate = {
  readonly requests: RequestReader;
  readonly quarantine: ObjectStore;
  readonly quarantineBucket: string;
  readonly casePapers: ObjectStore;
  readonly readVerdict: ReadVerdict;
  readonly takePdf: (bytes: Buffer, most: number) => Promise<PdfIntake>;
  readonly checkPaper: (bytes: Uint8Array) => Promise<HiddenCheck>;
  readonly submit: RequestWriter;
  readonly log: Log;
};
/** One version of an object that was scanned. */
export type Arrival = { readonly key: string; readonly versionId: string };

/**
 * Judges one uploaded file, once the scanner has looked at it: without its word that there is no threat nothing is read.
 * What is good is stored first and reported after, so that a crash between the two only means
 * that both happen again; what acted when opened is taken out before. What is not good stays where it is.
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
  const { event, cleaned } = await judge(gate, paper, paperKeyOf(place), versionId, request.context.papers);
  if (event.type === "document.admitted") await keep(gate, paperKeyOf(place), versionId, cleaned);
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

/** What was uploaded, byte for byte, or the copy without what acted in it. */
async function keep(
  { casePapers, quarantineBucket }: DocumentGate,
  key: string,
  versionId: string,
  cleaned: Buffer | undefined,
): Promise<void> {
  if (cleaned === undefined) return casePapers.copyFrom(quarantineBucket, key, versionId);
  const sha256 = sha256Hex(cleaned);
  await casePapers.put({ key, bytes: cleaned, contentType: uploadContentType, sha256 });
}

const refusedFor = { threats: "malware", unsupported: "not-scannable", failed: "scan-failed" } as const;

/** An object was announced as scanned, and the verdict is not beside it. */
class NotScanned extends Error {
  override readonly name = "NotScanned";
}

type Judged = {
  readonly event: Extract<RequestEvent, { type: "document.admitted" | "document.refused" }>;
  readonly cleaned?: Buffer;
};

async function judge(
  gate: DocumentGate,
  paper: PaperOnFile,
  key: string,
  versionId: string,
  papers: readonly PaperOnFile[],
): Promise<Judged> {
  const { documentId } = paper;
  const refused = (reason: RefusalReason): Judged => ({
    event: { type: "document.refused", documentId, reason },
  });
  const scanned = await gate.readVerdict(key, versionId);
  // Told again until the verdict is there; a paper that stays announced is a task of the desk.
  if (scanned.verdict === "missing") throw new NotScanned();
  if (scanned.verdict !== "no-threats") return refused(refusedFor[scanned.verdict]);
  const { scanner: scannedBy } = scanned;
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
  const taken = await gate.takePdf(bytes, uploadLimitBytes);
  if (!taken.ok) return refused(taken.reason);
  const { pages } = taken;
  const hidden = await gate.checkPaper(taken.kept === "cleaned" ? taken.bytes : bytes);
  const admitted = {
    type: "document.admitted" as const,
    documentId,
    pages,
    changedAfterSigning: false,
    scannedBy,
    hidden,
  };
  if (taken.kept === "as-it-came") return { event: { ...admitted, activeContent: [] } };
  const { bytes: cleaned, removed, signatureTakenOff } = taken;
  const copy = { sha256: sha256Hex(cleaned), size: cleaned.length, signatureTakenOff };
  return { event: { ...admitted, activeContent: [...removed], cleaned: copy }, cleaned };
}
