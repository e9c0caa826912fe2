import { beforeAll, describe, expect, it } from "vitest";
import { disposalSchema, disposedSchema } from "../../functions/adapters/disposals.dynamodb.ts";
import {
  memberSchema,
  patientSchema,
  practiceSchema,
  recordSchema,
  unclassifiedSchema,
} from "../../functions/adapters/practice-rows.ts";
import { type FunctionName, functionNames } from "../../infra/function-settings.ts";
import { deployment, type Resource, the } from "./deployment.ts";
import { allows, asFunction } from "./permissions.ts";

const lookAttributes = ["look", "lookHash"];
let all: readonly Resource[];
beforeAll(() => {
  all = deployment();
});

/** Which of these things a function may do; the words in the order they were given. */
const which = async (words: readonly string[], may: (word: string) => Promise<boolean>) => {
  const answers = await Promise.all(words.map(async (word) => ((await may(word)) ? [word] : [])));
  return answers.flat().join(" ");
};

describe("the ledger", () => {
  const id = "a".repeat(26);
  const practice = `PRACTICE#prc_${id}`;
  const rows: Record<string, string> = {
    request: `${practice}#REQUEST#req_${id}`,
    patient: `${practice}#PATIENT#pat_${id}`,
    accounting: `${practice}#ACCOUNTING#pat_${id}`,
    preserved: `${practice}#PRESERVED#pat_${id}`,
    disposals: `${practice}#DISPOSALS`,
    reading: `${practice}#READING#rdg_${id}`,
    looks: `${practice}#LOOKS#2026-11-21`,
    practice,
    seal: `${practice}#SEAL#2026-11-21T0810`,
    practices: "PRACTICES",
    member: "MEMBER#5e0c",
    slug: "SLUG#harbor",
    tracking: "TRACKING#HB-1",
    released: "RELEASED#ab12",
    requestPointer: `REQUESTID#req_${id}`,
    intake: "INTAKE#ab12",
    code: "CODE#ab12",
    session: "SESSION#ab12",
    mail: "MAIL#ab12",
    filing: "FILING#ab12",
    signIn: "SIGNIN#ab12",
    feed: "FEED#per_00000000000000000000000001",
  };
  const actions = ["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"];
  const [get, read] = ["GetItem", "GetItem Query"];
  const effects = {
    request: `${get} UpdateItem`,
    patient: get,
    practice: read,
    signIn: `${get} UpdateItem`,
    tracking: get,
    code: "PutItem",
    mail: "PutItem",
  };
  const expected: Record<FunctionName, Record<string, string>> = {
    "requester-api": {
      request: get,
      practice: get,
      slug: get,
      intake: `${get} PutItem`,
      session: get,
      released: get,
      signIn: "PutItem",
      filing: "PutItem",
    },
    "staff-api": {
      request: read,
      patient: read,
      preserved: read,
      looks: "PutItem",
      practice: read,
      member: get,
    },
    "import-records": {
      patient: `${read} PutItem ConditionCheckItem`,
      looks: "PutItem",
      practice: `${read} PutItem`,
      member: get,
    },
    "show-pages": { request: read, patient: get, looks: "PutItem", member: get },
    "draw-papers": {
      request: read,
      patient: get,
      accounting: read,
      looks: `${read} PutItem`,
      practice: read,
      member: get,
    },
    "accept-document": { request: get },
    "advance-request": {
      request: `${read} PutItem DeleteItem`,
      patient: get,
      accounting: "PutItem",
      preserved: `${read} PutItem DeleteItem`,
      practice: read,
      member: get,
      seal: "PutItem",
      tracking: "PutItem",
      released: "PutItem",
      requestPointer: "PutItem",
    },
    "open-vault": { request: read, patient: get, reading: get, practice: get, member: get },
    "assemble-production": { request: read, patient: get, reading: get, practice: get, member: get },
    "read-notes": {
      request: read,
      patient: read,
      reading: `${get} PutItem`,
      looks: "PutItem",
      practice: read,
      member: get,
    },
    "discard-production": { request: get },
    "destroy-files": { request: get, preserved: read },
    "dispose-records": {
      patient: `${read} PutItem DeleteItem`,
      preserved: read,
      disposals: `${read} PutItem ConditionCheckItem`,
      looks: "PutItem",
      practices: read,
      practice: read,
      member: get,
    },
    deliver: {
      request: get,
      practice: get,
      patient: get,
      looks: "PutItem",
      member: get,
      code: `${get} DeleteItem`,
      session: `${get} PutItem DeleteItem`,
    },
    "dispatch-outbox": effects,
    "sweep-outbox": effects,
    clocks: { practices: read, practice: read, mail: "PutItem DeleteItem" },
    calendar: { member: get, feed: `${get} PutItem DeleteItem` },
    "seal-audit": { practices: read, seal: read },
  };

  it("is read and written by each function exactly as the table of trust boundaries says", async () => {
    const table = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    for (const fn of functionNames) {
      const found: Record<string, string> = {};
      for (const [name, pk] of Object.entries(rows)) {
        const may = await which(actions, (action) =>
          allows(all, asFunction(all, fn), `dynamodb:${action}`, table, {
            context: { "dynamodb:LeadingKeys": [pk], "dynamodb:Attributes": ["pk", "sk"] },
          }),
        );
        if (may !== "") found[name] = may;
      }
      expect(found, `${fn}`).toEqual(expected[fn]);
    }
  });

  it("lets nobody but the writer put a row into a queue, among what is due, or into the outbox", async () => {
    const table = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    for (const [kind, pk] of Object.entries(rows))
      for (const key of ["queueKey", "dueKey", "effectKey", "snapshot"]) {
        const putters = await which([...functionNames, "registrar"], (fn) =>
          allows(all, asFunction(all, fn), "dynamodb:PutItem", table, {
            context: { "dynamodb:LeadingKeys": [pk], "dynamodb:Attributes": ["pk", "sk", key] },
          }),
        );
        const asksForLinks = kind === "signIn" && key === "effectKey";
        const writers = "request accounting preserved seal tracking requestPointer released"
          .split(" ")
          .includes(kind);
        expect(putters, `${kind} ${key}`).toBe(
          asksForLinks ? "requester-api" : writers ? "advance-request" : "",
        );
      }
  });

  it("lets nobody but who hands out productions write a session that opens one, and only the mailer a code", async () => {
    const table = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    const putters = (pk: string) =>
      which([...functionNames, "registrar"], (fn) =>
        allows(all, asFunction(all, fn), "dynamodb:PutItem", table, {
          context: { "dynamodb:LeadingKeys": [pk], "dynamodb:Attributes": ["pk", "sk", "requestId"] },
        }),
      );
    expect(await putters("SESSION#ab12")).toBe("deliver");
    expect(await putters("CODE#ab12")).toBe("dispatch-outbox sweep-outbox");
    expect(await putters("INTAKE#ab12")).toBe("requester-api");
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
    // What it may read anyway.
    expect(await update(["pk", "sk", "status"], { "dynamodb:ReturnValues": "ALL_NEW" })).toBe(true);
  });

  it("lets the seal see of a request how far its chain has come, and nothing else", async () => {
    const table = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    const query = (attributes: string[], select: string) =>
      allows(all, asFunction(all, "seal-audit"), "dynamodb:Query", table, {
        context: {
          "dynamodb:LeadingKeys": [String(rows["request"])],
          "dynamodb:Attributes": attributes,
          "dynamodb:Select": select,
        },
      });
    const head = ["pk", "sk", "requestId", "version", "headHash"];
    expect(await query(head, "SPECIFIC_ATTRIBUTES")).toBe(true);
    expect(await query([...head, "snapshot"], "SPECIFIC_ATTRIBUTES")).toBe(false);
    expect(await query(["pk", "sk"], "ALL_ATTRIBUTES")).toBe(false);
  });

  it("lets looks be added by who shows something, changed or taken away by nobody, and their digests be sealed", async () => {
    const table = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    const ask = (role: string, action: string, attributes: readonly string[]) =>
      allows(all, asFunction(all, role), `dynamodb:${action}`, table, {
        context: {
          "dynamodb:LeadingKeys": [String(rows["looks"])],
          "dynamodb:Attributes": ["pk", "sk", ...attributes],
          ...(action === "Query" ? { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" } : {}),
        },
      });
    const all_ = [...functionNames, "registrar", "auditor"];
    const [put, list] = [
      (fn: string) => ask(fn, "PutItem", lookAttributes),
      (fn: string) => ask(fn, "Query", ["look"]),
    ];
    expect(await which(all_, put)).toBe(
      "staff-api draw-papers import-records dispose-records read-notes show-pages deliver",
    );
    expect(await which(all_, list)).toBe("draw-papers auditor");
    expect(await which(all_, (fn) => ask(fn, "Query", ["lookHash"]))).toBe("draw-papers seal-audit auditor");
    for (const action of ["UpdateItem", "DeleteItem"])
      expect(await which(all_, (fn) => ask(fn, action, ["look"])), `${action}`).toBe("");
    expect(await which(all_, (fn) => ask(fn, "PutItem", [...lookAttributes, "ttl"]))).toBe("");
  });

  it("lets the registrar enter practices and members, and see no request and no patient", async () => {
    const table = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    const ask = (action: string, pk: string, attributes: string[] = ["pk", "sk", "roles"]) =>
      allows(all, asFunction(all, "registrar"), `dynamodb:${action}`, table, {
        context: { "dynamodb:LeadingKeys": [pk], "dynamodb:Attributes": attributes },
      });
    expect(await ask("PutItem", "MEMBER#5e0c")).toBe(true);
    expect(await ask("DeleteItem", "MEMBER#5e0c")).toBe(true);
    expect(await ask("PutItem", "PRACTICES")).toBe(true);
    expect(await ask("PutItem", practice)).toBe(true);
    expect(await ask("PutItem", practice, ["pk", "sk", "patientRef", "name", "birthDate"])).toBe(false);
    for (const row of ["request", "patient", "practice", "session", "tracking"])
      for (const action of ["GetItem", "Query", "UpdateItem", "DeleteItem"])
        expect(await ask(action, String(rows[row])), `${action} ${row}`).toBe(false);
    expect(await ask("PutItem", String(rows["request"]))).toBe(false);
    expect(await ask("PutItem", String(rows["patient"]))).toBe(false);
  });

  it("shows the auditor the events of requests, and nothing beside them", async () => {
    const table = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    const ask = (action: string, row: string, attributes: string[], select = "SPECIFIC_ATTRIBUTES") =>
      allows(all, asFunction(all, "auditor"), `dynamodb:${action}`, table, {
        context: {
          "dynamodb:LeadingKeys": [String(rows[row])],
          "dynamodb:Attributes": attributes,
          ...(action === "Query" ? { "dynamodb:Select": select } : {}),
        },
      });
    expect(await ask("Query", "request", ["pk", "sk", "event"])).toBe(true);
    expect(await ask("Query", "request", ["pk", "sk", "event"], "ALL_ATTRIBUTES")).toBe(false);
    expect(await ask("Query", "request", ["pk", "sk", "requester"])).toBe(false);
    const allowed: string[] = [];
    for (const row of Object.keys(rows))
      for (const action of actions)
        if (await ask(action, row, ["pk", "sk", "event"])) allowed.push(`${action} ${row}`);
    expect(allowed).toEqual(["Query request"]);
    expect(await ask("Query", "looks", ["pk", "sk", "look", "lookHash"])).toBe(true);
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

  it("lets each row be put whole, with everything that its schema may hold", async () => {
    const table = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    const put = (role: string, pk: string, shape: object) =>
      allows(all, asFunction(all, role), "dynamodb:PutItem", table, {
        context: {
          "dynamodb:LeadingKeys": [pk],
          "dynamodb:Attributes": ["pk", "sk", ...Object.keys(shape)],
        },
      });
    expect(await put("registrar", practice, practiceSchema.shape)).toBe(true);
    expect(await put("registrar", String(rows["member"]), memberSchema.shape)).toBe(true);
    expect(await put("import-records", String(rows["patient"]), patientSchema.shape)).toBe(true);
    for (const kind of [...recordSchema.options, unclassifiedSchema])
      expect(await put("import-records", String(rows["patient"]), kind.shape)).toBe(true);
  });

  it("lets a disposal keep what it knows and put a record back, and nothing else of a patient", async () => {
    const table = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    const put = (row: string, attributes: readonly string[]) =>
      allows(all, asFunction(all, "dispose-records"), "dynamodb:PutItem", table, {
        context: {
          "dynamodb:LeadingKeys": [String(rows[row])],
          "dynamodb:Attributes": ["pk", "sk", ...attributes],
        },
      });
    expect(await put("disposals", Object.keys(disposalSchema.shape))).toBe(true);
    for (const kind of [...recordSchema.options, ...disposedSchema.options])
      expect(await put("patient", Object.keys(kind.shape))).toBe(true);
    expect(await put("patient", ["patientRef", "name", "birthDate", "treatedBy"])).toBe(false);
  });

  it("refuses a call that names no row, and one that names rows of two kinds", async () => {
    const table = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    const put = (context: Record<string, string[]>) =>
      allows(all, asFunction(all, "requester-api"), "dynamodb:PutItem", table, { context });
    expect(await put({ "dynamodb:LeadingKeys": ["INTAKE#ab12"] })).toBe(true);
    expect(await put({})).toBe(false);
    expect(await put({ "dynamodb:LeadingKeys": ["INTAKE#ab12", String(rows["request"])] })).toBe(false);
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

  it("shows each index to those alone that ask it", async () => {
    const table = the(all, "Ledger", "AWS::DynamoDB::GlobalTable");
    const indexes: Record<string, { readonly readers: readonly FunctionName[]; readonly pk: string }> = {
      worklist: { readers: ["staff-api", "calendar", "clocks"], pk: `${practice}#QUEUE#triage` },
      due: { readers: ["clocks"], pk: `${practice}#DUE` },
      "open-effects": { readers: ["sweep-outbox"], pk: "OPEN#3" },
    };
    for (const [index, { readers, pk }] of Object.entries(indexes))
      for (const fn of functionNames)
        expect(
          await allows(all, asFunction(all, fn), "dynamodb:Query", table, {
            suffix: `/index/${index}`,
            context: { "dynamodb:LeadingKeys": [pk] },
          }),
          `${fn} ${index}`,
        ).toBe(readers.includes(fn));
  });
});
