import { type Bucket } from "./bucket.ts";
import { type Call, emptyReply, type Reply, xmlReply } from "./call.ts";
import { accessDenied, S3Failure } from "./failure.ts";
import { isPermitted, permit, permittedObject, thisBucket, thisObject } from "./permit.ts";
import { readXmlBody } from "./request-xml.ts";
import type { ObjectVersion, Retention } from "./version-store.ts";
import { childText, element, s3Document } from "./xml.ts";

/** The protection a new object begins with. */
export type Lock = { readonly retention: Retention | null; readonly legalHold: boolean };

const day = 24 * 60 * 60 * 1000;

const readRetention = (mode: string | undefined, until: string | undefined, now: number): Retention => {
  const end = Date.parse(until ?? "");
  if ((mode !== "COMPLIANCE" && mode !== "GOVERNANCE") || Number.isNaN(end)) {
    throw new S3Failure(
      "InvalidArgument",
      "Object Lock needs a mode (COMPLIANCE or GOVERNANCE) and a date to retain until.",
    );
  }
  if (end <= now) throw new S3Failure("InvalidArgument", "The retain until date must be in the future!");
  return { mode, until: end };
};

const requireLockable = ({ config }: Bucket): void => {
  if (config.objectLock === undefined) {
    throw new S3Failure("InvalidRequest", "Bucket is missing Object Lock Configuration");
  }
};

/** The protection of a new object: what its headers ask for, else the bucket's default. Asking needs its own permission. */
export const lockOfNewObject = (call: Call, now: number): Lock => {
  const { bucket, headers } = call;
  const mode = headers["x-amz-object-lock-mode"];
  const until = headers["x-amz-object-lock-retain-until-date"];
  const hold = headers["x-amz-object-lock-legal-hold"];
  const standard = bucket.config.objectLock?.retention ?? null;
  const retention = standard && { mode: standard.mode, until: now + standard.days * day };
  if (mode === undefined && until === undefined && hold === undefined) return { retention, legalHold: false };
  requireLockable(bucket);
  if (hold !== undefined) permit(call, "s3:PutObjectLegalHold", thisObject(call));
  if (mode === undefined && until === undefined) return { retention, legalHold: hold === "ON" };
  permit(call, "s3:PutObjectRetention", thisObject(call));
  return { retention: readRetention(mode, until, now), legalHold: hold === "ON" };
};

/** S3 takes objects under retention only with a digest of their content, so that nothing garbled is kept for years. */
export const requireDigest = (call: Call, lock: Lock): void => {
  const { headers } = call;
  const digested =
    headers["content-md5"] !== undefined ||
    headers["x-amz-trailer"] !== undefined ||
    Object.keys(headers).some((name) => name.startsWith("x-amz-checksum-"));
  if ((lock.retention !== null || lock.legalHold) && !digested) {
    throw new S3Failure(
      "InvalidRequest",
      "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters",
    );
  }
};

const mayBypass = (call: Call): boolean =>
  call.headers["x-amz-bypass-governance-retention"] === "true" &&
  isPermitted(call, "s3:BypassGovernanceRetention", thisObject(call));

/** Throws AccessDenied when a version must not be removed now: legal hold, COMPLIANCE, or GOVERNANCE without the right to bypass it. */
export const requireUnlocked = (call: Call, version: ObjectVersion): void => {
  const retained = version.retention !== null && version.retention.until > call.service.now();
  const bypassed = version.retention?.mode === "GOVERNANCE" && mayBypass(call);
  if (version.legalHold || (retained && !bypassed)) {
    throw accessDenied("Access Denied because object protected by object lock.");
  }
};

/** The answer headers that tell of an object's protection. */
export const lockHeaders = (lock: Lock): Readonly<Record<string, string>> => ({
  ...(lock.retention && {
    "x-amz-object-lock-mode": lock.retention.mode,
    "x-amz-object-lock-retain-until-date": new Date(lock.retention.until).toISOString(),
  }),
  ...(lock.legalHold && { "x-amz-object-lock-legal-hold": "ON" }),
});

const change = async (
  call: Call,
  action: string,
  edit: (version: ObjectVersion) => ObjectVersion,
): Promise<Reply> => {
  const { bucket, key, query } = call;
  requireLockable(bucket);
  return bucket.versions.exclusively(key, async () => {
    const version = permittedObject(call, action, bucket, key, query.get("versionId"));
    await bucket.versions.commit(edit(version));
    return emptyReply(200, {}, { objectSize: version.size, versionId: version.versionId });
  });
};

const requireNotWeakened = (call: Call, before: Retention | null, after: Retention | null): void => {
  if (before === null || before.until <= call.service.now()) return;
  const longer = after !== null && after.until >= before.until;
  const asStrict = after?.mode === before.mode || after?.mode === "COMPLIANCE";
  if (longer && asStrict) return;
  if (before.mode === "GOVERNANCE" && mayBypass(call)) return;
  throw accessDenied("Access Denied because object protected by object lock.");
};

/** PutObjectRetention: a COMPLIANCE period can only grow. */
export const putRetention = async (call: Call): Promise<Reply> => {
  const body = await readXmlBody(call, "Retention");
  const mode = childText(body, "Mode");
  const until = childText(body, "RetainUntilDate");
  const retention =
    mode === undefined && until === undefined ? null : readRetention(mode, until, call.service.now());
  return change(call, "s3:PutObjectRetention", (version) => {
    requireNotWeakened(call, version.retention, retention);
    return { ...version, retention };
  });
};

/** PutObjectLegalHold. */
export const putLegalHold = async (call: Call): Promise<Reply> => {
  const status = childText(await readXmlBody(call, "LegalHold"), "Status");
  if (status !== "ON" && status !== "OFF") {
    throw new S3Failure("MalformedXML", "The status of a legal hold must be ON or OFF.");
  }
  // What the body asks for is what policies may test: who may set a hold need not be able to lift one.
  const headers = { ...call.headers, "x-amz-object-lock-legal-hold": status };
  return change({ ...call, headers }, "s3:PutObjectLegalHold", (version) => ({
    ...version,
    legalHold: status === "ON",
  }));
};

const noLock = (): S3Failure =>
  new S3Failure(
    "NoSuchObjectLockConfiguration",
    "The specified object does not have a ObjectLock configuration",
  );

/** GetObjectRetention. */
export const getRetention = async (call: Call): Promise<Reply> => {
  const { bucket, key, query } = call;
  const { retention } = permittedObject(call, "s3:GetObjectRetention", bucket, key, query.get("versionId"));
  if (retention === null) throw noLock();
  return xmlReply(
    s3Document("Retention", [
      element("Mode", retention.mode),
      element("RetainUntilDate", new Date(retention.until).toISOString()),
    ]),
  );
};

/** GetObjectLegalHold. */
export const getLegalHold = async (call: Call): Promise<Reply> => {
  const { bucket, key, query } = call;
  requireLockable(bucket);
  const { legalHold } = permittedObject(call, "s3:GetObjectLegalHold", bucket, key, query.get("versionId"));
  return xmlReply(s3Document("LegalHold", [element("Status", legalHold ? "ON" : "OFF")]));
};

/** GetObjectLockConfiguration. */
export const getObjectLockConfiguration = async (call: Call): Promise<Reply> => {
  permit(call, "s3:GetBucketObjectLockConfiguration", thisBucket(call));
  const { objectLock } = call.bucket.config;
  if (objectLock === undefined) {
    throw new S3Failure(
      "ObjectLockConfigurationNotFoundError",
      "Object Lock configuration does not exist for this bucket",
    );
  }
  const { retention } = objectLock;
  const rules = retention
    ? [
        element("Rule", [
          element("DefaultRetention", [element("Mode", retention.mode), element("Days", retention.days)]),
        ]),
      ]
    : [];
  return xmlReply(s3Document("ObjectLockConfiguration", [element("ObjectLockEnabled", "Enabled"), ...rules]));
};
