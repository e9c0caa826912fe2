import { createHash, createHmac } from "node:crypto";
import { REGION } from "./principals.ts";

/** A request as it came over the wire. Header names in lower case; `path` and `query` exactly as sent. */
export type SignedRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the body in hex, where the caller has read the body; required for every service but S3. */
  readonly payloadHash?: string | undefined;
};

/** The parts of `<access key id>/<yyyymmdd>/<region>/<service>/aws4_request`. */
export type CredentialScope = {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
};

/** SHA-256 of nothing, in hex: the payload hash of a request without a body. */
export const EMPTY_PAYLOAD_HASH = createHash("sha256").digest("hex");

/** Reads a credential scope; undefined when it is malformed or for another region. */
export function parseScope(text: string): CredentialScope | undefined {
  const [accessKeyId, date, region, service, end, ...more] = text.split("/");
  if (accessKeyId === undefined || date === undefined || region !== REGION || service === undefined)
    return undefined;
  if (end !== "aws4_request" || more.length > 0) return undefined;
  return { accessKeyId, date, region, service };
}

/** Milliseconds of an ISO 8601 basic time such as `20261121T201500Z`; undefined when it is malformed. */
export function parseAmzDate(text: string | undefined): number | undefined {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u.exec(text ?? "") ?? [];
  const time = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  return Number.isNaN(time) ? undefined : time;
}

/** The string to sign of a request. Throws URIError when the path or query is not valid percent-encoding. */
export function stringToSign(
  request: SignedRequest,
  scope: CredentialScope,
  amzDate: string,
  signedHeaders: readonly string[],
  payloadHash: string,
): string {
  const canonical = [
    request.method.toUpperCase(),
    canonicalPath(request.path, scope.service),
    canonicalQuery(request.query),
    ...signedHeaders.map((name) => `${name}:${(request.headers[name] ?? "").trim().replaceAll(/ +/gu, " ")}`),
    "",
    signedHeaders.join(";"),
    payloadHash,
  ].join("\n");
  const { date, region, service } = scope;
  const digest = createHash("sha256").update(canonical).digest("hex");
  return ["AWS4-HMAC-SHA256", amzDate, `${date}/${region}/${service}/aws4_request`, digest].join("\n");
}

/** The signature in hex that the holder of the secret makes over a string to sign (or a POST policy). */
export function signatureOf(text: string, secret: string, scope: CredentialScope): string {
  const key = [scope.date, scope.region, scope.service, "aws4_request"].reduce<Buffer | string>(
    (previous, part) => createHmac("sha256", previous).update(part).digest(),
    `AWS4${secret}`,
  );
  return createHmac("sha256", key).update(text).digest("hex");
}

function canonicalPath(path: string, service: string): string {
  // S3 keys are taken as they are and encoded once; everywhere else the path is normalized and encoded a second time.
  if (service === "s3")
    return path
      .split("/")
      .map((part) => encoded(decodeURIComponent(part)))
      .join("/");
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(encoded(part));
  }
  return `/${parts.join("/")}${parts.length > 0 && path.endsWith("/") ? "/" : ""}`;
}

function canonicalQuery(query: string): string {
  return queryPairs(query)
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .toSorted(([a, v], [b, w]) => ascii(a, b) || ascii(v, w))
    .map((pair) => pair.join("="))
    .join("&");
}

/** The decoded name and value pairs of a raw query string, in order; `+` stays `+`. Throws URIError when malformed. */
export function queryPairs(query: string): (readonly [string, string])[] {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      const [name, value] = at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
      return [decodeURIComponent(name), decodeURIComponent(value)] as const;
    });
}

const ascii = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const encoded = (text: string) =>
  encodeURIComponent(text).replaceAll(/[!'()*]/gu, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
