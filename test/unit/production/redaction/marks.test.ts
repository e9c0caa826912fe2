import { describe, expect, it } from "vitest";
import { markStepSchema } from "../../../../workflows/contract/redaction-marks.ts";
import type { KeptMarkStep, MarkStep } from "../../../../workflows/contract/redaction-marks.ts";
import {
  boxesOf,
  marksOf,
  marksOpen,
  refusedStep,
} from "../../../../workflows/production/redaction/marks.ts";
import type { DocumentId, PersonId } from "../../../../workflows/vocabulary/ids.ts";

const record = { documentId: "doc_1" as DocumentId, sha256: "a".repeat(64), pages: 3 };
const [ann, ben] = ["per_ann", "per_ben"] as PersonId[];
const box = { left: 10, top: 20, right: 30, bottom: 40 };
const at = "2026-03-02T10:00:00Z";
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
const kept = (by: PersonId | undefined, of: MarkStep, recordSha256 = record.sha256): KeptMarkStep => ({
  documentId: record.documentId,
  recordSha256,
  by: by ?? ("per_none" as PersonId),
  at,
  of,
});
const refused = (steps: readonly KeptMarkStep[], next: KeptMarkStep) =>
  refusedStep(record, marksOf(record, steps), next);

describe("the marks of a record", () => {
  it("are boxes when a person drew them or confirmed what a search proposed", () => {
    const steps = [
      kept(ann, drawn(1, 3)),
      kept(ann, proposed(2)),
      kept(ann, proposed(3)),
      kept(ben, { step: "confirmed", mark: 2, reason: "minimum-necessary" }),
      kept(ben, { step: "declined", mark: 3 }),
    ];
    expect(boxesOf(marksOf(record, steps))).toEqual([
      { page: 2, box, reason: "minimum-necessary" },
      { page: 3, box, reason: "other-person" },
    ]);
    expect(marksOpen(marksOf(record, steps))).toBeUndefined();
  });

  it("keep everything back while a proposal waits for a person", () => {
    expect(marksOpen(marksOf(record, [kept(ann, proposed(1))]))).toBe("proposals-open");
    expect(boxesOf(marksOf(record, [kept(ann, proposed(1))]))).toEqual([]);
  });

  it("lie on the bytes they were made for: a record that changed has none", () => {
    const steps = [kept(ann, drawn(1))];
    expect(marksOf({ ...record, sha256: "b".repeat(64) }, steps)).toEqual([]);
    expect(refused([], kept(ann, drawn(1), "b".repeat(64)))).toBe("record-has-changed");
  });

  it.each<readonly [string, MarkStep]>([
    ["another-persons-mark", { step: "changed", mark: 1, box, reason: "privilege" }],
    ["another-persons-mark", { step: "withdrawn", mark: 1 }],
    ["another-persons-mark", { step: "upheld", mark: 1 }],
  ])("are not changed by anybody but who drew them: %s", (refusal, of) => {
    expect(refused([kept(ann, drawn(1))], kept(ben, of))).toBe(refusal);
  });

  it("are questioned by others, and nothing goes until their owner has answered", () => {
    const questioned = [kept(ann, drawn(1)), kept(ben, { step: "questioned", mark: 1 })];
    expect(marksOpen(marksOf(record, questioned))).toBe("questions-open");
    expect(refused(questioned, kept(ann, { step: "upheld", mark: 1 }))).toBeUndefined();
    expect(
      marksOpen(marksOf(record, [...questioned, kept(ann, { step: "upheld", mark: 1 })])),
    ).toBeUndefined();
    const changed = kept(ann, { step: "changed", mark: 1, box: { ...box, right: 50 }, reason: "privilege" });
    expect(boxesOf(marksOf(record, [...questioned, changed]))).toEqual([
      { page: 1, box: { ...box, right: 50 }, reason: "privilege" },
    ]);
    expect(boxesOf(marksOf(record, [...questioned, kept(ann, { step: "withdrawn", mark: 1 })]))).toEqual([]);
  });

  it.each<readonly [string, readonly MarkStep[], MarkStep]>([
    ["mark-exists", [drawn(1)], drawn(1)],
    ["no-such-page", [], drawn(1, 4)],
    ["no-such-mark", [], { step: "withdrawn", mark: 1 }],
    ["not-a-proposal", [drawn(1)], { step: "confirmed", mark: 1, reason: "privilege" }],
    ["not-standing", [proposed(1)], { step: "withdrawn", mark: 1 }],
    ["your-own-mark", [drawn(1)], { step: "questioned", mark: 1 }],
    ["not-questioned", [drawn(1)], { step: "upheld", mark: 1 }],
  ])("refuse what makes no sense: %s", (refusal, before, of) => {
    expect(
      refused(
        before.map((one) => kept(ann, one)),
        kept(ann, of),
      ),
    ).toBe(refusal);
  });

  it("have a place that is one: an edge on the right side of the other", () => {
    expect(markStepSchema.safeParse({ ...drawn(1), box: { ...box, right: 10 } }).success).toBe(false);
    expect(markStepSchema.safeParse({ ...drawn(1), box: { ...box, bottom: 20 } }).success).toBe(false);
    expect(markStepSchema.parse(drawn(1))).toEqual(drawn(1));
  });
});
