import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { SignedRequest } from "../iam/signature.ts";

/** The whole body of a request, or `too-large` when it exceeds the limit (in bytes). */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | "too-large"> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    // The rest is read and dropped: stopping would close the connection before the answer is written.
    if (size <= limit) chunks.push(bytes);
    else chunks.length = 0;
  }
  return size > limit ? "too-large" : Buffer.concat(chunks);
}

/** The request as the signature verifier wants it; give the body when it has been read, so that its hash is checked. */
export function signedRequestOf(request: IncomingMessage, body?: Uint8Array): SignedRequest {
  const url = request.url ?? "/";
  const at = url.indexOf("?");
  const headers = Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values]) => [name, (values ?? []).join(",")]),
  );
  return {
    method: request.method ?? "GET",
    path: at < 0 ? url : url.slice(0, at),
    query: at < 0 ? "" : url.slice(at + 1),
    headers,
    payloadHash: body === undefined ? undefined : createHash("sha256").update(body).digest("hex"),
  };
}
