import { aRecord } from "./records.ts";
import { randomBytes } from "node:crypto";
import { sha256Hex } from "../../functions/adapters/digests.ts";
import type { NoteContext, ReleaseContext } from "../../functions/adapters/note-envelope.ts";
import { sealNote } from "../../functions/adapters/note-envelope.ts";
import type { RecordRow } from "../../functions/adapters/practice-rows.ts";
import { redact } from "../../functions/adapters/redaction/pdf-redact.ts";
import { noteKeyObjectKey, sealedMetadata } from "../../functions/adapters/sealed-notes.ts";
import { locatorBytes } from "../../functions/adapters/paper-locator.ts";
import { authorityOn } from "../../workflows/request/authority.ts";
import type { MarkStep } from "../../workflows/contract/redaction-marks.ts";
import type { EventRow } from "../../workflows/ports.ts";
import type { RequestContext } from "../../workflows/request/context.ts";
import type { Judgement } from "../../workflows/request/judgement.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import { firstStep } from "../contract/ledger-steps.ts";
import { ids } from "./desk.ts";
import { pagesSaying } from "./pdf-files.ts";
import { aCase, aPaper, aView, aWriter } from "./request-views.ts";
import { aShelf, anIncoming, writtenTo } from "./shelf.ts";

/** The ids of an invented assembly: a plain record, one that was withheld, one that is sealed. */
export const authorizationId = authorityOn(ids.paper);
export const [plain, withheld, sealed] = ["1", "2", "3"].map((n) => `doc_${n.repeat(26)}`) as [
  DocumentId,
  DocumentId,
  DocumentId,
];
export const job = { ...ids.key, productionId: ids.production };
const dataKey = randomBytes(32);
const wrapped = Buffer.from("wrapped");
const paper = { pages: 12, volumes: 1 };
export const at = "2026-11-21T12:00:00Z";

export type Asked = {
  readonly vault?: string;
  readonly state?: "assembling" | "assembled";
  readonly changed?: boolean;
  /** The sealed note is kept on paper. */
  readonly onPaper?: boolean;
  /** How large each record is said to be, in bytes. */
  readonly size?: number;
  /** The first number that the ledger sets aside. */
  readonly firstNumber?: number;
  /** Steps on the marks of the plain record, and whether they were taken on other bytes of it. */
  readonly marked?: readonly MarkStep[];
  readonly markedOnOther?: boolean;
  /** The plain record, where it is another than a page with one word. */
  readonly record?: Buffer;
  /** What the request has become when it is read for the n-th time. */
  readonly later?: (reading: number) => Later;
};
export type Later = { readonly context?: Partial<RequestContext>; readonly judgement?: Partial<Judgement> };

/** The ports of an assembly over invented records; what was told, stored and opened can be looked at. */
export async function anAssembly({
  vault = "open",
  state = "assembling",
  changed = false,
  onPaper = false,
  size,
  firstNumber = 1,
  marked = [],
  markedOnOther = false,
  record,
  later = () => ({}),
}: Asked = {}) {
  const bytes = {
    [plain]: record ?? (await pagesSaying(["PLAIN"])),
    [withheld]: await pagesSaying(["WITHHELD"]),
    [sealed]: onPaper ? locatorBytes({ where: "the grey cabinet", ...paper }) : await pagesSaying(["SEALED"]),
  };
  const rows = [plain, withheld, sealed].map((documentId, n): RecordRow => {
    const pdf = bytes[documentId] ?? Buffer.alloc(0);
    return {
      ...aRecord(documentId, documentId === sealed),
      sessionOn: `2026-03-0${n + 1}`,
      ...(onPaper && documentId === sealed ? { paper } : {}),
      size: size ?? pdf.length,
      sha256: changed ? "f".repeat(64) : sha256Hex(pdf),
    };
  });
  const key = (documentId: string) => `${ids.practice}/${ids.patient}/${documentId}`;
  const notes = aShelf();
  await notes.put({
    key: key(sealed),
    bytes: sealNote(bytes[sealed] ?? Buffer.alloc(0), dataKey, sealed),
    contentType: "application/octet-stream",
    sha256: "",
    metadata: sealedMetadata(wrapped),
  });
  const noteKeys = aShelf({ [noteKeyObjectKey(key(sealed), wrapped)]: wrapped });
  const first = firstStep("assembly").event;
  const { judgement } = first.recorded;
  const context: Partial<RequestContext> = {
    patientRef: ids.patient,
    selection: { documentIds: [plain, withheld, sealed], proposedBy: [ids.manager], outcomes: {} },
    reviews: [plain, withheld, sealed].map((documentId) => ({
      documentId,
      ...(documentId === withheld
        ? { decision: "withhold" as const, ground: "minimum-necessary" as const }
        : { decision: "approve" as const, ground: null }),
      by: ids.clinician,
      at,
    })),
    judgement: {
      ...judgement,
      sealed: [sealed],
      notesOpenedBy: [authorizationId],
      segments: {
        [plain]: "release",
        [withheld]: "release",
        [sealed]: "release",
      } as typeof judgement.segments,
    },
    authorizations: [{ authorizationId, documentId: ids.paper, patientRef: ids.patient, revokedAt: null }],
    papers: [aPaper({ purpose: "authorization" })],
    vault: {
      authority: { kind: "authorization", documentId: ids.paper },
      authorizationId,
      documentIds: [sealed],
      requestedBy: [ids.manager],
      approvals: [
        { persons: [ids.clinician], clinician: true, at },
        { persons: [ids.manager], clinician: false, at },
      ],
      grantsOut: true,
      opened: true,
      marks: [],
    },
    production: {
      productionId: ids.production,
      state,
      courtAlone: false,
      reason: null,
      pages: null,
      firstNumber: null,
      batesFirst: null,
      batesLast: null,
      productionSha256: null,
      partsDigest: null,
      bytes: null,
      packet: null,
      coverLetterSha256: null,
      manifestSha256: null,
      versions: null,
      releasedAt: null,
    },
  };
  const event = (type: object, seq: number) => ({
    ...first,
    seq,
    recorded: { ...first.recorded, nextProductionId: ids.production, ...type } as typeof first.recorded,
  });
  const facts = { facts: { instrument: { requestedClasses: ["progress-notes", "psychotherapy-notes"] } } };
  const events: readonly EventRow[] = [
    event({ type: "release.confirmed" }, 1),
    event(
      { type: "vault.opened", grants: [{ documentId: sealed, grantId: "g", grantToken: "the token" }] },
      2,
    ),
    ...(marked.length === 0
      ? []
      : [
          event(
            {
              type: "record.marked",
              documentId: plain,
              recordSha256: sha256Hex((markedOnOther ? undefined : bytes[plain]) ?? Buffer.alloc(0)),
              steps: marked,
            },
            3,
          ),
        ]),
  ];
  const writer = aWriter();
  const released: { from: NoteContext; to: ReleaseContext; grantToken: string; wrapped: string }[] = [];
  const given: Uint8Array[] = [];
  const productions = aShelf();
  const { incoming: parts, incomingVersions: partVersions } = anIncoming();
  let readings = 0;
  /** What the ledger makes of the numbers it was asked to set aside. */
  const numbered = () => {
    const asked = writer.told.map(({ event }) => event).find(({ type }) => type === "production.numbered");
    return context.production && asked?.type === "production.numbered"
      ? { production: { ...context.production, pages: asked.pages, firstNumber } }
      : {};
  };
  const readNow = () => {
    readings += 1;
    const { context: moved, judgement: judged } = later(readings);
    const view = aView({ ...context, ...numbered(), ...moved }, { vault });
    const stored = view.context.judgement;
    return { ...aCase(view, stored && { ...stored, ...judged }), facts };
  };
  const ports = {
    readCase: async () => readNow(),
    request: async () => readNow(),
    history: async () => events,
    redacting: () => ({ redact, renew: async () => undefined }),
    practices: { recordsNamed: async () => rows },
    records: aShelf(
      Object.fromEntries([plain, withheld].map((id) => [key(id), bytes[id] ?? Buffer.alloc(0)])),
    ),
    notes,
    noteKeys,
    productions,
    parts,
    partVersions,
    inParts: writtenTo(productions),
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
  return { ports, writer, productions, parts, released, given };
}
