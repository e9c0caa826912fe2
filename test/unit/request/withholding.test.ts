import { describe, expect, it } from "vitest";
import type { Judgement } from "../../../workflows/request/judgement.ts";
import { aJudgement, happened, note, psychotherapyNote } from "../../support/request/told.ts";
import { problemOf, verdict } from "../../support/request/verdict.ts";
import { reviewed, reviewing, walk } from "../../support/request/walk.ts";

const kept = aJudgement({ segments: { [note]: "release", [psychotherapyNote]: "needs-authorization" } });
const both = [note, psychotherapyNote];
const withheld = (change: object, judgement = aJudgement()) =>
  happened("record.reviewed", { decision: "withhold", ...change }, { judgement });

describe("a record that a clinician keeps back", () => {
  it("stays on a ground that the law knows against the paper, where the law would release it (FRCP 45(e)(2)(A))", () => {
    expect(problemOf(reviewing(), withheld({}))).toMatchObject({
      code: "invalid-field",
      words: expect.stringContaining("choose a ground that the law knows against this paper"),
    });
    expect(problemOf(reviewing(), withheld({ ground: "access-harm" })).code).toBe("invalid-field");
    const { snapshot } = walk(reviewing(), withheld({ ground: "privilege" }));
    expect(snapshot.context.reviews).toMatchObject([{ decision: "withhold", ground: "privilege" }]);
  });

  it("needs none where the law keeps it back, and an approval has none", () => {
    const own = withheld({ documentId: psychotherapyNote }, kept);
    expect(walk(reviewing(both), own).snapshot.context.reviews).toMatchObject([{ ground: null }]);
    const approved = happened("record.reviewed", { decision: "approve", ground: "privilege" });
    expect(problemOf(reviewing(), approved).code).toBe("invalid-field");
  });

  it("is looked at again when the law comes to release it after all", () => {
    const noteApproved = happened("record.reviewed", {}, { judgement: kept });
    const own = withheld({ documentId: psychotherapyNote }, kept);
    const decided = walk(reviewing(both), noteApproved, own).snapshot;
    expect(problemOf(decided, happened("review.completed")).words).toContain("without a ground of its own");
    const completed = walk(decided, happened("review.completed", {}, { judgement: kept })).snapshot;
    expect(problemOf(completed, happened("release.confirmed")).words).toContain(
      "without a ground of its own",
    );
    expect(verdict(completed, happened("release.confirmed", {}, { judgement: kept }))).toBe("accepted");
    expect(verdict(reviewed(), happened("release.confirmed"))).toBe("accepted");
  });
});

describe("a ground that was chosen", () => {
  it("falls with the paper it was held against: of equal weight, an order leaves nothing to decline", () => {
    const ordered = aJudgement({ grounds: ["not-responsive", "separately-protected"] });
    const decided = walk(
      reviewing(both),
      happened("record.reviewed"),
      withheld({ documentId: psychotherapyNote, ground: "privilege" }),
    ).snapshot;
    const complete = (judgement: Judgement) => happened("review.completed", {}, { judgement });
    expect(problemOf(decided, complete(ordered))).toMatchObject({
      code: "wrong-state",
      words: expect.stringContaining("on one that cannot be held against this paper"),
    });
    const completed = walk(decided, complete(aJudgement())).snapshot;
    const confirm = (judgement: Judgement) => happened("release.confirmed", {}, { judgement });
    expect(problemOf(completed, confirm(ordered)).code).toBe("wrong-state");
    expect(verdict(completed, confirm(aJudgement()))).toBe("accepted");
    // What the law itself keeps back needs no ground, and the letter names the law.
    expect(verdict(completed, confirm({ ...ordered, segments: kept.segments }))).toBe("accepted");
  });
});
