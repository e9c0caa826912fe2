import { describe, expect, it } from "vitest";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import { nextActionOf } from "../../../workflows/request/next-action.ts";
import { vaultRefusalOf } from "../../../workflows/request/stands-today.ts";
import { statesOf } from "../../../workflows/request/states-of.ts";
import { doc } from "../../support/request/ids.ts";
import { aJudgement, ezra, happened, psychotherapyNote, subpoena } from "../../support/request/told.ts";
import { problemOf } from "../../support/request/verdict.ts";
import { statementOnFile } from "../../support/request/ways.ts";
import { retrieving, walk } from "../../support/request/walk.ts";

const roles = ["practice-manager", "clinician", "privacy-officer"] as const;
const alone = { ...ezra, roles, alone: true };
const by = { by: alone };
const [recordedAt, tooSoon, aDayLater] = [
  "2026-12-02T15:00:00Z",
  "2026-12-03T14:59:59Z",
  "2026-12-03T15:00:00Z",
] as const;
const outside = happened("outside-review.recorded", {}, { ...by, at: recordedAt });
const confirms = (at: string) => happened("release.confirmed", {}, { ...by, at });

/** One person proposed, reviewed and completed. */
const reviewed = (documentId?: typeof psychotherapyNote) => {
  const named = documentId === undefined ? {} : { documentId };
  const proposed = documentId === undefined ? {} : { documentIds: [documentId] };
  return walk(
    retrieving(),
    happened("records.proposed", proposed, by),
    happened("record.reviewed", named, by),
    happened("review.completed", {}, by),
    ...statementOnFile,
  ).snapshot;
};
const refusal = (event: Recorded, ...before: Recorded[]) =>
  problemOf(walk(reviewed(), ...before).snapshot, event);

describe("a practice of one person", () => {
  it("releases on an outside review, a day after it was recorded", () => {
    expect(nextActionOf(walk(reviewed(), outside).snapshot).words).toContain(
      "Somebody from outside has looked.",
    );
    const { snapshot } = walk(reviewed(), outside, confirms(aDayLater));
    expect(snapshot.context.confirmedBy).toBe(ezra.personId);
    expect(statesOf(snapshot).course).toMatch(/^assembling/u);
  });

  it("is not asked for a second person, whom it does not have", () => {
    expect(nextActionOf(reviewed(), true)).toEqual({
      who: "the-one-person",
      words: "Have somebody from outside look at what was approved, and record their review; or return it.",
    });
    const authority = { kind: "order" as const, documentId: subpoena };
    const asked = happened("vault.requested", { authority, documentIds: [psychotherapyNote] }, by);
    const { snapshot } = walk(reviewed(psychotherapyNote), asked);
    expect(nextActionOf(snapshot).words).toContain("two persons must");
    const { words } = nextActionOf(snapshot, true);
    expect(words).toContain("it is yours too, on the review of somebody from outside");
    expect(words).not.toMatch(/second person|two persons/u);
  });

  it("does not release without one, nor sooner, nor once the records were reviewed anew", () => {
    const again = [happened("release.returned", {}, by), happened("review.completed", {}, by)];
    for (const [event, ...before] of [
      [confirms(aDayLater)],
      [confirms(tooSoon), outside],
      [confirms(aDayLater), outside, ...again],
    ] as const)
      expect(refusal(event, ...before)).toMatchObject({ code: "same-person" });
  });

  it("opens its vault with both approvals its own, the second on an outside review", () => {
    const authority = {
      authority: { kind: "order" as const, documentId: subpoena },
      documentIds: [psychotherapyNote],
    };
    const asked = [happened("vault.requested", authority, by), happened("vault.approved", {}, by)];
    const second = (at: string) => happened("vault.approved", {}, { ...by, at });
    const before = walk(reviewed(psychotherapyNote), ...asked).snapshot;
    expect(problemOf(before, second(aDayLater))).toMatchObject({ code: "same-person" });
    const looked = walk(before, outside).snapshot;
    // An outside review of long before serves no two approvals in one breath: a day lies between them, too.
    const early = { ...by, at: "2026-11-30T12:00:00Z" };
    const reviewedBefore = walk(
      reviewed(psychotherapyNote),
      happened("outside-review.recorded", {}, early),
      ...asked,
    ).snapshot;
    expect(problemOf(reviewedBefore, second("2026-12-02T16:00:00Z"))).toMatchObject({ code: "same-person" });
    expect(problemOf(looked, second(tooSoon))).toMatchObject({ code: "same-person" });
    const { snapshot } = walk(looked, second(aDayLater));
    expect(statesOf(snapshot).vault).toBe("approved");
    const { context } = snapshot;
    const judgement = aJudgement();
    expect(vaultRefusalOf(context, judgement)).toBeUndefined();
    // The second reading counts by itself: two approvals of one person open nothing without the outsider's look.
    expect(vaultRefusalOf({ ...context, outsideReview: null }, judgement)).toBe("two-persons-missing");
    const late = { ...context.outsideReview, recordedAt: tooSoon } as typeof context.outsideReview;
    expect(vaultRefusalOf({ ...context, outsideReview: late }, judgement)).toBe("two-persons-missing");
  });

  it("names somebody else, who looked once the records were decided", () => {
    const himself = { reviewer: `${ezra.name}, psychologist` };
    expect(refusal(happened("outside-review.recorded", himself, by))).toMatchObject({ code: "same-person" });
    const before = { reviewedOn: "2026-11-30" };
    expect(refusal(happened("outside-review.recorded", before, by))).toMatchObject({ code: "invalid-field" });
  });

  it("has the outsider's statement on file", () => {
    const other = { documentId: doc("elsewhere") };
    expect(refusal(happened("outside-review.recorded", other, by))).toMatchObject({ code: "not-found" });
    // A paper of the case is none, nor one that was there before.
    const theirs = { documentId: subpoena };
    expect(refusal(happened("outside-review.recorded", theirs, by))).toMatchObject({ code: "invalid-field" });
    const sent = (more: object, who: object = by) => [
      happened(
        "upload.announced",
        { documentId: doc("z"), purpose: "other", sha256: "f".repeat(64), ...more },
        who,
      ),
      happened("document.admitted", { documentId: doc("z") }),
      happened("paper.viewed", { documentId: doc("z") }, by),
    ];
    const named = happened("outside-review.recorded", { documentId: doc("z") }, by);
    expect(walk(reviewed(), ...sent({}), named).snapshot.context.outsideReview).not.toBeNull();
    expect(refusal(named, ...sent({ purpose: "authorization" }))).toMatchObject({ code: "invalid-field" });
    const requesters = { by: { kind: "requester", emailConfirmed: true } };
    expect(refusal(named, ...sent({}, requesters))).toMatchObject({ code: "invalid-field" });
    expect(refusal(named, ...sent({}).slice(0, 2))).toMatchObject({
      code: "invalid-field",
      words: expect.stringContaining("Open the statement") as string,
    });
    const unsaid = happened("outside-review.recorded", { namesThisReview: undefined }, by);
    expect(refusal(unsaid)).toMatchObject({ code: "invalid-field" });
  });
});

describe("a practice of several", () => {
  it("asks its other person, and takes no outsider in that person's place", () => {
    const several = { ...alone, alone: undefined };
    const theirs = happened("outside-review.recorded", {}, { by: several });
    expect(refusal(theirs)).toMatchObject({ code: "not-allowed-for-role" });
    // Somebody was taken on since the outsider looked.
    const confirmed = happened("release.confirmed", {}, { by: several, at: aDayLater });
    expect(refusal(confirmed, outside)).toMatchObject({ code: "same-person" });
  });
});
