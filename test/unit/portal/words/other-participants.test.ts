import { describe, expect, it } from "vitest";
import { keptForOthers, keptForOthersWords } from "../../../../portal/src/words/other-participants.ts";
import { assess } from "../../../../workflows/law/assess.ts";
import { segmentOf } from "../../../../workflows/facts/record-on-file.ts";
import type { SessionFacts } from "../../../../workflows/contract/session-facts.ts";
import { caseIn, letterWith } from "../../../law/neighbours/case.ts";
import { note } from "../../../support/request/told.ts";

const id = "session-seven";
const record = { documentId: note, kind: "progress-note", sessionOn: "2026-05-01", sealed: false } as const;
/** Why the note of such a session stays on one participant's form. */
const why = (session: SessionFacts, form: object = {}) => {
  const federal = { policy: { stateLayer: "federal-only" } };
  const segment = { ...segmentOf({ ...record, ...session }), id };
  return keptForOthers(assess(caseIn("VA", [segment], letterWith({ ...form }), federal)), id);
};

describe("why a record stays for the sake of others who took part (45 CFR 164.501)", () => {
  it("is told of each that the law keeps back for them, and of no other", () => {
    expect(why({ setting: "couple" })).toBe("unrecorded");
    expect(why({ setting: "couple", others: "separable" })).toBe("separable");
    expect(why({ setting: "couple", others: "inseparable" })).toBe("inseparable");
    for (const alone of [{ setting: "couple", others: "none" }, { setting: "individual" }, {}] as const)
      expect(why(alone)).toBeUndefined();
    // Nothing opens it: what could be taken out of it keeps nothing back.
    expect(why({ setting: "couple", others: "separable" }, { recipientMatchesRequester: false })).toBe(
      undefined,
    );
  });

  it("names a way out that exists", () => {
    expect(keptForOthersWords.unrecorded).toMatch(/recorded, under Records,/u);
    expect(keptForOthersWords.separable).toMatch(/as a whole or not at all.* bring in a copy from which/u);
    expect(keptForOthersWords.inseparable).toMatch(/no place yet.* bring in a copy .*; or a court order/u);
  });

  it("is told of no record that the determination does not speak of", () => {
    expect(keptForOthers({ segments: {}, reasons: [] }, id)).toBeUndefined();
  });
});
