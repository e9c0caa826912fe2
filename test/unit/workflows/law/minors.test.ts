import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../../../workflows/contract/case-file.ts";
import {
  ageOf,
  consentedAlone,
  isOfAge,
  minorOf,
  minorOrAssumed,
  oldEnoughConsentedAlone,
} from "../../../../workflows/law/minors.ts";
import { settled, waiting } from "../../../../workflows/law/predicate.ts";

type Patient = NonNullable<CaseFile["patient"]>;

const of = (patient: Patient, assessedOn = "2026-06-15") => ({
  caseFile: { schemaVersion: 1, asOf: { assessedOn }, patient } as const,
});
const [age, birth] = ["/patient/ageYears", "/patient/bornOn"];
const known = (years: number, at: string) => ({ kind: "known", years, at });
const contradicted = { kind: "contradicted" };
const unrecorded = { kind: "unrecorded" };

describe("the age of a patient", () => {
  const bornOn = "2010-06-15";

  it("is what somebody wrote down, or is not recorded", () => {
    expect(ageOf(of({ ageYears: 15 }))).toEqual(known(15, age));
    expect(ageOf(of({}))).toEqual(unrecorded);
  });

  it("goes up on the birthday", () => {
    expect(ageOf(of({ bornOn }, "2026-06-14"))).toEqual(known(15, birth));
    expect(ageOf(of({ bornOn }, "2026-06-15"))).toEqual(known(16, birth));
    expect(ageOf(of({ bornOn: "2026-06-16" }))).toEqual(contradicted);
    expect(ageOf(of({ bornOn: "2026-06-15" }))).toEqual(known(0, birth));
  });

  it("may have been written down a birthday ago, and not before or after that", () => {
    const found = [14, 15, 16, 17].map((ageYears) => ageOf(of({ bornOn, ageYears })).kind);
    expect(found).toEqual(["contradicted", "known", "known", "contradicted"]);
    expect(ageOf(of({ bornOn, ageYears: 15 }))).toEqual(known(16, birth));
  });

  it("stands still from the day of death on, but where it is recorded that the patient lives", () => {
    const diedOn = "2020-01-01";
    expect(ageOf(of({ bornOn, diedOn }))).toEqual(known(9, birth));
    expect(ageOf(of({ bornOn, diedOn, alive: false }))).toEqual(known(9, birth));
    expect(ageOf(of({ bornOn, diedOn, alive: true }))).toEqual(known(16, birth));
    expect(ageOf(of({ bornOn, diedOn: "2030-01-01", alive: false }))).toEqual(known(16, birth));
  });

  it("is told by no birth date alone, of the dead whose day of death nobody recorded", () => {
    expect(ageOf(of({ bornOn, alive: false }))).toEqual(unrecorded);
    expect(ageOf(of({ bornOn, alive: false, ageYears: 0 }))).toEqual(known(0, age));
    expect(ageOf(of({ bornOn, alive: false, ageYears: 16 }))).toEqual(known(16, age));
    expect(ageOf(of({ bornOn, alive: false, ageYears: 17 }))).toEqual(contradicted);
  });
});

describe("a minor (45 CFR 164.502(g)(3))", () => {
  it("is under eighteen, or between the ages that a rule names", () => {
    const between = [13, 14, 17, 18].map((ageYears) => minorOf(of({ ageYears }), 14).truth);
    expect(between).toEqual(["no", "yes", "yes", "no"]);
    expect(minorOf(of({ ageYears: 13 }), 0, 14)).toEqual(settled(true, age));
    expect(minorOf(of({ ageYears: 14 }), 0, 14)).toEqual(settled(false, age));
    expect(minorOf(of({ bornOn: "2020-01-01" }))).toEqual(settled(true, birth));
  });

  it("is nobody who is emancipated, whatever the age", () => {
    const emancipated = settled(false, "/patient/emancipated");
    expect(minorOf(of({ ageYears: 15, emancipated: true }))).toEqual(emancipated);
    expect(minorOrAssumed(of({ emancipated: true }), true)).toEqual(emancipated);
    expect(minorOf(of({ ageYears: 15, emancipated: false }))).toEqual(settled(true, age));
  });

  it("waits for the age, and names both facts where they contradict each other", () => {
    expect(minorOf(of({}))).toEqual(waiting(age));
    const both = { ...waiting(age), facts: [age, birth] };
    const patient = { bornOn: "2010-06-15", ageYears: 40 };
    expect(minorOf(of(patient))).toEqual(both);
    expect(minorOrAssumed(of(patient), false)).toEqual(both);
  });

  it("is assumed only where nobody recorded an age", () => {
    for (const assumed of [true, false])
      expect(minorOrAssumed(of({}), assumed)).toEqual(settled(assumed, age));
    expect(minorOrAssumed(of({ ageYears: 40 }), true)).toEqual(settled(false, age));
    expect(minorOrAssumed(of({ ageYears: 12 }), true, 0, 12)).toEqual(settled(false, age));
  });

  it("is of age at eighteen or by emancipation, and not while nobody knows", () => {
    expect(isOfAge(of({ ageYears: 18 }))).toBe(true);
    expect(isOfAge(of({ ageYears: 17 }))).toBe(false);
    expect(isOfAge(of({ ageYears: 17, emancipated: true }))).toBe(true);
    expect(isOfAge(of({}))).toBe(false);
  });
});

describe("a minor who alone consented to the service (45 CFR 164.502(g)(3)(i))", () => {
  const [alone, parents] = [
    "/patient/consent/minorConsentedAlone",
    "/patient/consent/parentConsentedToService",
  ];

  it("did not where a parent did, and is asked for while neither is recorded", () => {
    expect(consentedAlone(of({}))).toEqual(waiting(alone));
    expect(consentedAlone(of({ consent: { parentConsentedToService: false } }))).toEqual(waiting(alone));
    expect(consentedAlone(of({ consent: { parentConsentedToService: true } }))).toEqual(
      settled(false, parents),
    );
    for (const minorConsentedAlone of [true, false])
      expect(
        consentedAlone(of({ consent: { minorConsentedAlone, parentConsentedToService: true } })),
      ).toEqual(settled(minorConsentedAlone, alone));
  });

  it("need not be asked for of a child under twelve", () => {
    expect(oldEnoughConsentedAlone(of({ ageYears: 11 }))).toEqual(settled(false, age));
    expect(oldEnoughConsentedAlone(of({ ageYears: 12 }))).toEqual(waiting(alone));
    expect(oldEnoughConsentedAlone(of({}))).toEqual(waiting(alone));
    expect(oldEnoughConsentedAlone(of({ ageYears: 9, consent: { minorConsentedAlone: true } }))).toEqual(
      settled(true, alone),
    );
  });
});
