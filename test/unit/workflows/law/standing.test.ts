import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../../../workflows/contract/case-file.ts";
import { settled, waiting } from "../../../../workflows/law/predicate.ts";
import { canStandIn, isDead, paperFits } from "../../../../workflows/law/standing.ts";

type Patient = NonNullable<CaseFile["patient"]>;

const of = (patient: Patient): CaseFile => ({
  schemaVersion: 1,
  asOf: { assessedOn: "2026-11-21" },
  patient,
});
const [alive, died, age] = ["/patient/alive", "/patient/diedOn", "/patient/ageYears"];
const contradicted = { ageYears: 40, bornOn: "2020-01-01" };

describe("whether the patient has died", () => {
  it("is told by the fact, else by the day, which counts from its beginning", () => {
    // One of the two is wrong, and nothing says which.
    expect(isDead(of({ alive: true, diedOn: "2026-01-01" }))).toEqual(waiting(alive, died));
    expect(isDead(of({ alive: true, diedOn: "2026-11-22" }))).toEqual(settled(false, alive));
    expect(isDead(of({ alive: false }))).toEqual(settled(true, alive));
    expect(isDead(of({ diedOn: "2026-11-21" }))).toEqual(settled(true, died));
    expect(isDead(of({ diedOn: "2026-11-22" }))).toEqual(settled(false, died));
    expect(isDead(of({}))).toEqual(waiting(alive));
  });
});

describe("a paper that gives authority over a patient (45 CFR 164.502(g))", () => {
  const health = [
    "guardianship-order",
    "health-care-power",
    "legal-custody",
    "appointment-order-with-records-power",
  ] as const;
  const child = { ageYears: 9 };

  it("is of the estate after death (45 CFR 164.502(g)(4))", () => {
    for (const paper of ["letters-testamentary", "letters-of-administration"] as const) {
      expect(paperFits(paper, of({ alive: false }))).toEqual(settled(true, alive));
      expect(paperFits(paper, of({ alive: true }))).toEqual(settled(false, alive));
    }
  });

  it("is of health in life, and none in death", () => {
    for (const paper of health) {
      expect(paperFits(paper, of({ ...child, alive: true }))).toEqual(settled(true, alive));
      expect(paperFits(paper, of({ ...child, alive: false }))).toEqual(settled(false, alive));
      expect(paperFits(paper, of(child))).toEqual(waiting(alive));
    }
    expect(paperFits("none", of({ alive: true }))).toEqual(settled(false, alive));
  });

  it("is of custody to eighteen, and of a dead patient at no age", () => {
    expect(paperFits("legal-custody", of({ ageYears: 18, alive: true }))).toEqual(settled(false, age));
    expect(paperFits("legal-custody", of({ alive: true }))).toEqual(waiting(age));
    expect(paperFits("legal-custody", of({ alive: false }))).toEqual(settled(false, alive));
    expect(paperFits("guardianship-order", of({ ageYears: 18, alive: true }))).toEqual(settled(true, alive));
  });
});

describe("the standing that a signer names (45 CFR 164.502(g))", () => {
  const stands = (role: Parameters<typeof canStandIn>[0], patient: Patient) =>
    canStandIn(role, "/role", of(patient));

  it("is asked for", () => {
    expect(stands(undefined, { alive: true })).toEqual(waiting("/role"));
  });

  it("is an executor's after death, an agent's and a guardian's in life", () => {
    expect(stands("executor", { alive: false })).toEqual(settled(true, alive));
    expect(stands("executor", { alive: true })).toEqual(settled(false, alive));
    for (const role of ["health-care-agent", "guardian"] as const) {
      expect(stands(role, { alive: true, ageYears: 40 })).toEqual(settled(true, alive));
      expect(stands(role, { alive: false, ageYears: 40 })).toEqual(settled(false, alive));
    }
  });

  it("is a parent's while the patient is a living minor, and at an unrecorded age", () => {
    expect(stands("parent", { alive: true, ageYears: 17 })).toEqual(settled(true, alive));
    expect(stands("parent", { alive: true, ageYears: 18 })).toEqual(settled(false, age));
    expect(stands("parent", { alive: true })).toEqual(settled(true, alive));
    expect(stands("parent", { alive: true, ...contradicted }).truth).toBe("unknown");
    expect(stands("parent", { alive: false, ...contradicted })).toEqual(settled(false, alive));
  });

  it("is looked for among all who are on file, from the first on", () => {
    const first = { alive: true, representatives: [{ role: "spouse" } as const] };
    expect(stands("spouse", first)).toEqual(waiting("/patient/representatives/0/legalInstrument"));
  });

  it.each([
    ["spouse", "spouse"],
    ["adult-child", "next-of-kin"],
    ["other", "administrator"],
    ["other", "conservator"],
    ["other", "guardian-ad-litem"],
    ["other", "next-of-kin"],
  ] as const)("of one who signs as %s is what the paper of the %s gives", (signer, role) => {
    const parent = { role: "parent" } as const;
    const at = "/patient/representatives/1/legalInstrument";
    const unsaid = { alive: true, representatives: [parent, { role }] };
    expect(stands(signer, unsaid)).toEqual(waiting(at));
    const legalInstrument = "health-care-power" as const;
    expect(stands(signer, { alive: true, representatives: [parent, { role, legalInstrument }] })).toEqual(
      settled(true, at, alive),
    );
    expect(stands(signer, { alive: true, representatives: [parent] })).toEqual(
      waiting("/patient/representatives/1/role", at),
    );
  });
});
