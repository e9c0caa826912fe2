import { describe, expect, it } from "vitest";
import { noteContextOf } from "../../../../functions/adapters/note-envelope.ts";
import type { NoteContext } from "../../../../functions/adapters/note-envelope.ts";
import type { GrantOpening, NoteGrant } from "../../../../functions/adapters/note-grants.kms.ts";
import { refusal } from "../../../../functions/adapters/problem-response.ts";
import { closeVault } from "../../../../functions/open-vault/close-vault.ts";
import { sweepVault } from "../../../../functions/open-vault/sweep-vault.ts";
import { openVault } from "../../../../functions/open-vault/open-vault.ts";
import { notesExceptionSchema } from "../../../../workflows/contract/notes-authority.ts";
import type { NotesAuthority } from "../../../../workflows/contract/notes-authority.ts";
import { authorityOn } from "../../../../workflows/request/authority.ts";
import type { RequestKey } from "../../../../workflows/ports.ts";
import type { RequestContext } from "../../../../workflows/request/context.ts";
import type { VaultRefusal } from "../../../../workflows/request/events.ts";
import type { Judgement } from "../../../../workflows/request/judgement.ts";
import type { AuthorizationId, DocumentId, PersonId } from "../../../../workflows/vocabulary/ids.ts";
import { ids } from "../../../support/desk.ts";
import { aCase, aPaper, aView, aWriter, readerOf } from "../../../support/request-views.ts";

const authorizationId = authorityOn(ids.paper);
const otherAuthority = `aut_${"2".repeat(26)}` as AuthorizationId;
const notes = [`doc_${"1".repeat(26)}`, `doc_${"2".repeat(26)}`] as DocumentId[];
const at = "2026-11-21T12:00:00Z";

/** A request whose two notes were approved by two persons, under an authorization that opens them. */
const ready = {
  stage: "open",
  patientRef: ids.patient,
  authorizations: [{ authorizationId, documentId: ids.paper, patientRef: ids.patient, revokedAt: null }],
  papers: [aPaper({ purpose: "authorization" })],
  vault: {
    authority: { kind: "authorization", documentId: ids.paper },
    authorizationId,
    documentIds: notes,
    requestedBy: [ids.manager],
    approvals: [
      { persons: [ids.clinician], clinician: true, at },
      { persons: [ids.manager], clinician: false, at },
    ],
    grantsOut: true,
    opened: false,
    marks: [],
  },
  judgement: {
    weight: "W2",
    outcomes: {},
    segments: Object.fromEntries(notes.map((id) => [id, "release"])),
    sealed: notes,
    notesOpenedBy: [authorizationId],
    grounds: [],
    communications: "none",
    deadlines: [],
    packVersions: {},
  },
} satisfies Partial<RequestContext>;
const { judgement, vault: open } = ready;

function aVault(
  context: () => Partial<RequestContext>,
  writer = aWriter(),
  today?: (stored: Judgement) => Judgement,
) {
  const created: { authorizationId: string; note: NoteContext }[] = [];
  const standing = new Map<string, Omit<NoteGrant, "grantId">>();
  const strange = new Set<string>();
  const lines: string[] = [];
  const ports = {
    requests: readerOf(() => aView(context())),
    readCase: async ({ requestId }: RequestKey) => {
      if (requestId !== ids.request) return undefined;
      const view = aView(context());
      return aCase(view, today && view.context.judgement && today(view.context.judgement));
    },
    grants: {
      create: async (opening: GrantOpening, note: NoteContext) => {
        const grantId = `grant ${opening.requestId} ${opening.authorizationId} ${note.documentId}`;
        created.push({ authorizationId: opening.authorizationId, note });
        standing.set(grantId, {
          ...opening,
          documentId: note.documentId,
          createdAt: new Date(at),
        });
        return { grantId, grantToken: `token ${created.length}` };
      },
      list: async () => ({
        ours: [...standing].map(([grantId, grant]) => ({ grantId, ...grant })),
        strange: [...strange],
      }),
      retire: async (grantId: string) => void standing.delete(grantId),
      revoke: async (grantId: string) => void strange.delete(grantId),
    },
    submit: writer.submit,
    log: (_level: string, what: string) => void lines.push(what),
    now: () => new Date("2026-11-22T12:00:01Z"),
  };
  return { ports, created, standing, strange, writer, lines };
}

describe("opening the vault (45 CFR 164.508(a)(2))", () => {
  it("makes one grant per approved note, for that note's exact context, and reports them", async () => {
    const { ports, created, writer } = aVault(() => ready);
    await openVault(ports, ids.key, authorizationId);
    expect(created).toEqual(
      notes.map((documentId) => ({
        authorizationId,
        note: { practiceId: ids.practice, class: "psychotherapy-notes", patientRef: ids.patient, documentId },
      })),
    );
    expect(writer.told[0]?.event).toMatchObject({
      type: "vault.opened",
      grants: notes.map((documentId) => ({ documentId })),
    });
  });

  it.each<readonly [string, Partial<RequestContext>]>([
    ["nobody asked for it", { vault: null }],
    ["the lifecycle has not asked for grants", { vault: { ...open, grantsOut: false } }],
    ["it is closing already", { vault: { ...open, approvals: [] } }],
    ["no patient is matched", { patientRef: null }],
  ])("stays shut without a word when %s", async (_why, change) => {
    const { ports, created, writer, lines } = aVault(() => ({ ...ready, ...change }));
    await openVault(ports, ids.key, authorizationId);
    expect([...created, ...writer.told]).toEqual([]);
    expect(lines).toEqual(["vault-stays-shut"]);
  });

  it.each<readonly [string, VaultRefusal, Partial<RequestContext>]>([
    [
      "one person approved",
      "two-persons-missing",
      { vault: { ...open, approvals: open.approvals.slice(0, 1) } },
    ],
    [
      "one person approved twice",
      "two-persons-missing",
      { vault: { ...open, approvals: [...open.approvals.slice(0, 1), ...open.approvals.slice(0, 1)] } },
    ],
    [
      "no clinician is among the two",
      "two-persons-missing",
      {
        vault: {
          ...open,
          approvals: open.approvals.map((approval, n) => ({
            ...approval,
            clinician: false,
            persons: [`per_${String(n).repeat(26)}` as PersonId],
          })),
        },
      },
    ],
    [
      "the authorization was revoked",
      "authority-does-not-open",
      {
        authorizations: [{ authorizationId, documentId: ids.paper, patientRef: ids.patient, revokedAt: at }],
      },
    ],
    ["the request is on hold", "request-on-hold", { hold: { kind: "mine", followUpOn: "2026-12-01" } }],
    ["a motion to quash is filed", "request-contested", { motionsFiled: ["patient" as const] }],
    ["the order is stayed", "request-contested", { orderIs: "stayed" as const }],
    ["the patient objects", "request-contested", { patientObjects: "filed" as const }],
    [
      "a paper came in that nobody has read",
      "request-contested",
      { papers: [...ready.papers, aPaper({ purpose: "authorization", read: false })] },
    ],
  ])("stays shut and says why when %s", async (_why, reason, change) => {
    const { ports, created, writer, lines } = aVault(() => ({ ...ready, ...change }));
    await openVault(ports, ids.key, authorizationId);
    expect(created).toEqual([]);
    expect(writer.told.map(({ event }) => event)).toEqual([{ type: "vault.refused", reason }]);
    expect(lines).toEqual(["vault-stays-shut"]);
  });

  it.each<readonly [string, VaultRefusal, Partial<Judgement>]>([
    ["the authorization no longer opens all notes", "authority-does-not-open", { notesOpenedBy: [] }],
    ["only another authority opens them", "authority-does-not-open", { notesOpenedBy: ["order"] }],
    [
      "the law does not release a note",
      "law-does-not-release",
      { segments: Object.fromEntries(notes.map((id, n) => [id, n === 0 ? "withhold" : "release"] as const)) },
    ],
    ["a document is no sealed note", "law-does-not-release", { sealed: notes.slice(1) }],
  ])(
    "asks the law again at the opening, whatever the memory says: %s (45 CFR 164.508(b)(2))",
    async (_why, reason, change) => {
      const { ports, created, writer } = aVault(
        () => ready,
        aWriter(),
        (stored) => ({
          ...stored,
          ...change,
        }),
      );
      await openVault(ports, ids.key, authorizationId);
      expect(created).toEqual([]);
      expect(writer.told.map(({ event }) => event)).toEqual([{ type: "vault.refused", reason }]);
    },
  );

  it("believes the ledger and not the message: another authority or another request opens nothing", async () => {
    const { ports, created } = aVault(() => ready);
    await openVault(ports, ids.key, otherAuthority);
    await openVault(ports, { ...ids.key, requestId: ids.otherRequest }, authorizationId);
    expect(created).toEqual([]);
  });

  const court = aPaper({ purpose: "court-order" });
  const withoutForm: readonly (readonly [string, NotesAuthority, Judgement["notesOpenedBy"]])[] = [
    [
      "an order that names psychotherapy notes (45 CFR 164.512(e)(1)(i))",
      { kind: "order", documentId: ids.paper },
      ["order"],
    ],
    ...notesExceptionSchema.options.map((citation): (typeof withoutForm)[number] => [
      `the exception of ${citation}`,
      { kind: "exception", documentId: ids.paper, citation },
      [citation],
    ]),
  ];
  it.each(withoutForm)("opens without a form under %s", async (_what, authority, notesOpenedBy) => {
    const under = { ...ready, papers: [court], authorizations: [], vault: { ...open, authority } };
    const found = aVault(() => ({ ...under, judgement: { ...judgement, notesOpenedBy } }));
    await openVault(found.ports, ids.key, authorizationId);
    expect(found.created).toHaveLength(2);
    const nothing = aVault(() => ({ ...under, judgement: { ...judgement, notesOpenedBy: [] } }));
    await openVault(nothing.ports, ids.key, authorizationId);
    expect(nothing.created).toEqual([]);
  });

  it("takes its grants back when the request moved on meanwhile", async () => {
    let reads = 0;
    const problem = refusal("wrong-state", "The request was withdrawn.");
    const { ports, created, standing } = aVault(
      () => ((reads += 1) === 1 ? ready : { ...ready, vault: null }),
      aWriter({ outcome: "refused", problem }),
    );
    await openVault(ports, ids.key, authorizationId);
    expect(created).toHaveLength(2);
    expect(standing.size).toBe(0);
  });

  it("leaves the grants of an opening that stands when the message comes again", async () => {
    const problem = refusal("already-used-key", "Used.");
    const opened = { ...ready, vault: ready.vault && { ...ready.vault, opened: true } };
    const { ports, standing } = aVault(() => opened, aWriter({ outcome: "refused", problem }));
    await openVault(ports, ids.key, authorizationId);
    expect(standing.size).toBe(2);
  });

  it.each<readonly [string, Partial<RequestContext>, number]>([
    ["a quicker try has opened and closed the vault", { vault: { ...open, grantsOut: false } }, 0],
    ["the notes are still asked for: the next try finds the same", {}, notes.length],
  ])("leaves no grant that nobody would retire when its report fails and %s", async (_why, then, left) => {
    let context: Partial<RequestContext> = ready;
    const { ports, standing } = aVault(() => context);
    const submit = async () => {
      context = { ...ready, ...then };
      throw new Error("the writer was killed");
    };
    await expect(openVault({ ...ports, submit }, ids.key, authorizationId)).rejects.toThrow("was killed");
    expect(standing.size).toBe(left);
  });

  it("takes its grants back when the ledger would not have them and waits for others", async () => {
    const problem = refusal("invalid-field", "Unreadable.");
    const { ports, standing } = aVault(() => ready, aWriter({ outcome: "refused", problem }));
    await openVault(ports, ids.key, authorizationId);
    expect(standing.size).toBe(0);
  });
});

describe("closing the vault", () => {
  it("retires every grant of the authority and no other's, and reports how many", async () => {
    const { ports, standing, writer } = aVault(() => ready);
    await openVault(ports, ids.key, authorizationId);
    await ports.grants.create(
      { requestId: ids.request, authorizationId: otherAuthority },
      noteContextOf(ids.practice, ids.patient, notes[0] ?? ""),
    );
    await closeVault(ports, ids.key, authorizationId);
    expect([...standing.values()].map((grant) => grant.authorizationId)).toEqual([otherAuthority]);
    expect(writer.told.at(-1)?.event).toEqual({ type: "vault.closed", retired: 2 });
  });

  it("leaves the grants of another request alone, though it names the same authority and the same notes", async () => {
    const { ports, standing, writer } = aVault(() => ready);
    await openVault(ports, ids.key, authorizationId);
    const another = { requestId: ids.otherRequest, authorizationId };
    await ports.grants.create(another, noteContextOf(ids.practice, ids.patient, notes[0] ?? ""));
    await closeVault(ports, ids.key, authorizationId);
    expect([...standing.values()].map(({ requestId }) => requestId)).toEqual([ids.otherRequest]);
    expect(writer.told.at(-1)?.event).toEqual({ type: "vault.closed", retired: 2 });
  });

  it("reports nothing when the ledger knows of no grants that are out", async () => {
    const { ports, writer } = aVault(() => ({ ...ready, vault: null }));
    await closeVault(ports, ids.key, authorizationId);
    expect(writer.told).toEqual([]);
  });

  it("sweeps what is older than a day and nothing younger", async () => {
    const { ports, standing, lines } = aVault(() => ready);
    standing.set("old", {
      requestId: ids.otherRequest,
      authorizationId,
      documentId: notes[0] ?? "",
      createdAt: new Date("2026-11-21T12:00:00Z"),
    });
    standing.set("young", {
      requestId: ids.otherRequest,
      authorizationId,
      documentId: notes[1] ?? "",
      createdAt: new Date("2026-11-21T12:00:02Z"),
    });
    await sweepVault(ports);
    expect([...standing.keys()]).toEqual(["young"]);
    expect(lines).toEqual(["left-over-grants-retired"]);
  });

  it("revokes what it did not make, and says so (AB-028)", async () => {
    const { ports, strange, lines } = aVault(() => ready);
    await sweepVault(ports);
    expect(lines).toEqual([]);
    strange.add("another's");
    await sweepVault(ports);
    expect(strange.size).toBe(0);
    expect(lines).toEqual(["strange-grants-revoked"]);
  });
});
