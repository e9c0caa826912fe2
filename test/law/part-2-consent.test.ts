import { describe, expect, it } from "vitest";
import { caseFileSchema } from "../../workflows/contract/case-file.ts";
import { assess } from "../../workflows/law/assess.ts";
import { changed, type Plain } from "./changed.ts";

const consent: Plain = {
  id: "consent",
  form: "part2-consent",
  elements: { signatureAndDate: true },
  signers: [{ role: "patient" }],
  coversClasses: ["sud-records"],
  statedExpiry: "date",
  expiresOn: "2027-03-01",
  recipientMatchesRequester: true,
  purposeMatchesRequest: true,
  part2: { hasRequiredElements: true },
};
const letter: Plain = {
  schemaVersion: 1,
  asOf: { assessedOn: "2026-11-29", timeZone: "America/New_York" },
  practice: { hipaaCoveredEntity: true, part2Program: true, partyToCase: false },
  policy: { stateLayer: "federal-only" },
  requester: { role: "treating-provider", identityVerified: true, purpose: "treatment" },
  instrument: { type: "provider-request", signerRole: "treating-provider" },
  segments: [{ id: "sud", kind: "test-results", part2: { protected: true }, content: ["drug-test-results"] }],
};
const found = (ofConsent: Plain, change: Plain = {}) =>
  assess(caseFileSchema.parse(changed({ ...letter, authorizations: [changed(consent, ofConsent)] }, change)));
const outcome = (ofConsent: Plain, change?: Plain) => found(ofConsent, change).segments["sud"]?.outcome;
const asked = (ofConsent: Plain, change?: Plain) =>
  found(ofConsent, change).missingFacts.map(({ pointer }) => pointer);
const forProceedings = { part2: { forProceedings: true, combinedWithOtherPurpose: false } };
const notForProceedings = { part2: { forProceedings: false } };
const unsaid = { requester: { purpose: null } };
const inCourt = { requester: { role: "opposing-counsel", purpose: "litigation" } };

describe("a Part 2 consent (42 CFR 2.31, 2.14)", () => {
  it.each([
    ["names another recipient", { recipientMatchesRequester: false }],
    ["is for another purpose", { purposeMatchesRequest: false }],
    ["names other records alone", { coversClasses: ["progress-notes"] }],
  ])("opens nothing where it %s", (_words, ofConsent) => {
    expect(outcome(ofConsent)).toBe("needs-authorization");
  });

  it("opens nothing where an executor signed for a minor who lives", () => {
    const minor = { patient: { alive: true, ageYears: 15, consent: { lawfulWithoutParent: false } } };
    const parents = { signers: [{ role: "parent", authorityDescribed: true }] };
    const parentConsented = changed(minor, {
      patient: { consent: { minorConsentedAlone: false, parentConsentedToService: true } },
    });
    expect(outcome(parents, parentConsented)).toBe("release");
    const executors = { signers: [{ role: "executor", authorityDescribed: true }] };
    expect(found(executors, parentConsented).authorizations[0]?.valid).toBe(false);
    expect(outcome(executors, parentConsented)).toBe("needs-authorization");
  });
});

describe("a consent that is not for proceedings (42 CFR 2.31(d), 2.12(d))", () => {
  it.each([
    ["says that it is not", notForProceedings],
    ["says nothing of them", {}],
  ])("opens a record for treatment: it %s", (_words, ofConsent) => {
    expect(outcome(ofConsent)).toBe("release");
  });

  it.each([
    ["says that it is not", notForProceedings],
    ["says nothing of them", {}],
  ])("opens nothing while nobody has said what the record is wanted for: it %s", (_words, ofConsent) => {
    expect(outcome(ofConsent, unsaid)).toBe("needs-authorization");
    expect(asked(ofConsent, unsaid)).toContain("/requester/purpose");
  });

  it("opens nothing for a lawsuit", () => {
    expect(outcome(notForProceedings, inCourt)).toBe("needs-authorization");
  });

  it("is asked whether it is for proceedings, where nobody recorded that", () => {
    expect(outcome({}, inCourt)).toBe("needs-authorization");
    expect(asked({}, inCourt)).toContain("/authorizations/0/part2/forProceedings");
  });
});

describe("a consent for proceedings (42 CFR 2.31(d))", () => {
  it("need not wait for the purpose", () => {
    expect(outcome(forProceedings, unsaid)).toBe("release");
    expect(outcome(forProceedings, inCourt)).toBe("release");
  });
});

describe("a Part 2 consent (42 CFR 2.31(a))", () => {
  it("opens nothing until somebody has looked whether the requester is its recipient", () => {
    expect(outcome({ recipientMatchesRequester: null })).toBe("needs-authorization");
    expect(asked({ recipientMatchesRequester: null })).toContain(
      "/authorizations/0/recipientMatchesRequester",
    );
  });

  it("asks for the dates of a record that it covers from a day on", () => {
    const since = { coversRange: { fromOn: "2026-01-01", toOn: "2026-12-31" } };
    expect(outcome(since)).toBe("needs-authorization");
    expect(asked(since)).toContain("/segments/0/range");
  });
});
