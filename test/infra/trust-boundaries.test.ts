import { beforeAll, describe, expect, it } from "vitest";
import { type doors, type FunctionName, functionNames } from "../../infra/function-settings.ts";
import { arn, deployment, ofType, region, type Resource, the } from "./deployment.ts";
import {
  administrator,
  allows,
  asFunction,
  listed,
  policiesOf,
  resourcePolicy,
  roleOf,
  scanned,
} from "./permissions.ts";

let all: readonly Resource[];
beforeAll(() => {
  all = deployment();
});

/** Which of these things a function may do; the words in the order they were given. */
const which = async (words: readonly string[], may: (word: string) => Promise<boolean>) => {
  const answers = await Promise.all(words.map(async (word) => ((await may(word)) ? [word] : [])));
  return answers.flat().join(" ");
};

describe("documents", () => {
  const bucketNames = [
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
    "AccessLogs",
  ];
  const actions = [
    "GetObject",
    "GetObjectVersion",
    "PutObject",
    "DeleteObject",
    "DeleteObjectVersion",
    "PutObjectTagging",
  ];
  const expected: Partial<Record<FunctionName, Record<string, string>>> = {
    "requester-api": { Quarantine: "PutObject" },
    "staff-api": { Quarantine: "PutObject", CasePapers: "GetObject", Records: "GetObject" },
    "import-records": {
      Records: "GetObject PutObject",
      PsychotherapyNotes: "PutObject",
      NoteKeys: "PutObject",
      Incoming: "GetObject PutObject",
    },
    "accept-document": { Quarantine: "GetObject GetObjectVersion", CasePapers: "PutObject" },
    "assemble-production": {
      Records: "GetObject",
      PsychotherapyNotes: "GetObject",
      NoteKeys: "GetObject",
      Readings: "PutObject",
      Productions: "GetObjectVersion PutObject",
    },
    "read-notes": { Readings: "GetObject" },
    "discard-production": { Productions: "DeleteObjectVersion" },
    "destroy-files": { Productions: "DeleteObjectVersion" },
    deliver: { Productions: "GetObject GetObjectVersion" },
    // A binder holds papers that came in, and neither records, nor notes, nor anything that was released.
    "draw-papers": { CasePapers: "GetObject", Binders: "GetObject PutObject" },
    "show-pages": { Records: "GetObject" },
    "seal-audit": { Audit: "PutObject" },
  };

  it("are touched by each function exactly as the table of trust boundaries says", async () => {
    for (const fn of functionNames) {
      const found: Record<string, string> = {};
      for (const bucket of bucketNames) {
        const may = await which(actions, (action) =>
          allows(all, asFunction(all, fn), `s3:${action}`, the(all, `Buckets${bucket}`), {
            suffix: "/prc_1/req_1/pdn_1/production.pdf",
            context: scanned(),
          }),
        );
        if (may !== "") found[bucket] = may;
      }
      expect(found, `${fn}`).toEqual(expected[fn] ?? {});
    }
  });

  it("show the sealed audit, and nothing else, to the auditor", async () => {
    const via = { context: { "kms:ViaService": `s3.${region}.amazonaws.com` } };
    for (const bucket of bucketNames) {
      const reads = allows(all, asFunction(all, "auditor"), "s3:GetObject", the(all, `Buckets${bucket}`), {
        suffix: "/a",
      });
      expect(await reads, `${bucket}`).toBe(bucket === "Audit");
    }
    for (const key of ofType(all, "AWS::KMS::Key"))
      expect(await allows(all, asFunction(all, "auditor"), "kms:Decrypt", key, via), `${key.id}`).toBe(
        key.id.startsWith("KeysAudit") && !key.id.startsWith("KeysAuditSigning"),
      );
  });

  it("give the auditor the public key of the seals, and no use of the private one", async () => {
    const signing = the(all, "KeysAuditSigning");
    const may = await which(["GetPublicKey", "Sign", "CreateGrant", "PutKeyPolicy"], (action) =>
      allows(all, asFunction(all, "auditor"), `kms:${action}`, signing),
    );
    expect(may).toBe("GetPublicKey");
  });

  it("of a production that was given up are destroyed by one role, version by version, and never hidden under a marker", async () => {
    const bucket = the(all, "BucketsProductions");
    const discard = asFunction(all, "discard-production");
    const list = (prefix?: string) =>
      allows(all, discard, "s3:ListBucketVersions", bucket, {
        context: prefix === undefined ? {} : { "s3:prefix": prefix },
      });
    expect(await list("prc_1/req_1/pdn_1/")).toBe(true);
    for (const prefix of [undefined, "", "prc_1/", "prc_1/req_1/"])
      expect(await list(prefix), `${prefix}`).toBe(false);
    const destroy = (suffix: string, action = "s3:DeleteObjectVersion") =>
      allows(all, discard, action, bucket, { suffix });
    expect(await destroy("/prc_1/req_1/pdn_1/production.pdf")).toBe(true);
    expect(await destroy("/prc_1/req_1/pdn_1/production.pdf", "s3:DeleteObject")).toBe(false);
    expect(await destroy("/something/else")).toBe(false);
  });

  it("of a patient's record are destroyed by two roles, of which one reads none of them (AB-026)", async () => {
    const bucket = the(all, "BucketsRecords");
    const context = { "s3:prefix": "prc_1/pat_1/doc_1" };
    for (const fn of functionNames) {
      const who = asFunction(all, fn);
      // The import destroys the plain copy of a misfiled note, the disposal what two people have it destroy.
      const ours = fn === "import-records" || fn === "dispose-records";
      const destroy = (suffix: string, action = "s3:DeleteObjectVersion") =>
        allows(all, who, action, bucket, { suffix });
      expect(await destroy("/prc_1/pat_1/doc_1"), `${fn}`).toBe(ours);
      expect(await destroy("/prc_1/pat_1/doc_1", "s3:DeleteObject"), `${fn}`).toBe(false);
      expect(await allows(all, who, "s3:ListBucketVersions", bucket, { context }), `${fn}`).toBe(ours);
    }
    const list = (prefix: string) =>
      allows(all, asFunction(all, "import-records"), "s3:ListBucketVersions", bucket, {
        context: { "s3:prefix": prefix },
      });
    for (const prefix of ["", "prc_1/", "prc_1/pat_1/"]) expect(await list(prefix), `${prefix}`).toBe(false);
  });

  it("of a psychotherapy note, and its key, are destroyed by the disposal alone, one record at a time", async () => {
    for (const [name, suffix] of [
      ["PsychotherapyNotes", "/prc_1/pat_1/doc_1"],
      ["NoteKeys", "/prc_1/pat_1/doc_1/0123"],
    ] as const) {
      const bucket = the(all, `Buckets${name}`);
      for (const fn of functionNames) {
        const who = asFunction(all, fn);
        const ours = fn === "dispose-records";
        const list = (prefix: string) =>
          allows(all, who, "s3:ListBucketVersions", bucket, { context: { "s3:prefix": prefix } });
        expect(await allows(all, who, "s3:DeleteObjectVersion", bucket, { suffix }), `${fn}`).toBe(ours);
        expect(await allows(all, who, "s3:DeleteObject", bucket, { suffix }), `${fn}`).toBe(false);
        expect(await list("prc_1/pat_1/doc_1"), `${fn}`).toBe(ours);
        for (const prefix of ["", "prc_1/", "prc_1/pat_1/"]) expect(await list(prefix), `${fn}`).toBe(false);
      }
    }
  });

  it("lie apart from what backups copy: no wrapped key is in one", () => {
    const copied = JSON.stringify(ofType(all, "AWS::Backup::BackupSelection"));
    expect(copied).not.toContain("Buckets");
    expect(ofType(all, "AWS::Backup::BackupSelection")).toHaveLength(1);
  });

  it("for one reader are destroyed by the one who hands them out, and by nobody else", async () => {
    const bucket = the(all, "BucketsReadings");
    for (const fn of functionNames) {
      const who = asFunction(all, fn);
      const ours = fn === "read-notes";
      const suffix = "/prc_1/rdg_1";
      expect(await allows(all, who, "s3:DeleteObjectVersion", bucket, { suffix }), `${fn}`).toBe(ours);
      expect(await allows(all, who, "s3:DeleteObject", bucket, { suffix }), `${fn}`).toBe(false);
      const context = { "s3:prefix": "prc_" };
      expect(await allows(all, who, "s3:ListBucketVersions", bucket, { context }), `${fn}`).toBe(ours);
    }
  });

  it("on their way in are destroyed one by one, by the import and by the disposal, which reads none", async () => {
    const bucket = the(all, "BucketsIncoming");
    const list = (fn: string, prefix: string) =>
      allows(all, asFunction(all, fn), "s3:ListBucketVersions", bucket, { context: { "s3:prefix": prefix } });
    for (const fn of functionNames) {
      const [imports, disposes] = [fn === "import-records", fn === "dispose-records"];
      for (const key of ["prc_1/pat_1/doc_1", "incoming/prc_1/pat_1/doc_1"])
        expect(
          await allows(all, asFunction(all, fn), "s3:DeleteObjectVersion", bucket, { suffix: `/${key}` }),
          `${fn}`,
        ).toBe(imports || disposes);
      expect(await list(fn, "prc_1/pat_1/doc_1"), `${fn}`).toBe(imports || disposes);
      // Which posted file is of which record nobody knows: the disposal lists those of the patient.
      expect(await list(fn, "incoming/prc_1/pat_1/doc_1"), `${fn}`).toBe(imports);
      expect(await list(fn, "incoming/prc_1/pat_1/"), `${fn}`).toBe(disposes);
      for (const prefix of ["", "prc_1/", "prc_1/pat_1/", "incoming/", "incoming/prc_1/"])
        expect(await list(fn, prefix), `${fn} ${prefix}`).toBe(false);
    }
  });

  it("can be deleted or listed by no function", async () => {
    for (const fn of functionNames)
      for (const bucket of bucketNames)
        for (const action of [
          "s3:ListBucket",
          "s3:ListBucketVersions",
          "s3:PutBucketPolicy",
          "s3:DeleteBucket",
        ])
          expect(
            await allows(all, asFunction(all, fn), action, the(all, `Buckets${bucket}`)),
            `${fn} ${action}`,
          ).toBe(false);
  });

  it("show the log of a download, and no other log, to the function that records it", async () => {
    const logs = the(all, "BucketsAccessLogs");
    const may = (suffix: string) => allows(all, asFunction(all, "deliver"), "s3:GetObject", logs, { suffix });
    expect(await may("/productions/2026-11-21-00-00-00-ABC")).toBe(true);
    expect(await may("/records/2026-11-21-00-00-00-ABC")).toBe(false);
  });
});

describe("keys", () => {
  const expected: Record<string, Record<string, string>> = {
    KeysPapers: {
      "requester-api": "GenerateDataKey",
      "staff-api": "GenerateDataKey Decrypt",
      "accept-document": "GenerateDataKey Decrypt",
      "draw-papers": "GenerateDataKey Decrypt",
    },
    KeysRecords: {
      "import-records": "GenerateDataKey Decrypt",
      "staff-api": "Decrypt",
      "show-pages": "Decrypt",
      "assemble-production": "Decrypt",
    },
    KeysIncoming: { "import-records": "GenerateDataKey Decrypt" },
    KeysNotesStorage: { "import-records": "GenerateDataKey", "assemble-production": "Decrypt" },
    KeysReadings: { "assemble-production": "GenerateDataKey", "read-notes": "Decrypt" },
    KeysRelease: { "assemble-production": "ReEncryptTo Decrypt" },
    KeysProductions: { "assemble-production": "GenerateDataKey Decrypt", deliver: "Decrypt" },
    KeysAudit: { "seal-audit": "GenerateDataKey" },
    KeysAuditSigning: { "seal-audit": "Sign GetPublicKey" },
  };

  it("are used by each function exactly as the table of trust boundaries says", () => {
    for (const [name, users] of Object.entries(expected)) {
      const statements = resourcePolicy(all, the(all, name))?.Statement ?? [];
      const found = Object.fromEntries(
        functionNames.flatMap((fn) => {
          const principal = arn(roleOf(all, fn));
          const actions = statements
            .filter(({ Principal: who }) => JSON.stringify(who).includes(`"${principal}"`))
            .flatMap(({ Action: action }) => listed(action));
          return actions.length > 0
            ? [[fn, actions.map((action) => action.replace("kms:", "")).join(" ")]]
            : [];
        }),
      );
      expect(found, `${name}`).toEqual(users);
    }
  });

  it("decrypt for their readers and for nobody else, whatever IAM says", async () => {
    const contexts = {
      "kms:ViaService": `s3.${region}.amazonaws.com`,
      "kms:EncryptionContextKeys": ["practiceId", "requestId", "authorizationId", "documentId"],
      ...Object.fromEntries(
        ["practiceId", "requestId", "authorizationId", "documentId"].map((id) => [
          `kms:EncryptionContext:${id}`,
          "x",
        ]),
      ),
    };
    for (const [name, users] of Object.entries(expected)) {
      if (name === "KeysAuditSigning") continue;
      const key = the(all, name);
      expect(
        await allows(all, administrator, "kms:Decrypt", key, { context: contexts }),
        `administrator ${name}`,
      ).toBe(false);
      for (const fn of functionNames)
        expect(
          await allows(all, asFunction(all, fn), "kms:Decrypt", key, { context: contexts }),
          `${fn} ${name}`,
        ).toBe(users[fn]?.includes("Decrypt") ?? false);
    }
  });

  it("of documents open only through the storage they belong to", async () => {
    const decrypt = (context: Record<string, string>) =>
      allows(all, asFunction(all, "staff-api"), "kms:Decrypt", the(all, "KeysRecords"), { context });
    expect(await decrypt({ "kms:ViaService": `s3.${region}.amazonaws.com` })).toBe(true);
    expect(await decrypt({})).toBe(false);
  });

  it("of the release open only under all four ids of one opening", async () => {
    const ids = ["practiceId", "requestId", "authorizationId", "documentId"];
    const decrypt = (given: readonly string[], action = "kms:Decrypt") =>
      allows(all, asFunction(all, "assemble-production"), action, the(all, "KeysRelease"), {
        context: {
          "kms:EncryptionContextKeys": [...given],
          ...Object.fromEntries(given.map((id) => [`kms:EncryptionContext:${id}`, "x"])),
        },
      });
    expect(await decrypt(ids)).toBe(true);
    expect(await decrypt(ids, "kms:ReEncryptTo")).toBe(true);
    for (const left of ids)
      expect(await decrypt(ids.filter((id) => id !== left)), `without ${left}`).toBe(false);
    expect(await decrypt([...ids, "class"])).toBe(false);
  });

  it("of the ledger serve its functions through the table and its queues, not directly", async () => {
    const key = the(all, "KeysLedger");
    for (const fn of functionNames) {
      const decrypt = (via?: string) =>
        allows(all, asFunction(all, fn), "kms:Decrypt", key, {
          context: via === undefined ? {} : { "kms:ViaService": `${via}.${region}.amazonaws.com` },
        });
      expect(await decrypt("dynamodb"), `${fn}`).toBe(true);
      expect(await decrypt(), `${fn}`).toBe(false);
    }
    expect(await allows(all, administrator, "kms:Decrypt", key)).toBe(false);
  });

  it("can be administered, never destroyed, by the account", async () => {
    for (const key of ofType(all, "AWS::KMS::Key")) {
      expect(await allows(all, administrator, "kms:PutKeyPolicy", key), `${key.id}`).toBe(true);
      for (const action of ["kms:ScheduleKeyDeletion", "kms:DisableKey"])
        expect(await allows(all, administrator, action, key), `${key.id} ${action}`).toBe(false);
    }
  });
});

describe("calls between functions", () => {
  const invoked = (fn: string) =>
    policiesOf(all, roleOf(all, fn))
      .flatMap(({ policy }) => policy.Statement)
      .filter(({ Action: action }) => listed(action).includes("lambda:InvokeFunction"))
      .flatMap(({ Resource: on }) => listed(on));
  const aliasArn = (door: string, fn = "advancerequest") =>
    `arn:aws:lambda:${region}:000000000000:alias-of:${the(all, `${fn}FunctionAlias${door}`).id}`;

  const woken = () =>
    ["openvaultFunction", "discardproductionFunction", "destroyfilesFunction"].map((name) =>
      arn(the(all, name)),
    );

  it("reach the single writer through the caller's own door and no other", () => {
    const callers = {
      requester: "requester-api",
      staff: "staff-api",
      documents: "accept-document",
      vault: "open-vault",
      production: "assemble-production",
      discard: "discard-production",
      disposal: "destroy-files",
      delivery: "deliver",
      papers: "draw-papers",
      pages: "show-pages",
      clock: "clocks",
      effects: "sweep-outbox",
    } as const satisfies Record<Exclude<(typeof doors)[number], "court">, FunctionName>;
    for (const [door, fn] of Object.entries(callers))
      // Only delivery has a second one: for links of staff to what goes to the court alone. The sweep wakes others, too, and
      // the vault has the assembly copy a note while it lends the key.
      expect(invoked(fn), `${fn}`).toEqual([
        ...(door === "vault" ? [arn(the(all, "assembleproductionFunction", "AWS::Lambda::Function"))] : []),
        ...(door === "delivery" ? [aliasArn("court")] : []),
        ...(door === "effects" ? woken() : []),
        aliasArn(door),
      ]);
  });

  it("let the dispatcher, like the sweep, wake the vault and whatever destroys, the reading room ask the vault for readings alone, and nobody else call anything", () => {
    expect(invoked("dispatch-outbox")).toEqual(woken());
    expect(invoked("read-notes")).toEqual([aliasArn("readings", "openvault")]);
    for (const fn of ["import-records", "advance-request", "seal-audit", "dispose-records"])
      expect(invoked(fn), `${fn}`).toEqual([]);
  });
});
