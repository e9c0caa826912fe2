import { describe, expect, it } from "vitest";
import { caseFileSchema } from "../../workflows/contract/case-file.ts";
import { assess } from "../../workflows/law/assess.ts";
import { changed, type Plain } from "./changed.ts";

const civilOrder: Plain = {
  schemaVersion: 1,
  asOf: { assessedOn: "2026-11-29", timeZone: "America/New_York" },
  practice: { hipaaCoveredEntity: true, part2Program: true },
  policy: { stateLayer: "federal-only" },
  requester: { role: "opposing-counsel", identityVerified: true },
  instrument: { type: "part2-order", signerRole: "judge", judgeSigned: true, commands: ["produce"] },
  forum: { system: "federal", nature: "civil" },
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
  segments: [{ id: "sud", kind: "test-results", part2: { protected: true }, content: ["drug-test-results"] }],
};
const found = (change: Plain) => assess(caseFileSchema.parse(changed(civilOrder, change)));
const outcome = (change: Plain) => found(change).segments["sud"]?.outcome;
const warrant = { type: "search-warrant", signerRole: "judge", judgeSigned: true };

const againstThePatient: readonly (readonly [string, Plain])[] = [
  ["a criminal case, nobody said who the patient is", { forum: { nature: "criminal" } }],
  [
    "a criminal case to which the patient is a party",
    { forum: { nature: "criminal", patientRole: "party" } },
  ],
  [
    "a prosecutor, in a case of unrecorded nature",
    { requester: { role: "prosecutor" }, forum: { nature: null } },
  ],
  ["a case of unrecorded nature", { forum: { nature: null } }],
  ["an investigation of the patient", { forum: { nature: "investigative", patientRole: "target" } }],
  ["law enforcement in a case called civil", { requester: { purpose: "law-enforcement" } }],
  ["a search warrant", { instrument: warrant, forum: { nature: null } }],
  ["a grand jury", { instrument: { type: "grand-jury-subpoena", signerRole: "clerk", judgeSigned: false } }],
];

describe("an order with the findings for a civil case (42 CFR 2.64)", () => {
  it.each(againstThePatient)("does not open a record to %s (42 CFR 2.65)", (_words, change) => {
    expect(outcome(change)).toBe("needs-court-order");
    expect(found(change).missingFacts.map(({ pointer }) => pointer)).toContain(
      "/order/part2/criminalFindings",
    );
  });

  it.each(againstThePatient)(
    "opens it with the findings of 42 CFR 2.65 beside them to %s",
    (_words, change) => {
      const both = { order: { part2: { criminalFindings: true } } };
      expect(outcome(changed(change, both))).toBe("release");
    },
  );

  it.each([
    ["a civil case", {}],
    [
      "a criminal case in which the patient is the victim",
      { forum: { nature: "criminal", patientRole: "alleged-victim" } },
    ],
  ])("opens the record in %s", (_words, change) => {
    expect(outcome(change)).toBe("release");
  });
});
