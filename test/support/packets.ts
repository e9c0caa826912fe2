import { buildPacket } from "../../functions/adapters/packet/build.ts";
import type { BuiltPacket, PacketDocument } from "../../functions/adapters/packet/build.ts";
import { checkedPart } from "../../functions/adapters/packet/checked-part.ts";
import type { Engines } from "../../functions/adapters/packet/engines.ts";
import { pageWords, textFileOf } from "../../functions/adapters/packet/page-words.ts";
import { makePart } from "../../functions/adapters/packet/make-part.ts";

/** The engines in this process: no file of a test that uses them kills it. */
export const engineHere: Engines = {
  make: makePart,
  check: checkedPart(async (file) => {
    const parts: CheckedFile[] = [];
    await checkFile(file, { terms: [] }, (part) => void parts.push(part));
    const findings = parts.flatMap((part) => part.findings);
    const pages = parts.reduce((sum, part) => sum + part.pages, 0);
    return { words: { checked: { findings, pages } }, bytes: Buffer.from(textFileOf(await pageWords(file))) };
  }),
  renew: async () => undefined,
};
import { checkFile } from "../../functions/adapters/redaction-check/check-file.ts";
import type { CheckedFile } from "../../functions/adapters/redaction-check/check-file.ts";

type Document = Pick<PacketDocument, "withheld" | "setAnew"> & {
  readonly bytes: Uint8Array;
  readonly pages: number;
};

export const asPacketDocument = ({ bytes, ...more }: Document, at: number): PacketDocument => ({
  name: `document-${at + 1}`,
  size: bytes.length,
  bytes: async () => Buffer.from(bytes),
  ...more,
});

/** Builds a packet in memory. */
export async function packetOf(
  documents: readonly Document[],
  { prefix = "DUC", firstNumber = 1 }: { readonly prefix?: string; readonly firstNumber?: number } = {},
): Promise<BuiltPacket & { readonly file: Buffer }> {
  const chunks: Uint8Array[] = [];
  const built = await buildPacket(
    engineHere,
    { documents: documents.map(asPacketDocument), prefix, firstNumber, at: new Date("2026-11-21T12:00:00Z") },
    (bytes) => {
      chunks.push(bytes);
    },
  );
  return { ...built, file: Buffer.concat(chunks) };
}
