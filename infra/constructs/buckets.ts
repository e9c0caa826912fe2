import { Duration } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Bucket, BucketEncryption, HttpMethods, ObjectLockRetention } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { Settings } from "../config.ts";
import { abandonedUploads, announceObjects, commonBucket, dataBucket } from "./data-bucket.ts";
import type { Keys } from "./keys.ts";

/** One bucket for each class of data, and the one their access logs go to. */
export type Buckets = {
  readonly quarantine: Bucket;
  readonly casePapers: Bucket;
  readonly records: Bucket;
  readonly notes: Bucket;
  /** Wrapped data keys of psychotherapy notes, apart from what they open: no backup ever copies it. */
  readonly noteKeys: Bucket;
  /** What came in and nobody has classified, and files on their way in; read by the import alone. */
  readonly incoming: Bucket;
  /** Copies of psychotherapy notes for one reader each; swept every minute. */
  readonly readings: Bucket;
  readonly productions: Bucket;
  /** Papers bound into one file for counsel; swept after a week. */
  readonly binders: Bucket;
  readonly audit: Bucket;
  readonly accessLogs: Bucket;
};

/** All buckets that hold documents or evidence. */
export function buckets(scope: Construct, keys: Keys, settings: Settings): Buckets {
  const parent = new Construct(scope, "Buckets");
  const accessLogs = accessLogBucket(parent, settings);
  const bucket = (id: string, logPrefix: string, key: keyof Keys, more: object = {}) =>
    dataBucket(parent, id, { key: keys[key], accessLogs, logPrefix, ...more });
  return {
    accessLogs,
    quarantine: bucket("Quarantine", "quarantine", "papers", {
      announces: true,
      more: { cors: [portalUploads(settings)], lifecycleRules: [notKept] },
    }),
    casePapers: bucket("CasePapers", "case-papers", "papers"),
    records: bucket("Records", "records", "records"),
    notes: bucket("PsychotherapyNotes", "psychotherapy-notes", "notesStorage"),
    noteKeys: bucket("NoteKeys", "note-keys", "notesStorage"),
    incoming: bucket("Incoming", "incoming", "incoming", {
      announces: true,
      more: { cors: [portalUploads(settings)], lifecycleRules: [destroyed, postedFiles] },
    }),
    readings: bucket("Readings", "readings", "readings", { more: { lifecycleRules: [forADay] } }),
    // Without a retention of its own: what was given up is destroyed, what somebody was given is put on legal hold.
    productions: bucket("Productions", "productions", "productions", {
      more: { objectLockEnabled: true, cors: [portalDownloads(settings)], lifecycleRules: [waitingParts] },
    }),
    binders: bucket("Binders", "binders", "papers", { more: { lifecycleRules: [notKept] } }),
    audit: bucket("Audit", "audit", "audit", {
      more: {
        objectLockEnabled: true,
        objectLockDefaultRetention: ObjectLockRetention.compliance(
          Duration.days(settings.auditRetentionDays),
        ),
      },
    }),
  };
}

/** What is not admitted within a week, or was bound a week ago, is gone a day later. */
const notKept = {
  id: "not-kept",
  expiration: Duration.days(7),
  noncurrentVersionExpiration: Duration.days(1),
};

/** A copy for a reader is destroyed within minutes; of what every sweep missed nothing stays longer than a day, and a day. */
const forADay = {
  id: "for-a-day",
  expiration: Duration.days(1),
  noncurrentVersionExpiration: Duration.days(1),
};

/** Everything there is destroyed version by version; of what a second put may have hidden nothing stays longer than a day. */
const destroyed = { id: "destroyed", noncurrentVersionExpiration: Duration.days(1) };

/** Parts of a production are destroyed once it is whole; of what an assembly left behind nothing stays longer than two days, and a day. */
const waitingParts = {
  id: "waiting-parts",
  prefix: "working/",
  expiration: Duration.days(2),
  noncurrentVersionExpiration: Duration.days(1),
};

/** Where files lie on their way in, beside what nobody has classified: scanned for malware there, and read only after. */
export const arrivingPrefix = "incoming/";
/** Such a file is destroyed by whoever takes it in; what an import left behind when it was stopped is gone a day later. */
const postedFiles = { id: "posted-files", prefix: arrivingPrefix, expiration: Duration.days(1) };

/** The browser posts papers straight into quarantine and records to where the import reads, from the portal's own pages only. */
const portalUploads = (settings: Settings) => ({
  allowedMethods: [HttpMethods.POST],
  allowedOrigins: [`https://${settings.portalDomain}`],
  allowedHeaders: ["content-type"],
  exposedHeaders: ["etag"],
  maxAge: 300,
});

/** The browser reads what a link opens, a piece at a time where the line broke, from the portal's own pages only. */
const portalDownloads = (settings: Settings) => ({
  allowedMethods: [HttpMethods.GET],
  allowedOrigins: [`https://${settings.portalDomain}`],
  allowedHeaders: ["range", "if-match"],
  exposedHeaders: ["etag"],
  maxAge: 300,
});

/** Access logs: S3 can deliver them only under its own key. The log of a download is evidence, so it announces itself. */
function accessLogBucket(scope: Construct, settings: Settings): Bucket {
  const bucket = new Bucket(scope, "AccessLogs", {
    ...commonBucket,
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [
      abandonedUploads,
      { id: "kept-with-the-logs", expiration: Duration.days(settings.logRetentionDays) },
    ],
  });
  announceObjects(bucket);
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: "S3DeliversTheLogsOfThisAccount",
      principals: [new ServicePrincipal("logging.s3.amazonaws.com")],
      actions: ["s3:PutObject"],
      resources: [bucket.arnForObjects("*")],
      conditions: { StringEquals: { "aws:SourceAccount": settings.account } },
    }),
  );
  return bucket;
}
