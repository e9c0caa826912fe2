import { describe, expect, it } from "vitest";
import {
  after,
  batchesOf,
  blankWork,
  isDirty,
  shownMarks,
  takesOut,
} from "../../../../portal/src/pages/bench/draft.ts";
import type { Act, NewMark, Work } from "../../../../portal/src/pages/bench/draft.ts";
import type { MarkView } from "../../../../workflows/contract/record-pages.ts";
import type { PersonId } from "../../../../workflows/vocabulary/ids.ts";

const box = { left: 100, top: 200, right: 300, bottom: 240 };
const wider = { ...box, right: 500 };
const added = (id: string, more: Partial<NewMark> = {}): NewMark => ({
  id,
  page: 1,
  box,
  reason: "other-person",
  ...more,
});
const did = (...acts: readonly Act[]): Work => acts.reduce(after, blankWork);
const [me, other] = ["per_me", "per_other"] as [PersonId, PersonId];
const saved = (mark: number, more: Partial<MarkView> = {}): MarkView => ({
  mark,
  page: 1,
  box,
  reason: "privilege",
  state: "standing",
  by: { personId: me, name: "Miriam" },
  at: "2026-11-30T12:00:00.000Z",
  ...more,
});

describe("work that is not saved", () => {
  const add: Act = { do: "add", marks: [added("a")] };

  it("is taken back and done again, step by step", () => {
    const work = did(add, { do: "add", marks: [added("b")] }, { do: "undo" });
    expect(work.now.added.map(({ id }) => id)).toEqual(["a"]);
    expect(after(work, { do: "redo" }).now.added).toHaveLength(2);
    expect(isDirty(after(after(work, { do: "undo" }), { do: "undo" }))).toBe(false);
    expect(after(after(work, add), { do: "redo" }).now.added).toHaveLength(2);
  });

  it("counts a key held down on one box as one step", () => {
    const nudge: Act = { do: "change", key: "a", box: wider, reason: "privilege" };
    const work = did(add, nudge, nudge, nudge, { do: "undo" });
    expect(work.now.added).toEqual([added("a")]);
  });

  it("loses what was saved and keeps the rest, also when a save stops in its middle", () => {
    const work = did(
      add,
      { do: "add", marks: [added("b")] },
      { do: "edit", mark: 3, edit: { step: "upheld" } },
      { do: "saved", ids: ["a"], marks: [3] },
    );
    expect(work.now.added.map(({ id }) => id)).toEqual(["b"]);
    expect(work.now.edits.size).toBe(0);
    expect(work.past).toEqual([]);
  });
});

describe("the marks on the screen", () => {
  const views = [
    saved(1),
    saved(2, { by: { personId: other, name: "Luis" } }),
    saved(3, { state: "waiting", as: "phone-number", by: { personId: other, name: "Luis" } }),
    saved(4, { state: "gone" }),
  ];
  const now = (...acts: readonly Act[]) => shownMarks(views, did(...acts).now, me);
  const kinds = (...acts: readonly Act[]) => now(...acts).map(({ key, is }) => [key, is]);

  it("are one's own, a colleague's, and what nobody has decided on; what is gone is gone", () => {
    expect(kinds()).toEqual([
      ["mark-1", "own"],
      ["mark-2", "other"],
      ["mark-3", "waiting"],
    ]);
    expect(now().filter(takesOut)).toHaveLength(2);
  });

  it("are shown as they will be once the draft is saved", () => {
    const acts: readonly Act[] = [
      { do: "change", key: "mark-1", box: wider, reason: "privilege" },
      { do: "edit", mark: 3, edit: { step: "confirmed", reason: "contact-detail" } },
      { do: "add", marks: [added("a")] },
    ];
    expect(now(...acts)).toMatchObject([
      { key: "mark-1", box: wider },
      { key: "mark-2" },
      { key: "mark-3", is: "own", reason: "contact-detail" },
      { key: "a", is: "new" },
    ]);
    expect(kinds({ do: "edit", mark: 1, edit: { step: "withdrawn" } })).toHaveLength(2);
  });
});

describe("what saves a draft", () => {
  it("numbers new marks on, and has a found place proposed and confirmed in one breath", () => {
    const { now } = did(
      { do: "edit", mark: 2, edit: { step: "questioned" } },
      { do: "add", marks: [added("a"), added("b", { as: "phone-number" })] },
    );
    expect(batchesOf(now, 7, 50)).toEqual([
      {
        ids: ["a", "b"],
        marks: [2],
        steps: [
          { step: "questioned", mark: 2 },
          { step: "drawn", mark: 7, page: 1, box, reason: "other-person" },
          { step: "proposed", mark: 8, page: 1, box, reason: "other-person", as: "phone-number" },
          { step: "confirmed", mark: 8, reason: "other-person" },
        ],
      },
    ]);
  });

  it("keeps that a page was looked at and stays, which takes nothing out and is not on the page", () => {
    const { now } = did({
      do: "add",
      marks: [added("a", { as: "page-of-another", isDeclined: true })],
    });
    expect(batchesOf(now, 1, 50)[0]?.steps.map(({ step }) => step)).toEqual(["proposed", "declined"]);
    expect(shownMarks([], now, me)).toEqual([]);
  });

  it("comes in commands of so many steps at most, and never parts a proposal from its confirmation", () => {
    const marks = Array.from({ length: 60 }, (_, n) => added(`h${n}`, { as: "given-words" }));
    const batches = batchesOf(did({ do: "add", marks }).now, 1, 50);
    expect(batches.map(({ steps }) => steps.length)).toEqual([50, 50, 20]);
    expect(batches.map(({ steps }) => steps[0]?.step)).toEqual(["proposed", "proposed", "proposed"]);
    expect(new Set(batches.flatMap(({ steps }) => steps.map(({ mark }) => mark))).size).toBe(60);
  });
});
