import { createHash } from "node:crypto";
import {
  type ChecksumAlgorithm,
  checksumAlgorithmOf,
  checksumAlgorithms,
  checksumHeader,
  createChecksum,
  type StoredChecksum,
} from "./checksums.ts";
import { decodeChunked } from "./chunked.ts";
import { S3Failure } from "./failure.ts";

/** Where the value a checksum must have is found; without one it is computed for the object's record. */
export type ChecksumClaim =
  | { readonly kind: "given"; readonly value: string }
  | { readonly kind: "in the trailer" }
  | { readonly kind: "computed" };

/** What the request says about its own body; every statement is held against the bytes. */
export type BodyClaims = {
  readonly framing: "plain" | "aws-chunked";
  /** Bytes of content, without framing; "unknown" only for the file part of a form. */
  readonly length: number | "unknown";
  /** Null when the body is not signed. */
  readonly contentSha256: string | null;
  /** Null when there is no Content-MD5. */
  readonly contentMd5: string | null;
  readonly checksums: ReadonlyMap<ChecksumAlgorithm, ChecksumClaim>;
  readonly minimum: number;
  readonly maximum: number;
};

/** What was found once the whole body has been read. */
type BodyFindings = {
  readonly size: number;
  readonly md5: string;
  readonly checksum: StoredChecksum | null;
};

/** Five gigabytes, the most one upload request may carry. */
export const largestUpload = 5 * 1024 ** 3;

const checksumClaims = (headers: Readonly<Record<string, string>>): BodyClaims["checksums"] => {
  const claims = new Map<ChecksumAlgorithm, ChecksumClaim>();
  for (const algorithm of checksumAlgorithms) {
    const value = headers[checksumHeader(algorithm)];
    if (value !== undefined) claims.set(algorithm, { kind: "given", value });
  }
  for (const name of (headers["x-amz-trailer"] ?? "").split(",")) {
    const algorithm = checksumAlgorithmOf(name.trim());
    if (algorithm !== undefined) claims.set(algorithm, { kind: "in the trailer" });
    else if (name.trim() !== "") {
      throw new S3Failure(
        "InvalidRequest",
        "The value specified in the x-amz-trailer header is not supported",
      );
    }
  }
  if (claims.size > 1) {
    throw new S3Failure(
      "InvalidRequest",
      "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
    );
  }
  return claims;
};

const parseLength = (text: string | undefined): number => {
  const length = text === undefined || !/^\d+$/.test(text) ? Number.NaN : Number(text);
  if (!Number.isSafeInteger(length)) {
    throw new S3Failure("MissingContentLength", "You must provide the Content-Length HTTP header.");
  }
  return length;
};

/** Reads the claims from request headers. Throws the S3 failure for claims that contradict each other or cannot be checked. */
export const bodyClaims = (headers: Readonly<Record<string, string>>): BodyClaims => {
  const declared = headers["x-amz-content-sha256"] ?? "UNSIGNED-PAYLOAD";
  const streaming = declared.startsWith("STREAMING-");
  if (streaming && declared !== "STREAMING-UNSIGNED-PAYLOAD-TRAILER") {
    // Chunk signatures are a second signing scheme that no client of this project uses; accepting them unchecked would be worse.
    throw new S3Failure(
      "NotImplemented",
      `The payload scheme ${declared} is not implemented here; use STREAMING-UNSIGNED-PAYLOAD-TRAILER.`,
    );
  }
  const length = parseLength(headers[streaming ? "x-amz-decoded-content-length" : "content-length"]);
  if (length > largestUpload) throw entityTooLarge();
  return {
    framing: streaming ? "aws-chunked" : "plain",
    length,
    contentSha256: streaming || declared === "UNSIGNED-PAYLOAD" ? null : declared.toLowerCase(),
    contentMd5: headers["content-md5"] ?? null,
    checksums: checksumClaims(headers),
    minimum: 0,
    maximum: largestUpload,
  };
};

const entityTooLarge = (): S3Failure =>
  new S3Failure("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");

const verifyChecksum = (
  algorithm: ChecksumAlgorithm,
  claim: ChecksumClaim,
  trailers: ReadonlyMap<string, string>,
  found: string,
): StoredChecksum => {
  if (claim.kind !== "computed") {
    const expected = claim.kind === "given" ? claim.value : trailers.get(checksumHeader(algorithm));
    if (expected === undefined) {
      const name = checksumHeader(algorithm);
      throw new S3Failure("InvalidRequest", `The trailer ${name} was announced and did not come.`);
    }
    if (expected !== found) {
      throw new S3Failure(
        "BadDigest",
        `The ${algorithm} you specified did not match the calculated checksum.`,
      );
    }
  }
  return { algorithm, value: found, type: "FULL_OBJECT" };
};

/**
 * The content of a request body, passed on while it is checked. The generator throws (BadDigest, XAmzContentSHA256Mismatch,
 * IncompleteBody, EntityTooLarge, EntityTooSmall) before it ends, so a consumer that reached the end holds verified bytes.
 */
export const receiveBody = (
  source: AsyncIterable<Uint8Array>,
  claims: BodyClaims,
): { readonly content: AsyncGenerator<Buffer>; findings(): BodyFindings } => {
  const trailers = new Map<string, string>();
  const md5 = createHash("md5");
  const sha256 = claims.contentSha256 === null ? null : createHash("sha256");
  const hashers = [...claims.checksums].map(([algorithm, claim]) => ({
    algorithm,
    claim,
    hasher: createChecksum(algorithm),
  }));
  let found: BodyFindings | undefined;

  const verify = (size: number): BodyFindings => {
    if (claims.length !== "unknown" && size !== claims.length) {
      throw new S3Failure(
        "IncompleteBody",
        "You did not provide the number of bytes specified by the Content-Length HTTP header",
      );
    }
    if (size < claims.minimum) {
      throw new S3Failure("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
    }
    if (sha256 !== null && sha256.digest("hex") !== claims.contentSha256) {
      throw new S3Failure(
        "XAmzContentSHA256Mismatch",
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
      );
    }
    const digest = md5.digest();
    if (claims.contentMd5 !== null && claims.contentMd5 !== digest.toString("base64")) {
      throw new S3Failure("BadDigest", "The Content-MD5 you specified did not match what we received.");
    }
    const [checksum = null] = hashers.map((one) =>
      verifyChecksum(one.algorithm, one.claim, trailers, one.hasher.digest()),
    );
    return { size, md5: digest.toString("hex"), checksum };
  };

  async function* content(): AsyncGenerator<Buffer> {
    const plain =
      claims.framing === "plain"
        ? source
        : decodeChunked(source, (name, value) => {
            trailers.set(name, value);
          });
    let size = 0;
    for await (const piece of plain) {
      const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
      size += bytes.length;
      if (size > claims.maximum) throw entityTooLarge();
      md5.update(bytes);
      sha256?.update(bytes);
      for (const { hasher } of hashers) hasher.update(bytes);
      yield bytes;
    }
    found = verify(size);
  }

  return {
    content: content(),
    findings: () => {
      if (found === undefined)
        throw new Error("The body was not read to its end before its findings were asked for.");
      return found;
    },
  };
};
