import { beforeAll, describe, expect, it } from "vitest";
import { functionNames } from "../../infra/function-settings.ts";
import { deployment, type Resource, the } from "./deployment.ts";
import { allows, asFunction } from "./permissions.ts";

let all: readonly Resource[];
beforeAll(() => {
  all = deployment();
});

const file = "/prc_1/req_1/pdn_1/production.pdf";

describe("files that a closed request left behind", () => {
  const hold = (who: string, status: string | undefined, on = { bucket: "Productions", suffix: file }) =>
    allows(all, asFunction(all, who), "s3:PutObjectLegalHold", the(all, `Buckets${on.bucket}`), {
      suffix: on.suffix,
      context: status === undefined ? {} : { "s3:object-lock-legal-hold": status },
    });

  it("are under a legal hold that one role puts on and another lifts, and neither does the other", async () => {
    for (const fn of functionNames) {
      expect(await hold(fn, "ON"), `${fn}`).toBe(fn === "deliver");
      expect(await hold(fn, "OFF"), `${fn}`).toBe(fn === "destroy-files");
      expect(await hold(fn, undefined), `${fn}`).toBe(false);
    }
  });

  it("have that hold lifted in the bucket of productions alone, and on files of productions alone", async () => {
    for (const bucket of ["Audit", "CasePapers", "Binders", "Records", "PsychotherapyNotes", "AccessLogs"])
      expect(await hold("destroy-files", "OFF", { bucket, suffix: file }), `${bucket}`).toBe(false);
    for (const suffix of ["/working/prc_1/req_1/pdn_1/0-part-9", "/something/else"])
      expect(await hold("destroy-files", "OFF", { bucket: "Productions", suffix }), `${suffix}`).toBe(false);
  });

  it("are under a lock of which no role sets, shortens or passes by a retention", async () => {
    const productions = the(all, "BucketsProductions", "AWS::S3::Bucket");
    expect(productions.properties["ObjectLockEnabled"]).toBe(true);
    for (const fn of functionNames)
      for (const action of ["s3:BypassGovernanceRetention", "s3:PutObjectRetention"])
        expect(
          await allows(all, asFunction(all, fn), action, productions, { suffix: file }),
          `${fn} ${action}`,
        ).toBe(false);
  });

  it.for([
    ["CasePapers", "prc_1/req_1/doc_1"],
    ["Binders", "prc_1/req_1/bnd_1"],
  ] as const)(
    "are destroyed in %s by one role, version by version, which can read none",
    async ([name, key]) => {
      const bucket = the(all, `Buckets${name}`);
      for (const fn of functionNames) {
        const ours = fn === "destroy-files";
        const may = (action: string, suffix = `/${key}`) =>
          allows(all, asFunction(all, fn), `s3:${action}`, bucket, { suffix });
        const list = (prefix: string) =>
          allows(all, asFunction(all, fn), "s3:ListBucketVersions", bucket, {
            context: { "s3:prefix": prefix },
          });
        expect(await may("DeleteObjectVersion"), `${fn}`).toBe(ours);
        expect(await may("DeleteObjectVersion", "/something/else"), `${fn}`).toBe(false);
        expect(await may("DeleteObject"), `${fn}`).toBe(false);
        expect(await list(name === "Binders" ? "prc_1/req_1/bnd_" : key), `${fn}`).toBe(ours);
        for (const prefix of ["", "prc_1/", "prc_1/req_1/"]) expect(await list(prefix), `${fn}`).toBe(false);
      }
      for (const action of ["GetObject", "GetObjectVersion", "PutObject"])
        expect(
          await allows(all, asFunction(all, "destroy-files"), `s3:${action}`, bucket, { suffix: `/${key}` }),
          `${action}`,
        ).toBe(false);
    },
  );
});
