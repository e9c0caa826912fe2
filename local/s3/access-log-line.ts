import { ACCOUNT_ID } from "../iam/principals.ts";

/** One finished request as the server access log tells it. Times in milliseconds, sizes in bytes; null is written as a hyphen. */
export type LoggedRequest = {
  readonly bucket: string;
  readonly at: number;
  readonly remoteAddress: string;
  readonly requesterArn: string | null;
  readonly requestId: string;
  readonly operation: string;
  readonly key: string | null;
  /** Method, path and query as they came, custom x- parameters included. */
  readonly requestUri: string;
  readonly status: number;
  readonly errorCode: string | null;
  readonly bytesSent: number;
  readonly objectSize: number | null;
  readonly totalTime: number;
  readonly turnAroundTime: number;
  readonly referer: string | null;
  readonly userAgent: string | null;
  readonly versionId: string | null;
  readonly hostId: string;
  readonly authentication: "AuthHeader" | "QueryString" | null;
  readonly host: string | null;
};

// The owner is written as a canonical user id: 64 hexadecimal digits.
const ownerId = ACCOUNT_ID.padStart(64, "0");
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const logTime = (at: number): string => {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = `${two(date.getUTCDate())}/${months[date.getUTCMonth()] ?? ""}/${date.getUTCFullYear()}`;
  return `[${day}:${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000]`;
};

// What a client chose freely must not be able to end its field or its line.
const quoted = (text: string | null): string =>
  `"${(text ?? "-").replace(/["\\]|\p{Cc}/gu, (character) => encodeURIComponent(character))}"`;

const count = (value: number | null): string => (value === null || value === 0 ? "-" : String(value));

/** A line in the format of Amazon S3 server access logs, without its line end. */
export const accessLogLine = (request: LoggedRequest): string =>
  [
    ownerId,
    request.bucket,
    logTime(request.at),
    request.remoteAddress,
    request.requesterArn ?? "-",
    request.requestId,
    request.operation,
    request.key === null ? "-" : encodeURIComponent(request.key).replaceAll("%2F", "/"),
    quoted(request.requestUri),
    String(request.status),
    request.errorCode ?? "-",
    count(request.bytesSent),
    count(request.objectSize),
    String(request.totalTime),
    String(request.turnAroundTime),
    quoted(request.referer),
    quoted(request.userAgent),
    request.versionId ?? "-",
    request.hostId,
    request.authentication === null ? "-" : "SigV4",
    // TLS ends at AWS's edge, which this stand-in does not have: no cipher suite and no TLS version.
    "-",
    request.authentication ?? "-",
    request.host ?? "-",
    "-",
    "-",
    "-",
  ].join(" ");

/** The name of a log object: prefix, the second of delivery, and something unique. */
export const logObjectKey = (prefix: string, at: number, unique: string): string =>
  `${prefix}${new Date(at).toISOString().slice(0, 19).replace(/[T:]/g, "-")}-${unique}`;
