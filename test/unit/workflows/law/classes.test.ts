import { describe, expect, it } from "vitest";
import type { DocumentClass } from "../../../../workflows/contract/case-file.ts";
import type { ReleaseScope } from "../../../../workflows/contract/determination.ts";
import { combineClasses } from "../../../../workflows/law/classes.ts";
import type { SegmentResult } from "../../../../workflows/law/segments.ts";

/** The result for one segment: of progress notes, released whole, where nothing else is said. */
const result = (id: string, change: Partial<SegmentResult> = {}, name: DocumentClass = "progress-notes") =>
  ({
    segment: { id },
    index: 0,
    classed: { class: name, factsUsed: [], missing: [] },
    outcome: "release",
    sent: false,
    verdicts: [],
    terms: undefined,
    outside: undefined,
    scope: { limit: "whole" },
    ...change,
  }) as unknown as SegmentResult;
const held = { outcome: "needs-authorization", scope: undefined } as const;
const gone = { sent: true, scope: undefined } as const;
const progress = (...results: readonly SegmentResult[]) => combineClasses(results)["progress-notes"];

describe("the outcome of a class", () => {
  it("stands beside that of each other class", () => {
    const outcomes = combineClasses([result("s1", held), result("s2", {}, "billing-logistics")]);
    expect(outcomes["progress-notes"]).toEqual({ outcome: "needs-authorization", segmentIds: ["s1"] });
    expect(outcomes["billing-logistics"]).toMatchObject({ outcome: "release", segmentIds: ["s2"] });
  });

  it("is the least protective of its segments, and what stays behind is told", () => {
    const mixed = progress(result("s1"), result("s2", held), result("s3", { ...held, outcome: "withhold" }));
    expect(mixed).toEqual({
      outcome: "release",
      segmentIds: ["s1", "s2", "s3"],
      outsideScope: "withhold",
      releaseScope: { segmentIds: ["s1"], limit: "whole" },
    });
  });

  it("holds with no scope of release where no segment may go", () => {
    const kept = progress(result("s1", held), result("s2", { ...held, outcome: "withhold" }));
    expect(kept).toEqual({
      outcome: "needs-authorization",
      segmentIds: ["s1", "s2"],
      outsideScope: "withhold",
    });
  });

  it("tells of what the segments hold beyond what may go", () => {
    expect(progress(result("s1", { outside: "withhold" }))?.outsideScope).toBe("withhold");
    expect(progress(result("s1"))).not.toHaveProperty("outsideScope");
  });

  it("is of what is still to be sent: what went is history", () => {
    expect(progress(result("s1", gone), result("s2", held))).toEqual({
      outcome: "needs-authorization",
      segmentIds: ["s1", "s2"],
    });
    expect(progress(result("s1", gone), result("s2"))?.releaseScope?.segmentIds).toEqual(["s2"]);
    expect(progress(result("s1", gone))).toEqual({ outcome: "release", segmentIds: ["s1"] });
  });

  it("has the dates of the one segment that goes, and of several none that would be true of one alone", () => {
    const dated = { scope: { fromOn: "2026-01-05", toOn: "2026-02-05", limit: "as-authorized" } } as const;
    expect(progress(result("s1", dated))?.releaseScope).toEqual({ ...dated.scope, segmentIds: ["s1"] });
    expect(progress(result("s1", dated), result("s2", dated))?.releaseScope).toEqual({
      segmentIds: ["s1", "s2"],
      limit: "as-authorized",
    });
  });

  it("names a limit that all share and none where they differ", () => {
    const ordered = result("s2", { scope: { limit: "as-ordered" } });
    expect(progress(result("s1"), ordered)?.releaseScope).toEqual({ segmentIds: ["s1", "s2"] });
    expect(progress(ordered, result("s3", { scope: undefined }))?.releaseScope).toEqual({
      segmentIds: ["s2", "s3"],
    });
  });

  it("names once whatever any of its segments must leave out", () => {
    const leaving = (...excludedItems: NonNullable<ReleaseScope["excludedItems"]>) => ({
      scope: { excludedItems },
    });
    const others = leaving("other-participants");
    const quoted = leaving("other-participants", "quoted-part2-passages");
    const { releaseScope } =
      progress(result("s1", others), result("s2", quoted), result("s3", { scope: undefined })) ?? {};
    expect(releaseScope?.excludedItems).toEqual(["other-participants", "quoted-part2-passages"]);
    expect(releaseScope).not.toHaveProperty("limit");
    expect(progress(result("s1"))?.releaseScope).not.toHaveProperty("excludedItems");
  });
});
