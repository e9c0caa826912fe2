import { isVersioned } from "./bucket.ts";
import { type Call, emptyReply, type Reply, xmlReply } from "./call.ts";
import { deleteObject, deleteObjects } from "./delete-objects.ts";
import { S3Failure } from "./failure.ts";
import { getObject, headObject } from "./get-object.ts";
import { listObjects, listVersions } from "./list-objects.ts";
import { listParts, listUploads } from "./list-uploads.ts";
import { abortUpload, completeUpload, createUpload, uploadPart } from "./multipart-upload.ts";
import {
  getLegalHold,
  getObjectLockConfiguration,
  getRetention,
  putLegalHold,
  putRetention,
} from "./object-lock.ts";
import { deleteTags, getTags, putTags } from "./object-tags.ts";
import { permit, thisBucket } from "./permit.ts";
import { copyObject, putObject } from "./put-object.ts";
import { element, s3Document } from "./xml.ts";

/** An operation of the API: the name the access log gives it, and what it does. */
export type Operation = { readonly name: string; readonly run: (call: Call) => Promise<Reply> };

type Route = {
  readonly scope: "bucket" | "object";
  readonly method: string;
  /** The query parameter, or the header, that tells this operation from the plain one. */
  readonly marker: { readonly query: string } | { readonly header: string } | null;
  readonly operation: Operation;
};

const headBucket = async (call: Call): Promise<Reply> => {
  permit(call, "s3:ListBucket", thisBucket(call));
  return emptyReply(200, { "x-amz-bucket-region": "us-east-1" });
};

const getVersioning = async (call: Call): Promise<Reply> => {
  permit(call, "s3:GetBucketVersioning", thisBucket(call));
  const status = isVersioned(call.bucket.config) ? [element("Status", "Enabled")] : [];
  return xmlReply(s3Document("VersioningConfiguration", status));
};

const getLocation = async (call: Call): Promise<Reply> => {
  permit(call, "s3:GetBucketLocation", thisBucket(call));
  // us-east-1 is written as no location at all.
  return xmlReply(s3Document("LocationConstraint", []));
};

const route = (
  scope: Route["scope"],
  method: string,
  marker: string | null,
  name: string,
  run: Operation["run"],
): Route => ({
  scope,
  method,
  marker: marker === null ? null : marker.startsWith("x-amz-") ? { header: marker } : { query: marker },
  operation: { name: `REST.${name}`, run },
});

// Within a scope and method the plain operation comes last.
const routes: readonly Route[] = [
  route("bucket", "GET", "list-type", "GET.BUCKET", listObjects),
  route("bucket", "GET", "versions", "GET.BUCKETVERSIONS", listVersions),
  route("bucket", "GET", "uploads", "GET.UPLOADS", listUploads),
  route("bucket", "GET", "versioning", "GET.VERSIONING", getVersioning),
  route("bucket", "GET", "location", "GET.LOCATION", getLocation),
  route("bucket", "GET", "object-lock", "GET.OBJECT_LOCK", getObjectLockConfiguration),
  route("bucket", "HEAD", null, "HEAD.BUCKET", headBucket),
  route("bucket", "POST", "delete", "POST.MULTI_OBJECT_DELETE", deleteObjects),
  route("object", "GET", "tagging", "GET.OBJECT_TAGGING", getTags),
  route("object", "GET", "retention", "GET.OBJECT_LOCK_RETENTION", getRetention),
  route("object", "GET", "legal-hold", "GET.OBJECT_LOCK_LEGALHOLD", getLegalHold),
  route("object", "GET", "uploadId", "GET.UPLOAD", listParts),
  route("object", "GET", null, "GET.OBJECT", getObject),
  route("object", "HEAD", null, "HEAD.OBJECT", headObject),
  route("object", "PUT", "tagging", "PUT.OBJECT_TAGGING", putTags),
  route("object", "PUT", "retention", "PUT.OBJECT_LOCK_RETENTION", putRetention),
  route("object", "PUT", "legal-hold", "PUT.OBJECT_LOCK_LEGALHOLD", putLegalHold),
  route("object", "PUT", "uploadId", "PUT.PART", uploadPart),
  route("object", "PUT", "x-amz-copy-source", "COPY.OBJECT", copyObject),
  route("object", "PUT", null, "PUT.OBJECT", putObject),
  route("object", "POST", "uploads", "POST.UPLOADS", createUpload),
  route("object", "POST", "uploadId", "POST.UPLOAD", completeUpload),
  route("object", "DELETE", "tagging", "DELETE.OBJECT_TAGGING", deleteTags),
  route("object", "DELETE", "uploadId", "DELETE.UPLOAD", abortUpload),
  route("object", "DELETE", null, "DELETE.OBJECT", deleteObject),
];

// Parameters that make another operation of a request; taking one for its plain sibling would do the wrong thing silently.
const otherOperations = new Set([
  "accelerate",
  "acl",
  "analytics",
  "attributes",
  "cors",
  "delete",
  "encryption",
  "intelligent-tiering",
  "inventory",
  "legal-hold",
  "lifecycle",
  "logging",
  "metrics",
  "notification",
  "object-lock",
  "ownershipControls",
  "partNumber",
  "policy",
  "policyStatus",
  "publicAccessBlock",
  "renameObject",
  "replication",
  "requestPayment",
  "restore",
  "retention",
  "select",
  "tagging",
  "torrent",
  "uploadId",
  "uploads",
  "versioning",
  "versions",
  "website",
]);

const isMarked = ({ marker }: Route, call: Pick<Call, "query" | "headers">): boolean =>
  marker !== null &&
  ("query" in marker ? call.query.has(marker.query) : call.headers[marker.header] !== undefined);

/** Finds the operation of a request. What S3 knows and this stand-in does not is NotImplemented, never something else. */
export const operationOf = (call: Pick<Call, "method" | "key" | "query" | "headers">): Operation => {
  const scope = call.key === "" ? "bucket" : "object";
  const fitting = routes.filter((one) => one.scope === scope && one.method === call.method);
  const marked = fitting.find((one) => isMarked(one, call));
  if (marked !== undefined) {
    const copiesPart = marked.operation.run === uploadPart && call.headers["x-amz-copy-source"] !== undefined;
    if (!copiesPart) return marked.operation;
  }
  const plain = fitting.find(({ marker }) => marker === null);
  const stranger = [...call.query.keys()].find((name) => otherOperations.has(name));
  if (plain === undefined || stranger !== undefined || marked !== undefined) {
    throw new S3Failure(
      "NotImplemented",
      `${call.method} of ${scope}${stranger === undefined ? "" : ` with ?${stranger}`} is not implemented here.`,
    );
  }
  return plain.operation;
};
