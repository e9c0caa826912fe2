import { describe, expect, it } from "vitest";
import type { RequestEvent } from "../../../../workflows/request/events.ts";
import { changed } from "../../../law/changed.ts";
import { boardSubpoena } from "../../../law/neighbours/case.ts";
import { ids } from "../../../support/desk.ts";
import { matchedDesk } from "../../../support/matched-desk.ts";

/** A request that is matched to the patient, and nothing looked up since. */
async function matched() {
  const { requester: _whoAsks, ...patch } = changed(boardSubpoena, {});
  const { desk, give } = await matchedDesk(patch, []);
  desk.looked.length = 0;
  return { desk, give };
}
const drafted = (signedOn: string): RequestEvent => ({
  type: "counsel.signed-off",
  paper: "motion-to-quash",
  counsel: "Imogen Vance",
  signedOn,
});

describe("one attempt of the single writer", () => {
  it("looks up the practice with its people once, and draws the paper of counsel on the same patient", async () => {
    const { desk, give } = await matched();
    expect(await give(ids.managerSub, drafted("2026-11-21"))).toMatchObject({ outcome: "accepted" });
    expect(desk.looked.toSorted()).toEqual(["patient, eventual", "practice, eventual"]);
  });

  it("looks each up anew when it decides again, as it was written last", async () => {
    const { desk, give } = await matched();
    expect(await give(ids.managerSub, drafted("2026-12-15"))).toMatchObject({
      outcome: "refused",
      problem: { code: "invalid-field" },
    });
    expect(desk.looked.toSorted()).toEqual([
      "member, consistent",
      "patient, consistent",
      "patient, eventual",
      "practice, consistent",
      "practice, eventual",
    ]);
  });

  it("looks nothing up for what is only reported, and says again what was judged before", async () => {
    const { desk } = await matched();
    const announced: RequestEvent = {
      type: "upload.announced",
      documentId: `doc_${"7".repeat(26)}` as typeof ids.paper,
      purpose: "other",
      contentType: "application/pdf",
      size: 100,
      sha256: "b".repeat(64),
    };
    expect(await desk.submit("requester", desk.by("requester", announced))).toMatchObject({
      outcome: "accepted",
    });
    const [before, last] = desk.events().slice(-2);
    expect([desk.looked, last?.recorded.judgement]).toEqual([[], before?.recorded.judgement]);
    // Of a member of the practice it rests on the membership.
    const again = { ...announced, documentId: `doc_${"8".repeat(26)}` as typeof ids.paper };
    await desk.submit("staff", desk.staff(ids.managerSub, again));
    expect(desk.looked).toContain("practice, eventual");
  });

  it("trusts nothing that may be old where something leaves", async () => {
    const { desk } = await matched();
    const viewed = desk.staff(ids.managerSub, { type: "paper.viewed", documentId: ids.paper });
    expect(await desk.submit("staff", viewed)).toMatchObject({ outcome: "accepted" });
    // Whoever acts is on the row of their account, too, beside the people in the practice's row.
    expect(desk.looked.toSorted()).toEqual([
      "member, consistent",
      "patient, consistent",
      "practice, consistent",
    ]);
  });
});
