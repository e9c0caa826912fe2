import { describe, expect, it } from "vitest";
import { parseRecorded } from "../../../workflows/request/recorded.ts";
import type { CounselPaper } from "../../../workflows/contract/motions.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import { happened } from "../../support/request/told.ts";
import { problemOf, verdict } from "../../support/request/verdict.ts";
import { triaged, walk } from "../../support/request/walk.ts";

const [read, other] = ["a".repeat(64), "b".repeat(64)];
const signed = (paper: CounselPaper, draftNow: string) =>
  happened("counsel.signed-off", { paper }, { draftNow });
const filings: readonly (readonly [CounselPaper, (draftNow: string) => Recorded])[] = [
  ["motion-to-quash", (now) => happened("motion-to-quash.filed", {}, { draftNow: now })],
  [
    "protective-order-motion",
    (now) => happened("protective-order.sought", { by: "practice" }, { draftNow: now }),
  ],
  ["in-camera-request", (now) => happened("in-camera.asked", {}, { draftNow: now })],
];

describe("counsel's sign-off", () => {
  it.each(filings)(
    "of the %s covers the draft that counsel read, and no other (FRCP 11(a))",
    (paper, filed) => {
      const station = walk(triaged(), signed(paper, read)).snapshot;
      expect(verdict(station, filed(read))).toBe("accepted");
      const problem = problemOf(station, filed(other));
      expect(problem.code).toBe("wrong-state");
      expect(problem.words).toContain("earlier draft of this paper");
      expect(problem.words).toContain("sign off the draft as it reads now");
      // Signed off anew it may be filed; and once it was filed the sign-off is used up.
      const anew = walk(station, signed(paper, other)).snapshot;
      expect(verdict(anew, filed(other))).toBe("accepted");
      expect(walk(anew, filed(other)).snapshot.context.signedDrafts).toEqual({});
    },
  );

  it("is not recorded for a draft that reads differently by now", () => {
    const station = triaged();
    const stale = happened("counsel.signed-off", { draft: read }, { draftNow: other });
    expect(problemOf(station, stale).words).toContain("reads differently now");
    expect(verdict(station, happened("counsel.signed-off", { draft: read }, { draftNow: read }))).toBe(
      "accepted",
    );
  });

  it("of an appeal, which no template draws, is counsel's own and needs no draft", () => {
    const lost = walk(
      triaged(),
      signed("motion-to-quash", read),
      happened("motion-to-quash.filed", {}, { draftNow: read }),
      happened("motion-to-quash.decided", { result: "denied" }),
      happened("counsel.signed-off", { paper: "appeal" }),
    ).snapshot;
    expect(verdict(lost, happened("motion-to-quash.appealed"))).toBe("accepted");
  });

  it("keeps the draft with the event, and events from before drafts were told apart are still read", () => {
    const event = signed("motion-to-quash", read);
    expect(parseRecorded({ ...event })).toMatchObject({ draftNow: read });
    const { draftNow: _none, ...earlier } = event;
    expect(parseRecorded(earlier)).not.toHaveProperty("draftNow");
  });
});
