import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import type { Plain } from "./changed.ts";
import { billing, caseIn, noticeComplete, progress, subpoena, waived } from "./neighbours/case.ts";

const answered = (state: string, ...fragments: readonly Plain[]) =>
  assess(caseIn(state, [progress, billing], subpoena, noticeComplete, waived, ...fragments));
const outcomes = (state: string, ...fragments: readonly Plain[]) =>
  Object.values(answered(state, ...fragments).segments).map(({ outcome }) => outcome);

const triagedAs = [
  ["a criminal subpoena", { type: "criminal-trial-subpoena", signerRole: "clerk" }],
  ["a lawyer's subpoena", { type: "attorney-subpoena", signerRole: "attorney" }],
  ["a clerk's subpoena", { type: "clerk-subpoena", signerRole: "clerk" }],
  ["an order that no judge signed", { type: "court-order", signerRole: "clerk" }],
] as const;
const victim: Plain = { forum: { nature: "criminal", patientRole: "alleged-victim", chargesPending: true } };
const federal: Plain = { policy: { stateLayer: "federal-only" } };

describe("a subpoena in a criminal case", () => {
  it.each(triagedAs)(
    "needs a court's order for a victim's records, triaged as %s (FRCrP 17(c)(3))",
    (_as, paper) => {
      for (const state of ["FL", "GA", "MA", "NC", "OH"])
        expect(outcomes(state, victim, { instrument: paper })).toEqual([
          "needs-court-order",
          "needs-court-order",
        ]);
      expect(outcomes("FL", federal, victim, { instrument: paper })).toEqual([
        "needs-court-order",
        "needs-court-order",
      ]);
    },
  );

  it("goes once the court has ordered it (FRCrP 17(c)(3))", () => {
    const ordered = { instrument: { legalBasis: { courtOrderAttached: true } } };
    expect(outcomes("FL", federal, victim, ordered)).toEqual(["release", "release"]);
  });

  it("never reaches the requester directly in Massachusetts, triaged as a lawyer's (Commonwealth v. Dwyer)", () => {
    const codes = answered("MA", victim).prohibitions.map(({ code }) => code);
    expect(codes).toContain("produce-to-requester-directly");
  });

  it.each([
    ["a prosecutor asks", { requester: { role: "prosecutor" }, forum: { nature: null } }],
    ["charges are pending", { forum: { nature: null, chargesPending: true } }],
    ["the patient is said to be the victim", { forum: { nature: null, patientRole: "alleged-victim" } }],
    ["the case is criminal, and nobody said who the patient is", { forum: { nature: "criminal" } }],
  ])("is read as one where nobody recorded more than that %s (FRCrP 17(c)(3))", (_words, change) => {
    expect(outcomes("FL", federal, change)).toEqual(["needs-court-order", "needs-court-order"]);
  });

  it("goes like every other subpoena where the patient is known to be no victim", () => {
    const defendant = { forum: { nature: "criminal", patientRole: "defendant", chargesPending: true } };
    expect(outcomes("FL", federal, defendant)).toEqual(["release", "release"]);
  });

  it("does not become the grand jury's own, which needs no assurance, by the case it names (45 CFR 164.512(f)(1)(ii)(B))", () => {
    const grandJury = { forum: { nature: "grand-jury", patientRole: "target" }, assurances: null };
    for (const [, paper] of triagedAs)
      expect(outcomes("FL", federal, grandJury, { instrument: paper })).not.toContain("release");
  });
});
