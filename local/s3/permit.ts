import { evaluate, type RequestContext } from "../iam/evaluate.ts";
import { ACCOUNT_ID } from "../iam/principals.ts";
import { type Bucket, bucketArn, objectArn } from "./bucket.ts";
import type { Call } from "./call.ts";
import { accessDenied, S3Failure } from "./failure.ts";
import type { ObjectVersion, Version } from "./version-store.ts";

/** What an action is about; `existing` is the version whose tags and retention conditions can speak of. */
export type Subject =
  | { readonly kind: "bucket"; readonly bucket: Bucket }
  | {
      readonly kind: "object";
      readonly bucket: Bucket;
      readonly key: string;
      readonly existing: Version | undefined;
    };

// Headers whose value policies may test under the name s3:<header>.
const testableHeaders = [
  "if-match",
  "if-none-match",
  "x-amz-acl",
  "x-amz-content-sha256",
  "x-amz-copy-source",
  "x-amz-metadata-directive",
  "x-amz-server-side-encryption",
  "x-amz-server-side-encryption-aws-kms-key-id",
  "x-amz-storage-class",
];

const tagContext = (
  prefix: "ExistingObjectTag" | "RequestObjectTag",
  tags: Readonly<Record<string, string>>,
): RequestContext =>
  Object.fromEntries(Object.entries(tags).map(([name, value]) => [`s3:${prefix}/${name}`, value]));

const requestContext = ({ caller, headers, query, remoteAddress, service }: Call): RequestContext => {
  // aws:SecureTransport is set to "true" by the evaluator, and the newest TLS is claimed here: in AWS transport security ends
  // at its edge; here the wire is the loopback device, which needs none.
  const now = service.now();
  return {
    "aws:CurrentTime": new Date(now).toISOString(),
    "aws:EpochTime": String(Math.floor(now / 1000)),
    "aws:SourceIp": remoteAddress,
    "aws:UserAgent": headers["user-agent"],
    "aws:ResourceAccount": ACCOUNT_ID,
    "s3:TlsVersion": "1.3",
    "s3:ResourceAccount": ACCOUNT_ID,
    "s3:authType": caller.authType,
    // Only a signature made beforehand has an age in S3's sense: a presigned URL or a form.
    "s3:signatureAge": caller.authType === "REST-HEADER" ? undefined : String(now - caller.signedAt),
    "s3:signatureversion": "AWS4-HMAC-SHA256",
    "s3:VersionId": query.get("versionId"),
    "s3:prefix": query.get("prefix"),
    "s3:delimiter": query.get("delimiter"),
    "s3:max-keys": query.get("max-keys"),
    "s3:object-lock-mode": headers["x-amz-object-lock-mode"],
    "s3:object-lock-retain-until-date": headers["x-amz-object-lock-retain-until-date"],
    "s3:object-lock-legal-hold": headers["x-amz-object-lock-legal-hold"],
    ...Object.fromEntries(testableHeaders.map((name) => [`s3:${name}`, headers[name]])),
  };
};

/** Whether the caller may do this, by identity policies and bucket policy together. */
export const isPermitted = (
  call: Call,
  action: string,
  subject: Subject,
  requestTags: Readonly<Record<string, string>> = {},
): boolean => {
  const name = subject.bucket.config.name;
  const existing = subject.kind === "object" ? subject.existing : undefined;
  return evaluate({
    principal: call.caller.principal,
    action,
    resource: subject.kind === "object" ? objectArn(name, subject.key) : bucketArn(name),
    resourcePolicy: subject.bucket.config.policy,
    context: {
      ...requestContext(call),
      ...tagContext("RequestObjectTag", requestTags),
      "s3:RequestObjectTagKeys": Object.keys(requestTags).length > 0 ? Object.keys(requestTags) : undefined,
      ...(existing?.kind === "object" && tagContext("ExistingObjectTag", existing.description.tags)),
    },
  }).allowed;
};

/** Throws AccessDenied unless the caller may do this. */
export const permit = (
  call: Call,
  action: string,
  subject: Subject,
  requestTags: Readonly<Record<string, string>> = {},
): void => {
  if (!isPermitted(call, action, subject, requestTags)) {
    throw accessDenied(
      `User: ${call.caller.principal.arn} is not authorized to perform: ${action} on this resource`,
    );
  }
};

/** The call's own bucket as a subject. */
export const thisBucket = ({ bucket }: Call): Subject => ({ kind: "bucket", bucket });

/** The call's own object as a subject, in the version it asks for. */
export const thisObject = (call: Call): Subject => ({
  kind: "object",
  bucket: call.bucket,
  key: call.key,
  existing: askedVersion(call.bucket, call.key, call.query.get("versionId")),
});

const askedVersion = (bucket: Bucket, key: string, versionId: string | undefined): Version | undefined =>
  versionId === undefined ? bucket.versions.current(key) : bucket.versions.find(key, versionId);

/**
 * The object version a request asks for, after permission for the action. What is not there is NoSuchKey only for those who
 * may list the bucket; to everyone else it is AccessDenied, so that nobody learns by asking which keys exist.
 */
export const permittedObject = (
  call: Call,
  action: string,
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
  requestTags: Readonly<Record<string, string>> = {},
): ObjectVersion => {
  const existing = askedVersion(bucket, key, versionId);
  permit(call, action, { kind: "object", bucket, key, existing }, requestTags);
  if (existing?.kind === "object") return existing;
  if (!isPermitted(call, "s3:ListBucket", { kind: "bucket", bucket })) throw accessDenied();
  if (existing !== undefined && versionId !== undefined) {
    throw new S3Failure("MethodNotAllowed", "The specified method is not allowed against this resource.", {
      "x-amz-delete-marker": "true",
      "x-amz-version-id": existing.versionId,
      allow: "DELETE",
    });
  }
  if (versionId !== undefined) throw new S3Failure("NoSuchVersion", "The specified version does not exist.");
  throw new S3Failure(
    "NoSuchKey",
    "The specified key does not exist.",
    existing && { "x-amz-delete-marker": "true", "x-amz-version-id": existing.versionId },
  );
};
