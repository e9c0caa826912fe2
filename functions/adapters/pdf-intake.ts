import type { ActiveContent, RefusalReason } from "../../workflows/contract/papers.ts";
import type { PagesToRead } from "../../workflows/contract/pages-to-read.ts";
import type { NamedPatient } from "../../workflows/production/redaction/page-identity.ts";
import { withoutActiveContent } from "./pdf-clean.ts";
import { readPdf } from "./pdf-reading.ts";

type Taken = {
  readonly ok: true;
  readonly pages: number;
  /** Of a record whose words were looked at. */
  readonly toRead?: PagesToRead;
};
/** What becomes of a file that comes in: kept as it came, kept without what acted in it, or refused. */
export type PdfIntake =
  | (Taken & { readonly kept: "as-it-came" })
  | (Taken & {
      readonly kept: "cleaned";
      readonly bytes: Buffer;
      readonly removed: readonly ActiveContent[];
      readonly signatureTakenOff: boolean;
    })
  | { readonly ok: false; readonly reason: RefusalReason };

/**
 * Reads one PDF within budget and takes out what acts in it. What was written is read again like a stranger's file: unless
 * it has the same pages, nothing that acts, and no more bytes than `most`, the file is refused.
 */
async function takeFile(bytes: Buffer, most: number): Promise<PdfIntake> {
  const reading = await readPdf(bytes);
  if (!reading.ok) return reading;
  const { pages, activeContent: removed } = reading;
  if (removed.length === 0) return { ok: true, pages, kept: "as-it-came" };
  // The engine throws whatever a strange file makes it throw.
  const cleaned = await withoutActiveContent(bytes).catch(() => undefined);
  if (!cleaned || cleaned.bytes.length > most) return { ok: false, reason: "active-content" };
  const again = await readPdf(cleaned.bytes);
  if (!again.ok || again.pages !== pages || again.activeContent.length > 0)
    return { ok: false, reason: "active-content" };
  const { signed: signatureTakenOff } = cleaned;
  return { ok: true, pages, kept: "cleaned", bytes: cleaned.bytes, removed, signatureTakenOff };
}

/**
 * Takes one PDF in, as above. Of a record of the patient whom `recordOf` names the words are looked at besides: pages that nobody
 * can read are left to a person, not refused.
 */
export async function takePdf(bytes: Buffer, most: number, recordOf?: NamedPatient): Promise<PdfIntake> {
  const taken = await takeFile(bytes, most);
  if (!taken.ok || !recordOf) return taken;
  const { pagesToRead } = await import("./pdf-mixture.ts");
  const everyPage = Array.from({ length: taken.pages }, (_, at) => at + 1);
  const toRead = await pagesToRead(bytes, recordOf).catch(() => ({
    mixed: [],
    unread: everyPage,
    another: [],
  }));
  return { ...taken, toRead };
}
