import { createHash } from "node:crypto";
import { type Call, emptyReply, type Reply, xmlReply } from "./call.ts";
import {
  type ChecksumAlgorithm,
  checksumAlgorithmOf,
  checksumHeader,
  createChecksum,
  type StoredChecksum,
} from "./checksums.ts";
import { readDescription } from "./description.ts";
import { sealingHeaders, sealingWish } from "./encryption.ts";
import { S3Failure } from "./failure.ts";
import { bodyClaims, receiveBody } from "./incoming-body.ts";
import { lockOfNewObject } from "./object-lock.ts";
import { permit, thisObject } from "./permit.ts";
import { permitWrite } from "./put-object.ts";
import { readXmlBody } from "./request-xml.ts";
import { readSegments, removeSegments, writeSegment } from "./segment.ts";
import {
  commitDraft,
  entityTag,
  readPrecondition,
  requirePrecondition,
  writtenHeaders,
} from "./store-object.ts";
import type { Part, Upload } from "./upload-store.ts";
import { childrenOf, childText, element, s3Document, type XmlElement } from "./xml.ts";

const smallestPart = 5 * 1024 * 1024;
const mostParts = 10_000;

const askedChecksum = (headers: Call["headers"]): Upload["checksum"] => {
  const name = headers["x-amz-checksum-algorithm"];
  if (name === undefined) return null;
  const algorithm = checksumAlgorithmOf(name);
  if (algorithm === undefined)
    throw new S3Failure("InvalidRequest", `Checksum algorithm ${name} is not one S3 knows.`);
  const type = headers["x-amz-checksum-type"] ?? (algorithm === "CRC64NVME" ? "FULL_OBJECT" : "COMPOSITE");
  const digest = algorithm.startsWith("SHA");
  if (
    (type !== "COMPOSITE" && type !== "FULL_OBJECT") ||
    (type === "FULL_OBJECT" ? digest : algorithm === "CRC64NVME")
  ) {
    throw new S3Failure(
      "InvalidRequest",
      `The ${type} checksum type cannot be used with the ${algorithm} checksum algorithm.`,
    );
  }
  return { algorithm, type };
};

/** CreateMultipartUpload: settles everything but the bytes; under SSE-KMS the data key is made now. */
export const createUpload = async (call: Call): Promise<Reply> => {
  const { service, bucket, key, headers, caller } = call;
  permitWrite(call);
  const begun = service.now();
  const { sealing } = await service.encryption.seal(
    caller.principal,
    sealingWish(headers, bucket.config),
    bucket.config,
    key,
  );
  const upload = await bucket.uploads.begin({
    key,
    begun,
    initiatorArn: caller.principal.arn,
    description: readDescription(headers),
    sealing,
    ...lockOfNewObject(call, begun),
    checksum: askedChecksum(headers),
  });
  const body = s3Document("InitiateMultipartUploadResult", [
    element("Bucket", bucket.config.name),
    element("Key", key),
    element("UploadId", upload.uploadId),
  ]);
  return xmlReply(body, {
    ...sealingHeaders(sealing),
    ...(upload.checksum && {
      "x-amz-checksum-algorithm": upload.checksum.algorithm,
      "x-amz-checksum-type": upload.checksum.type,
    }),
  });
};

const noSuchUpload = (): S3Failure =>
  new S3Failure(
    "NoSuchUpload",
    "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
  );

const openUpload = ({ bucket, key, query }: Call): Upload => {
  const upload = bucket.uploads.find(query.get("uploadId") ?? "", key);
  if (upload === undefined) throw noSuchUpload();
  return upload;
};

/** UploadPart. As in AWS the caller needs kms:Decrypt, for the data key was made when the upload began. */
export const uploadPart = async (call: Call): Promise<Reply> => {
  const { service, bucket, query, headers, caller, body } = call;
  permit(call, "s3:PutObject", thisObject(call));
  const upload = openUpload(call);
  const number = Number(query.get("partNumber"));
  if (!Number.isInteger(number) || number < 1 || number > mostParts) {
    throw new S3Failure("InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive");
  }
  const dataKey = await service.encryption.unseal(caller.principal, upload.sealing);
  const received = receiveBody(body, bodyClaims(headers));
  const segment = await writeSegment(bucket.versions.place, dataKey, received.content);
  const { md5, checksum } = received.findings();
  if (
    upload.checksum !== null &&
    checksum?.algorithm !== upload.checksum.algorithm &&
    upload.checksum.type === "COMPOSITE"
  ) {
    await removeSegments(bucket.versions.place, [segment]);
    throw new S3Failure(
      "InvalidRequest",
      `This upload was begun with ${upload.checksum.algorithm}; every part needs that checksum.`,
    );
  }
  const etag = entityTag(upload.sealing, md5);
  return bucket.uploads.exclusively(upload.uploadId, async () => {
    // The upload may have been completed or aborted while the part was arriving.
    if (bucket.uploads.find(upload.uploadId, upload.key) === undefined) {
      await removeSegments(bucket.versions.place, [segment]);
      throw noSuchUpload();
    }
    const part = { number, segment, etag, checksum, modified: service.now() };
    const replaced = await bucket.uploads.putPart(upload.uploadId, part);
    if (replaced !== undefined) await removeSegments(bucket.versions.place, [replaced.segment]);
    return emptyReply(200, {
      etag: `"${etag}"`,
      ...sealingHeaders(upload.sealing),
      ...(checksum && { [checksumHeader(checksum.algorithm)]: checksum.value }),
    });
  });
};

const chosenParts = (wanted: readonly XmlElement[], parts: readonly Part[]): readonly Part[] => {
  if (wanted.length === 0) throw new S3Failure("MalformedXML", "A completion must name at least one part.");
  const byNumber = new Map(parts.map((part) => [part.number, part]));
  let last = 0;
  const chosen = wanted.map((entry) => {
    const number = Number(childText(entry, "PartNumber"));
    if (!(number > last)) {
      throw new S3Failure("InvalidPartOrder", "The list of parts was not in ascending order.");
    }
    last = number;
    const part = byNumber.get(number);
    const claimed = part?.checksum && childText(entry, `Checksum${part.checksum.algorithm}`);
    const differs = claimed !== undefined && claimed !== null && claimed !== part?.checksum?.value;
    if (part === undefined || part.etag !== childText(entry, "ETag")?.replaceAll('"', "") || differs) {
      throw new S3Failure("InvalidPart", "One or more of the specified parts could not be found.");
    }
    return part;
  });
  if (chosen.slice(0, -1).some(({ segment }) => segment.size < smallestPart)) {
    throw new S3Failure("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
  }
  return chosen;
};

const compositeChecksum = (algorithm: ChecksumAlgorithm, parts: readonly Part[]): StoredChecksum => {
  const hasher = createChecksum(algorithm);
  for (const { checksum } of parts) hasher.update(Buffer.from(checksum?.value ?? "", "base64"));
  return { algorithm, value: `${hasher.digest()}-${parts.length}`, type: "COMPOSITE" };
};

const checksumOfWhole = async (
  call: Call,
  upload: Upload,
  parts: readonly Part[],
  dataKey: Buffer,
): Promise<StoredChecksum | null> => {
  if (upload.checksum === null) return null;
  const { algorithm, type } = upload.checksum;
  if (type === "COMPOSITE") return compositeChecksum(algorithm, parts);
  const hasher = createChecksum(algorithm);
  const segments = parts.map(({ segment }) => segment);
  for await (const piece of readSegments(
    call.bucket.versions.place,
    dataKey,
    segments,
    0,
    Number.MAX_SAFE_INTEGER,
  )) {
    hasher.update(piece);
  }
  const found: StoredChecksum = { algorithm, value: hasher.digest(), type };
  const claimed = call.headers[checksumHeader(algorithm)];
  if (claimed !== undefined && claimed !== found.value) {
    throw new S3Failure("BadDigest", `The ${algorithm} you specified did not match the calculated checksum.`);
  }
  return found;
};

const joinParts = async (call: Call, body: XmlElement): Promise<Reply> => {
  const { service, bucket, key, headers, caller } = call;
  const upload = openUpload(call);
  const precondition = readPrecondition(headers);
  requirePrecondition(bucket, key, precondition);
  const chosen = chosenParts(childrenOf(body, "Part"), bucket.uploads.parts(upload.uploadId));
  // As in AWS, completing reads the parts, so the caller must be able to decrypt.
  const dataKey = await service.encryption.unseal(caller.principal, upload.sealing);
  const checksum = await checksumOfWhole(call, upload, chosen, dataKey);
  const etags = createHash("md5")
    .update(chosen.map(({ etag }) => etag).join(""), "hex")
    .digest("hex");
  const version = await commitDraft(
    bucket,
    {
      key,
      size: chosen.reduce((sum, { segment }) => sum + segment.size, 0),
      etag: `${etags}-${chosen.length}`,
      description: upload.description,
      checksum,
      segments: chosen.map(({ segment }) => segment),
      sealing: upload.sealing,
      lock: { retention: upload.retention, legalHold: upload.legalHold },
      precondition,
    },
    service.now(),
  );
  const unused = bucket.uploads.parts(upload.uploadId).filter((part) => !chosen.includes(part));
  await bucket.uploads.end(upload.uploadId);
  await removeSegments(
    bucket.versions.place,
    unused.map(({ segment }) => segment),
  );
  const result = s3Document("CompleteMultipartUploadResult", [
    element("Location", `/${bucket.config.name}/${key}`),
    element("Bucket", bucket.config.name),
    element("Key", key),
    element("ETag", `"${version.etag}"`),
    ...(checksum === null
      ? []
      : [element(`Checksum${checksum.algorithm}`, checksum.value), element("ChecksumType", checksum.type)]),
  ]);
  const { etag: _, ...answered } = writtenHeaders(bucket, version);
  return xmlReply(result, answered, { objectSize: version.size, versionId: version.versionId });
};

/** CompleteMultipartUpload: the parts become one object without being copied, and only once, however often it is asked for. */
export const completeUpload = async (call: Call): Promise<Reply> => {
  permit(call, "s3:PutObject", thisObject(call));
  const { uploadId } = openUpload(call);
  // The digests in this request's headers are of the object; those of the small XML body are not sent.
  const digestless = Object.fromEntries(
    Object.entries(call.headers).filter(([name]) => !name.startsWith("x-amz-checksum-")),
  );
  const body = await readXmlBody({ ...call, headers: digestless }, "CompleteMultipartUpload");
  return call.bucket.uploads.exclusively(uploadId, () => joinParts(call, body));
};

/** AbortMultipartUpload. */
export const abortUpload = async (call: Call): Promise<Reply> => {
  permit(call, "s3:AbortMultipartUpload", thisObject(call));
  const { bucket } = call;
  const { uploadId } = openUpload(call);
  return bucket.uploads.exclusively(uploadId, async () => {
    openUpload(call);
    const parts = bucket.uploads.parts(uploadId);
    await bucket.uploads.end(uploadId);
    await removeSegments(
      bucket.versions.place,
      parts.map(({ segment }) => segment),
    );
    return emptyReply(204);
  });
};
