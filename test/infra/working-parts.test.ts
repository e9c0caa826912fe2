import { beforeAll, describe, expect, it } from "vitest";
import { functionNames } from "../../infra/function-settings.ts";
import { deployment, the } from "./deployment.ts";
import type { Resource } from "./deployment.ts";
import { allows, asFunction } from "./permissions.ts";

let all: readonly Resource[];
beforeAll(() => {
  all = deployment();
});

const part = "/working/prc_1/req_1/pdn_1/0-part-9";
const actions = ["GetObject", "GetObjectVersion", "PutObject", "DeleteObject", "DeleteObjectVersion"];

describe("parts of a production that is not whole", () => {
  const may = (fn: string, action: string, suffix = part) =>
    allows(all, asFunction(all, fn), `s3:${action}`, the(all, "BucketsProductions"), { suffix });

  it("are made, read and destroyed by the assembly, destroyed by what destroys productions, and shown to nobody else", async () => {
    for (const fn of functionNames) {
      const found = [];
      for (const action of actions) if (await may(fn, action)) found.push(action);
      const expected =
        fn === "assemble-production"
          ? ["GetObject", "PutObject", "DeleteObjectVersion"]
          : fn === "discard-production" || fn === "destroy-files"
            ? ["DeleteObjectVersion"]
            : // Whoever hands out productions may read that bucket; no link is made to anything under this prefix.
              fn === "deliver"
              ? ["GetObject", "GetObjectVersion"]
              : [];
      expect(found, `${fn}`).toEqual(expected);
    }
  });

  it("are all that the assembly may destroy: no file of a production, and nothing by name alone", async () => {
    for (const suffix of ["/prc_1/req_1/pdn_1/production.pdf", "/working/x", "/prc_1/req_1/pdn_1/working/0"])
      for (const action of ["DeleteObject", "DeleteObjectVersion"])
        expect(await may("assemble-production", action, suffix), `${suffix}`).toBe(false);
    const read = [];
    for (const name of ["production.pdf", "packet.zip", "manifest.json", "cover-letter.pdf"])
      if (await may("assemble-production", "GetObjectVersion", `/prc_1/req_1/pdn_1/${name}`)) read.push(name);
    expect(read).toEqual(["production.pdf", "packet.zip"]);
    expect(await may("assemble-production", "AbortMultipartUpload")).toBe(true);
  });

  it("stay two days at most, and an upload that nobody finished one", () => {
    const { Rules } = the(all, "BucketsProductions", "AWS::S3::Bucket").properties[
      "LifecycleConfiguration"
    ] as {
      readonly Rules: readonly object[];
    };
    expect(Rules).toMatchObject([
      { Id: "abandoned-uploads", AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
      {
        Id: "waiting-parts",
        Prefix: "working/",
        ExpirationInDays: 2,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
      },
    ]);
    expect(Rules).toHaveLength(2);
  });
});
