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
const record: Plain = {
  id: "sud",
  kind: "test-results",
  part2: { protected: true },
  content: ["drug-test-results"],
};
const letter: Plain = {
  schemaVersion: 1,
  asOf: { assessedOn: "2026-11-29", timeZone: "America/New_York" },
  practice: { hipaaCoveredEntity: true, part2Program: true, partyToCase: false },
  policy: { stateLayer: "federal-only" },
  requester: { role: "treating-provider", identityVerified: true, purpose: "treatment" },
  instrument: { type: "provider-request", signerRole: "treating-provider" },
  segments: [record],
};
const withForms = (forms: readonly Plain[] | null, change: Plain = {}) =>
  assess(caseFileSchema.parse(changed(changed(letter, { authorizations: forms }), change)));
const found = (ofConsent: Plain, change: Plain = {}) => withForms([changed(consent, ofConsent)], change);
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
    ["was taken back by word of mouth", { revocations: [{ form: "oral" }] }],
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

  it("opens nothing for a lawsuit, and nothing is left to ask of it", () => {
    expect(outcome(notForProceedings, inCourt)).toBe("needs-authorization");
    expect(asked(notForProceedings, inCourt)).not.toContain("/authorizations/0/part2/forProceedings");
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

describe("the consents in a file (42 CFR 2.31)", () => {
  const general: Plain = { id: "general", form: "general-release", coversClasses: ["sud-records"] };
  const another = changed(consent, { id: "another", recipientMatchesRequester: false });
  const outcomeWith = (forms: readonly Plain[] | null, change?: Plain) =>
    withForms(forms, change).segments["sud"]?.outcome;
  const askedWith = (forms: readonly Plain[] | null) =>
    withForms(forms).missingFacts.map(({ pointer }) => pointer);
  const reason = (ruleId: string, forms: readonly Plain[], change?: Plain) =>
    withForms(forms, change).reasons.find((one) => one.ruleId === ruleId);

  it("open what one of them covers", () => {
    expect(outcomeWith([another, consent])).toBe("release");
    expect(outcomeWith([another])).toBe("needs-authorization");
    expect(reason("us.part-2.2-31-a.consent", [another, consent])?.factsUsed).toContain(
      "/authorizations/1/part2/hasRequiredElements",
    );
  });

  it("are no general release or HIPAA form, whatever that covers", () => {
    for (const paper of ["general-release", "hipaa-authorization"]) {
      const other = changed(consent, { form: paper });
      expect(outcomeWith([other])).toBe("needs-authorization");
    }
  });

  it("are asked for while nobody recorded whether any came, and not where none did", () => {
    expect(outcomeWith(null)).toBe("needs-authorization");
    expect(askedWith(null)).toContain("/authorizations");
    expect(outcomeWith([])).toBe("needs-authorization");
    expect(askedWith([])).not.toContain("/authorizations");
    expect(reason("us.part-2.2-31-a.consent", [])).toMatchObject({
      status: "violated",
      factsUsed: expect.arrayContaining(["/authorizations"]),
    });
  });

  it("ask for the last day of what they cover, where the first alone is recorded", () => {
    const dated = { segments: [{ ...record, range: { fromOn: "2026-02-01", toOn: "2026-03-01" } }] };
    const open = changed(consent, { coversRange: { fromOn: "2026-01-01" } });
    expect(withForms([open], dated).missingFacts.map(({ pointer }) => pointer)).toContain(
      "/authorizations/0/coversRange/toOn",
    );
  });

  it("are for a proceeding where one of them is for it alone (42 CFR 2.31(d))", () => {
    const standsAlone = "us.part-2.2-31-d.proceedings";
    const status = (...forms: readonly Plain[]) => reason(standsAlone, forms, inCourt)?.status;
    const alone = changed(consent, forProceedings);
    expect(status(alone)).toBe("satisfied");
    expect(status(consent, alone)).toBe("satisfied");
    expect(status(changed(alone, { part2: { combinedWithOtherPurpose: true } }))).toBe("violated");
    expect(status(changed(alone, { part2: { combinedWithOtherPurpose: null } }))).toBe("violated");
    expect(status(changed(alone, { part2: { forProceedings: false } }))).toBe("violated");
    expect(status(changed(alone, { part2: null }))).toBe("violated");
    expect(status()).toBe("violated");
    expect(reason(standsAlone, [general, alone], inCourt)?.factsUsed).toContain("/authorizations/1/part2");
    expect(reason(standsAlone, [general, alone], inCourt)?.factsUsed).not.toContain(
      "/authorizations/0/part2",
    );
    expect(reason(standsAlone, [general], inCourt)?.factsUsed).toContain("/authorizations");
  });
});
