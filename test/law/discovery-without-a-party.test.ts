import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import { notesAuthorities } from "../../workflows/law/notes-authorities.ts";
import type { Plain } from "./changed.ts";
import { caseIn, notes, progress } from "./neighbours/case.ts";

const papers = [
  [
    "discovery addressed to a party",
    {
      requester: { role: "opposing-counsel", purpose: "litigation" },
      instrument: { type: "discovery-request-to-party", signerRole: "attorney" },
    },
  ],
  [
    "the practice's own defense",
    {
      requester: { role: "practice", purpose: "defense-of-practice", recipientRole: "practice-counsel" },
      instrument: { type: "internal-defense-use" },
    },
  ],
] as const;
const suit: Plain = {
  policy: { stateLayer: "federal-only" },
  forum: { nature: "civil", actionBroughtBy: "patient" },
  authorizations: [],
};
const caseOf = (paper: Plain, partyToCase: boolean | null) =>
  caseIn("NV", [notes, progress], suit, paper, { practice: { partyToCase } });
const found = (paper: Plain, partyToCase: boolean | null) => assess(caseOf(paper, partyToCase));

describe("a suit that the patient brought", () => {
  it.each(papers)(
    "opens psychotherapy notes to a practice that is sued: %s (45 CFR 164.508(a)(2)(i)(C))",
    (_words, paper) => {
      expect(found(paper, true).segments["notes"]?.outcome).toBe("release");
      expect(notesAuthorities(caseOf(paper, true), ["notes"])).toHaveLength(1);
    },
  );

  it.each(papers)("opens none to one that is not: %s (45 CFR 164.508(a)(2)(i)(C))", (_words, paper) => {
    expect(found(paper, false).segments["notes"]?.outcome).not.toBe("release");
    expect(notesAuthorities(caseOf(paper, false), ["notes"])).toEqual([]);
  });

  it.each(papers)("asks whether the practice is a party, and holds till then: %s", (_words, paper) => {
    const { segments, missingFacts } = found(paper, null);
    expect(segments["notes"]?.outcome).toBe("needs-authorization");
    expect(missingFacts.map(({ pointer }) => pointer)).toContain("/practice/partyToCase");
  });

  it("leaves discovery without force against somebody who is no party (FRCP 34(c))", () => {
    const discovery = papers[0][1];
    expect(found(discovery, true).segments["progress"]?.outcome).toBe("release");
    expect(found(discovery, false)).toMatchObject({
      instrumentWeight: "W0",
      segments: { progress: { outcome: "withhold" } },
    });
    expect(found(discovery, null).segments["progress"]?.outcome).not.toBe("release");
  });
});
