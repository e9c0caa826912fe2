import { timingSafeEqual } from "node:crypto";
import {
  type CredentialScope,
  EMPTY_PAYLOAD_HASH,
  parseAmzDate,
  parseScope,
  queryPairs,
  signatureOf,
  type SignedRequest,
  stringToSign,
} from "./canonical-request.ts";
import type { AccessKey, Principal, PrincipalDirectory } from "./principals.ts";
import { refuse, type SignatureRefusal } from "./signature-refusal.ts";

export type { SignedRequest } from "./canonical-request.ts";
export type { SignatureRefusal } from "./signature-refusal.ts";

/** A request whose signature is right. */
export type Verified = {
  readonly principal: Principal;
  readonly accessKeyId: string;
  readonly service: string;
  readonly region: string;
  readonly signedHeaders: readonly string[];
  readonly presigned: boolean;
  /** When it was signed, in milliseconds since the epoch. */
  readonly signedAt: number;
  /**
   * What the signature says of the body: its SHA-256 in hex, `UNSIGNED-PAYLOAD` or a `STREAMING-…` marker. When it is
   * a hash and the verifier was given no `payloadHash`, whoever reads the body must compare.
   */
  readonly contentSha256: string;
};

/** How far a caller's clock may be off, in milliseconds, and how long a header signature stays good. */
const CLOCK_SKEW_MS = 15 * 60 * 1000;

const LONGEST_PRESIGN_SECONDS = 7 * 24 * 60 * 60;
const S3_MARKERS = new Set([
  "UNSIGNED-PAYLOAD",
  "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
]);

type Claim = {
  readonly scope: CredentialScope;
  readonly amzDate: string;
  readonly signedAt: number;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly token: string | undefined;
  readonly contentSha256: string;
};

/**
 * Verifies AWS Signature Version 4 in the `Authorization` header or in a presigned query; `now` in milliseconds. For a
 * presigned request S3 must read `x-amz-*` settings from the query as well as from the headers: both are signed.
 */
export function verifyRequest(
  request: SignedRequest,
  directory: PrincipalDirectory,
  now: number,
): Verified | SignatureRefusal {
  try {
    const query = new Map(queryPairs(request.query));
    const presigned = query.has("X-Amz-Signature") || query.has("X-Amz-Algorithm");
    if (presigned && request.headers["authorization"] !== undefined)
      return refuse(
        "AuthorizationHeaderMalformed",
        "Only one way of signing may be used, header or query, not both.",
      );

    const claim = presigned ? queryClaim(request, query, now) : headerClaim(request, now);
    return "refused" in claim ? claim : verifyClaim(request, claim, directory, presigned);
  } catch (error) {
    if (error instanceof URIError)
      return refuse("SignatureDoesNotMatch", "The URL is not valid percent-encoding.");
    throw error;
  }
}

/** The key a scope names, if the session token sent along is the key's own. */
export function keyOf(
  scope: CredentialScope,
  token: string | undefined,
  directory: PrincipalDirectory,
): AccessKey | SignatureRefusal {
  const key = directory.find(scope.accessKeyId);
  if (key === undefined)
    return refuse("InvalidAccessKeyId", `The access key id ${scope.accessKeyId} does not exist here.`);
  if (key.sessionToken !== token)
    return refuse(
      "InvalidToken",
      `The security token sent with ${scope.accessKeyId} is not that key's token.`,
    );
  return key;
}

/** Whether two signatures in hex are the same, in time that does not depend on where they differ. */
export function sameSignature(sent: string, expected: string): boolean {
  const [a, b] = [Buffer.from(sent), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function headerClaim(request: SignedRequest, now: number): Claim | SignatureRefusal {
  const { headers } = request;
  const authorization = headers["authorization"];
  if (authorization === undefined) return refuse("MissingAuthenticationToken", "The request is not signed.");

  const fields = new Map(
    authorization
      .replace(/^AWS4-HMAC-SHA256\s+/u, "")
      .split(/,\s*/u)
      .map((field) => [field.slice(0, field.indexOf("=")), field.slice(field.indexOf("=") + 1)] as const),
  );
  const scope = parseScope(fields.get("Credential") ?? "");
  const [names, signature] = [fields.get("SignedHeaders"), fields.get("Signature")];
  if (
    !authorization.startsWith("AWS4-HMAC-SHA256 ") ||
    !scope ||
    names === undefined ||
    signature === undefined
  )
    return refuse(
      "AuthorizationHeaderMalformed",
      "The Authorization header must be AWS4-HMAC-SHA256 with Credential for us-east-1, SignedHeaders and Signature.",
    );

  const amzDate = headers["x-amz-date"] ?? "";
  const signedAt = parseAmzDate(amzDate);
  if (signedAt === undefined)
    return refuse("AuthorizationHeaderMalformed", "The x-amz-date header is missing or malformed.");
  if (Math.abs(now - signedAt) > CLOCK_SKEW_MS)
    return refuse(
      "RequestTimeTooSkewed",
      "The request was signed more than 15 minutes away from the server's time.",
    );

  const contentSha256 = signedPayload(request, scope.service, headers["x-amz-content-sha256"]);
  if (typeof contentSha256 !== "string") return contentSha256;
  const token = headers["x-amz-security-token"];
  return { scope, amzDate, signedAt, signedHeaders: names.split(";"), signature, token, contentSha256 };
}

function queryClaim(
  request: SignedRequest,
  query: ReadonlyMap<string, string>,
  now: number,
): Claim | SignatureRefusal {
  const scope = parseScope(query.get("X-Amz-Credential") ?? "");
  const amzDate = query.get("X-Amz-Date") ?? "";
  const signedAt = parseAmzDate(amzDate);
  const [names, signature] = [query.get("X-Amz-SignedHeaders"), query.get("X-Amz-Signature")];
  const algorithm = query.get("X-Amz-Algorithm");
  if (
    !scope ||
    signedAt === undefined ||
    names === undefined ||
    signature === undefined ||
    algorithm !== "AWS4-HMAC-SHA256"
  )
    return refuse(
      "AuthorizationHeaderMalformed",
      "The presigned URL lacks one of its X-Amz- parameters, or it is malformed.",
    );

  const expires = query.get("X-Amz-Expires") ?? "";
  const seconds = Number(expires);
  if (!/^\d+$/u.test(expires) || seconds < 1 || seconds > LONGEST_PRESIGN_SECONDS)
    return refuse(
      "AuthorizationHeaderMalformed",
      `X-Amz-Expires must be 1 to ${LONGEST_PRESIGN_SECONDS} seconds.`,
    );
  if (now > signedAt + seconds * 1000) return refuse("RequestExpired", "Request has expired");
  if (signedAt - now > CLOCK_SKEW_MS)
    return refuse("RequestTimeTooSkewed", "The URL is signed for a time still to come.");

  const stated = request.headers["x-amz-content-sha256"] ?? query.get("X-Amz-Content-Sha256");
  const contentSha256 = signedPayload(
    request,
    scope.service,
    stated ?? (scope.service === "s3" ? "UNSIGNED-PAYLOAD" : undefined),
  );
  if (typeof contentSha256 !== "string") return contentSha256;
  const token = query.get("X-Amz-Security-Token");
  return { scope, amzDate, signedAt, signedHeaders: names.split(";"), signature, token, contentSha256 };
}

function signedPayload(
  { payloadHash }: SignedRequest,
  service: string,
  stated: string | undefined,
): string | SignatureRefusal {
  // Only S3 lets a body go unsigned; elsewhere the hash is always that of what arrived.
  if (service !== "s3") return payloadHash ?? EMPTY_PAYLOAD_HASH;
  if (stated === undefined)
    return refuse("AuthorizationHeaderMalformed", "S3 requires the x-amz-content-sha256 header.");
  if (S3_MARKERS.has(stated)) return stated;
  if (!/^[0-9a-f]{64}$/u.test(stated))
    return refuse(
      "AuthorizationHeaderMalformed",
      "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-… or a SHA-256 in hex.",
    );
  if (payloadHash !== undefined && payloadHash !== stated)
    return refuse("ContentSha256Mismatch", "The x-amz-content-sha256 header does not match the body.");
  return stated;
}

function verifyClaim(
  request: SignedRequest,
  claim: Claim,
  directory: PrincipalDirectory,
  presigned: boolean,
): Verified | SignatureRefusal {
  const { scope, amzDate, signedAt, signedHeaders, contentSha256 } = claim;
  if (!amzDate.startsWith(scope.date))
    return refuse("AuthorizationHeaderMalformed", "The credential's date is not the date of signing.");

  const key = keyOf(scope, claim.token, directory);
  if ("refused" in key) return key;

  // A header that was added after signing must not be able to change what the request means.
  const unsigned = Object.keys(request.headers).filter(
    (name) => (name === "host" || name.startsWith("x-amz-")) && !signedHeaders.includes(name),
  );
  if (unsigned.length > 0 || !signedHeaders.includes("host"))
    return refuse(
      "HeadersNotSigned",
      `There were headers present in the request which were not signed: ${unsigned.join(", ") || "host"}`,
    );

  const expected = signatureOf(
    stringToSign(request, scope, amzDate, signedHeaders, contentSha256),
    key.secretAccessKey,
    scope,
  );
  if (!sameSignature(claim.signature, expected))
    return refuse(
      "SignatureDoesNotMatch",
      "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
    );

  const { accessKeyId, principal } = key;
  const { service, region } = scope;
  return { principal, accessKeyId, service, region, signedHeaders, presigned, signedAt, contentSha256 };
}
