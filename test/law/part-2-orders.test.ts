import { describe, expect, it } from "vitest";
import { caseFileSchema } from "../../workflows/contract/case-file.ts";
import { assess } from "../../workflows/law/assess.ts";
import { changed, type Plain } from "./changed.ts";

const record: Plain = {
  id: "sud",
  kind: "test-results",
  part2: { protected: true },
  content: ["drug-test-results"],
};
const ordered: Plain = {
  schemaVersion: 1,
  asOf: { assessedOn: "2026-11-29", timeZone: "America/New_York" },
  practice: { hipaaCoveredEntity: true, part2Program: true, partyToCase: false },
  policy: { stateLayer: "federal-only" },
  requester: { role: "opposing-counsel", identityVerified: true, purpose: "litigation" },
  instrument: { type: "part2-order", signerRole: "judge", judgeSigned: true, commands: ["produce"] },
  forum: { system: "federal", nature: "civil", patientRole: "party" },
  privilege: { status: "waived-by-court", waiver: { coversClasses: ["sud-records"] } },
  order: {
    exists: true,
    inForce: true,
    namesPatient: true,
    namesClasses: ["sud-records"],
    part2: {
      citesSubpartE: true,
      goodCauseFindings: true,
      noticeAndOpportunity: true,
      essentialPartsOnly: true,
      recipientsLimited: true,
      safeguards: true,
      compulsoryProcessAlsoPresent: true,
    },
  },
};
const found = (change: Plain, piece: Plain = {}) =>
  assess(caseFileSchema.parse(changed({ ...ordered, segments: [changed(record, piece)] }, change)));
const outcome = (change: Plain, piece?: Plain) => found(change, piece).segments["sud"]?.outcome;
const asked = (change: Plain, piece?: Plain) =>
  found(change, piece).missingFacts.map(({ pointer }) => pointer);
const used = (ruleId: string, change: Plain, piece?: Plain) =>
  found(change, piece).reasons.find((reason) => reason.ruleId === ruleId)?.factsUsed ?? [];

const ofAMandate = "/order/part2/compulsoryProcessAlsoPresent";
const unsaid: Plain = { order: { part2: { compulsoryProcessAlsoPresent: null, criminalFindings: true } } };

describe("an order that the paper in hand came with (42 CFR 2.61)", () => {
  it.each([
    ["a subpoena of the clerk", { type: "clerk-subpoena", signerRole: "clerk", judgeSigned: false }],
    ["a grand jury's subpoena", { type: "grand-jury-subpoena", signerRole: "clerk", judgeSigned: false }],
    [
      "a subpoena for a criminal trial",
      { type: "criminal-trial-subpoena", signerRole: "clerk", judgeSigned: false },
    ],
    ["a search warrant", { type: "search-warrant", signerRole: "judge", judgeSigned: true }],
    [
      "an agency's subpoena",
      { type: "agency-subpoena-or-cid", signerRole: "agency-officer", judgeSigned: false },
    ],
  ])("has its mandate in %s", (_words, instrument) => {
    const came = changed(unsaid, { instrument });
    expect(asked(came)).not.toContain(ofAMandate);
    expect(used("us.part-2.2-61.order-and-mandate", came)).toContain("/instrument/type");
    expect(found(came).reasons).toContainEqual(
      expect.objectContaining({ ruleId: "us.part-2.2-61.order-and-mandate", status: "satisfied" }),
    );
  });

  it("has none in itself: until somebody has looked, it is asked for and opens nothing", () => {
    expect(outcome({})).toBe("release");
    expect(outcome(unsaid)).toBe("needs-court-order");
    expect(asked(unsaid)).toContain(ofAMandate);
  });
});

const noGround = "us.part-2.2-63.communications";

describe("what a patient said in confidence, under an order that states no ground (42 CFR 2.63)", () => {
  it.each([
    "conversation-content",
    "conversation-analysis",
    "threat-statement",
    "past-crime-admission",
    "abuse-disclosure",
    "third-party-confidence",
  ])("stays: %s", (item) => {
    expect(outcome({}, { content: ["drug-test-results", item] })).toBe("needs-court-order");
    expect(used(noGround, {}, { content: [item] })).toContain("/segments/0/content");
  });

  it.each(["threat-to-life", "extremely-serious-crime", "patient-offers-evidence"])(
    "goes on the ground that it is stated: %s",
    (confidentialCommunicationsGround) => {
      const stated = { order: { part2: { confidentialCommunicationsGround } } };
      expect(outcome(stated, { content: ["conversation-content"] })).toBe("release");
    },
  );

  it.each(["billing", "appointment-log", "test-results", "medication-record"])(
    "is not in a piece that nobody read, of a kind that holds none: %s",
    (kind) => {
      expect(outcome({}, { kind, content: null })).toBe("release");
      expect(asked({}, { kind, content: null })).not.toContain("/segments/0/content");
    },
  );

  it("is in counseling notes, whatever is recorded of what they hold", () => {
    const counseling = {
      kind: "session-note",
      content: null,
      storage: { heldSeparately: true },
      author: { role: "sud-professional" },
    };
    const named = { order: { namesClasses: ["sud-counseling-notes"] } };
    expect(outcome(named, counseling)).toBe("needs-court-order");
    expect(asked(named, counseling)).not.toContain("/segments/0/content");
    expect(used(noGround, named, counseling)).toContain("/segments/0/kind");
  });

  it("may be in any other piece that nobody read", () => {
    expect(outcome({}, { kind: "session-note", content: null })).toBe("needs-court-order");
    expect(asked({}, { kind: "session-note", content: null })).toContain("/segments/0/content");
  });
});

describe("a piece of a program's file that is no record of the program (42 CFR 2.11)", () => {
  const letter: Plain = {
    requester: { role: "treating-provider", purpose: "treatment" },
    instrument: { type: "provider-request", signerRole: "treating-provider" },
    forum: null,
    order: null,
    privilege: null,
  };

  it("goes as HIPAA allows, and waits for that where nobody has said so", () => {
    expect(outcome(letter, { part2: { protected: false } })).toBe("release");
    expect(outcome(letter, { part2: null })).toBe("needs-authorization");
    expect(asked(letter, { part2: null })).toContain("/segments/0/part2/protected");
  });
});
