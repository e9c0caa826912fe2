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
const withPages = (toRead: { mixed: number[]; unread: number[] }) =>
  ({ ...aRecord(flagged, false), toRead }) as RecordRow;

/** A request at the clinician's review of two records, of which one was flagged when it came in. */
async function atTheReview(toRead = { mixed: [2, 3], unread: [5] }) {
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
  return { desk, staff, review, open };
}

describe("a progress note that may hold content of psychotherapy notes (AB-027)", () => {
  it("is approved only by who says that the flagged pages were read, and is named by page, never by its words", async () => {
    const { desk, review, open } = await atTheReview();
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
    expect(await review(flagged, { pagesRead: true })).toMatchObject({ outcome: "accepted" });
    expect(desk.events().at(-1)?.recorded).toMatchObject({ type: "record.reviewed", pagesRead: true });
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
    await review(flagged, { pagesRead: true });
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
