import { describe, expect, it } from "vitest";
import { paperNotesLink } from "../../../../functions/deliver/paper-notes-link.ts";
import type { Member } from "../../../../functions/adapters/practice-rows.ts";
import { authorityOn } from "../../../../workflows/request/authority.ts";
import type { RequestContext } from "../../../../workflows/request/context.ts";
import type { DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { ids, members } from "../../../support/desk.ts";
import { aView, readerOf } from "../../../support/request-views.ts";
import { aShelf } from "../../../support/shelf.ts";

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
  coverLetterSha256: null,
  manifestSha256: null,
  versions: null,
  releasedAt: null,
};
const reviews: RequestContext["reviews"] = [
  { documentId: note, decision: "approve", ground: null, by: clinician.personId, at },
];

function aDelivery(change: Partial<RequestContext> = {}, objects = { [object]: Buffer.from("%PDF-") }) {
  const lines: unknown[] = [];
  const view = aView({ reviews, vault, production: assembled, ...change });
  const ports = {
    requests: readerOf(() => view),
    productions: aShelf(objects),
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

  it("is there once a production is assembled that has such a note", async () => {
    for (const change of [
      { production: null },
      { production: { ...assembled, state: "assembling" as const } },
    ])
      expect(await aDelivery(change).ask(clinician)).toMatchObject({ problem: { code: "wrong-state" } });
    expect(await aDelivery({}, {}).ask(clinician)).toMatchObject({ problem: { code: "wrong-state" } });
  });
});
