import { describe, expect, it } from "vitest";
import {
  markStepSchema,
  mostMarkedRecords,
  mostMarks,
} from "../../../../workflows/contract/redaction-marks.ts";
import type { MarkBook, MarkStep } from "../../../../workflows/contract/redaction-marks.ts";
import { booksAfter, isOpen, refusedSteps } from "../../../../workflows/production/redaction/mark-book.ts";
import { boxesOf, marksNow } from "../../../../workflows/production/redaction/marks.ts";
import type { DocumentId, PersonId } from "../../../../workflows/vocabulary/ids.ts";

const documentId = "doc_1" as DocumentId;
const sha256 = "a".repeat(64);
const [ann, ben] = ["per_ann" as PersonId, "per_ben" as PersonId];
const box = { left: 100, top: 200, right: 300, bottom: 405 };
const points = { left: 10, top: 20, right: 30, bottom: 40.5 };
const drawn = (mark: number, page = 1): MarkStep => ({
  step: "drawn",
  mark,
  page,
  box,
  reason: "other-person",
});
const proposed = (mark: number): MarkStep => ({
  step: "proposed",
  mark,
  page: 2,
  box,
  reason: "contact-detail",
  as: "phone-number",
});
const confirmed = (mark: number): MarkStep => ({ step: "confirmed", mark, reason: "minimum-necessary" });
type By = readonly [PersonId, MarkStep];
const books = (...steps: readonly By[]): readonly MarkBook[] =>
  steps.reduce<readonly MarkBook[]>((before, [by, of]) => booksAfter(before, documentId, [of], by), []);
const refusal = (before: readonly MarkBook[], by: PersonId, ...steps: readonly MarkStep[]) =>
  refusedSteps(before, documentId, steps, by);
const boxes = (...steps: readonly MarkStep[]) =>
  boxesOf({ documentId, sha256 }, [{ documentId, recordSha256: sha256, steps }]);

describe("what is taken out of a record", () => {
  it("is what a person drew, or confirmed when a search proposed it", () => {
    expect(
      boxes(drawn(1, 3), proposed(2), proposed(3), proposed(4), confirmed(2), { step: "declined", mark: 3 }),
    ).toEqual([
      { page: 2, box: points, reason: "minimum-necessary" },
      { page: 3, box: points, reason: "other-person" },
    ]);
  });

  it("is what stands after all changes", () => {
    const wider = { ...box, right: 500 };
    expect(boxes(drawn(1), { step: "changed", mark: 1, box: wider, reason: "privilege" })).toEqual([
      { page: 1, box: { ...points, right: 50 }, reason: "privilege" },
    ]);
    expect(boxes(drawn(1), { step: "withdrawn", mark: 1 })).toEqual([]);
    expect(boxes(drawn(1), { step: "questioned", mark: 1 }, { step: "upheld", mark: 1 })).toHaveLength(1);
    expect(boxes({ step: "changed", mark: 9, box, reason: "privilege" }, confirmed(9))).toEqual([]);
  });

  it("lies on the bytes it was marked on: a record that changed loses nothing", () => {
    const steps = [drawn(1)];
    expect(boxesOf({ documentId, sha256 }, [{ documentId, recordSha256: "b".repeat(64), steps }])).toEqual(
      [],
    );
    expect(
      boxesOf({ documentId, sha256 }, [{ documentId: "doc_2" as DocumentId, recordSha256: sha256, steps }]),
    ).toEqual([]);
  });
});

describe("the marks of a record", () => {
  const open = (...steps: readonly By[]) => books(...steps).some(isOpen);
  it("keep everything back while a proposal waits for a person", () => {
    expect(open([ann, proposed(1)])).toBe(true);
    expect(open([ann, proposed(1)], [ben, confirmed(1)])).toBe(false);
    expect(open([ann, proposed(1)], [ben, { step: "declined", mark: 1 }])).toBe(false);
  });

  it.each<readonly [string, MarkStep]>([
    ["changed", { step: "changed", mark: 1, box, reason: "privilege" }],
    ["withdrawn", { step: "withdrawn", mark: 1 }],
    ["upheld", { step: "upheld", mark: 1 }],
  ])("are not %s by anybody but who drew or confirmed them", (_, of) => {
    expect(refusal(books([ann, drawn(1)]), ben, of)).toBe("another-persons-mark");
    expect(refusal(books([ben, proposed(1)], [ann, confirmed(1)]), ben, of)).toBe("another-persons-mark");
  });

  it("are questioned by others, and nothing goes until their owner has answered", () => {
    const questioned: readonly By[] = [
      [ann, drawn(1)],
      [ben, { step: "questioned", mark: 1 }],
    ];
    expect(open(...questioned)).toBe(true);
    expect(refusal(books(...questioned), ann, { step: "upheld", mark: 1 })).toBeUndefined();
    expect(open(...questioned, [ann, { step: "upheld", mark: 1 }])).toBe(false);
    expect(open(...questioned, [ann, { step: "changed", mark: 1, box, reason: "privilege" }])).toBe(false);
    expect(open(...questioned, [ann, { step: "withdrawn", mark: 1 }])).toBe(false);
  });

  it.each<readonly [string, readonly MarkStep[], readonly MarkStep[]]>([
    ["mark-exists", [drawn(1)], [drawn(1)]],
    ["mark-exists", [], [drawn(1), drawn(1)]],
    ["no-such-mark", [], [{ step: "withdrawn", mark: 1 }]],
    ["not-a-proposal", [drawn(1)], [confirmed(1)]],
    ["not-standing", [proposed(1)], [{ step: "withdrawn", mark: 1 }]],
    ["not-standing", [drawn(1), { step: "withdrawn", mark: 1 }], [{ step: "withdrawn", mark: 1 }]],
    ["your-own-mark", [drawn(1)], [{ step: "questioned", mark: 1 }]],
    ["not-questioned", [drawn(1)], [{ step: "upheld", mark: 1 }]],
    ["too-many-marks", Array.from({ length: mostMarks }, (_, at) => drawn(at + 1)), [drawn(mostMarks + 1)]],
  ])("refuse what makes no sense: %s", (expected, before, next) => {
    expect(refusal(booksAfter([], documentId, before, ann), ann, ...next)).toBe(expected);
  });

  it("are on no more records than can be remembered", () => {
    const full = Array.from({ length: mostMarkedRecords }, (_, at) => `doc_${at + 10}` as DocumentId).reduce<
      readonly MarkBook[]
    >((before, id) => booksAfter(before, id, [drawn(1)], ann), []);
    expect(refusal(full, ann, drawn(1))).toBe("too-many-marks");
    expect(refusedSteps(full, "doc_10" as DocumentId, [drawn(2)], ann)).toBeUndefined();
  });

  it("have a place that is one: an edge on the right side of the other", () => {
    expect(markStepSchema.safeParse({ ...drawn(1), box: { ...box, right: 100 } }).success).toBe(false);
    expect(markStepSchema.safeParse({ ...drawn(1), box: { ...box, bottom: 200 } }).success).toBe(false);
    expect(markStepSchema.parse(drawn(1))).toEqual(drawn(1));
  });

  it("is what was found as long as its box is the one that was found", () => {
    const asWhat = (step: Partial<{ box: typeof box; reason: "privilege" }>) =>
      marksNow({ documentId, sha256 }, [
        {
          documentId,
          recordSha256: sha256,
          steps: [proposed(1), confirmed(1), { step: "changed", mark: 1, box, reason: "privilege", ...step }],
        },
      ]).map(({ as }) => as);
    expect(asWhat({})).toEqual(["phone-number"]);
    expect(asWhat({ box: { ...box, right: 250 } })).toEqual([undefined]);
  });
});
