import type { Principal } from "../iam/principals.ts";
import type { Bucket } from "./bucket.ts";
import type { Encryption } from "./encryption.ts";

/** Who makes a request and how that was proven; `signedAt` in epoch milliseconds. */
export type Caller = {
  readonly principal: Principal;
  readonly authType: "REST-HEADER" | "REST-QUERY-STRING" | "POST";
  readonly signedAt: number;
};

/** An authenticated request to a bucket, or to an object when `key` is not empty. */
export type Call = {
  readonly service: Service;
  readonly caller: Caller;
  readonly remoteAddress: string;
  readonly method: string;
  readonly bucket: Bucket;
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
  /** Lower-case names. For a presigned URL the x-amz- settings of its query are among them, as in AWS. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
};

/** What the operations share: buckets by name, encryption, the clock (epoch milliseconds). */
export type Service = {
  readonly bucketNamed: (name: string) => Bucket | undefined;
  readonly encryption: Encryption;
  readonly now: () => number;
};

/** The object an answer speaks of, for the access log. */
type ReplySubject = { readonly objectSize: number; readonly versionId: string } | null;

/** An answer; a stream's length in bytes is known before its first byte is sent. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | { readonly length: number; readonly content: AsyncIterable<Buffer> };
  readonly subject: ReplySubject;
};

/** An answer without a body. */
export const emptyReply = (
  status: number,
  headers: Readonly<Record<string, string>> = {},
  subject: ReplySubject = null,
): Reply => ({ status, headers, body: "", subject });

/** An answer with an XML body. */
export const xmlReply = (
  body: string,
  headers: Readonly<Record<string, string>> = {},
  subject: ReplySubject = null,
): Reply => ({ status: 200, headers: { "content-type": "application/xml", ...headers }, body, subject });
