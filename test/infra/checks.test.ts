import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, Duration, Stack } from "aws-cdk-lib";
import { Alarm, Metric } from "aws-cdk-lib/aws-cloudwatch";
import { AttributeType, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { ArnPrincipal, ManagedPolicy, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { CfnKey, Key } from "aws-cdk-lib/aws-kms";
import { Bucket, CfnBucket } from "aws-cdk-lib/aws-s3";
import { beforeAll, describe, expect, it } from "vitest";
import { type Acknowledgement, acknowledgements } from "../../infra/checks/acknowledged.ts";
import { ducesApp, rulePacks } from "../../infra/duces-app.ts";
import { at, deployment, ofType, type Resource } from "./deployment.ts";
import { listed, type Statement } from "./permissions.ts";

const context = { "aws:cdk:bundling-stacks": [] };

/** What synthesis says when it fails after the change; empty when it succeeds. */
function refusals(change: (ledger: Stack) => void): string {
  const app = ducesApp({ context, outdir: mkdtempSync(join(tmpdir(), "duces-planted-")) });
  const ledger = app.node.findChild("DucesLedger");
  if (!Stack.isStack(ledger)) throw new Error("expected a stack");
  change(ledger);
  try {
    app.synth();
    return "";
  } catch (error) {
    return String(error);
  }
}

describe("synthesis", () => {
  it("succeeds as things stand, and leaves a report without a finding", () => {
    const outdir = mkdtempSync(join(tmpdir(), "duces-clean-"));
    ducesApp({ context, outdir }).synth();
    expect(existsSync(join(outdir, "DucesRequest.template.json"))).toBe(true);
    const report = JSON.parse(readFileSync(join(outdir, "validation-report.json"), "utf8")) as {
      pluginReports: { violations: object[] }[];
    };
    expect(report.pluginReports.flatMap(({ violations }) => violations)).toEqual([]);
  });

  it("fails on a plain bucket, by the stock packs and our own (AB-110)", () => {
    const words = refusals((ledger) => new Bucket(ledger, "Planted"));
    expect(words).toContain("HIPAA.Security-S3BucketSSLRequestsOnly");
    expect(words).toContain("AwsSolutions-S1");
    expect(words).toContain("Records-DataBucketHasItsOwnKey");
  });

  it("fails on a table that cannot be restored or has no key of ours, which no stock rule sees", () => {
    const words = refusals(
      (ledger) =>
        new TableV2(ledger, "Planted", { partitionKey: { name: "pk", type: AttributeType.STRING } }),
    );
    expect(words).toContain("Records-TableCanBeRestored");
    expect(words).toContain("Records-TableHasItsOwnKey");
    expect(words).toContain("Records-TableFeedsTheOutboxAndForgetsSessions");
    expect(words).not.toMatch(/(?:HIPAA\.Security|AwsSolutions|Serverless)-\w*(?:Dynamo|DDB)/u);
  });

  it("fails when a role may decrypt under a key by an identity policy (45 CFR 164.508(a)(2))", () => {
    const words = refusals(
      (ledger) =>
        new ManagedPolicy(ledger, "Planted", {
          statements: [
            new PolicyStatement({ actions: ["kms:Decrypt"], resources: ["arn:aws:kms:us-east-1:0:key/1"] }),
          ],
        }),
    );
    expect(words).toContain("Records-NobodyDecryptsPsychotherapyNotes");
  });

  it.for(["kms:Decrypt", "kms:*", "kms:ReEncrypt*", "kms:GenerateDataKeyPair"])(
    "fails when the policy of the notes key gains %s (45 CFR 164.508(a)(2))",
    (action) => {
      const words = refusals((ledger) =>
        notesKey(ledger).addToResourcePolicy(
          new PolicyStatement({
            principals: [new ArnPrincipal("arn:aws:iam::000000000000:role/clinician")],
            actions: [action],
            resources: ["*"],
          }),
        ),
      );
      expect(words).toContain("Records-NobodyDecryptsPsychotherapyNotes");
    },
  );

  it("fails when a bucket is put under the notes key", () => {
    const words = refusals((ledger) => {
      const bucket = bucketOf(ledger, "Records").node.defaultChild;
      const key = notesKey(ledger).node.defaultChild;
      if (!(bucket instanceof CfnBucket) || !(key instanceof CfnKey))
        throw new Error("expected bucket and key");
      bucket.addPropertyOverride(
        "BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.KMSMasterKeyID",
        { "Fn::GetAtt": [ledger.getLogicalId(key), "Arn"] },
      );
    });
    expect(words).toContain("Records-BucketNeverUnderTheNotesKey");
  });

  it("fails on a policy that is open to anyone", () => {
    const words = refusals((ledger) => {
      const bucket = bucketOf(ledger, "CasePapers");
      bucket.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ArnPrincipal("*")],
          actions: ["s3:GetObject"],
          resources: [bucket.arnForObjects("*")],
        }),
      );
    });
    expect(words).toContain("Records-NoPolicyIsOpenToAnyone");
  });

  it("fails on an alarm that does not say its impact", () => {
    const words = refusals(
      (ledger) =>
        new Alarm(ledger, "Planted", {
          metric: new Metric({ namespace: "duces", metricName: "planted", period: Duration.minutes(5) }),
          threshold: 1,
          evaluationPeriods: 1,
        }),
    );
    expect(words).toContain("Records-AlarmSaysItsImpact");
  });
});

function notesKey(ledger: Stack): Key {
  const key = ledger.node.findChild("Keys").node.findChild("PsychotherapyNotes");
  if (!(key instanceof Key)) throw new Error("expected the notes key");
  return key;
}

function bucketOf(ledger: Stack, name: string): Bucket {
  const bucket = ledger.node.findChild("Buckets").node.findChild(name);
  if (!(bucket instanceof Bucket)) throw new Error(`expected the bucket ${name}`);
  return bucket;
}

describe("acknowledged findings", () => {
  let app: App;
  let list: readonly Acknowledgement[];
  beforeAll(() => {
    app = ducesApp({ context });
    list = acknowledgements(app);
  });

  it("are all needed: without them each returns, on the construct it names", () => {
    const bare = ducesApp({ context, acknowledged: () => false });
    const found = new Set(
      rulePacks().flatMap((pack) =>
        pack
          .validateScope(bare)
          .violations.flatMap(({ ruleName, violatingResources }) =>
            violatingResources.map(
              ({ constructPath }) => `${ruleName} ${(constructPath ?? "").replace(/\/Resource$/u, "")}`,
            ),
          ),
      ),
    );
    const acknowledged = new Set(list.map(({ id, at: path }) => `${id} ${path}`));
    expect([...acknowledged].filter((one) => !found.has(one))).toEqual([]);
    expect([...found].filter((one) => !acknowledged.has(one))).toEqual([]);
  });

  it("each have a reason in words, an owner, and no duplicate", () => {
    for (const { id, at: path, reason, owner } of list) {
      expect(reason, `${id} ${path}`).toMatch(/^[A-Z].{40,}\.$/u);
      expect(["engineering", "privacy officer"], `${id}`).toContain(owner);
    }
    expect(new Set(list.map(({ id, at: path }) => `${id} ${path}`)).size).toBe(list.length);
  });

  it("are of thirteen kinds and no more", () => {
    const subjects = new Set(list.map(({ id }) => id.replace(/\[.*$/u, "").replace(/^[\w.]+-/u, "")));
    expect([...subjects].toSorted()).toHaveLength(13);
  });
});

describe("wildcards", () => {
  let all: readonly Resource[];
  beforeAll(() => {
    all = deployment();
  });
  const statements = () =>
    ofType(all, "AWS::IAM::ManagedPolicy").flatMap(({ id, properties }) =>
      listed(at(properties, "PolicyDocument", "Statement") as Statement).map((statement) => ({
        id,
        statement,
      })),
    );

  it("stand in no action of any role", () => {
    for (const { id, statement } of statements())
      for (const action of listed(statement.Action))
        expect(action, `${id}`).toMatch(/^[a-z0-9]+:[A-Za-z]+$/u);
  });

  it("stand in no resource but objects of one bucket, schedules of one group, streams of one log and the rule that the malware scanner names", () => {
    const wide = statements().flatMap(({ statement }) =>
      listed(statement.Resource).filter((resource) => resource.includes("*")),
    );
    for (const resource of wide)
      expect(resource).toMatch(
        /^arn:aws:s3:::buckets[a-z0-9]+\/(?:(?:productions\/|incoming\/|(?:working\/)?prc_\*\/req_\*\/pdn_\*\/)?\*|prc_\*\/req_\*\/pdn_\*\/(?:production\.pdf|packet\.zip)|(?:incoming\/)?prc_\*\/pat_\*\/doc_\*(?:\/\*)?|prc_\*\/rdg_\*|prc_\*\/req_\*\/(?:doc|bnd)_\*)$|^arn:aws:scheduler:us-east-1:000000000000:schedule\/ClocksGroup[0-9A-F]{8}\/\*$|^arn:aws:logs:us-east-1:000000000000:log-group:\w+:\*$|^arn:aws:events:us-east-1:000000000000:rule\/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3\*$/u,
      );
  });
});
