import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../../workflows/contract/case-file.ts";
import type { Judgement } from "../../../workflows/request/judgement.ts";
import { groundsAgainst } from "../../../workflows/law/withholding-grounds.ts";
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

describe("the grounds against a paper", () => {
  const against = (instrument: CaseFile["instrument"]) =>
    groundsAgainst({ schemaVersion: 1, asOf: { assessedOn: "2026-12-02" }, instrument });
  const ofOrders = ["not-responsive", "separately-protected"];

  it("are the privilege and what the purpose needs, on a subpoena (FRE 501, 45 CFR 164.502(b))", () => {
    const grounds = against({ type: "attorney-subpoena", signerRole: "attorney", judgeSigned: false });
    expect(grounds).toContain("privilege");
    expect(grounds).toContain("minimum-necessary");
    expect(grounds).not.toContain("not-compelled");
    expect(grounds).not.toContain("access-harm");
  });

  it("leave an order nothing to decline: it is obeyed, or taken to the court (45 CFR 164.512(e)(1)(i))", () => {
    expect(against({ type: "court-order", signerRole: "judge", judgeSigned: true })).toEqual(ofOrders);
    expect(against({ type: "court-order" })).toEqual(ofOrders);
    expect(against({ type: "search-warrant", signerRole: "judge", judgeSigned: true })).toEqual(ofOrders);
  });

  it("are harm and confidence on the patient's own request (45 CFR 164.524(a))", () => {
    const grounds = against({ type: "patient-access-request" });
    expect(grounds).toContain("access-harm");
    expect(grounds).toContain("confidential-source");
    expect(grounds).not.toContain("privilege");
    expect(grounds).not.toContain("minimum-necessary");
    expect(grounds).not.toContain("not-compelled");
  });

  it("let the practice decline what nothing compels (45 CFR 164.502(a)(1))", () => {
    expect(against({ type: "attorney-letter-with-authorization" })).toContain("not-compelled");
    expect(against({ type: "provider-request" })).toContain("not-compelled");
  });
});
