import { describe, expect, it } from "vitest";
import type { AuthorizationForm, CaseFile } from "../../../../workflows/contract/case-file.ts";
import { part2Signers, representativeAuthority } from "../../../../workflows/law/form-signers.ts";
import { settled, waiting } from "../../../../workflows/law/predicate.ts";

type Patient = NonNullable<CaseFile["patient"]>;
type Consent = NonNullable<Patient["consent"]>;
type Signer = NonNullable<AuthorizationForm["signers"]>[number];

const view = (signers: readonly Signer[] | undefined, patient: Patient, described?: boolean) => ({
  caseFile: { schemaVersion: 1, asOf: { assessedOn: "2026-11-21" }, patient } as const,
  form: {
    id: "form",
    ...(signers === undefined ? {} : { signers: [...signers] }),
    ...(described === undefined ? {} : { elements: { representativeAuthority: described } }),
  },
  at: "",
});
const authority = (...of: Parameters<typeof view>) => representativeAuthority(view(...of));
const consented = (...of: Parameters<typeof view>) => part2Signers(view(...of));

const patients: Signer = { role: "patient" };
const by = (role: NonNullable<Signer["role"]>, authorityDescribed = true): Signer => ({
  role,
  authorityDescribed,
});
const adult: Patient = { ageYears: 40, alive: true };
const minor = (ageYears: number, consent: Consent = {}): Patient => ({ ageYears, alive: true, consent });
const own = { minorConsentedAlone: true, otherConsentRequired: false };

const [signed, ofPatient, ofConsent, age] = ["/signers", "/patient", "/patient/consent", "/patient/ageYears"];
const [lawful, otherRequired, alone, described] = [
  "/patient/consent/lawfulWithoutParent",
  "/patient/consent/otherConsentRequired",
  "/patient/consent/minorConsentedAlone",
  "/elements/representativeAuthority",
];

describe("a form of which nobody recorded who signed it (45 CFR 164.508(c)(1)(vi))", () => {
  it("rests on what it says of the signer's authority, and asks who signed where it says nothing", () => {
    expect(authority(undefined, adult)).toEqual(waiting(signed));
    expect(authority(undefined, adult, true)).toEqual(settled(true, described));
    expect(authority(undefined, adult, false)).toEqual(settled(false, described));
  });
});

describe("the patient's own signature (45 CFR 164.502(g)(3))", () => {
  it("is the individual's, of an adult and of a minor of twelve", () => {
    for (const patient of [adult, {}, minor(12)])
      expect(authority([patients], patient)).toEqual(settled(true, signed));
    expect(authority([], adult)).toEqual(settled(true, signed));
  });

  it("is not that of a child under twelve, but for a service that is the child's own", () => {
    expect(authority([patients], minor(11))).toEqual(settled(false, signed, age, ofConsent));
    expect(authority([patients], minor(11, own))).toEqual(settled(true, signed));
  });

  it("waits for what decides whether a child's service is the child's own", () => {
    const child = (consent: Consent) => authority([patients], minor(11, consent));
    const asked = { minorConsentedAlone: true };
    const refused = settled(false, signed, age, ofConsent);
    expect(child(asked)).toEqual(waiting(lawful));
    expect(child({ ...asked, lawfulWithoutParent: false })).toEqual(waiting(otherRequired));
    expect(child({ ...asked, lawfulWithoutParent: false, otherConsentRequired: true })).toEqual(refused);
    expect(
      child({ ...asked, lawfulWithoutParent: false, minorAskedForParentAsRepresentative: true }),
    ).toEqual(refused);
  });

  it("waits for an age that two facts tell differently", () => {
    const facts = [age, "/patient/bornOn"];
    expect(authority([patients], { ageYears: 40, bornOn: "2020-01-01" })).toEqual({ ...waiting(age), facts });
  });

  it("is enough beside another's, and another's beside one that is not enough", () => {
    expect(authority([by("spouse", false), patients], adult)).toEqual(settled(true, signed));
    expect(authority([patients, by("parent")], minor(11))).toEqual(settled(true, signed));
  });
});

describe("a parent's signature for a minor's service (45 CFR 164.502(g)(3)(i))", () => {
  const parents = (consent: Consent) => authority([by("parent")], minor(15, consent));

  it.each<[string, Consent]>([
    ["the minor consented alone, and nobody else need have", own],
    ["the law lets the minor alone", { minorConsentedAlone: true, lawfulWithoutParent: true }],
    [
      "the law lets the minor, and a court consented",
      { courtOrOtherConsented: true, lawfulWithoutParent: true },
    ],
    ["the parent agreed that it stays between them", { parentAgreedToConfidentiality: true }],
  ])("is none where it is the minor's own: %s", (_why, consent) => {
    expect(parents(consent)).toEqual(settled(false, signed, ofConsent));
  });

  it.each<[string, Consent]>([
    ["a parent consented", { minorConsentedAlone: false, lawfulWithoutParent: true }],
    ["another consent was needed", { ...own, otherConsentRequired: true, lawfulWithoutParent: false }],
    [
      "the minor asked for the parent",
      { ...own, minorAskedForParentAsRepresentative: true, lawfulWithoutParent: false },
    ],
  ])("counts where it is not: %s", (_why, consent) => {
    expect(parents(consent)).toEqual(settled(true, signed));
  });

  it("waits while nobody recorded who consented, or whether the law let the minor", () => {
    expect(parents({})).toEqual(waiting(alone));
    expect(parents({ minorConsentedAlone: true })).toEqual(waiting(lawful));
    expect(authority([by("parent")], { alive: true })).toEqual(waiting(alone));
  });

  it("is not asked about for the estate of a minor, nor by the guardian of an adult", () => {
    const dead = { ...minor(15, own), alive: false };
    expect(authority([by("executor")], dead)).toEqual(settled(true, signed));
    expect(authority([by("executor"), by("parent")], dead)).toEqual(settled(false, signed, ofConsent));
    expect(authority([by("guardian")], { ...adult, consent: own })).toEqual(settled(true, signed));
  });
});

describe("a form of a patient of whom nothing is recorded (45 CFR 164.502(g))", () => {
  it("waits, where a parent signed it, for what decides whether a parent can", () => {
    const nobody = {
      ...view([by("parent")], {}),
      caseFile: { schemaVersion: 1, asOf: { assessedOn: "2026-11-21" } },
    } as const;
    expect(representativeAuthority(nobody)).toEqual(waiting("/patient/alive", alone));
    expect(part2Signers(nobody)).toEqual(waiting("/patient/alive", alone));
  });
});

describe("whoever signed in the patient's place (45 CFR 164.508(c)(1)(vi))", () => {
  it("must be able to stand there, and the form must say why", () => {
    expect(authority([by("executor")], adult)).toEqual(settled(false, signed, ofPatient));
    expect(authority([by("health-care-agent")], adult)).toEqual(settled(true, signed));
    expect(authority([by("health-care-agent", false)], adult)).toEqual(settled(false, signed));
    expect(authority([by("health-care-agent", false), by("guardian")], adult)).toEqual(
      settled(false, signed),
    );
  });

  it("rests on what the form says where nobody recorded it of each signer", () => {
    const unsaid: Signer = { role: "health-care-agent" };
    expect(authority([unsaid], adult)).toEqual(waiting(described));
    expect(authority([by("health-care-agent"), unsaid], adult)).toEqual(waiting(described));
    expect(authority([unsaid], adult, true)).toEqual(settled(true, described));
  });

  it("need not wait for another signer who may not stand there", () => {
    expect(authority([by("spouse"), by("health-care-agent")], adult)).toEqual(settled(true, signed));
    const paper = ["/patient/representatives/0/role", "/patient/representatives/0/legalInstrument"];
    expect(authority([by("spouse")], adult)).toEqual(waiting(...paper));
  });

  it("waits for the age where a guardian signed, and not where an agent for health care did", () => {
    const lives = { alive: true };
    expect(authority([by("guardian"), by("health-care-agent")], lives)).toEqual(waiting(age, alone));
    expect(authority([by("health-care-agent")], lives)).toEqual(settled(true, signed));
  });
});

describe("the signatures on a Part 2 consent (42 CFR 2.14)", () => {
  it("are those of any form where the patient is no minor, or nobody recorded who signed", () => {
    expect(consented(undefined, minor(15))).toEqual(waiting(signed));
    expect(consented([patients], adult)).toEqual(settled(true, signed));
    expect(consented([patients], {})).toEqual(settled(true, signed));
  });

  it("are the minor's where the law lets the minor alone, and a parent's beside it where it does not", () => {
    const of = (lawfulWithoutParent: boolean, ...signers: readonly Signer[]) =>
      consented(signers, minor(15, { minorConsentedAlone: false, lawfulWithoutParent }));
    const [yes, no] = [settled(true, signed, lawful), settled(false, signed, lawful)];
    expect(of(true, patients)).toEqual(yes);
    expect(of(true, patients, by("parent"))).toEqual(yes);
    expect(of(true, by("parent"))).toEqual(no);
    expect(of(false, patients)).toEqual(no);
    expect(of(false, patients, by("parent"))).toEqual(settled(true, signed));
    expect(of(false, by("parent"))).toEqual(settled(true, signed));
  });

  it("wait while nobody recorded what the law lets the minor do, but where nobody could stand there at all", () => {
    expect(consented([patients], minor(15))).toEqual(waiting(lawful));
    expect(consented([by("parent")], minor(15, { minorConsentedAlone: false }))).toEqual(waiting(lawful));
    expect(consented([by("executor")], minor(15))).toEqual(settled(false, signed, ofPatient));
  });

  it("wait for an age that two facts tell differently, and for what any form waits for", () => {
    const contradicted = { alive: true, ageYears: 40, bornOn: "2020-01-01" };
    const facts = [age, "/patient/bornOn"];
    const paper = ["/patient/representatives/0/role", "/patient/representatives/0/legalInstrument"];
    expect(consented([by("spouse")], contradicted)).toEqual({ ...waiting(...paper, age), facts });
  });
});
