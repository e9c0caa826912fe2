import { randomBytes } from "node:crypto";
import type { SQSEvent } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../../functions/adapters/digests.ts";
import type { NoteContext, ReleaseContext } from "../../../../functions/adapters/note-envelope.ts";
import { sealNote } from "../../../../functions/adapters/note-envelope.ts";
import type { RecordRow } from "../../../../functions/adapters/practice-rows.ts";
import type { RequestFile } from "../../../../functions/adapters/request-file.dynamodb.ts";
import { sealedMetadata } from "../../../../functions/adapters/sealed-notes.ts";
import { assembleProduction } from "../../../../functions/assemble-production/assemble-production.ts";
import { workThrough } from "../../../../functions/assemble-production/work-through.ts";
import { manifestSchema } from "../../../../workflows/production/manifest.ts";
import type { RequestContext } from "../../../../workflows/request/context.ts";
import type { Judgement } from "../../../../workflows/request/judgement.ts";
import type { AuthorizationId, DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { aPractice, ids } from "../../../support/desk.ts";
import { pagesSaying } from "../../../support/pdf-files.ts";
import { notesOf, opensNotes } from "../../../support/request/told.ts";
import { aCase, aProfile, aView, aWriter } from "../../../support/request-views.ts";
import { aShelf } from "../../../support/shelf.ts";
import { firstStep } from "../../../contract/ledger-steps.ts";

const authorizationId = `aut_${"1".repeat(26)}` as AuthorizationId;
const [plain, withheld, sealed] = ["1", "2", "3"].map((n) => `doc_${n.repeat(26)}`) as [
  DocumentId,
  DocumentId,
  DocumentId,
];
const job = { ...ids.key, productionId: ids.production };
const dataKey = randomBytes(32);
const at = "2026-11-21T12:00:00Z";

type Asked = {
  readonly vault?: string;
  readonly state?: "assembling" | "assembled";
  readonly changed?: boolean;
  /** What the request has become when it is read for the n-th time. */
  readonly later?: (reading: number) => Later;
};
type Later = { readonly context?: Partial<RequestContext>; readonly judgement?: Partial<Judgement> };

async function anAssembly({
  vault = "open",
  state = "assembling",
  changed = false,
  later = () => ({}),
}: Asked = {}) {
  const bytes = {
    [plain]: await pagesSaying(["PLAIN"]),
    [withheld]: await pagesSaying(["WITHHELD"]),
    [sealed]: await pagesSaying(["SEALED"]),
  };
  const rows = [plain, withheld, sealed].map((documentId, n): RecordRow => {
    const pdf = bytes[documentId] ?? Buffer.alloc(0);
    return {
      documentId,
      patientRef: ids.patient,
      kind: documentId === sealed ? "psychotherapy-note" : "progress-note",
      title: "Session",
      sessionOn: `2026-03-0${n + 1}`,
      author: "Miriam Okafor",
      authorId: ids.clinician,
      pages: 1,
      size: pdf.length,
      sha256: changed ? "f".repeat(64) : sha256Hex(pdf),
      sealed: documentId === sealed,
      importDigest: "",
    };
  });
  const key = (documentId: string) => `${ids.practice}/${ids.patient}/${documentId}`;
  const notes = aShelf();
  await notes.put({
    key: key(sealed),
    bytes: sealNote(bytes[sealed] ?? Buffer.alloc(0), dataKey, sealed),
    contentType: "application/octet-stream",
    sha256: "",
    metadata: sealedMetadata(Buffer.from("wrapped")),
  });
  const first = firstStep("assembly").event;
  const { judgement } = first.recorded;
  const context: Partial<RequestContext> = {
    patientRef: ids.patient,
    selection: { documentIds: [plain, withheld, sealed], proposedBy: ids.manager, outcomes: {} },
    reviews: [plain, withheld, sealed].map((documentId) => ({
      documentId,
      decision: documentId === withheld ? ("withhold" as const) : ("approve" as const),
      by: ids.clinician,
      at,
    })),
    judgement: {
      ...judgement,
      sealed: notesOf([sealed]),
      authorizations: {
        [authorizationId]: opensNotes,
      },
      segments: {
        [plain]: "release",
        [withheld]: "release",
        [sealed]: "release",
      } as typeof judgement.segments,
    },
    authorizations: [{ authorizationId, documentId: ids.paper, revokedAt: null }],
    vault: {
      authorizationId,
      documentIds: [sealed],
      requestedBy: ids.manager,
      approvals: [
        { personId: ids.clinician, clinician: true, at },
        { personId: ids.manager, clinician: false, at },
      ],
      grantsOut: true,
      opened: true,
    },
    production: {
      productionId: ids.production,
      state,
      reason: null,
      pages: null,
      batesFirst: null,
      batesLast: null,
      productionSha256: null,
      manifestSha256: null,
      releasedAt: null,
    },
  };
  const event = (type: object, seq: number) => ({
    ...first,
    seq,
    recorded: { ...first.recorded, nextProductionId: ids.production, ...type } as typeof first.recorded,
  });
  const file: RequestFile = {
    ...aView(context, { vault }),
    profile: aProfile,
    facts: {},
    determination: undefined,
    packVersions: { "us-hipaa": "2026.11.1" },
    events: [
      event({ type: "release.confirmed" }, 1),
      event(
        { type: "vault.opened", grants: [{ documentId: sealed, grantId: "g", grantToken: "the token" }] },
        2,
      ),
    ],
    effects: [],
  };
  const writer = aWriter();
  const released: { from: NoteContext; to: ReleaseContext; grantToken: string; wrapped: string }[] = [];
  const given: Uint8Array[] = [];
  const productions = aShelf();
  let readings = 0;
  const ports = {
    readCase: async () => {
      readings += 1;
      const { context: moved, judgement: judged } = later(readings);
      const view = aView({ ...context, ...moved }, { vault });
      const stored = view.context.judgement;
      return aCase(view, stored && { ...stored, ...judged });
    },
    file: async () => file,
    practices: { byId: async () => aPractice, recordsNamed: async () => rows },
    records: aShelf(
      Object.fromEntries([plain, withheld].map((id) => [key(id), bytes[id] ?? Buffer.alloc(0)])),
    ),
    notes,
    productions,
    releaseNote: async ({
      from,
      to,
      grantToken,
      wrapped,
    }: {
      from: NoteContext;
      to: ReleaseContext;
      grantToken: string;
      wrapped: Uint8Array;
    }) => {
      released.push({ from, to, grantToken, wrapped: Buffer.from(wrapped).toString() });
      const copy = new Uint8Array(dataKey);
      given.push(copy);
      return copy;
    },
    submit: writer.submit,
    log: () => undefined,
  };
  return { ports, writer, productions, released, given };
}

describe("assembling a production", () => {
  it("puts in what was approved and released, and lists what was withheld with its ground", async () => {
    const { ports, writer, productions } = await anAssembly();
    await assembleProduction(ports, job);
    const stored = (name: string) =>
      productions.kept.get(`${ids.practice}/${ids.request}/${ids.production}/${name}`)?.bytes ??
      Buffer.alloc(0);
    const manifest = manifestSchema.parse(JSON.parse(stored("manifest.json").toString()));
    expect(manifest.documents.map(({ documentId }) => documentId)).toEqual([plain, sealed]);
    expect(manifest.withheld).toMatchObject([{ control: "W0001", ground: "withheld-by-clinician" }]);
    expect(manifest.files.map(({ name, sha256 }) => [name, sha256])).toEqual([
      ["production.pdf", sha256Hex(stored("production.pdf"))],
      ["cover-letter.pdf", sha256Hex(stored("cover-letter.pdf"))],
    ]);
    expect(writer.told.map(({ event }) => event)).toEqual([
      {
        type: "production.assembled",
        productionId: ids.production,
        manifestSha256: sha256Hex(stored("manifest.json")),
        productionSha256: sha256Hex(stored("production.pdf")),
        pages: 2,
        batesFirst: "26HLC12345A000001",
        batesLast: "26HLC12345A000002",
      },
    ]);
  });

  it("opens a sealed note with the grant of this opening, under this request's four ids, and wipes the key (45 CFR 164.508(a)(2))", async () => {
    const { ports, released, given } = await anAssembly();
    await assembleProduction(ports, job);
    expect(released).toEqual([
      {
        from: {
          practiceId: ids.practice,
          class: "psychotherapy-notes",
          patientRef: ids.patient,
          documentId: sealed,
        },
        to: { ...ids.key, authorizationId, documentId: sealed },
        grantToken: "the token",
        wrapped: "wrapped",
      },
    ]);
    expect(Buffer.from(given[0] ?? []).equals(Buffer.alloc(32))).toBe(true);
  });

  it("leaves sealed notes out, and says so, when the vault is not open", async () => {
    const { ports, writer, released } = await anAssembly({ vault: "approved" });
    await assembleProduction(ports, job);
    expect(released).toEqual([]);
    expect(writer.told[0]?.event).toMatchObject({ type: "production.assembled", pages: 1 });
  });

  it("says and stores the same when it is done again", async () => {
    const { ports, writer, productions } = await anAssembly();
    await assembleProduction(ports, job);
    const before = new Map(productions.kept);
    await assembleProduction(ports, job);
    expect(writer.told[1]).toEqual(writer.told[0]);
    for (const [key, { bytes }] of before) expect(productions.kept.get(key)?.bytes.equals(bytes)).toBe(true);
  });

  it("fails, and stores nothing, when a record is not what was imported", async () => {
    const { ports, writer, productions } = await anAssembly({ changed: true });
    await assembleProduction(ports, job);
    expect(writer.told[0]?.event).toEqual({
      type: "production.failed",
      productionId: ids.production,
      reason: "record-differs-from-import",
    });
    expect(productions.kept.size).toBe(0);
  });

  const fromReading = (first: number, change: Later): Asked => ({
    later: (reading) => (reading >= first ? change : {}),
  });
  const expired: Later = {
    judgement: { segments: { [plain]: "release", [withheld]: "release", [sealed]: "needs-authorization" } },
  };
  const revoked = [{ authorizationId, documentId: ids.paper, revokedAt: at }];

  it.each<readonly [string, string, Asked]>([
    ["the form ran out before it began", "law-does-not-release", fromReading(1, expired)],
    ["the form runs out before the note is opened", "law-does-not-release", fromReading(2, expired)],
    [
      "the order is stayed before the note is opened",
      "authority-does-not-open",
      fromReading(2, { judgement: { authorizations: {} }, context: { authorizations: [] } }),
    ],
    [
      "the form is revoked before the note is opened",
      "authority-does-not-open",
      fromReading(2, { context: { authorizations: revoked } }),
    ],
    [
      "the request is held before the note is opened",
      "request-on-hold",
      fromReading(2, { context: { hold: { followUpOn: "2026-12-01" } } }),
    ],
  ])("opens no note and stores nothing when %s (45 CFR 164.508(b)(5))", async (_why, reason, asked) => {
    const { ports, writer, productions, released } = await anAssembly(asked);
    await assembleProduction(ports, job);
    expect(released).toEqual([]);
    expect(writer.told.map(({ event }) => event)).toEqual([
      { type: "production.failed", productionId: ids.production, reason },
    ]);
    expect(productions.kept.size).toBe(0);
  });

  it("stores nothing when the law changes its answer while pages are bound", async () => {
    const { ports, writer, productions, released } = await anAssembly(fromReading(3, expired));
    await assembleProduction(ports, job);
    expect(released).toHaveLength(1);
    expect(writer.told[0]?.event).toMatchObject({ reason: "law-does-not-release" });
    expect(productions.kept.size).toBe(0);
  });

  it("stops without a word when the production is superseded meanwhile", async () => {
    const { ports, writer, productions } = await anAssembly(
      fromReading(2, { context: { production: null } }),
    );
    await assembleProduction(ports, job);
    expect(writer.told).toEqual([]);
    expect(productions.kept.size).toBe(0);
  });

  it("does nothing about a production that is not wanted any more", async () => {
    const { ports, writer, productions } = await anAssembly({ state: "assembled" });
    await assembleProduction(ports, job);
    await assembleProduction(ports, {
      ...job,
      productionId: `pdn_${"9".repeat(26)}` as typeof ids.production,
    });
    expect(writer.told).toEqual([]);
    expect(productions.kept.size).toBe(0);
  });
});

describe("the work queue", () => {
  const message = (body: string, tries: number, messageId: string) => ({
    body,
    messageId,
    attributes: {
      ApproximateReceiveCount: String(tries),
      SentTimestamp: "",
      SenderId: "",
      ApproximateFirstReceiveTimestamp: "",
    },
    receiptHandle: "",
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "",
    awsRegion: "us-east-1",
  });
  const eventOf = (...Records: SQSEvent["Records"]): SQSEvent => ({ Records });

  it("gives back the jobs that failed and no other", async () => {
    const { ports } = await anAssembly();
    const broken = { ...ports, readCase: () => Promise.reject(new Error("no table")) };
    const event = eventOf(message("nonsense", 1, "a"), message(JSON.stringify(job), 1, "b"));
    expect(await workThrough(broken, event)).toEqual({
      batchItemFailures: [{ itemIdentifier: "a" }, { itemIdentifier: "b" }],
    });
    expect(await workThrough(ports, eventOf(message(JSON.stringify(job), 1, "c")))).toEqual({
      batchItemFailures: [],
    });
  });

  it("reports a job as failed after the third time, so that one poisonous record stops nobody for ever", async () => {
    const { ports, writer } = await anAssembly();
    const broken = {
      ...ports,
      records: { read: () => Promise.reject(new RangeError("Canary Quillfeather")) },
    };
    expect(await workThrough(broken, eventOf(message(JSON.stringify(job), 2, "a")))).toEqual({
      batchItemFailures: [{ itemIdentifier: "a" }],
    });
    expect(await workThrough(broken, eventOf(message(JSON.stringify(job), 3, "a")))).toEqual({
      batchItemFailures: [],
    });
    expect(writer.told.map(({ event }) => event)).toEqual([
      { type: "production.failed", productionId: ids.production, reason: "error-RangeError" },
    ]);
  });
});
