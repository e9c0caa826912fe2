import { beforeAll, describe, expect, it } from "vitest";
import { ducesApp } from "../../infra/duces-app.ts";
import { functionNames } from "../../infra/function-settings.ts";
import { LedgerStack } from "../../infra/stacks/ledger-stack.ts";
import { at, deployment, ofType, type Resource, the } from "./deployment.ts";
import { administrator, allows, asFunction, scanned } from "./permissions.ts";

let all: readonly Resource[];
beforeAll(() => {
  all = deployment();
});
const data = [
  "Quarantine",
  "CasePapers",
  "Records",
  "PsychotherapyNotes",
  "NoteKeys",
  "Incoming",
  "Readings",
  "Productions",
  "Binders",
  "Audit",
];
const bucketOf = (name: string) => the(all, `Buckets${name}`, "AWS::S3::Bucket");

describe("what is kept", () => {
  it("outlives the stack, its replacement and a slip of the hand", () => {
    const stateful =
      /^AWS::(?:S3::Bucket|DynamoDB::GlobalTable|KMS::Key|Cognito::UserPool|Backup::BackupVault|Logs::LogGroup)$/u;
    const lost = all.filter(({ type, retained }) => stateful.test(type) && !retained);
    expect(lost.map(({ id }) => id)).toEqual([]);
    const ledger = ducesApp({ context: { "aws:cdk:bundling-stacks": [] } }).node.findChild("DucesLedger");
    expect(ledger instanceof LedgerStack && ledger.terminationProtection).toBe(true);
    expect(the(all, "StaffPool", "AWS::Cognito::UserPool").properties["DeletionProtection"]).toBe("ACTIVE");
  });

  it("stands in the ledger stack; the other stacks keep logs and public pages only", () => {
    const elsewhere = all.filter(
      ({ stack, type }) =>
        stack !== "DucesLedger" && /S3::Bucket$|GlobalTable|KMS::Key|UserPool$/u.test(type),
    );
    expect(elsewhere.map(({ id }) => id.slice(0, -8)).toSorted()).toEqual(["SiteEdgeLogs", "SitePages"]);
  });

  it("has no name that we chose: two deployments never collide", () => {
    const named = all.filter(
      ({ properties }) =>
        properties["BucketName"] ??
        properties["TableName"] ??
        properties["QueueName"] ??
        properties["RoleName"],
    );
    expect(named.map(({ id }) => id)).toEqual([]);
    const functions = ofType(all, "AWS::Lambda::Function").filter(
      ({ properties }) => properties["FunctionName"],
    );
    expect(functions).toEqual([]);
  });
});

describe("every bucket", () => {
  it("logs who touched it, but for the two that hold the logs", () => {
    const silent = ofType(all, "AWS::S3::Bucket").filter(
      ({ properties }) => !properties["LoggingConfiguration"],
    );
    expect(silent.map(({ id }) => id.slice(0, -8))).toEqual(["BucketsAccessLogs", "SiteEdgeLogs"]);
  });

  it("is private and versioned, and forgets half-done uploads after a day (AB-056)", () => {
    for (const { id, properties } of ofType(all, "AWS::S3::Bucket")) {
      expect(properties["PublicAccessBlockConfiguration"], `${id}`).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(at(properties, "VersioningConfiguration", "Status"), `${id}`).toBe("Enabled");
      const rules = at(properties, "LifecycleConfiguration", "Rules") as object[];
      expect(
        rules.map((rule) => at(rule, "AbortIncompleteMultipartUpload", "DaysAfterInitiation")),
        `${id}`,
      ).toContain(1);
    }
  });

  it("refuses plain HTTP and old TLS, to an administrator as to anyone", async () => {
    for (const bucket of ofType(all, "AWS::S3::Bucket")) {
      const read = (context: Record<string, string>) =>
        allows(all, administrator, "s3:GetObject", bucket, {
          suffix: "/x",
          context: { "s3:TlsVersion": "1.3", ...scanned(), ...context },
        });
      expect(await read({}), `${bucket.id}`).toBe(true);
      expect(await read({ "aws:SecureTransport": "false" }), `${bucket.id}`).toBe(false);
      expect(await read({ "s3:TlsVersion": "1.1" }), `${bucket.id}`).toBe(false);
    }
  });

  it("lets no link live longer than five minutes (AB-052)", async () => {
    for (const name of data) {
      const read = (age: string, action = "s3:GetObject") =>
        allows(all, administrator, action, bucketOf(name), {
          suffix: "/x",
          context: { "s3:signatureAge": age, ...scanned() },
        });
      expect(await read("299000"), `${name}`).toBe(true);
      expect(await read("300001"), `${name}`).toBe(false);
      expect(await read("300001", "s3:GetObjectVersion"), `${name}`).toBe(false);
    }
  });

  it("of data is encrypted under the key of its class, and takes no object under another", async () => {
    const keyNames = [
      "Papers",
      "Papers",
      "Records",
      "NotesStorage",
      "NotesStorage",
      "Incoming",
      "Readings",
      "Productions",
      "Papers",
      "Audit",
    ];
    for (const [n, name] of data.entries()) {
      const key = `arn:aws:kms:us-east-1:000000000000:key/${the(all, `Keys${keyNames[n]}`).id}`;
      const rule = at(bucketOf(name).properties, "BucketEncryption", "ServerSideEncryptionConfiguration", 0);
      expect(rule, `${name}`).toEqual({
        BucketKeyEnabled: true,
        ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: key },
      });
      const put = (context: Record<string, string>) =>
        allows(all, administrator, "s3:PutObject", bucketOf(name), { suffix: "/x", context });
      const [algorithm, keyId] = [
        "s3:x-amz-server-side-encryption",
        "s3:x-amz-server-side-encryption-aws-kms-key-id",
      ];
      expect(await put({}), `${name}`).toBe(true);
      expect(await put({ [algorithm]: "aws:kms", [keyId]: key }), `${name}`).toBe(true);
      expect(await put({ [algorithm]: "AES256" }), `${name}`).toBe(false);
      expect(await put({ [algorithm]: "aws:kms", [keyId]: `${key}0` }), `${name}`).toBe(false);
    }
  });
});

describe("single buckets", () => {
  it("quarantine takes posts from the portal's origin only, announces objects, and forgets within eight days (AB-092)", () => {
    const { properties } = bucketOf("Quarantine");
    // So does what records come in by; nothing else is posted from a page.
    for (const name of ["Quarantine", "Incoming"] as const)
      expect(at(bucketOf(name).properties, "CorsConfiguration", "CorsRules")).toEqual([
        {
          AllowedMethods: ["POST"],
          AllowedOrigins: ["https://portal.duces.example"],
          AllowedHeaders: ["content-type"],
          ExposedHeaders: ["etag"],
          MaxAge: 300,
        },
      ]);
    expect(
      at(properties, "NotificationConfiguration", "EventBridgeConfiguration", "EventBridgeEnabled"),
    ).toBe(true);
    const rules = at(properties, "LifecycleConfiguration", "Rules") as object[];
    expect(rules).toContainEqual(
      expect.objectContaining({ ExpirationInDays: 7, NoncurrentVersionExpiration: { NoncurrentDays: 1 } }),
    );
    for (const name of data.filter((other) => !["Quarantine", "Incoming", "Productions"].includes(other)))
      expect(bucketOf(name).properties["CorsConfiguration"], `${name}`).toBeUndefined();
  });

  it("productions answer the portal's own pages, and read only: a download goes on where its line broke", () => {
    expect(at(bucketOf("Productions").properties, "CorsConfiguration", "CorsRules")).toEqual([
      {
        AllowedMethods: ["GET"],
        AllowedOrigins: ["https://portal.duces.example"],
        AllowedHeaders: ["range", "if-match"],
        ExposedHeaders: ["etag"],
        MaxAge: 300,
      },
    ]);
  });

  it("binders are gone within eight days: what counsel was given is bound again, never kept", () => {
    const rules = at(bucketOf("Binders").properties, "LifecycleConfiguration", "Rules") as object[];
    expect(rules).toContainEqual(
      expect.objectContaining({ ExpirationInDays: 7, NoncurrentVersionExpiration: { NoncurrentDays: 1 } }),
    );
  });

  it("a copy for one reader, if every sweep missed it, is gone within two days", () => {
    const rules = at(bucketOf("Readings").properties, "LifecycleConfiguration", "Rules") as object[];
    expect(rules).toContainEqual(
      expect.objectContaining({ ExpirationInDays: 1, NoncurrentVersionExpiration: { NoncurrentDays: 1 } }),
    );
  });

  it("what nobody has classified is read by the import alone, and what is destroyed there is gone within a day", async () => {
    const readers = [];
    for (const fn of functionNames)
      for (const action of ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:DeleteObjectVersion"])
        if (
          await allows(all, asFunction(all, fn), action, bucketOf("Incoming"), {
            suffix: "/prc_1/pat_1/doc_1",
          })
        )
          readers.push(`${fn} ${action}`);
    expect(readers).toEqual([
      "import-records s3:GetObject",
      "import-records s3:PutObject",
      "import-records s3:DeleteObjectVersion",
      "dispose-records s3:DeleteObjectVersion",
    ]);
    const rules = at(bucketOf("Incoming").properties, "LifecycleConfiguration", "Rules");
    expect(rules).toContainEqual(
      expect.objectContaining({ NoncurrentVersionExpiration: { NoncurrentDays: 1 } }),
    );
    // The second net below a file that was posted; what waits for a clinician is kept.
    expect(rules).toContainEqual(expect.objectContaining({ ExpirationInDays: 1, Prefix: "incoming/" }));
    expect(rules).not.toContainEqual(expect.objectContaining({ ExpirationInDays: 1, Prefix: undefined }));
  });

  it("the audit cannot be shortened or deleted by anybody: object lock in compliance mode", () => {
    const { properties } = bucketOf("Audit");
    expect(properties["ObjectLockEnabled"]).toBe(true);
    expect(at(properties, "ObjectLockConfiguration", "Rule", "DefaultRetention")).toEqual({
      Mode: "COMPLIANCE",
      Days: 1,
    });
  });

  it("the audit of a real deployment is kept six years (45 CFR 164.316(b)(2)(i))", () => {
    const prod = deployment({ context: { stage: "prod" } });
    const audit = the(prod, "BucketsAudit", "AWS::S3::Bucket");
    expect(at(audit.properties, "ObjectLockConfiguration", "Rule", "DefaultRetention", "Days")).toBe(2192);
    for (const log of ofType(prod, "AWS::Logs::LogGroup"))
      expect(log.properties["RetentionInDays"], `${log.id}`).toBe(2192);
  });

  it("access logs come from S3 for this account only", () => {
    const policy = ofType(all, "AWS::S3::BucketPolicy").find(({ id }) =>
      id.startsWith("BucketsAccessLogsPolicy"),
    );
    const statements = at(policy?.properties, "PolicyDocument", "Statement") as object[];
    expect(statements.filter((statement) => at(statement, "Effect") === "Allow")).toEqual([
      expect.objectContaining({
        Action: "s3:PutObject",
        Principal: { Service: "logging.s3.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceAccount": "000000000000" } },
      }),
    ]);
  });
});

describe("the ledger table", () => {
  it("can be restored to any second, under its own key, with a stream of keys alone and an end for sessions", () => {
    const { properties } = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    expect(properties).toMatchObject({
      BillingMode: "PAY_PER_REQUEST",
      StreamSpecification: { StreamViewType: "KEYS_ONLY" },
      TimeToLiveSpecification: { AttributeName: "ttl", Enabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: "KMS" },
    });
    expect(at(properties, "Replicas", 0)).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: {
        KMSMasterKeyId: `arn:aws:kms:us-east-1:000000000000:key/${the(all, "KeysLedger").id}`,
      },
    });
  });

  it("has the three sparse indexes, and none of them holds a name of a patient", () => {
    const indexes = at(
      the(all, "Ledger", "AWS::DynamoDB::GlobalTable").properties,
      "GlobalSecondaryIndexes",
    ) as object[];
    expect(indexes.map((index) => at(index, "IndexName"))).toEqual(["worklist", "due", "open-effects"]);
    for (const index of indexes) {
      const { ProjectionType: type, NonKeyAttributes: held = [] } = at(index, "Projection") as {
        readonly ProjectionType: string;
        readonly NonKeyAttributes?: readonly string[];
      };
      expect(["INCLUDE", "KEYS_ONLY"]).toContain(type);
      for (const word of ["subject", "birthDate", "patientRef", "profile", "snapshot", "facts"])
        expect(held).not.toContain(word);
    }
  });

  it("is copied daily and monthly to a vault whose copies stay at least a week", () => {
    expect(at(the(all, "BackupsVault").properties, "LockConfiguration", "MinRetentionDays")).toBe(7);
    const rules = at(the(all, "BackupsPlan").properties, "BackupPlan", "BackupPlanRule") as object[];
    expect(rules.map((rule) => [at(rule, "RuleName"), at(rule, "Lifecycle", "DeleteAfterDays")])).toEqual([
      ["daily", 35],
      ["monthly", 2192],
    ]);
    expect(at(the(all, "BackupsPlanLedger").properties, "BackupSelection", "Resources")).toEqual([
      `arn:aws:dynamodb:us-east-1:000000000000:table/${the(all, "Ledger", "AWS::DynamoDB::GlobalTable").id}`,
    ]);
  });
});
