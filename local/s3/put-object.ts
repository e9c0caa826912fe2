import { type Call, emptyReply, type Reply, xmlReply } from "./call.ts";
import { checksumAlgorithmOf, checksumHeader } from "./checksums.ts";
import { readDescription, readTagHeader } from "./description.ts";
import { sealingWish } from "./encryption.ts";
import { S3Failure } from "./failure.ts";
import { type BodyClaims, bodyClaims, type ChecksumClaim } from "./incoming-body.ts";
import { lockOfNewObject, requireDigest } from "./object-lock.ts";
import { permit, permittedObject, thisObject } from "./permit.ts";
import { readSegments } from "./segment.ts";
import { readPrecondition, storeObject, writtenHeaders } from "./store-object.ts";
import type { ObjectVersion } from "./version-store.ts";
import { element, s3Document } from "./xml.ts";

/** Throws AccessDenied unless the caller may create the object the headers describe, tags included. */
export const permitWrite = (call: Call): void => {
  requireOrdinary(call.headers);
  const tags = readTagHeader(call.headers["x-amz-tagging"] ?? "");
  permit(call, "s3:PutObject", thisObject(call), tags);
  if (Object.keys(tags).length > 0) permit(call, "s3:PutObjectTagging", thisObject(call), tags);
};

/**
 * Refuses settings that would change what the object is and are not kept here. Like every new bucket in AWS, those here
 * have their owner enforced, so access lists are not supported at all.
 */
export const requireOrdinary = (headers: Call["headers"]): void => {
  const acl = headers["x-amz-acl"] ?? headers["acl"] ?? "bucket-owner-full-control";
  if (
    acl !== "bucket-owner-full-control" ||
    Object.keys(headers).some((name) => name.startsWith("x-amz-grant-"))
  ) {
    throw new S3Failure("AccessControlListNotSupported", "The bucket does not allow ACLs");
  }
  const storage = headers["x-amz-storage-class"] ?? "STANDARD";
  if (storage !== "STANDARD" || headers["x-amz-website-redirect-location"] !== undefined) {
    throw new S3Failure("NotImplemented", "Storage classes and website redirects are not implemented here.");
  }
};

const subjectOf = ({ size, versionId }: ObjectVersion): { objectSize: number; versionId: string } => ({
  objectSize: size,
  versionId,
});

/** PutObject. */
export const putObject = async (call: Call): Promise<Reply> => {
  const { service, bucket, key, headers, caller, body } = call;
  permitWrite(call);
  const lock = lockOfNewObject(call, service.now());
  requireDigest(call, lock);
  const version = await storeObject(service, bucket, caller.principal, {
    key,
    wish: sealingWish(headers, bucket.config),
    description: readDescription(headers),
    lock,
    precondition: readPrecondition(headers),
    claims: bodyClaims(headers),
    body,
  });
  return emptyReply(200, writtenHeaders(bucket, version), subjectOf(version));
};

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return "";
  }
};

const copySource = (header: string): { bucket: string; key: string; versionId: string | undefined } => {
  const [path = "", query = ""] = header.split("?versionId=");
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(decoded(path)) ?? [];
  if (bucket === undefined || key === undefined) {
    throw new S3Failure("InvalidArgument", "x-amz-copy-source must be <bucket>/<key>, URL-encoded.");
  }
  return { bucket, key, versionId: query === "" ? undefined : query };
};

const requireSourceState = (headers: Call["headers"], source: ObjectVersion): void => {
  const wanted = headers["x-amz-copy-source-if-match"]?.replaceAll('"', "");
  const unwanted = headers["x-amz-copy-source-if-none-match"]?.replaceAll('"', "");
  if ((wanted !== undefined && wanted !== source.etag) || unwanted === source.etag) {
    throw new S3Failure(
      "PreconditionFailed",
      "At least one of the pre-conditions you specified did not hold",
    );
  }
};

const copyClaims = (call: Call, { checksum, size }: ObjectVersion): BodyClaims => {
  const asked = call.headers["x-amz-checksum-algorithm"];
  const algorithm = asked === undefined ? checksum?.algorithm : checksumAlgorithmOf(asked);
  if (asked !== undefined && algorithm === undefined) {
    throw new S3Failure("InvalidRequest", `Checksum algorithm ${asked} is not one S3 knows.`);
  }
  const claims = bodyClaims({ "content-length": String(size) });
  if (algorithm === undefined) return claims;
  // A composite checksum says nothing of the bytes as a whole, so the copy gets one of its own.
  const claim: ChecksumClaim =
    checksum?.type === "FULL_OBJECT" && checksum.algorithm === algorithm
      ? { kind: "given", value: checksum.value }
      : { kind: "computed" };
  return { ...claims, checksums: new Map([[algorithm, claim]]) };
};

/** CopyObject: reads with the caller's right to the source, writes with the right to the destination. */
export const copyObject = async (call: Call): Promise<Reply> => {
  const { service, bucket, key, headers, caller } = call;
  const from = copySource(headers["x-amz-copy-source"] ?? "");
  const sourceBucket = service.bucketNamed(from.bucket);
  if (sourceBucket === undefined) throw new S3Failure("NoSuchBucket", "The specified bucket does not exist");
  const action = from.versionId === undefined ? "s3:GetObject" : "s3:GetObjectVersion";
  const source = permittedObject(call, action, sourceBucket, from.key, from.versionId);
  permitWrite(call);
  requireSourceState(headers, source);

  const given = readDescription(headers);
  const keepTags = headers["x-amz-tagging-directive"] !== "REPLACE";
  if (keepTags && Object.keys(source.description.tags).length > 0) {
    const reading = from.versionId === undefined ? "s3:GetObjectTagging" : "s3:GetObjectVersionTagging";
    permittedObject(call, reading, sourceBucket, from.key, from.versionId);
    permit(call, "s3:PutObjectTagging", thisObject(call), source.description.tags);
  }
  const described = headers["x-amz-metadata-directive"] === "REPLACE" ? given : source.description;
  const dataKey = await service.encryption.unseal(caller.principal, source.sealing);
  const version = await storeObject(service, bucket, caller.principal, {
    key,
    wish: sealingWish(headers, bucket.config),
    description: { ...described, tags: keepTags ? source.description.tags : given.tags },
    lock: lockOfNewObject(call, service.now()),
    precondition: readPrecondition(headers),
    claims: copyClaims(call, source),
    body: readSegments(sourceBucket.versions.place, dataKey, source.segments, 0, source.size),
  });
  const { checksum } = version;
  const result = s3Document("CopyObjectResult", [
    element("ETag", `"${version.etag}"`),
    element("LastModified", new Date(version.modified).toISOString()),
    ...(checksum === null
      ? []
      : [element(`Checksum${checksum.algorithm}`, checksum.value), element("ChecksumType", checksum.type)]),
  ]);
  const answered = Object.entries(writtenHeaders(bucket, version)).filter(
    ([name]) => name !== "etag" && !name.startsWith(checksumHeader("SHA256").slice(0, -"sha256".length)),
  );
  return xmlReply(
    result,
    {
      ...Object.fromEntries(answered),
      ...(from.versionId !== undefined && { "x-amz-copy-source-version-id": from.versionId }),
    },
    subjectOf(version),
  );
};
