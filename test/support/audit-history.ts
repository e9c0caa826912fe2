import { createSign, generateKeyPairSync } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { eventRow, firstHash } from "../../functions/advance-request/event-row.ts";
import { canonicalJson } from "../../functions/adapters/digests.ts";
import { statementOf } from "../../functions/seal-audit/sealed-window.ts";
import type { ChainHead, SealedWindow, Span } from "../../functions/seal-audit/sealed-window.ts";
import type { Source } from "../../local/audit/source.ts";
import type { EventRow, RequestKey } from "../../workflows/ports.ts";
import { ids } from "./desk.ts";

/** A key pair like the one that signs seals. */
export const keyPair = () => generateKeyPairSync("ec", { namedCurve: "P-256" });
export const pemOf = (key: KeyObject): string => key.export({ type: "spki", format: "pem" }).toString();

/** A request of the practice, by its number. */
export const requestKey = (n: number): RequestKey => ({
  practiceId: ids.practice,
  requestId: `req_${String(n).padStart(26, "0")}` as RequestKey["requestId"],
});

/** Event `seq` of a request, at that minute of the day. */
const recordedAt = (minute: number): string => new Date(Date.UTC(2026, 10, 21, 8, minute)).toISOString();

/** A chain of so many events, one a minute from `start` on. What an event says is `words`. */
export function chainOf(key: RequestKey, count: number, start = 0, words = "as it was"): readonly EventRow[] {
  const rows: EventRow[] = [];
  for (let seq = 1; seq <= count; seq += 1)
    rows.push(
      eventRow({
        seq,
        eventId: `event-${key.requestId.slice(-6)}-${String(seq).padStart(6, "0")}` as EventRow["eventId"],
        recorded: {
          type: "request.noted",
          at: recordedAt(start + seq - 1),
          words,
        } as unknown as EventRow["recorded"],
        prevHash: rows.at(-1)?.hash ?? firstHash(key),
      }),
    );
  return rows;
}

export const headOf = ({ requestId }: RequestKey, { seq, hash }: EventRow): ChainHead => ({
  requestId,
  version: seq,
  headHash: hash,
});

/** A seal over these heads, and over looks by their digests. */
export function sealed(
  key: KeyObject,
  span: Span,
  moved: readonly ChainHead[],
  looks: readonly string[] = [],
): SealedWindow {
  const { statement, heads } = statementOf(ids.practice, span, moved, looks);
  return {
    statement,
    heads,
    looks,
    algorithm: "ECDSA_SHA_256",
    keyId: "signing-key",
    signature: createSign("sha256").update(canonicalJson(statement)).sign(key, "base64"),
  };
}

/** The span of so many minutes from a minute of the day on. */
export const span = (from: number, minutes: number): Span => ({
  from: recordedAt(from),
  to: recordedAt(from + minutes),
});

export const eventLine = ({ hash, ...row }: EventRow): string => `${hash} ${canonicalJson(row)}`;
export const requestLine = (key: RequestKey): string => `request ${canonicalJson(key)}`;

/** An export in memory, in chunks that cut lines anywhere. */
export const sourceOf = (
  lines: readonly string[],
  seals: Readonly<Record<string, string>>,
  chunkBytes = 97,
  looks: readonly string[] = [],
): Source => ({
  publicKey: async () => undefined,
  sealNames: async () => Object.keys(seals).toSorted(),
  seal: async (name) => seals[name] ?? "",
  events: async () => chunksOf(Buffer.from(`${lines.join("\n")}\n`), chunkBytes),
  looks: async () => chunksOf(Buffer.from(looks.map((line) => `${line}\n`).join("")), chunkBytes),
});

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
