import { describe, expect, it } from "vitest";
import type { RecordRow } from "../../../../functions/adapters/practice-rows.ts";
import type { DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { ids } from "../../../support/desk.ts";
import { matchedDesk } from "../../../support/matched-desk.ts";
import { aRecord } from "../../../support/records.ts";

const [flagged, plain] = ["1", "2"].map((digit) => `doc_${digit.repeat(26)}` as DocumentId) as [
  DocumentId,
  DocumentId,
];
const withPages = (toRead: { mixed: number[]; unread: number[]; another?: number[] }) =>
  ({ ...aRecord(flagged, false), pages: 6, toRead: { another: [], ...toRead } }) as RecordRow;
type Flags = Parameters<typeof withPages>[0];

/** A request at the clinician's review of two records, of which one was flagged when it came in. */
async function atTheReview(toRead: Flags = { mixed: [2, 3], unread: [] }) {
  const { desk, propose } = await matchedDesk(
    {
      instrument: { type: "hhs-ocr-request", requestedClasses: ["progress-notes"] },
      requester: { role: "hhs-ocr", purpose: "compliance-investigation", oversees: "practice" },
    },
    [withPages(toRead), aRecord(plain, false)],
  );
  await propose(flagged, plain);
  const staff = (event: object) => desk.submit("staff", desk.staff(ids.clinicianSub, event as never));
  const review = (documentId: DocumentId, more: object = {}) =>
    staff({
      type: "record.reviewed",
      documentId,
      decision: "approve",
      reason: "Within what is asked.",
      ...more,
    });
  const open = (sub: string = ids.clinicianSub) =>
    desk.submit("staff", desk.staff(sub, { type: "record.viewed", documentId: flagged }));
  const mark = (...steps: object[]) =>
    staff({
      type: "record.marked",
      documentId: flagged,
      recordSha256: aRecord(flagged, false).sha256,
      steps,
    });
  return { desk, staff, review, open, mark };
}

describe("a progress note that may hold content of psychotherapy notes (AB-027)", () => {
  it("is approved only by who says that the flagged pages were read, and is named by page, never by its words", async () => {
    const { desk, review, open } = await atTheReview({ mixed: [2, 3], unread: [5] });
    const refused = await review(flagged);
    expect(refused).toMatchObject({
      outcome: "refused",
      problem: {
        code: "invalid-field",
        fields: [{ pointer: "/payload/pagesRead" }],
        citations: ["45 CFR 164.501", "45 CFR 164.508(a)(2)"],
      },
    });
    const words = JSON.stringify(refused);
    expect(words).toContain("pages 2, 3: the words look like");
    expect(words).toContain("page 5: no machine could read");
    await open();
    const read = { pagesRead: true, pagesOfPatient: [5] };
    expect(await review(flagged, read)).toMatchObject({ outcome: "accepted" });
    expect(desk.events().at(-1)?.recorded).toMatchObject({ type: "record.reviewed", ...read });
  });

  it("is approved by nobody on their word alone: a link to it was handed out to that person", async () => {
    const { review, open } = await atTheReview();
    const unopened = {
      outcome: "refused",
      problem: { code: "invalid-field", words: expect.stringContaining("You have not opened") as string },
    };
    expect(await review(flagged, { pagesRead: true })).toMatchObject(unopened);
    // Another's look is another's.
    expect(await open(ids.officerSub)).toMatchObject({ outcome: "accepted" });
    expect(await review(flagged, { pagesRead: true })).toMatchObject(unopened);
    await open();
    expect(await review(flagged, { pagesRead: true })).toMatchObject({ outcome: "accepted" });
  });

  it("holds up the whole review: nothing is confirmed while it is not decided", async () => {
    const { staff, review, open } = await atTheReview({ mixed: [], unread: [1] });
    await review(plain);
    await review(flagged);
    expect(await staff({ type: "review.completed" })).toMatchObject({ outcome: "refused" });
    await open();
    await review(flagged, { pagesRead: true, pagesOfPatient: [1] });
    expect(await staff({ type: "review.completed" })).toMatchObject({ outcome: "accepted" });
  });

  it("may be withheld without having been read, and nothing is asked of a record without flags", async () => {
    const { review } = await atTheReview();
    const reason = "It reads like a note kept apart.";
    const ground = { decision: "withhold", ground: "endangers-life-or-safety", reason };
    expect(JSON.stringify(await review(flagged, ground))).not.toContain("pagesRead");
    expect(await review(plain)).toMatchObject({ outcome: "accepted" });
    const { review: without } = await atTheReview({ mixed: [], unread: [] });
    expect(await without(flagged)).toMatchObject({ outcome: "accepted" });
  });
});

describe("a page that may be another patient's (AB-086)", () => {
  const flags = { mixed: [], unread: [2], another: [4] };
  const box = { left: 0, top: 0, right: 6120, bottom: 7920 };
  const proposal = (mark: number, page: number) => ({
    step: "proposed",
    mark,
    page,
    box,
    reason: "other-person",
    as: "page-of-another",
  });

  it("keeps its record from being approved while nobody has said whose it is, and nothing is confirmed meanwhile", async () => {
    const { staff, review, open } = await atTheReview(flags);
    await review(plain);
    await open();
    const refused = await review(flagged, { pagesRead: true });
    expect(refused).toMatchObject({
      outcome: "refused",
      problem: {
        code: "invalid-field",
        fields: [{ pointer: "/payload/pagesOfPatient" }],
        citations: ["45 CFR 164.502(a)", "45 CFR 164.530(c)(1)"],
      },
    });
    expect(JSON.stringify(refused)).toContain("Nobody has said whose these are: pages 2, 4.");
    expect(await staff({ type: "review.completed" })).toMatchObject({ outcome: "refused" });
  });

  it("is decided at the bench, where the page was proposed whole: taken out, or left because it is the patient's", async () => {
    const { review, open, mark } = await atTheReview(flags);
    await open();
    expect(await mark(proposal(1, 2), proposal(2, 4))).toMatchObject({ outcome: "accepted" });
    const waiting = await review(flagged, { pagesRead: true });
    expect(JSON.stringify(waiting)).toContain("pages 2, 4");
    const confirmed = { step: "confirmed", mark: 2, reason: "other-person" };
    expect(await mark({ step: "declined", mark: 1 }, confirmed)).toMatchObject({ outcome: "accepted" });
    expect(await review(flagged, { pagesRead: true })).toMatchObject({ outcome: "accepted" });
  });

  it("is decided by whoever approves, page by page, and who said so of which pages is in the history", async () => {
    const { desk, review, open } = await atTheReview(flags);
    await open();
    const some = await review(flagged, { pagesRead: true, pagesOfPatient: [2] });
    expect(JSON.stringify(some)).toContain("Nobody has said whose these are: page 4.");
    const all = { pagesRead: true, pagesOfPatient: [2, 4] };
    expect(await review(flagged, all)).toMatchObject({ outcome: "accepted" });
    const { recorded } = desk.events().at(-1) ?? {};
    expect(recorded).toMatchObject({ documentId: flagged, pagesOfPatient: [2, 4] });
  });

  it("asks nothing of a record that may stay, nor of one that came in before it was looked for", async () => {
    const { review } = await atTheReview(flags);
    const stays = { decision: "withhold", ground: "endangers-life-or-safety", reason: "Not the patient's." };
    expect(JSON.stringify(await review(flagged, stays))).not.toContain("pagesOfPatient");
    const before = await atTheReview({ mixed: [2], unread: [] });
    await before.open();
    expect(await before.review(flagged, { pagesRead: true })).toMatchObject({ outcome: "accepted" });
  });
});
