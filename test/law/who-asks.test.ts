import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import { changed, type Plain } from "./changed.ts";
import { accessRequest, boardSubpoena, caseIn, letterWith, notes, progress } from "./neighbours/case.ts";

const federal: Plain = { policy: { stateLayer: "federal-only" } };
const found = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  assess(caseIn("VA", segments, ...fragments, federal));
const outcomes = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  Object.values(found(segments, ...fragments).segments).map(({ outcome }) => outcome);
const asks = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  found(segments, ...fragments).missingFacts.map(({ pointer }) => pointer);
const from = (role: string | null): Plain => ({ requester: { role } });
const both = [progress, notes];
const writtenBy = (id: string, piece: Plain = notes): Plain =>
  changed(piece, { id: `${String(piece["id"])}-of-${id}`, author: { id } });

describe("a request of the patient for the own record (45 CFR 164.524(a)(1), 164.508(a)(2))", () => {
  const given: Plain = {
    policy: { pnToIndividual: "clinician-decision" },
    decisions: { releaseNotesToIndividual: true },
  };
  it("opens it to the patient, and to a person whose role nobody recorded", () => {
    expect(outcomes(both, accessRequest, given)).toEqual(["release", "release"]);
    expect(outcomes(both, accessRequest, given, from(null))).toEqual(["release", "release"]);
  });
  it.each(["opposing-counsel", "spouse", "employer", "parent"])(
    "opens nothing where somebody else is recorded as who asks: %s",
    (role) => {
      expect(outcomes(both, accessRequest, given, from(role))).toEqual(["withhold", "withhold"]);
    },
  );
  it.each([
    ["it is recorded", { alive: false }],
    ["the day is", { diedOn: "2026-01-02" }],
  ])("opens nothing once the patient has died, where %s", (_words, patient) => {
    expect(outcomes(both, accessRequest, given, { patient })).toEqual(["withhold", "withhold"]);
  });
});

describe("the practice's own defense (45 CFR 164.508(a)(2)(i)(C))", () => {
  const defense: Plain = {
    practice: { partyToCase: true },
    requester: { purpose: "defense-of-practice" },
    instrument: { type: "internal-defense-use", signerRole: "practice" },
    forum: { system: "federal", nature: "civil", actionBroughtBy: "patient" },
    authorizations: [],
  };
  it.each(["practice", "practice-counsel", "clinician", "note-author", null])(
    "is its own side's: %s",
    (role) => {
      expect(outcomes(both, defense, from(role))).toEqual(["release", "release"]);
    },
  );
  it.each(["opposing-counsel", "journalist"])("is nobody's whom the facts call %s", (role) => {
    expect(outcomes(both, defense, from(role))).toEqual(["needs-authorization", "needs-authorization"]);
  });
});

describe("oversight of the author of notes (45 CFR 164.508(a)(2)(ii), 164.512(d))", () => {
  const letter = changed(boardSubpoena, { instrument: { type: "licensing-board-letter", commands: [] } });
  const statement: Plain = { instrument: { legalBasis: { threePartStatement: true } }, authorizations: [] };
  const required: Plain = { policy: { boardSubpoenaNonauthorPn: "required-by-law" } };

  it.each(["licensing-board", "inspector-general", "oversight-agency", "attorney-general", null])(
    "is of an agency: %s",
    (role) => {
      expect(outcomes(both, boardSubpoena, from(role))).toEqual(["release", "release"]);
      expect(outcomes(both, letter, from(role))).toEqual(["release", "release"]);
    },
  );
  it.each(["opposing-counsel", "employer", "journalist"])("is of nobody whom the facts call %s", (role) => {
    for (const paper of [boardSubpoena, letter, changed(boardSubpoena, required)])
      expect(outcomes(both, paper, from(role))).not.toContain("release");
  });
  it.each(["law-enforcement", "prosecution"])(
    "opens no notes to an inquiry that is %s, whatever statement came with it",
    (purpose) => {
      const inquiry: Plain = { requester: { purpose } };
      expect(outcomes([notes], boardSubpoena, statement, inquiry)).toEqual(["needs-court-order"]);
      expect(outcomes([notes], boardSubpoena, statement, inquiry, required)).toEqual(["needs-court-order"]);
      expect(outcomes(both, letter, statement, inquiry)).not.toContain("release");
    },
  );
});

describe("the author who uses the own notes for treatment (45 CFR 164.508(a)(2)(i)(A))", () => {
  const reads: Plain = {
    requester: { role: "note-author", purpose: "treatment" },
    instrument: { type: "provider-request" },
    authorizations: [],
  };
  it("is given them, and the chart, whoever wrote that", () => {
    const chart = writtenBy("dr-b", progress);
    expect(outcomes([notes, chart], reads)).toEqual(["release", "release"]);
    expect(outcomes([writtenBy("dr-a"), chart], reads)).toEqual(["release", "release"]);
  });
  it("is given none while notes of several are asked for: whose they are is not said", () => {
    const several = [writtenBy("dr-a"), writtenBy("dr-b")];
    expect(outcomes(several, reads)).toEqual(["needs-authorization", "needs-authorization"]);
  });
  it("waits for the writer of a note beside those of a known one", () => {
    expect(outcomes([writtenBy("dr-a"), notes], reads)[1]).toBe("needs-authorization");
    expect(asks([writtenBy("dr-a"), notes], reads)).toContain("/segments/1/author/id");
  });
});

describe("a form that a child signed (45 CFR 164.502(g)(3)(i))", () => {
  const signed = (patient: Plain, ...roles: readonly string[]) =>
    letterWith({
      coversAllRecords: false,
      coversClasses: ["psychotherapy-notes"],
      mentionsPsychotherapyNotes: true,
      psychotherapyNotesOnly: true,
      signers: ["patient", ...roles].map((role) => ({ role, authorityDescribed: true })),
    });
  const of = (patient: Plain, ...roles: readonly string[]): readonly Plain[] => [
    signed(patient, ...roles),
    { patient },
  ];
  const byParents: Plain = { minorConsentedAlone: false, parentConsentedToService: true };

  it("opens nothing of a small child", () => {
    expect(outcomes([notes], ...of({ ageYears: 9 }))).toEqual(["needs-authorization"]);
  });
  it("opens nothing while the age on file and the birth date contradict each other", () => {
    const twisted: Plain = { ageYears: 30, bornOn: "2017-05-01" };
    expect(outcomes([notes], ...of(twisted))).toEqual(["needs-authorization"]);
    expect(asks([notes], ...of(twisted))).toContain("/patient/ageYears");
  });
  it.each([
    ["an adult", { ageYears: 18 }],
    ["an emancipated minor", { ageYears: 16, emancipated: true }],
    ["somebody whose age nobody recorded", {}],
    ["a minor of an age at which states let minors sign", { ageYears: 14 }],
    [
      "a child whose own service it is",
      { ageYears: 11, consent: { minorConsentedAlone: true, otherConsentRequired: false } },
    ],
  ])("opens the notes of %s", (_who, patient) => {
    expect(outcomes([notes], ...of(patient))).toEqual(["release"]);
  });
  it("opens the notes of a child with a parent's signature beside it, and with no stranger's", () => {
    const child: Plain = { ageYears: 9, alive: true, consent: byParents };
    expect(outcomes([notes], ...of(child, "parent"))).toEqual(["release"]);
    expect(outcomes([notes], ...of(child, "spouse"))).toEqual(["needs-authorization"]);
  });
});
