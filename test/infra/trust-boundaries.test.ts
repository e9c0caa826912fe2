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
    "Productions",
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
    "import-records": { Records: "PutObject", PsychotherapyNotes: "PutObject" },
    "accept-document": { Quarantine: "GetObject GetObjectVersion", CasePapers: "PutObject" },
    "assemble-production": {
      Records: "GetObject",
      PsychotherapyNotes: "GetObject",
      Productions: "PutObject",
    },
    deliver: { Productions: "GetObject GetObjectVersion" },
    "seal-audit": { Audit: "PutObject" },
  };

  it("are touched by each function exactly as the table of trust boundaries says", async () => {
    for (const fn of functionNames) {
      const found: Record<string, string> = {};
      for (const bucket of bucketNames) {
        const may = await which(actions, (action) =>
          allows(all, asFunction(all, fn), `s3:${action}`, the(all, `Buckets${bucket}`), {
            suffix: "/a/b/c",
          }),
        );
        if (may !== "") found[bucket] = may;
      }
      expect(found, `${fn}`).toEqual(expected[fn] ?? {});
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
    },
    KeysRecords: {
      "import-records": "GenerateDataKey",
      "staff-api": "Decrypt",
      "assemble-production": "Decrypt",
    },
    KeysNotesStorage: { "import-records": "GenerateDataKey", "assemble-production": "Decrypt" },
    KeysRelease: { "assemble-production": "ReEncryptTo Decrypt" },
    KeysProductions: { "assemble-production": "GenerateDataKey", deliver: "Decrypt" },
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

describe("the ledger", () => {
  const id = "a".repeat(26);
  const practice = `PRACTICE#prc_${id}`;
  const rows: Record<string, string> = {
    request: `${practice}#REQUEST#req_${id}`,
    patient: `${practice}#PATIENT#pat_${id}`,
    practice,
    seal: `${practice}#SEAL#2026-11-21T08`,
    practices: "PRACTICES",
    member: "MEMBER#5e0c",
    slug: "SLUG#harbor",
    tracking: "TRACKING#HB-1",
    requestPointer: `REQUESTID#req_${id}`,
    session: "SESSION#ab12",
    signIn: "SIGNIN#ab12",
  };
  const actions = ["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"];
  const [get, read] = ["GetItem", "GetItem Query"];
  const effects = {
    request: get,
    practice: read,
    signIn: get,
    tracking: get,
    session: "PutItem",
  };
  const expected: Record<FunctionName, Record<string, string>> = {
    "requester-api": {
      request: get,
      practice: get,
      slug: get,
      session: "GetItem PutItem DeleteItem",
      signIn: "PutItem",
    },
    "staff-api": { request: read, patient: read, practice: read, member: get },
    "import-records": { patient: `${get} PutItem`, practice: read, member: get },
    "accept-document": { request: get },
    "advance-request": {
      request: `${get} PutItem DeleteItem`,
      patient: get,
      practice: get,
      member: get,
      seal: "PutItem",
      tracking: "PutItem",
      requestPointer: "PutItem",
    },
    "open-vault": { request: get },
    "assemble-production": { request: read, patient: get, practice: get },
    deliver: { request: get, session: get },
    "dispatch-outbox": effects,
    "sweep-outbox": effects,
    clocks: { practices: read },
    "seal-audit": { practices: read, seal: read },
  };

  it("is read and written by each function exactly as the table of trust boundaries says", async () => {
    const table = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    for (const fn of functionNames) {
      const found: Record<string, string> = {};
      for (const [name, pk] of Object.entries(rows)) {
        const may = await which(actions, (action) =>
          allows(all, asFunction(all, fn), `dynamodb:${action}`, table, {
            context: { "dynamodb:LeadingKeys": [pk], "dynamodb:Attributes": ["pk", "sk", "snapshot"] },
          }),
        );
        if (may !== "") found[name] = may;
      }
      expect(found, `${fn}`).toEqual(expected[fn]);
    }
  });

  it("has one writer of requests", async () => {
    const table = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    for (const fn of functionNames)
      expect(
        await allows(all, asFunction(all, fn), "dynamodb:PutItem", table, {
          context: { "dynamodb:LeadingKeys": [String(rows["request"])] },
        }),
        `${fn}`,
      ).toBe(fn === "advance-request");
  });

  it("lets the dispatcher write how an effect went, and nothing of the request", async () => {
    const table = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    const update = (attributes: string[], more: Record<string, string> = {}) =>
      allows(all, asFunction(all, "dispatch-outbox"), "dynamodb:UpdateItem", table, {
        context: {
          "dynamodb:LeadingKeys": [String(rows["request"])],
          "dynamodb:Attributes": attributes,
          ...more,
        },
      });
    expect(await update(["pk", "sk", "status", "attempts", "effectSort"])).toBe(true);
    expect(await update(["pk", "sk", "status", "snapshot"])).toBe(false);
    expect(await update(["pk", "sk", "status"], { "dynamodb:ReturnValues": "ALL_OLD" })).toBe(false);
  });

  it("lets the import enter a name to be found by, and nobody as a member", async () => {
    const table = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    const put = (attributes: string[]) =>
      allows(all, asFunction(all, "import-records"), "dynamodb:PutItem", table, {
        context: { "dynamodb:LeadingKeys": [practice], "dynamodb:Attributes": attributes },
      });
    expect(await put(["pk", "sk", "patientRef", "name", "birthDate"])).toBe(true);
    expect(await put(["pk", "sk", "practiceId", "personId", "name", "roles"])).toBe(false);
  });

  it("refuses a call that names no row, and one that names rows of two kinds", async () => {
    const table = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    const put = (context: Record<string, string[]>) =>
      allows(all, asFunction(all, "requester-api"), "dynamodb:PutItem", table, { context });
    expect(await put({ "dynamodb:LeadingKeys": ["SESSION#ab12"] })).toBe(true);
    expect(await put({})).toBe(false);
    expect(await put({ "dynamodb:LeadingKeys": ["SESSION#ab12", String(rows["request"])] })).toBe(false);
  });

  it("is never scanned, exported or reshaped by a function", async () => {
    const table = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    for (const fn of functionNames)
      for (const action of [
        "Scan",
        "ExportTableToPointInTime",
        "DeleteTable",
        "UpdateTable",
        "UpdateContinuousBackups",
      ])
        expect(await allows(all, asFunction(all, fn), `dynamodb:${action}`, table), `${fn} ${action}`).toBe(
          false,
        );
  });

  it("shows each index to the one function that asks it", async () => {
    const table = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    const indexes = {
      worklist: { reader: "staff-api", pk: `${practice}#QUEUE#triage` },
      due: { reader: "clocks", pk: `${practice}#DUE` },
      "open-effects": { reader: "sweep-outbox", pk: "OPEN#3" },
    };
    for (const [index, { reader, pk }] of Object.entries(indexes))
      for (const fn of functionNames)
        expect(
          await allows(all, asFunction(all, fn), "dynamodb:Query", table, {
            suffix: `/index/${index}`,
            context: { "dynamodb:LeadingKeys": [pk] },
          }),
          `${fn} ${index}`,
        ).toBe(fn === reader);
  });
});

describe("calls between functions", () => {
  const invoked = (fn: string) =>
    policiesOf(all, roleOf(all, fn))
      .flatMap(({ policy }) => policy.Statement)
      .filter(({ Action: action }) => listed(action).includes("lambda:InvokeFunction"))
      .flatMap(({ Resource: on }) => listed(on));
  const aliasArn = (door: string) =>
    `arn:aws:lambda:${region}:000000000000:alias-of:${the(all, `advancerequestFunctionAlias${door}`).id}`;

  it("reach the single writer through the caller's own door and no other", () => {
    const callers = {
      requester: "requester-api",
      staff: "staff-api",
      documents: "accept-document",
      vault: "open-vault",
      production: "assemble-production",
      delivery: "deliver",
      clock: "clocks",
    } as const satisfies Record<(typeof doors)[number], FunctionName>;
    for (const [door, fn] of Object.entries(callers)) expect(invoked(fn), `${fn}`).toEqual([aliasArn(door)]);
  });

  it("let the dispatcher and the sweep wake the vault, and nobody else call anything", () => {
    const vault = arn(the(all, "openvaultFunction"));
    expect(invoked("dispatch-outbox")).toEqual([vault]);
    expect(invoked("sweep-outbox")).toEqual([vault]);
    for (const fn of ["import-records", "advance-request", "seal-audit"])
      expect(invoked(fn), `${fn}`).toEqual([]);
  });
});
