import { describe, expect, it } from "vitest";
import { paperNotesLink } from "../../../../functions/deliver/paper-notes-link.ts";
import { recordSchema } from "../../../../functions/adapters/practice-rows.ts";
import type { Member, RecordRow } from "../../../../functions/adapters/practice-rows.ts";
import type { TryRead } from "../../../../functions/adapters/presigned.s3.ts";
import { authorityOn } from "../../../../workflows/request/authority.ts";
import type { RequestContext } from "../../../../workflows/request/context.ts";
import type { DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { aPatient, ids, members } from "../../../support/desk.ts";
import { aRecord } from "../../../support/records.ts";
import { aCase, aPaper, aView } from "../../../support/request-views.ts";

const [manager, clinician, , otherClinician, officer] = members as readonly [
  Member,
  Member,
  Member,
  Member,
  Member,
];
const at = "2026-11-21T12:00:00Z";
const note = `doc_${"3".repeat(26)}` as DocumentId;
const object = `${ids.practice}/${ids.request}/${ids.production}/paper-notes.pdf`;
const vault: NonNullable<RequestContext["vault"]> = {
  authority: { kind: "authorization", documentId: ids.paper },
  authorizationId: authorityOn(ids.paper),
  documentIds: [note],
  requestedBy: [ids.manager],
  approvals: [],
  grantsOut: false,
  opened: false,
  marks: [],
};
const assembled: NonNullable<RequestContext["production"]> = {
  productionId: ids.production,
  state: "assembled",
  courtAlone: false,
  reason: null,
  pages: 1,
  firstNumber: 1,
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
};
const reviews: RequestContext["reviews"] = [
  { documentId: note, decision: "approve", ground: null, by: clinician.personId, at },
];

const form = {
  authorizationId: vault.authorizationId,
  documentId: ids.paper,
  patientRef: ids.patient,
  revokedAt: null,
};
const judgement: NonNullable<RequestContext["judgement"]> = {
  weight: "W2",
  outcomes: {},
  segments: { [note]: "release" },
  sealed: [note],
  notesOpenedBy: [vault.authorizationId],
  grounds: [],
  communications: "none",
  deadlines: [],
  packVersions: {},
};
const opened: Partial<RequestContext> = {
  stage: "released",
  patientRef: ids.patient,
  papers: [aPaper({ purpose: "authorization" })],
  authorizations: [form],
  judgement,
  reviews,
  vault,
  production: assembled,
};
const onPaper = recordSchema.parse({ ...aRecord(note, true), paper: { pages: 12, volumes: 1 } });

function aDelivery(
  change: Partial<RequestContext> = {},
  {
    rows = [onPaper],
    tryRead = async () => true,
    today = judgement,
    treatedBy = aPatient.treatedBy,
  }: {
    readonly rows?: readonly RecordRow[];
    readonly tryRead?: TryRead;
    readonly today?: typeof judgement;
    readonly treatedBy?: typeof aPatient.treatedBy;
  } = {},
) {
  const lines: unknown[] = [];
  const view = aView({ ...opened, ...change });
  const ports = {
    readCase: async () => aCase(view, today),
    practices: { recordsNamed: async () => rows, patient: async () => ({ ...aPatient, treatedBy }) },
    tryRead,
    links: async ({ key }: { readonly key: string }) => `https://storage.example/${key}`,
    now: () => new Date(at),
    log: (...line: readonly unknown[]) => void lines.push(line),
  };
  return { ports, lines, ask: (member: Member) => paperNotesLink(ports, member, ids.key) };
}

describe("where notes on paper lie", () => {
  it("is told to the clinician who approved them, and recorded before it can be read", async () => {
    const { ask, lines } = aDelivery();
    expect(await ask(clinician)).toEqual({
      link: { url: `https://storage.example/${object}`, expiresAt: "2026-11-21T12:01:00.000Z" },
    });
    expect(lines).toEqual([
      [
        "security",
        "paper-notes-viewed",
        { ...ids.key, productionId: ids.production, personId: clinician.personId },
      ],
    ]);
  });

  it("is told to who approved the opening, while it stands", async () => {
    const approvals = [{ persons: [officer.personId], clinician: false, at }];
    expect(await aDelivery({ vault: { ...vault, approvals } }).ask(officer)).toHaveProperty("link");
    expect(await aDelivery().ask(officer)).toMatchObject({ problem: { code: "not-allowed-for-role" } });
  });

  it("is told to nobody else: not who withheld one, nor who approved another record (45 CFR 164.508(a)(2))", async () => {
    const { ask, lines } = aDelivery();
    for (const member of [manager, otherClinician, officer])
      expect(await ask(member)).toMatchObject({ problem: { code: "not-allowed-for-role" } });
    const other: Partial<RequestContext>[] = [
      { reviews: [{ documentId: note, decision: "withhold", ground: null, by: clinician.personId, at }] },
      { reviews: [{ documentId: ids.paper, decision: "approve", ground: null, by: clinician.personId, at }] },
      { vault: null },
    ];
    for (const change of other)
      expect(await aDelivery(change).ask(clinician)).toMatchObject({
        problem: { code: "not-allowed-for-role" },
      });
    expect(lines).toEqual([]);
  });

  it("is told no more to a clinician who does not treat the patient any longer, and still to the desk", async () => {
    const treatedBy = [otherClinician.personId];
    const approvals = [{ persons: [officer.personId], clinician: false, at }];
    const change = { vault: { ...vault, approvals } };
    expect(await aDelivery(change, { treatedBy }).ask(clinician)).toMatchObject({
      problem: { code: "not-allowed-for-role" },
    });
    expect(await aDelivery(change, { treatedBy }).ask(officer)).toHaveProperty("link");
  });

  it("is there once a production is assembled that has such a note", async () => {
    for (const change of [
      { production: null },
      { production: { ...assembled, state: "assembling" as const } },
    ])
      expect(await aDelivery(change).ask(clinician)).toMatchObject({ problem: { code: "wrong-state" } });
    for (const rows of [[], [aRecord(note, true)]])
      expect(await aDelivery({}, { rows }).ask(clinician)).toMatchObject({
        problem: { code: "wrong-state" },
      });
  });

  const changes: readonly (readonly [string, string, Partial<RequestContext>, Partial<typeof judgement>])[] =
    [
      [
        "the form was revoked",
        "authority-does-not-open",
        { authorizations: [{ ...form, revokedAt: at }] },
        {},
      ],
      ["the form ran out at midnight", "authority-does-not-open", {}, { notesOpenedBy: [] }],
      ["the law holds the note back", "law-does-not-release", {}, { segments: { [note]: "withhold" } }],
      ["the request is on hold", "request-on-hold", { hold: { kind: "mine", followUpOn: "2026-12-01" } }, {}],
      ["a paper waits to be opened", "request-contested", { papers: [aPaper({ read: false })] }, {}],
    ];
  it.each(changes)("is told no more once %s (45 CFR 164.508(b)(5))", async (_why, code, change, said) => {
    const { ask, lines } = aDelivery(change, { today: { ...judgement, ...said } });
    expect(await ask(clinician)).toMatchObject({ problem: { code: "refused-by-law" } });
    expect(lines).toMatchObject([
      ["security", "paper-notes-stay-shut", { code, personId: clinician.personId }],
    ]);
  });

  it("is unavailable, and rings, where the storage does not let it be read: never as if there were none", async () => {
    for (const name of ["AccessDenied", "KMS.DisabledException"]) {
      const refused = Object.assign(new Error("no"), { name });
      const { ask, lines } = aDelivery({}, { tryRead: () => Promise.reject(refused) });
      expect(await ask(clinician)).toMatchObject({ problem: { code: "unavailable", status: 503 } });
      expect(lines).toMatchObject([["security", "document-unreadable", { errorName: name }]]);
    }
    expect(await aDelivery({}, { tryRead: async () => false }).ask(clinician)).toMatchObject({
      problem: { code: "unavailable" },
    });
  });
});
