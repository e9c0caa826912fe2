import { beforeAll, describe, expect, it } from "vitest";
import { functionNames } from "../../infra/function-settings.ts";
import { arn, at, deployment, type Resource, the } from "./deployment.ts";
import { administrator, allows, asFunction, listed, resourcePolicy, scanned } from "./permissions.ts";

let all: readonly Resource[];
beforeAll(() => {
  all = deployment();
});
const incoming = () => the(all, "BucketsIncoming", "AWS::S3::Bucket");
const arriving = "/incoming/prc_1/pat_1/doc_1";
const resting = "/prc_1/pat_1/doc_1";
const may = (
  who: Parameters<typeof allows>[1],
  action: string,
  suffix: string,
  context: Record<string, string | string[]> = {},
) => allows(all, who, `s3:${action}`, incoming(), { suffix, context });
const scanner = () => asFunction(all, "record-scanner");
const others = () => [administrator, ...functionNames.map((fn) => asFunction(all, fn))];

describe("a record on its way in", () => {
  it("is read by the import alone, and only what the scanner found clean", async () => {
    for (const fn of functionNames)
      for (const action of ["GetObject", "GetObjectVersion"]) {
        const who = asFunction(all, fn);
        const imports = fn === "import-records";
        expect(await may(who, action, arriving, scanned()), `${fn} ${action}`).toBe(imports);
        expect(await may(who, action, arriving), `${fn} ${action}`).toBe(false);
      }
  });

  it.each(["THREATS_FOUND", "UNSUPPORTED", "ACCESS_DENIED", "FAILED", ""])(
    "shows nothing to the import or to an administrator when the verdict is '%s'",
    async (status) => {
      for (const who of [administrator, asFunction(all, "import-records")])
        for (const action of ["GetObject", "GetObjectVersion"])
          expect(await may(who, action, arriving, scanned(status))).toBe(false);
    },
  );

  it("carries the scanner's word alone: nobody else writes or takes off a tag, or brings one along", async () => {
    for (const who of others())
      for (const action of ["PutObjectTagging", "PutObjectVersionTagging", "DeleteObjectVersionTagging"])
        expect(await may(who, action, arriving), `${who.arn} ${action}`).toBe(false);
    const bringing = { "s3:RequestObjectTagKeys": ["GuardDutyMalwareScanStatus"] };
    const imports = asFunction(all, "import-records");
    expect(await may(imports, "PutObject", arriving)).toBe(true);
    expect(await may(imports, "PutObject", arriving, bringing)).toBe(false);
    expect(await may(administrator, "PutObject", arriving, bringing)).toBe(false);
  });

  it("is asked for its verdict by the import, which asks of nothing else", async () => {
    const imports = asFunction(all, "import-records");
    expect(await may(imports, "GetObjectVersionTagging", arriving)).toBe(true);
    expect(await may(imports, "GetObjectVersionTagging", resting)).toBe(false);
  });
});

describe("what rests beside it and nobody has classified", () => {
  it("is read by the import without a verdict, which it had when it came, and never by the scanner", async () => {
    expect(await may(asFunction(all, "import-records"), "GetObject", resting)).toBe(true);
    for (const action of ["GetObject", "GetObjectVersion", "PutObjectTagging", "PutObjectVersionTagging"])
      expect(await may(scanner(), action, resting), `${action}`).toBe(false);
  });
});

describe("the scanner of records", () => {
  it("has a plan of its own over the one prefix, and writes its verdict as a tag", () => {
    const plan = the(all, "RecordScanPlan", "AWS::GuardDuty::MalwareProtectionPlan");
    expect(plan.properties).toMatchObject({
      Role: arn(the(all, "Rolesrecordscanner", "AWS::IAM::Role")),
      ProtectedResource: {
        S3Bucket: { BucketName: incoming().id.toLowerCase(), ObjectPrefixes: ["incoming/"] },
      },
      Actions: { Tagging: { Status: "ENABLED" } },
    });
  });

  it("hears of every new object there", () => {
    const announces = at(incoming().properties, "NotificationConfiguration", "EventBridgeConfiguration");
    expect(announces).toEqual({ EventBridgeEnabled: true });
  });

  it("reads and tags what is on its way in, destroys nothing, and reaches no other bucket", async () => {
    expect(await may(scanner(), "GetObject", arriving)).toBe(true);
    expect(await may(scanner(), "PutObjectVersionTagging", arriving)).toBe(true);
    for (const action of ["PutObject", "DeleteObject", "DeleteObjectVersion"])
      expect(await may(scanner(), action, arriving), `${action}`).toBe(false);
    for (const name of ["Quarantine", "Records", "PsychotherapyNotes", "NoteKeys", "Readings", "Productions"])
      for (const action of ["s3:GetObject", "s3:PutObjectTagging"])
        expect(
          await allows(all, scanner(), action, the(all, `Buckets${name}`), { suffix: "/x" }),
          `${name}`,
        ).toBe(false);
  });

  it("uses the key of what comes in through the storage, and no other key", () => {
    const who = arn(the(all, "Rolesrecordscanner", "AWS::IAM::Role"));
    const used = all
      .filter(({ type }) => type === "AWS::KMS::Key")
      .flatMap((key) =>
        (resourcePolicy(all, key)?.Statement ?? [])
          .filter(({ Principal }) => JSON.stringify(Principal).includes(who))
          .map(({ Action, Condition }) => [key.id.slice(0, -8), listed(Action), Condition]),
      );
    expect(used).toEqual([
      [
        "KeysIncoming",
        ["kms:GenerateDataKey", "kms:Decrypt"],
        { StringEquals: { "kms:ViaService": ["s3.us-east-1.amazonaws.com"] } },
      ],
    ]);
  });
});
