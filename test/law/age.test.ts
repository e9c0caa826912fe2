import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../workflows/contract/case-file.ts";
import { assess } from "../../workflows/law/assess.ts";
import { ageOf } from "../../workflows/law/minors.ts";
import { changed, type Plain } from "./changed.ts";
import { by, caseIn, form, letterWith, parentAsks, progress } from "./neighbours/case.ts";

const federal: Plain = { policy: { stateLayer: "federal-only" } };
const on = (assessedOn: string): Plain => ({ asOf: { assessedOn } });
const of = (patient: Plain): Plain => ({ patient });
const age = "/patient/ageYears";
const contradicted =
  "How old is the patient? The age and the birth date on file do not fit together: one of them is wrong, or another person's.";

const ageIn = (patient: Plain, assessedOn = "2026-11-23") =>
  ageOf({ caseFile: caseIn("VA", [], of(patient), on(assessedOn)) });

/** What the law makes of the one record, and what it asks of the age. */
function answer(caseFile: CaseFile) {
  const { segments, missingFacts, authorizations } = assess(caseFile);
  return {
    outcome: Object.values(segments)[0]?.outcome,
    asked: missingFacts.filter(({ pointer }) => pointer === age).map(({ question }) => question),
    valid: authorizations.map(({ valid }) => valid),
  };
}

describe("the patient's age", () => {
  it("is counted from the birth date, and an age that was written down a birthday ago stands still beside it", () => {
    const born = { ageYears: 17, bornOn: "2009-11-23" };
    expect(ageIn(born, "2026-11-23")).toEqual({ kind: "known", years: 17, at: "/patient/bornOn" });
    expect(ageIn(born, "2027-11-22")).toMatchObject({ years: 17 });
    expect(ageIn(born, "2027-11-23")).toEqual({ kind: "known", years: 18, at: "/patient/bornOn" });
    expect(ageIn({ bornOn: "2008-02-29" }, "2026-02-27")).toMatchObject({ years: 17 });
    expect(ageIn({ bornOn: "2008-02-29" }, "2026-02-28")).toMatchObject({ years: 18 });
  });

  it("is the written one where no birth date is recorded, and unrecorded without either", () => {
    expect(ageIn({ ageYears: 17 })).toEqual({ kind: "known", years: 17, at: age });
    expect(ageIn({})).toEqual({ kind: "unrecorded" });
  });

  it.each([
    ["above the age by birth: nobody grows younger", { ageYears: 18, bornOn: "2009-11-24" }],
    ["more than a birthday below it", { ageYears: 15, bornOn: "2009-11-23" }],
    ["any, of one not yet born", { bornOn: "2026-11-24" }],
    ["above the age at death", { ageYears: 31, bornOn: "1990-01-01", alive: false, diedOn: "2020-06-01" }],
    ["above the age by birth, of the dead", { ageYears: 40, bornOn: "1990-01-01", alive: false }],
  ])("is contradicted by one %s", (_what, patient) => {
    expect(ageIn(patient)).toEqual({ kind: "contradicted" });
  });

  it("ends with the day of death; until that day is recorded a birth date tells no age of the dead", () => {
    const died = { bornOn: "2003-05-01", alive: false };
    expect(ageIn({ ...died, diedOn: "2021-04-30" })).toMatchObject({ years: 17 });
    expect(ageIn({ ...died, ageYears: 17, diedOn: "2021-04-30" })).toMatchObject({ years: 17 });
    expect(ageIn({ ...died, ageYears: 17 })).toEqual({ kind: "known", years: 17, at: age });
    expect(ageIn(died)).toEqual({ kind: "unrecorded" });
    expect(ageIn({ ...died, alive: true, diedOn: "2021-04-30" })).toMatchObject({ years: 23 });
  });
});

describe("a parent who asks for the record (45 CFR 164.502(g)(3)(i))", () => {
  const asks = (patient: Plain, assessedOn: string) =>
    caseIn("VA", [progress], parentAsks, federal, on(assessedOn), of(patient));
  const born: Plain = {
    ageYears: 17,
    bornOn: "2008-12-01",
    consent: { parentConsentedToService: true, minorConsentedAlone: false },
  };

  it("gets it up to the eighteenth birthday and no longer, on the same facts", () => {
    expect(answer(asks(born, "2026-11-30"))).toMatchObject({ outcome: "release", asked: [] });
    const after = asks(born, "2026-12-01");
    expect(answer(after)).toMatchObject({ outcome: "needs-authorization", asked: [] });
    const used = assess(after).reasons.flatMap(({ factsUsed }) => factsUsed);
    expect(used).toContain("/patient/bornOn");
    expect(used).not.toContain(age);
  });

  it.each([
    ["a grown patient was written down as a child", { ageYears: 15, bornOn: "1986-12-01" }],
    ["a child was written down as grown", { ageYears: 21, bornOn: "2015-12-01" }],
  ])("waits where %s, and is told why", (_what, patient) => {
    const given = asks(changed(born, patient), "2026-11-30");
    expect(answer(given)).toMatchObject({ outcome: "needs-authorization", asked: [contradicted] });
    const told = assess(given).reasons.filter(({ words }) => words?.includes(contradicted));
    expect(
      told.map(({ status, factsUsed }) => [status, factsUsed.includes("/patient/bornOn")]),
    ).toContainEqual(["unknown", true]);
  });

  it("gets it of a child too young to have consented alone, read from the birth date, and waits once the age is contradicted", () => {
    const of8: Plain = { ageYears: 8, bornOn: "2018-03-01", consent: null };
    expect(answer(asks(changed(born, of8), "2026-11-30"))).toMatchObject({ outcome: "release", asked: [] });
    const twisted = asks(changed(born, { ...of8, ageYears: 13 }), "2026-11-30");
    expect(answer(twisted)).toMatchObject({ outcome: "needs-authorization", asked: [contradicted] });
    const asked = assess(twisted).missingFacts.map(({ pointer }) => pointer);
    expect(asked).toContain("/patient/consent/minorConsentedAlone");
  });

  it("has the professional's decision recorded for a minor's own service, and for one of whom the age is contradicted", () => {
    const own = { minorConsentedAlone: true, lawfulWithoutParent: true, otherConsentRequired: false };
    const records = (patient: Plain) =>
      assess(asks(changed(born, { ...patient, consent: own }), "2026-11-30")).actions.some(
        ({ verb }) => verb === "record-decision",
      );
    expect(records({})).toBe(true);
    expect(records({ ageYears: 15, bornOn: "1986-12-01" })).toBe(true);
    expect(records({ ageYears: 39, bornOn: "1986-12-01" })).toBe(false);
  });

  it("waits in a state whose rule begins at an age", () => {
    const rule = (patient: Plain) =>
      assess(caseIn("OR", [progress], parentAsks, of(patient))).reasons.find(
        ({ ruleId }) => ruleId === "us.or.109-680.parents",
      );
    const open = rule({ ageYears: 9, bornOn: "2010-12-01" });
    expect(open).toMatchObject({ status: "unknown" });
    expect(open?.words).toContain(contradicted);
    expect(rule({ ageYears: 14, bornOn: "2010-12-01" })?.factsUsed).toContain("/patient/bornOn");
  });
});

describe("a signed form, where age and birth contradict each other", () => {
  const adult: Plain = { ageYears: 40, alive: true, bornOn: "1986-02-03" };
  const child: Plain = {
    ageYears: 9,
    alive: true,
    bornOn: "2017-02-03",
    consent: { parentConsentedToService: true, minorConsentedAlone: false },
  };
  const twisted: Plain = { bornOn: "2003-02-03" };
  const signed = (state: string, patient: Plain, ...roles: readonly string[]) => {
    const signers = roles.map((role) => ({ role, authorityDescribed: true }));
    const record = by(state === "NJ" ? "clinical-social-worker" : "psychologist", progress);
    return caseIn(state, [record], letterWith({ signers }), of(patient), state === "VA" ? federal : {});
  };

  it.each([
    ["VA", "parent", child],
    ["VA", "guardian", { ...adult, ...child }],
    ["DC", "patient", adult],
    ["NJ", "patient", adult],
  ])("counts in %s by the signature of %s until they do, and waits then", (state, role, patient) => {
    expect(answer(signed(state, patient, role)).valid).toEqual([true]);
    const open = answer(signed(state, changed(patient, twisted), role));
    expect(open).toEqual({ outcome: "needs-authorization", asked: [contradicted], valid: ["unknown"] });
  });

  it("waits in Pennsylvania, where from fourteen on the patient signs", () => {
    const clinic: Plain = {
      ...child,
      consent: { parentConsentedToService: true, minorConsentedAlone: false },
    };
    const by = (patient: Plain) =>
      assess(
        changed(signed("PA", patient, "parent"), { practice: { setting: "clinic" } }) as CaseFile,
      ).reasons.find(({ ruleId }) => ruleId === "us.pa.5100-33-a.patient-signs");
    expect(by(clinic)?.status).toBe("satisfied");
    expect(by(changed(clinic, twisted))).toMatchObject({ status: "unknown" });
    expect(by(changed(clinic, twisted))?.factsUsed).toContain(age);
  });

  it("waits for a paper that gives custody of a minor (45 CFR 164.502(g)(3)(i))", () => {
    const custody = (patient: Plain) =>
      caseIn("VA", [progress], parentAsks, federal, {
        requester: { role: "guardian" },
        patient: {
          ...patient,
          representatives: [{ role: "guardian", isRequester: true, legalInstrument: "legal-custody" }],
        },
      });
    expect(answer(custody(child))).toMatchObject({ outcome: "release", asked: [] });
    expect(answer(custody(changed(child, twisted)))).toMatchObject({
      outcome: "needs-authorization",
      asked: [contradicted],
    });
  });

  it("waits for a consent to disclose substance use records (42 CFR 2.14)", () => {
    const record: Plain = { id: "sud", kind: "chart", part2: { protected: true } };
    const consented = (patient: Plain, ...roles: readonly string[]) =>
      caseIn("VA", [record], federal, of(patient), {
        requester: { role: "life-insurer", purpose: "insurance-underwriting" },
        instrument: { type: "insurer-or-employer-request" },
        authorizations: [
          changed(form, {
            form: "part2-consent",
            coversClasses: ["sud-records"],
            part2: { hasRequiredElements: true },
            signers: roles.map((role) => ({ role, authorityDescribed: true })),
          }),
        ],
      });
    const agent = (patient: Plain) => answer(consented(patient, "health-care-agent"));
    expect(agent(adult)).toMatchObject({ outcome: "release", asked: [] });
    expect(agent(changed(adult, twisted))).toMatchObject({
      outcome: "needs-authorization",
      asked: [contradicted],
    });
  });
});
