import { isVersioned } from "./bucket.ts";
import { type Call, emptyReply, type Reply } from "./call.ts";
import { checksumHeader } from "./checksums.ts";
import { requireHeaderValue } from "./description.ts";
import { sealingHeaders } from "./encryption.ts";
import { S3Failure } from "./failure.ts";
import { lockHeaders } from "./object-lock.ts";
import { permittedObject } from "./permit.ts";
import { readSegments } from "./segment.ts";
import type { ObjectVersion } from "./version-store.ts";

const overridable = [
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-type",
  "expires",
];

type Span = { readonly from: number; readonly until: number; readonly partial: boolean };

const wholeOf = (size: number): Span => ({ from: 0, until: size, partial: false });

/** The bytes a Range header asks for. What is not one well-formed range is ignored, as HTTP has it; one beyond the end is InvalidRange. */
const spanOf = (range: string | undefined, size: number): Span => {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return wholeOf(size);
  const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const until = first === "" || last === "" ? size : Math.min(size, Number(last) + 1);
  if (first !== "" && last !== "" && Number(last) < Number(first)) return wholeOf(size);
  if (from >= size || (first === "" && Number(last) === 0)) {
    throw new S3Failure("InvalidRange", "The requested range is not satisfiable", {
      "content-range": `bytes */${size}`,
    });
  }
  return { from, until, partial: true };
};

const seconds = (time: number): number => Math.floor(time / 1000) * 1000;

const requireReadCondition = (headers: Call["headers"], { etag, modified }: ObjectVersion): void => {
  const names = (header: string): boolean =>
    header.split(",").some((tag) => ["*", etag].includes(tag.trim().replaceAll('"', "")));
  const date = (header: string | undefined): number => Date.parse(header ?? "");
  const { "if-match": match, "if-none-match": noneMatch } = headers;
  const failed =
    match === undefined ? seconds(modified) > date(headers["if-unmodified-since"]) : !names(match);
  if (failed) {
    throw new S3Failure(
      "PreconditionFailed",
      "At least one of the pre-conditions you specified did not hold",
    );
  }
  const unchanged =
    noneMatch === undefined ? seconds(modified) <= date(headers["if-modified-since"]) : names(noneMatch);
  if (unchanged) throw new S3Failure("NotModified", "Not Modified", { etag: `"${etag}"` });
};

const wantsChecksum = ({ headers }: Call): boolean =>
  headers["x-amz-checksum-mode"]?.toUpperCase() === "ENABLED";

const answerHeaders = (call: Call, version: ObjectVersion, span: Span): Readonly<Record<string, string>> => {
  const { bucket, query } = call;
  const { description, checksum, etag, modified, size, versionId } = version;
  const overrides = Object.fromEntries(
    overridable.flatMap((name) => {
      const value = query.get(`response-${name}`);
      if (value === undefined) return [];
      requireHeaderValue(`response-${name}`, value);
      return [[name, value] as const];
    }),
  );
  const metadata = Object.entries(description.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]);
  const tagCount = Object.keys(description.tags).length;
  return {
    "accept-ranges": "bytes",
    "last-modified": new Date(modified).toUTCString(),
    etag: `"${etag}"`,
    ...description.headers,
    ...overrides,
    ...Object.fromEntries(metadata),
    ...sealingHeaders(version.sealing),
    ...lockHeaders(version),
    ...(isVersioned(bucket.config) && { "x-amz-version-id": versionId }),
    ...(tagCount > 0 && { "x-amz-tagging-count": String(tagCount) }),
    // A range cannot be held against a checksum of the whole, so S3 leaves it out and the SDK does not try.
    ...(checksum !== null &&
      !span.partial &&
      wantsChecksum(call) && {
        [checksumHeader(checksum.algorithm)]: checksum.value,
        "x-amz-checksum-type": checksum.type,
      }),
    ...(span.partial && { "content-range": `bytes ${span.from}-${span.until - 1}/${size}` }),
  };
};

const locate = (call: Call): { version: ObjectVersion; span: Span } => {
  const { bucket, key, query, headers } = call;
  const versionId = query.get("versionId");
  const action = versionId === undefined ? "s3:GetObject" : "s3:GetObjectVersion";
  const version = permittedObject(call, action, bucket, key, versionId);
  requireReadCondition(headers, version);
  return { version, span: spanOf(headers["range"], version.size) };
};

/** GetObject. The data key is opened as the caller, so whoever may not decrypt gets AccessDenied and no byte. */
export const getObject = async (call: Call): Promise<Reply> => {
  const { version, span } = locate(call);
  const dataKey = await call.service.encryption.unseal(call.caller.principal, version.sealing);
  const { place } = call.bucket.versions;
  return {
    status: span.partial ? 206 : 200,
    headers: answerHeaders(call, version, span),
    body: {
      length: span.until - span.from,
      content: readSegments(place, dataKey, version.segments, span.from, span.until),
    },
    subject: { objectSize: version.size, versionId: version.versionId },
  };
};

/** HeadObject. Only its checksum mode needs the key: S3 keeps checksums of SSE-KMS objects encrypted too. */
export const headObject = async (call: Call): Promise<Reply> => {
  const { version, span } = locate(call);
  if (wantsChecksum(call)) await call.service.encryption.unseal(call.caller.principal, version.sealing);
  const headers = {
    ...answerHeaders(call, version, span),
    "content-length": String(span.until - span.from),
  };
  return emptyReply(span.partial ? 206 : 200, headers, {
    objectSize: version.size,
    versionId: version.versionId,
  });
};
