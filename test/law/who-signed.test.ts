import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import { caseIn, form, letterWith, progress } from "./neighbours/case.ts";
import { changed, type Plain } from "./changed.ts";

const federal: Plain = { policy: { stateLayer: "federal-only" } };
const outcomeOf = (segment: Plain, ...fragments: readonly Plain[]) =>
  Object.values(assess(caseIn("VA", [segment], ...fragments, federal)).segments)[0]?.outcome;
const asks = (...fragments: readonly Plain[]): readonly string[] =>
  assess(caseIn("VA", [progress], ...fragments, federal)).missingFacts.map(({ pointer }) => pointer);

const ownTherapy: Plain = {
  patient: {
    ageYears: 15,
    consent: { minorConsentedAlone: true, lawfulWithoutParent: true, otherConsentRequired: false },
  },
};
const parentsTherapy: Plain = {
  patient: {
    ageYears: 15,
    alive: true,
    consent: { parentConsentedToService: true, minorConsentedAlone: false },
  },
};
const asked = (role: string, legalInstrument: string): Plain => ({
  instrument: { type: "representative-access-request", receivedOn: "2026-10-05" },
  requester: { role: role === "next-of-kin" ? "family-member" : role },
  patient: { representatives: [{ role, isRequester: true, legalInstrument }] },
});
const signedBy = (...roles: readonly string[]): Plain =>
  letterWith({ signers: roles.map((role) => ({ role, authorityDescribed: true })) });

const estateForm = signedBy("other");

describe("whoever stands in a minor's place (45 CFR 164.502(g)(3)(i))", () => {
  it.each([
    ["guardian", "guardianship-order"],
    ["guardian", "legal-custody"],
    ["parent", "guardianship-order"],
    ["next-of-kin", "legal-custody"],
  ])("gets nothing of the minor's own therapy: %s with %s", (role, paper) => {
    expect(outcomeOf(progress, asked(role, paper), ownTherapy)).toBe("needs-authorization");
  });
  it("gets the record of a therapy to which a parent consented, as guardian", () => {
    expect(outcomeOf(progress, asked("guardian", "guardianship-order"), parentsTherapy)).toBe("release");
  });
  it.each([[["guardian"]], [["other"]], [["parent", "guardian"]], [["health-care-agent"]]])(
    "signs no form for the minor's own therapy: %s",
    (roles) => {
      expect(outcomeOf(progress, signedBy(...roles), ownTherapy)).toBe("needs-authorization");
    },
  );
  it.each([["parent"], ["guardian"]])("signs for a therapy to which a parent consented: %s", (role) => {
    expect(outcomeOf(progress, signedBy(role), parentsTherapy)).toBe("release");
  });
  it("is not needed beside the minor's own signature", () => {
    expect(outcomeOf(progress, signedBy("patient", "parent"), ownTherapy)).toBe("release");
  });
});

describe("the standing in which a form is signed (45 CFR 164.502(g))", () => {
  it.each([
    ["a parent of a grown patient", "parent", { ageYears: 40, alive: true }],
    ["an executor of a living patient", "executor", { ageYears: 40, alive: true }],
    ["a health-care agent after death", "health-care-agent", { ageYears: 40, alive: false }],
    ["a guardian after death", "guardian", { ageYears: 40, alive: false }],
  ])("is refused where life or age rules it out: %s", (_who, role, patient) => {
    expect(outcomeOf(progress, signedBy(role), { patient })).toBe("needs-authorization");
  });
  it.each([
    ["an executor after death", "executor", { ageYears: 40, alive: false }],
    ["a health-care agent in life", "health-care-agent", { ageYears: 40, alive: true }],
    ["a guardian of an adult", "guardian", { ageYears: 40, alive: true }],
  ])("stands: %s", (_who, role, patient) => {
    expect(outcomeOf(progress, signedBy(role), { patient })).toBe("release");
  });
  it.each([
    ["spouse", "spouse"],
    ["adult-child", "next-of-kin"],
    ["other", "conservator"],
  ])("of a relation rests on a paper, which is asked for: %s", (signer, role) => {
    const adult: Plain = { patient: { ageYears: 40, alive: true } };
    expect(outcomeOf(progress, signedBy(signer), adult)).toBe("needs-authorization");
    expect(asks(signedBy(signer), adult)).toContain("/patient/representatives/0/legalInstrument");
    const known = (legalInstrument: string): Plain =>
      changed(adult, { patient: { representatives: [{ role, legalInstrument }] } });
    expect(outcomeOf(progress, signedBy(signer), known("health-care-power"))).toBe("release");
    expect(outcomeOf(progress, signedBy(signer), known("letters-testamentary"))).toBe("needs-authorization");
    expect(outcomeOf(progress, signedBy(signer), known("none"))).toBe("needs-authorization");
  });
  it("is asked for where nobody recorded it", () => {
    const adult: Plain = { patient: { ageYears: 40, alive: true } };
    const unsaid = letterWith({ signers: [{ authorityDescribed: true }] });
    expect(outcomeOf(progress, unsaid, adult)).toBe("needs-authorization");
    expect(asks(unsaid, adult)).toContain("/authorizations/0/signers/0/role");
    const beside = letterWith({ signers: [{ authorityDescribed: true }, { role: "patient" }] });
    expect(outcomeOf(progress, beside, adult)).toBe("release");
  });
  it.each([
    ["an executor's form", signedBy("executor")],
    ["a form signed by letters of the estate", estateForm],
    ["a request by letters of the estate", asked("executor", "letters-testamentary")],
    ["a request by letters of administration", asked("executor", "letters-of-administration")],
  ])("waits until it is recorded whether the patient lives: %s", (_what, request) => {
    const heir = { role: "administrator", legalInstrument: "letters-of-administration" };
    const signs = request === estateForm ? { representatives: [heir] } : {};
    const of = (patient: Plain): Plain => ({ patient: { ageYears: 40, ...signs, ...patient } });
    expect(outcomeOf(progress, request, of({}))).toBe("needs-authorization");
    expect(asks(request, of({}))).toContain("/patient/alive");
    expect(outcomeOf(progress, request, of({ alive: true }))).toBe("needs-authorization");
    expect(outcomeOf(progress, request, of({ alive: false }))).toBe("release");
    expect(outcomeOf(progress, request, of({ diedOn: "2026-05-01" }))).toBe("release");
    expect(outcomeOf(progress, request, of({ diedOn: "2026-12-24" }))).toBe("needs-authorization");
  });
  const child = { ageYears: 9 };
  const adult = { ageYears: 40 };
  it.each([
    ["a guardian's form", signedBy("guardian"), adult],
    ["a health-care agent's form", signedBy("health-care-agent"), adult],
    ["a parent's form", signedBy("parent"), child],
    ["a request by guardianship order", asked("guardian", "guardianship-order"), adult],
    ["a request by health-care power", asked("health-care-agent", "health-care-power"), adult],
    ["a request by custody", asked("guardian", "legal-custody"), child],
    ["a parent's request", asked("parent", "legal-custody"), child],
  ])("ends with the patient's life, and waits until that is recorded: %s", (_what, request, patient) => {
    const of = (told: Plain): Plain => ({ patient: { ...patient, ...told } });
    expect(outcomeOf(progress, request, of({}))).toBe("needs-authorization");
    expect(asks(request, of({}))).toContain("/patient/alive");
    expect(outcomeOf(progress, request, of({ alive: true }))).toBe("release");
    expect(outcomeOf(progress, request, of({ alive: false }))).toBe("needs-authorization");
    expect(outcomeOf(progress, request, of({ diedOn: "2026-05-01" }))).toBe("needs-authorization");
  });
  it("by custody ends at eighteen, and waits for an age", () => {
    const grown: Plain = { patient: { ageYears: 25, alive: true } };
    expect(outcomeOf(progress, asked("guardian", "legal-custody"), grown)).toBe("needs-authorization");
    expect(outcomeOf(progress, asked("spouse", "legal-custody"), grown)).toBe("needs-authorization");
    expect(outcomeOf(progress, asked("guardian", "guardianship-order"), grown)).toBe("release");
    expect(asks(asked("guardian", "legal-custody"))).toContain("/patient/ageYears");
  });
});

describe("whoever asks in the patient's place", () => {
  const request: Plain = {
    instrument: { type: "representative-access-request", receivedOn: "2026-10-05" },
    requester: { role: "guardian" },
    patient: { ageYears: 40, alive: true },
  };
  const people = (...representatives: readonly Plain[]): Plain => ({ patient: { representatives } });
  const guardian: Plain = { role: "guardian", legalInstrument: "guardianship-order" };
  const of = (person: number, ...facts: readonly string[]) =>
    facts.map((fact) => `/patient/representatives/${person}/${fact}`);
  const openOf = (...fragments: readonly Plain[]) =>
    asks(request, ...fragments).filter((pointer) => pointer.startsWith("/patient/representatives"));

  it("is asked for with the paper while nobody is on file", () => {
    expect(openOf()).toEqual(of(0, "isRequester", "legalInstrument"));
  });
  it("is looked for among those on file, before anybody else is thought of", () => {
    const unsaid = people({ role: "parent", isRequester: false }, guardian);
    expect(openOf(unsaid)).toEqual(of(1, "isRequester"));
    const another = people(changed(guardian, { isRequester: false }));
    expect(openOf(another)).toEqual(of(1, "isRequester", "legalInstrument"));
    expect(outcomeOf(progress, request, unsaid)).toBe("needs-authorization");
    expect(outcomeOf(progress, request, people(changed(guardian, { isRequester: true })))).toBe("release");
  });
  it("who signed by a paper is asked for with what they are to the patient", () => {
    const signed = signedBy("spouse");
    const open = asks(signed, { patient: { ageYears: 40, alive: true } });
    expect(open).toEqual(expect.arrayContaining(of(0, "role", "legalInstrument")));
  });
});

describe("a consent for substance use records of a minor (42 CFR 2.14)", () => {
  const record: Plain = { id: "sud", kind: "chart", part2: { protected: true } };
  const consented = (role: string, patient: Plain): Plain => ({
    requester: { role: "life-insurer", purpose: "insurance-underwriting" },
    instrument: { type: "insurer-or-employer-request" },
    patient,
    authorizations: [
      changed(form, {
        form: "part2-consent",
        coversClasses: ["sud-records"],
        part2: { hasRequiredElements: true },
        signers: [{ role, authorityDescribed: true }],
      }),
    ],
  });
  const lawful = (lawfulWithoutParent: boolean | null): Plain => ({
    ageYears: 15,
    alive: true,
    consent: { minorConsentedAlone: false, parentConsentedToService: true, lawfulWithoutParent },
  });
  it("is the minor's alone where the law lets the minor consent alone to the care", () => {
    expect(outcomeOf(record, consented("parent", lawful(true)))).toBe("needs-authorization");
    expect(outcomeOf(record, consented("patient", lawful(true)))).toBe("release");
  });
  it("is not the minor's alone where it does not, and waits while nobody has said", () => {
    expect(outcomeOf(record, consented("patient", lawful(false)))).toBe("needs-authorization");
    expect(outcomeOf(record, consented("patient", lawful(null)))).toBe("needs-authorization");
    const open = assess(caseIn("VA", [record], consented("patient", lawful(null)), federal));
    expect(open.missingFacts.map(({ pointer }) => pointer)).toContain("/patient/consent/lawfulWithoutParent");
  });
  it("may be a parent's where it does not", () => {
    expect(outcomeOf(record, consented("parent", lawful(false)))).toBe("release");
  });
  it("is no spouse's without a paper", () => {
    expect(outcomeOf(record, consented("spouse", { ageYears: 40, alive: true }))).toBe("needs-authorization");
  });
});

describe("a directive to a third person (45 CFR 164.524(c)(3)(ii))", () => {
  const chart: Plain = { id: "chart", kind: "intake", storage: { heldSeparately: false, medium: "ehr" } };
  const dated: Plain = changed(chart, { range: { fromOn: "2026-01-01", toOn: "2026-06-30" } });
  const directive = (change: Plain): Plain => ({
    instrument: { type: "third-party-directive", receivedOn: "2026-10-05" },
    requester: { role: "patient" },
    authorizations: [
      {
        id: "directive",
        form: "third-party-directive",
        elements: { recipient: true, signatureAndDate: true },
        signers: [{ role: "patient" }],
        recipientMatchesRequester: true,
        ...change,
      },
    ],
  });
  it.each([
    ["nothing else", {}],
    ["an end to come", { statedExpiry: "date", expiresOn: "2027-01-01" }],
    ["this class", { coversClasses: ["chart-other"] }],
    ["these dates", { coversRange: { fromOn: "2025-01-01", toOn: "2026-12-31" } }],
  ])("opens the electronic record, saying %s", (_what, change) => {
    expect(outcomeOf(dated, directive(change))).toBe("release");
  });
  it.each([
    ["revoked in writing", { revocations: [{ form: "written", receivedOn: "2026-11-15" }] }],
    ["revoked by word of mouth", { revocations: [{ form: "oral", receivedOn: "2026-11-15" }] }],
    ["past its end", { statedExpiry: "date", expiresOn: "2026-01-01" }],
    ["known to be false", { knownFalse: true }],
    ["for another recipient", { recipientMatchesRequester: false }],
    ["of other years", { coversRange: { fromOn: "2020-01-01", toOn: "2020-12-31" } }],
    ["of another class", { coversClasses: ["billing-logistics"] }],
  ])("opens nothing that is %s", (_what, change) => {
    expect(outcomeOf(dated, directive(change))).toBe("needs-authorization");
  });
});

describe("notes for the patient on a form of their own (45 CFR 164.508(a)(1))", () => {
  const kept: Plain = {
    id: "kept",
    kind: "session-note",
    author: { role: "mental-health-professional" },
    storage: { heldSeparately: true },
    content: ["conversation-content"],
    range: { fromOn: "2026-03-01", toOn: "2026-03-01" },
  };
  const own = changed(form, {
    coversAllRecords: null,
    coversClasses: ["psychotherapy-notes"],
    mentionsPsychotherapyNotes: true,
  });
  const access = (...forms: readonly Plain[]): Plain => ({
    instrument: { type: "patient-access-request" },
    requester: { role: "patient" },
    policy: { pnToIndividual: "with-pn-authorization" },
    decisions: { releaseNotesToIndividual: true },
    authorizations: forms,
  });
  it("go only as far as that form reaches", () => {
    const otherYears = changed(own, { coversRange: { fromOn: "2020-01-01", toOn: "2020-12-31" } });
    expect(outcomeOf(kept, access(own))).toBe("release");
    expect(outcomeOf(kept, access(otherYears))).toBe("withhold");
    expect(outcomeOf(kept, access(changed(own, { purposeMatchesRequest: false })))).toBe("withhold");
  });
  it("go on a second form that fits where the first does not", () => {
    expect(
      outcomeOf(kept, access(changed(own, { id: "first", recipientMatchesRequester: false }), own)),
    ).toBe("release");
  });
});
