import { describe, expect, it } from "vitest";
import { counterProposalSchema } from "../../../workflows/contract/requester.ts";
import { requestEvents } from "../../../workflows/request/events.ts";
import type { RequestContext } from "../../../workflows/request/context.ts";
import type { Judgement } from "../../../workflows/request/judgement.ts";
import { dehydrate, restore } from "../../../workflows/request/snapshot.ts";
import { doc, lnk, prp } from "../../support/request/ids.ts";
import { aJudgement, attorney, form, happened, note, production, vera } from "../../support/request/told.ts";
import { assessing, walk } from "../../support/request/walk.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, at) => String(at).padStart(4, "0"));
const row = {
  class: "psychotherapy-notes",
  range: { fromOn: "2020-01-01", toOn: "2026-11-21" },
  stance: "withhold",
} as const;
const rowsOf = (count: number) => Array.from({ length: count }, () => row);
const proposals = numbers(40).map((n, at) =>
  happened(
    "negotiation.proposed",
    {
      proposalId: prp(n),
      by: at % 2 === 0 ? "practice" : "requester",
      rows: rowsOf(20),
      newReturnOn: "2027-01-15",
      extendsObjections: false,
    },
    at % 2 === 0 ? {} : { by: attorney },
  ),
);
const atIso = "2026-11-21T12:00:00.000Z";

/** As much as one request may ever remember: every list as long as the requirements let it become. */
function fullest(context: RequestContext): RequestContext {
  const records = numbers(500).map((n) => doc(n));
  const outcomes: Judgement["segments"] = {};
  for (const id of records) outcomes[id] = "needs-authorization";
  const [paper] = context.papers;
  return {
    ...context,
    papers: paper ? numbers(100).map((n) => ({ ...paper, documentId: doc(`p${n}`), duplicateOf: note })) : [],
    selection: {
      documentIds: records,
      proposedBy: vera.personId,
      outcomes,
    },
    reviews: records.map((documentId) => ({
      documentId,
      decision: "withhold",
      by: vera.personId,
      at: atIso,
    })),
    links: numbers(200).map((n) => ({
      linkId: lnk(n),
      productionId: production,
      file: "cover-letter",
      issuedAt: atIso,
      transfer: { bytesSent: 100_000_000, complete: true, finishedAt: atIso },
    })),
    judgement: aJudgement({
      segments: outcomes,
      sealed: records,
      authorizations: { [form]: { valid: true, opensPsychotherapyNotes: true, documentIds: records } },
    }),
  };
}
const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

describe("the memory of a request", () => {
  const { snapshot } = walk(assessing(), ...proposals);

  it("keeps the rows of the five newest proposals; older ones keep who, when and the answer", () => {
    const kept = snapshot.context.proposals.map(({ rows }) => rows.length);
    expect(kept).toEqual([...numbers(35).map(() => 0), ...numbers(5).map(() => 20)]);
    expect(snapshot.context.proposals[0]).toMatchObject({ by: "practice", answer: "declined" });
  });

  it("still knows what was agreed when the agreement is no longer among the newest", () => {
    const agreed = walk(
      assessing(),
      happened("negotiation.proposed"),
      happened("negotiation.answered"),
      ...proposals.slice(0, 8),
    ).snapshot.context;
    expect(agreed.proposals[0]).toMatchObject({ rows: [], answer: "accepted" });
    expect(agreed.agreedScope).toEqual(happened("negotiation.proposed").rows);
  });

  it("stays far below what one row of the ledger may hold (400 KB) with 40 proposals and 500 records", () => {
    const stored = dehydrate(snapshot);
    expect(bytesOf(stored.context.proposals)).toBeLessThan(24 * 1024);
    const most = { ...stored, context: fullest(stored.context) };
    expect(() => restore(most)).not.toThrow();
    expect(bytesOf(most)).toBeLessThan(300 * 1024);
  });
});

describe("a proposal", () => {
  it("has at most twenty rows, whoever makes it", () => {
    const told = (count: number) => ({ ...proposals[0], rows: rowsOf(count) });
    const said = ({ type, proposalId, by, rows }: ReturnType<typeof told>) => ({
      type,
      proposalId,
      by,
      rows,
    });
    for (const [count, fits] of [
      [20, true],
      [21, false],
    ] as const) {
      expect(counterProposalSchema.safeParse({ rows: rowsOf(count) }).success).toBe(fits);
      expect(requestEvents["negotiation.proposed"].safeParse(said(told(count))).success).toBe(fits);
    }
  });
});
