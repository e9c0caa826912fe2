import { describe, expect, it } from "vitest";
import { signerChoices, signersOf } from "../../../../portal/src/words/signers.ts";
import { assess } from "../../../../workflows/law/assess.ts";
import type { Plain } from "../../../law/changed.ts";
import { caseIn, letterWith, progress } from "../../../law/neighbours/case.ts";

/** A form as the desk reads it off the paper: who signed, and that the authority is described. */
const read = (patient: Plain, ...roles: Parameters<typeof signersOf>[1]) =>
  assess(
    caseIn(
      "VA",
      [progress],
      letterWith({ signers: signersOf(true, roles), elements: { representativeAuthority: true } }),
      { policy: { stateLayer: "federal-only" }, patient },
    ),
  );

describe("who signed a form", () => {
  it("is the patient where nobody signed in the patient's place, and open until that is seen", () => {
    expect(signersOf(false, [])).toEqual([{ role: "patient" }]);
    expect(signersOf(undefined, ["parent"])).toBeUndefined();
    expect(signerChoices.map(({ value }) => value)).toContain("guardian");
  });

  it.each([
    ["parent", { ageYears: 9, alive: true, consent: { parentConsentedToService: true } }],
    ["guardian", { ageYears: 40, alive: true }],
    ["health-care-agent", { ageYears: 40, alive: true }],
    ["executor", { ageYears: 80, alive: false }],
  ] as const)("lets the form of a %s open the record", (role, patient) => {
    expect(read(patient, role).segments["progress"]?.outcome).toBe("release");
  });

  it("is asked for where somebody signed in a standing that was not seen", () => {
    const { segments, missingFacts } = read({ ageYears: 9 });
    expect(segments["progress"]?.outcome).toBe("needs-authorization");
    expect(missingFacts.map(({ pointer }) => pointer)).toContain("/authorizations/0/signers/0/role");
  });
});
