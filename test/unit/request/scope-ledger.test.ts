import { describe, expect, it } from "vitest";
import type { RequestEventOf } from "../../../workflows/request/events.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";
import { scopeLedgerOf } from "../../../workflows/request/scope-ledger.ts";
import { statesOf } from "../../../workflows/request/states-of.ts";
import { doc, prp } from "../../support/request/ids.ts";
import { attorney, happened, mara, subpoena } from "../../support/request/told.ts";
import { courseOf, problemOf, verdict } from "../../support/request/verdict.ts";
import { opened, readyForRelease, triaged, walk } from "../../support/request/walk.ts";

const theirs = happened(
  "negotiation.proposed",
  {
    proposalId: prp("two"),
    by: "requester",
    rows: [
      { class: "progress-notes", stance: "produce", range: { fromOn: "2025-01-01", toOn: "2026-06-30" } },
      { class: "psychotherapy-notes", stance: "produce" },
    ],
    documentId: subpoena,
  },
  { by: attorney },
);
const why = "These dates have nothing to do with the claim.";
const refused = { answer: "refused", reason: why } as const;
const countered = {
  answer: "countered",
  reason: "One year would do.",
  counter: {
    class: "progress-notes",
    stance: "produce",
    range: { fromOn: "2026-01-01", toOn: "2026-06-30" },
  },
} as const;
const byRows = happened("negotiation.rows-answered");
const counter = happened("negotiation.rows-answered", {
  answers: [countered, { answer: "refused", reason: "They are psychotherapy notes." }],
  counterId: prp("three"),
  documentId: subpoena,
});
const asked = (from: RequestSnapshot = triaged()) => walk(from, theirs).snapshot;
const scopeOf = ({ context }: RequestSnapshot) => context.agreedScope;

describe("a proposal answered row by row", () => {
  it("narrows by what is agreed alone; what is refused stays as it was called for", () => {
    const { snapshot, effects } = walk(asked(), byRows);
    expect(statesOf(snapshot).negotiate).toBe("agreed");
    expect(scopeOf(snapshot)).toEqual([
      { class: "psychotherapy-notes", stance: "produce" },
      { class: "progress-notes", stance: "produce", range: { fromOn: "2025-01-01", toOn: "2026-06-30" } },
    ]);
    expect(snapshot.context.proposals.at(-1)).toMatchObject({
      answer: "in-part",
      rowAnswers: ["agreed", "refused"],
    });
    expect(effects).toEqual([{ kind: "send-mail", template: "proposal-answered", to: "requester" }]);
  });

  it("with a row left out keeps the rest of its class", () => {
    const leaveOut = {
      class: "progress-notes",
      stance: "withhold",
      range: { fromOn: "2020-01-01", toOn: "2020-12-31" },
    } as const;
    const from = walk(triaged(), { ...theirs, rows: [leaveOut] }).snapshot;
    const { snapshot } = walk(
      from,
      happened("negotiation.rows-answered", { answers: [{ answer: "agreed" }] }),
    );
    expect(scopeOf(snapshot)).toEqual([
      { class: "psychotherapy-notes", stance: "produce" },
      { class: "progress-notes", stance: "produce" },
      leaveOut,
    ]);
  });

  it("turns its counters into the next proposal, which the other side answers", () => {
    const { snapshot, effects } = walk(asked(), counter);
    expect(statesOf(snapshot).negotiate).toBe("proposed");
    expect(snapshot.context.proposals.at(-1)).toMatchObject({
      proposalId: prp("three"),
      by: "practice",
      answer: "open",
      rows: [countered.counter],
    });
    expect(effects).toEqual([{ kind: "send-mail", template: "proposal-received", to: "requester" }]);
    const agreed = walk(snapshot, happened("negotiation.answered", { proposalId: prp("three") })).snapshot;
    // The other row was refused: what the paper asks of it stands.
    expect(scopeOf(agreed)).toEqual([{ class: "psychotherapy-notes", stance: "produce" }, countered.counter]);
  });

  it("keeps what was agreed when the counter to the rest is accepted", () => {
    const rest = happened("negotiation.rows-answered", {
      answers: [
        { answer: "agreed" },
        {
          answer: "countered",
          reason: "None are called for.",
          counter: { class: "psychotherapy-notes", stance: "withhold" },
        },
      ],
      counterId: prp("three"),
    });
    const yes = happened(
      "negotiation.answered",
      { proposalId: prp("three"), by: "requester" },
      { by: attorney },
    );
    expect(scopeOf(walk(asked(), rest, yes).snapshot)).toContainEqual(theirs.rows[0]);
  });

  it("keeps a row that was agreed when another row of its class is agreed later", () => {
    const year = (n: number) =>
      ({
        class: "progress-notes",
        stance: "produce",
        range: { fromOn: `${n}-01-01`, toOn: `${n}-12-31` },
      }) as const;
    const fax = walk(
      opened(happened("request.opened", { channel: "fax" }, { by: mara })),
      happened("facts.recorded"),
    ).snapshot;
    const { snapshot } = walk(
      fax,
      happened("negotiation.proposed", {
        proposalId: prp("two"),
        by: "requester",
        rows: [year(2018), year(2022)],
      }),
      happened("negotiation.rows-answered", {
        answers: [{ answer: "agreed" }, { answer: "countered", reason: "Half of it.", counter: year(2021) }],
        counterId: prp("three"),
      }),
      happened("negotiation.rows-answered", {
        proposalId: prp("three"),
        by: "requester",
        answers: [{ answer: "agreed" }],
      }),
    );
    expect(scopeOf(snapshot)).toEqual(expect.arrayContaining([year(2018), year(2021)]));
  });

  it("leaves the scope alone where every row is refused, and an objection standing whatever is agreed", () => {
    const none = walk(
      asked(),
      happened("negotiation.rows-answered", { answers: [refused, refused] }),
    ).snapshot;
    expect([statesOf(none).negotiate, scopeOf(none)]).toEqual(["idle", null]);
    const objected = walk(triaged(), happened("objection.served"), theirs, byRows).snapshot;
    expect(objected.context.objection?.lifted).toBe(false);
  });

  it("sends the request back to the records only where it changes what is to be produced (FRCP 26(b)(1))", () => {
    expect(courseOf(walk(asked(readyForRelease()), byRows).snapshot)).toBe("retrieval");
    const none = happened("negotiation.rows-answered", { answers: [refused, refused] });
    expect(courseOf(walk(asked(readyForRelease()), none).snapshot)).toBe("releaseReady");
  });
});

describe("a proposal of the practice answered row by row by the requester", () => {
  const proposed = () =>
    walk(
      triaged(),
      happened("negotiation.proposed", {
        rows: [
          { class: "progress-notes", stance: "produce" },
          { class: "psychotherapy-notes", stance: "withhold" },
        ],
        newReturnOn: "2027-01-15",
        extendsObjections: false,
      }),
    ).snapshot;
  const answer = (change: Partial<RequestEventOf<"negotiation.rows-answered">>) =>
    happened(
      "negotiation.rows-answered",
      { proposalId: prp("one"), by: "requester", moreTime: "agreed", ...change },
      { by: attorney },
    );

  it("narrows by what is agreed; the practice is told of the answer", () => {
    const { snapshot, effects } = walk(proposed(), answer({ answers: [refused, { answer: "agreed" }] }));
    expect(statesOf(snapshot).negotiate).toBe("agreed");
    expect(scopeOf(snapshot)).toEqual([
      { class: "psychotherapy-notes", stance: "produce" },
      { class: "progress-notes", stance: "produce" },
      { class: "psychotherapy-notes", stance: "withhold" },
    ]);
    expect(effects).toMatchObject([{ kind: "send-mail", template: "proposal-answered", to: "managers" }]);
  });

  it("turns the counters into the requester's proposal, which the practice answers", () => {
    const { snapshot, effects } = walk(
      proposed(),
      answer({ answers: [countered, { answer: "agreed" }], counterId: prp("two") }),
    );
    expect(snapshot.context.proposals.at(-1)).toMatchObject({
      by: "requester",
      answer: "open",
      rows: [countered.counter],
    });
    expect(effects).toMatchObject([{ kind: "send-mail", template: "proposal-received", to: "managers" }]);
    const byPractice = happened("negotiation.rows-answered", { answers: [{ answer: "agreed" }] });
    expect(scopeOf(walk(snapshot, byPractice).snapshot)).toContainEqual(countered.counter);
  });

  it("is refused to whoever speaks for the other side, and as an answer to the requester's own proposal", () => {
    const all = [{ answer: "agreed" }, { answer: "agreed" }] as const;
    expect(verdict(proposed(), answer({ answers: [...all], by: "practice" }))).toBe("invalid-field");
    expect(verdict(asked(), answer({ proposalId: prp("two"), answers: [...all], moreTime: undefined }))).toBe(
      "same-person",
    );
  });

  it("agrees to more time only where it was asked for, and reaches no further than the paper (FRCP 45(d)(1))", () => {
    const wide = { ...countered, counter: { ...countered.counter, range: undefined } };
    expect(
      verdict(
        proposed(),
        answer({ answers: [wide, { answer: "agreed" }], moreTime: undefined, counterId: prp("two") }),
      ),
    ).toBe("invalid-field");
    const { snapshot } = walk(proposed(), answer({ answers: [refused, refused], moreTime: "agreed" }));
    expect(snapshot.context.proposals.at(-1)).toMatchObject({ answer: "in-part", moreTime: "agreed" });
  });
});

describe("the ledger refuses", () => {
  const wide = { class: "billing-logistics", stance: "produce" } as const;

  it("a row beyond what the paper asks for, from whichever side (FRCP 45(d)(1))", () => {
    const bounded = opened(
      happened("request.opened", {
        asks: {
          classes: ["progress-notes"],
          range: { fromOn: "2025-01-01", toOn: "2026-01-01" },
          testimony: true,
        },
      }),
    );
    const open = walk(bounded, happened("upload.announced"), happened("request.submitted")).snapshot;
    const propose = (row: object) =>
      verdict(open, { ...theirs, documentId: undefined, rows: [row] } as typeof theirs);
    expect(propose({ class: "progress-notes", stance: "produce" })).toBe("accepted");
    expect(propose({ class: "testimony", stance: "withhold" })).toBe("accepted");
    expect(propose(wide)).toBe("invalid-field");
    const range = (fromOn: string, toOn: string) => ({
      class: "progress-notes",
      stance: "produce",
      range: { fromOn, toOn },
    });
    expect(propose(range("2024-12-31", "2025-06-01"))).toBe("invalid-field");
    expect(propose(range("2025-06-01", "2026-01-02"))).toBe("invalid-field");
    expect(propose(range("2025-06-02", "2025-06-01"))).toBe("invalid-field");
    expect(propose(range("2025-06-01", "2025-06-01"))).toBe("accepted");
  });

  const wrong: readonly (readonly [string, Partial<RequestEventOf<"negotiation.rows-answered">>, string])[] =
    [
      ["too few answers", { answers: [refused] }, "Answer every row of the proposal once"],
      [
        "an answer on time that nobody asked for",
        { moreTime: "agreed" },
        "where none was proposed, none is answered",
      ],
      [
        "a counter of another kind of record",
        { answers: [refused, countered], counterId: prp("three") },
        "A counter is to its own row",
      ],
      [
        "counters without an id",
        { answers: [countered, refused] },
        "give it a new id, and none where no row is countered",
      ],
      [
        "an id without counters",
        { counterId: prp("three") },
        "give it a new id, and none where no row is countered",
      ],
      ["a paper that is none of the request's", { documentId: doc("elsewhere") }, "No admitted paper"],
    ];
  it.each(wrong)("%s", (_name, change, words) => {
    expect(problemOf(asked(), happened("negotiation.rows-answered", change)).words).toContain(words);
  });

  it("a second answer, and one of the side that proposed", () => {
    const answered = walk(asked(), counter).snapshot;
    expect(verdict(answered, byRows)).toBe("wrong-state");
    const own = happened("negotiation.rows-answered", {
      proposalId: prp("three"),
      answers: [refused],
    });
    expect(verdict(answered, own)).toBe("same-person");
  });

  it("more time left unanswered, and takes it with an answer", () => {
    const longer = walk(triaged(), {
      ...theirs,
      newReturnOn: "2027-01-15",
      extendsObjections: false,
    }).snapshot;
    expect(verdict(longer, byRows)).toBe("invalid-field");
    const { snapshot } = walk(longer, { ...byRows, moreTime: "refused" });
    expect(snapshot.context.proposals.at(-1)?.moreTime).toBe("refused");
  });
});

describe("the history of the scope", () => {
  it("keeps every row with who, when, on what paper, and the answer with its reason", () => {
    const events = [
      happened("negotiation.proposed"),
      theirs,
      counter,
      happened("negotiation.answered", { proposalId: prp("three"), answer: "declined" }),
      happened("negotiation.proposed", { proposalId: prp("four") }),
    ];
    expect(
      scopeLedgerOf(events).map(({ by, class: of, answer, reason, proposedIn, answeredIn }) => [
        by,
        of,
        answer,
        reason,
        proposedIn,
        answeredIn,
      ]),
    ).toEqual([
      ["practice", "progress-notes", "replaced", undefined, undefined, undefined],
      ["requester", "progress-notes", "countered", "One year would do.", subpoena, subpoena],
      ["requester", "psychotherapy-notes", "refused", "They are psychotherapy notes.", subpoena, subpoena],
      ["practice", "progress-notes", "refused", undefined, subpoena, undefined],
      ["practice", "progress-notes", "open", undefined, undefined, undefined],
    ]);
  });
});
