import { buildPacket } from "../../functions/adapters/packet/build.ts";
import type { BuiltPacket, PacketDocument } from "../../functions/adapters/packet/build.ts";
import { makePart } from "../../functions/adapters/packet/make-part.ts";

/** The engine in this process: no file of a test that uses it kills it. */
export const engineHere = { make: makePart, renew: async () => undefined };

type Document = { readonly bytes: Uint8Array; readonly pages: number; readonly withheld?: readonly number[] };

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
