import { isVersioned } from "./bucket.ts";
import { type Call, emptyReply, type Reply, xmlReply } from "./call.ts";
import { S3Failure } from "./failure.ts";
import { requireUnlocked } from "./object-lock.ts";
import { permit } from "./permit.ts";
import { readXmlBody } from "./request-xml.ts";
import { requirePrecondition } from "./store-object.ts";
import { newVersionId, nullVersion } from "./version-store.ts";
import { childrenOf, childText, element, type Markup, s3Document } from "./xml.ts";

type Deleted = { readonly versionId: string | null; readonly deleteMarker: boolean };

const mostKeys = 1000;

const removeVersion = async (call: Call, versionId: string): Promise<Deleted> => {
  const { bucket, key } = call;
  const existing = bucket.versions.find(key, versionId);
  permit(call, "s3:DeleteObjectVersion", { kind: "object", bucket, key, existing });
  if (existing === undefined) return { versionId, deleteMarker: false };
  if (existing.kind === "object") requireUnlocked(call, existing);
  await bucket.versions.remove(existing);
  return { versionId, deleteMarker: existing.kind === "delete marker" };
};

const hideOrRemove = async (call: Call, etag: string | undefined): Promise<Deleted> => {
  const { bucket, key, service } = call;
  const existing = bucket.versions.current(key);
  permit(call, "s3:DeleteObject", { kind: "object", bucket, key, existing });
  if (etag !== undefined) {
    requirePrecondition(bucket, key, { kind: "must be", etag: etag.replaceAll('"', "") });
  }
  if (!isVersioned(bucket.config)) {
    if (existing !== undefined) await bucket.versions.remove(existing);
    return { versionId: null, deleteMarker: false };
  }
  const versionId = newVersionId();
  const sequence = bucket.versions.nextSequence();
  await bucket.versions.commit({ kind: "delete marker", key, versionId, sequence, modified: service.now() });
  return { versionId, deleteMarker: true };
};

const deleteOne = (call: Call, versionId: string | undefined, etag: string | undefined): Promise<Deleted> => {
  if (versionId !== undefined && etag !== undefined) {
    throw new S3Failure(
      "NotImplemented",
      "Deleting a version on condition of its ETag is not implemented here.",
    );
  }
  return call.bucket.versions.exclusively(call.key, () =>
    versionId === undefined ? hideOrRemove(call, etag) : removeVersion(call, versionId),
  );
};

/** DeleteObject: without a version id a versioned bucket only hides the key; with one that version is gone, unless it is locked. */
export const deleteObject = async (call: Call): Promise<Reply> => {
  const { versionId, deleteMarker } = await deleteOne(
    call,
    call.query.get("versionId"),
    call.headers["if-match"],
  );
  return emptyReply(
    204,
    {
      ...(versionId !== null && versionId !== nullVersion && { "x-amz-version-id": versionId }),
      ...(deleteMarker && { "x-amz-delete-marker": "true" }),
    },
    versionId === null ? null : { objectSize: 0, versionId },
  );
};

const deletedMarkup = (key: string, asked: string | undefined, deleted: Deleted): Markup =>
  element("Deleted", [
    element("Key", key),
    ...(asked === undefined ? [] : [element("VersionId", asked)]),
    ...(deleted.deleteMarker ? [element("DeleteMarker", true)] : []),
    ...(deleted.deleteMarker && deleted.versionId !== null
      ? [element("DeleteMarkerVersionId", deleted.versionId)]
      : []),
  ]);

/** DeleteObjects: each key is permitted and deleted by itself, and what failed is listed beside what succeeded. */
export const deleteObjects = async (call: Call): Promise<Reply> => {
  const { headers } = call;
  const digested =
    headers["content-md5"] !== undefined ||
    headers["x-amz-trailer"] !== undefined ||
    Object.keys(headers).some((name) => name.startsWith("x-amz-checksum-"));
  if (!digested)
    throw new S3Failure("InvalidRequest", "Missing required header for this request: Content-MD5");
  const body = await readXmlBody(call, "Delete");
  const quiet = childText(body, "Quiet") === "true";
  const wanted = childrenOf(body, "Object");
  if (wanted.length === 0 || wanted.length > mostKeys) {
    throw new S3Failure("MalformedXML", `A multi-object delete names 1 to ${mostKeys} objects.`);
  }
  const results: Markup[] = [];
  for (const object of wanted) {
    const key = childText(object, "Key") ?? "";
    const versionId = childText(object, "VersionId");
    try {
      const deleted = await deleteOne({ ...call, key }, versionId, childText(object, "ETag"));
      if (!quiet) results.push(deletedMarkup(key, versionId, deleted));
    } catch (error) {
      if (!(error instanceof S3Failure)) throw error;
      results.push(
        element("Error", [
          element("Key", key),
          ...(versionId === undefined ? [] : [element("VersionId", versionId)]),
          element("Code", error.code),
          element("Message", error.message),
        ]),
      );
    }
  }
  return xmlReply(s3Document("DeleteResult", results));
};
