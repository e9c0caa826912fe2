import { describe, expect, it } from "vitest";
import { parseCaseOnFile } from "../../../../functions/adapters/case-on-file.ts";
import { unpack } from "../../../../functions/adapters/packed.ts";
import type { RecordRow } from "../../../../functions/adapters/practice-rows.ts";
import { factsIn } from "../../../../functions/adapters/stored-request.ts";
import { determinationSchema } from "../../../../workflows/contract/determination.ts";
import type { SessionFacts } from "../../../../workflows/contract/session-facts.ts";
import { standingOf } from "../../../../workflows/request/stored-snapshot.ts";
import type { RequestEvent } from "../../../../workflows/request/events.ts";
import type { DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { ids } from "../../../support/desk.ts";
import { matchedDesk } from "../../../support/matched-desk.ts";
import { aRecord } from "../../../support/records.ts";
import { noticeComplete, subpoena, waived } from "../../../law/neighbours/case.ts";
import { changed } from "../../../law/changed.ts";

const record = `doc_${"1".repeat(26)}` as DocumentId;
const [license, setting] = ["/segments/0/author/license", "/segments/0/participants/setting"];

/** A lawyer's subpoena with complete notice, for a record whose privilege the patient waived, in a practice of this state. */
async function proposedIn(state: string, takenIn: SessionFacts = {}) {
  const row: RecordRow = { ...aRecord(record, false), ...takenIn };
  const { authorizations: _none, ...paper } = [
    noticeComplete,
    waived,
    {
      instrument: { requestedClasses: ["progress-notes"], returnOn: "2026-11-20" },
      forum: { state },
      practice: { state, hipaaCoveredEntity: true, part2Program: false, partyToCase: false },
      policy: { stateLayer: "apply" },
    },
  ].reduce(changed, subpoena);
  const { desk, give, propose } = await matchedDesk(paper, [row]);
  expect(await propose(record)).toMatchObject({ outcome: "accepted" });
  const say = async (said: SessionFacts) =>
    expect(
      await give(ids.clinicianSub, { type: "record.described", documentId: record, holds: [], ...said }),
    ).toMatchObject({ outcome: "accepted" });
  const found = () => {
    const { segments, missingFacts } = determinationSchema.parse(
      unpack(desk.row("DETERMINATION")?.["determination"] as Uint8Array),
    );
    return {
      outcome: segments[record]?.outcome,
      asked: missingFacts
        .map(({ pointer }) => pointer)
        .filter((pointer) => [license, setting].includes(pointer)),
    };
  };
  return { desk, give, say, found };
}

function standing({ desk }: Awaited<ReturnType<typeof proposedIn>>) {
  const { context } = standingOf(unpack(desk.row("CASE#SNAPSHOT")?.["snapshot"] as Uint8Array));
  return {
    reviews: context.reviews.map(({ documentId }) => documentId),
    completedBy: context.reviewCompletedBy,
  };
}

describe("with whom the session was, and which licence its writer held", () => {
  it("is asked for where the law of the state turns on it, and a treating clinician's answer changes what goes (MCL 333.16911)", async () => {
    const { say, found } = await proposedIn("MI");
    expect(found()).toEqual({ outcome: "needs-court-order", asked: [license] });
    await say({ license: "psychologist" });
    expect(found()).toEqual({ outcome: "release", asked: [] });
    await say({ license: "marriage-and-family-therapist" });
    expect(found()).toEqual({ outcome: "needs-court-order", asked: [] });
    await say({});
    expect(found()).toEqual({ outcome: "needs-court-order", asked: [license] });
  });

  it("is asked for of a family counselor's session (N.J.A.C. 13:34-18.5(a)6)", async () => {
    const { say, found } = await proposedIn("NJ", { license: "professional-counselor" });
    expect(found()).toEqual({ outcome: "needs-authorization", asked: [setting] });
    await say({ setting: "individual" });
    expect(found()).toEqual({ outcome: "release", asked: [] });
    await say({ setting: "couple" });
    expect(found()).toEqual({ outcome: "needs-authorization", asked: [] });
  });

  it("counts as the record was taken in, until something else is said, and again once that is taken back", async () => {
    const { say, found } = await proposedIn("MI", { license: "psychologist" });
    expect(found()).toEqual({ outcome: "release", asked: [] });
    await say({ license: "marriage-and-family-therapist" });
    expect(found().outcome).toBe("needs-court-order");
    await say({ setting: "individual" });
    expect(found()).toEqual({ outcome: "release", asked: [] });
  });

  it("takes back the approvals when the law no longer releases what was approved, as anything does that changes its answer", async () => {
    const michigan = await proposedIn("MI", { license: "psychologist" });
    const { give, say } = michigan;
    const steps: readonly RequestEvent[] = [
      { type: "record.reviewed", documentId: record, decision: "approve", reason: "Within what is asked." },
      { type: "review.completed" },
    ];
    for (const step of steps)
      expect(await give(ids.clinicianSub, step)).toMatchObject({ outcome: "accepted" });
    await say({ license: "psychologist", setting: "individual" });
    expect(standing(michigan)).toEqual({ reviews: [record], completedBy: ids.clinician });
    await say({ license: "marriage-and-family-therapist" });
    expect(standing(michigan)).toEqual({ reviews: [], completedBy: null });
    expect(await give(ids.officerSub, { type: "release.confirmed" })).toMatchObject({
      problem: { code: "wrong-state" },
    });
  });

  it("is said of a proposed record without the rest of its row: the case keeps no title and no digest", async () => {
    const { desk } = await proposedIn("MI", { license: "psychologist" });
    const kept = { documentId: record, kind: "progress-note", sessionOn: "2026-03-04", sealed: false };
    const stored = parseCaseOnFile(factsIn(desk.row("CASE#FACTS")));
    expect(stored.records).toEqual([{ ...kept, authorId: ids.clinician, license: "psychologist" }]);
    expect(JSON.stringify(factsIn(desk.row("CASE#FACTS")))).not.toMatch(/Session 3|importDigest|Okafor/);
  });
});
