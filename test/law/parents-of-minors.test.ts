import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import type { Plain } from "./changed.ts";
import { caseIn, form, letterWith, parentAsks, progress } from "./neighbours/case.ts";

const alone = "/patient/consent/minorConsentedAlone";
const aged = (ageYears: number, consent: Plain = {}): Plain => ({
  patient: { ageYears, alive: true, consent },
});
const signedBy = (...roles: readonly string[]): Plain => ({
  signers: roles.map((role) => ({ role, authorityDescribed: true })),
});

describe("a parent, where nobody has recorded who consented to a minor's therapy", () => {
  it.each([
    ["AZ", 9, "us.az.32-3283-d.client-decides"],
    ["CA", 14, "us.ca.fam-6924.own-consent"],
    ["CA", 14, "us.ca.hsc-123115-a.parent"],
    ["CO", 14, "us.co.12-245-203-5.own-therapy"],
    ["DC", 9, "us.dc.7-1231-14-b.own-services"],
    ["FL", 14, "us.fl.394-4784.minor-in-crisis"],
    ["MA", 9, "us.ma.112-12f.own-care"],
    ["MD", 14, "us.md.hg-20-104.own-consent"],
    ["MI", 14, "us.mi.330-1707.parents"],
    ["MN", 9, "us.mn.144-3431.own-services"],
    ["NC", 9, "us.nc.90-21-5.own-consent-and-parents"],
    ["NJ", 16, "us.nj.9-17a-4.own-care"],
    ["NY", 9, "us.ny.mhl-33-21.own-care"],
    ["OH", 14, "us.oh.5122-04.parents"],
    ["OR", 14, "us.or.109-680.parents"],
    ["PA", 14, "us.pa.10101-2.parents"],
    ["TX", 9, "us.tx.fam-32-004-b.parents"],
    ["VA", 9, "us.va.20-124-6.parents"],
    ["VA", 9, "us.va.54-1-2969-e.own-consent"],
    ["WA", 14, "us.wa.70-02-240.own-treatment"],
  ])("waits in %s for a child of %i (%s)", (state, age, ruleId) => {
    const { segments, reasons, missingFacts } = assess(caseIn(state, [progress], parentAsks, aged(age)));
    expect(segments["progress"]?.outcome).not.toBe("release");
    expect(reasons.filter((reason) => reason.ruleId === ruleId).map(({ status }) => status)).toEqual([
      "unknown",
    ]);
    const fact = ruleId.includes("123115") ? "/patient/consent/lawfulWithoutParent" : alone;
    expect(missingFacts.map(({ pointer }) => pointer)).toContain(fact);
  });

  it.each([12, 17])("waits under federal law alone for one of %i (45 CFR 164.502(g)(3)(i))", (age) => {
    const { segments, missingFacts } = assess(
      caseIn("GA", [progress], parentAsks, aged(age), { policy: { stateLayer: "federal-only" } }),
    );
    expect(segments["progress"]?.outcome).toBe("needs-authorization");
    expect(missingFacts.map(({ pointer }) => pointer)).toContain(alone);
  });

  it("does not wait for a child under the lowest age that was read, or once a parent's consent is recorded", () => {
    const outcomeOf = (patient: Plain) =>
      assess(caseIn("GA", [progress], parentAsks, patient)).segments["progress"]?.outcome;
    expect(outcomeOf(aged(11))).toBe("release");
    expect(outcomeOf(aged(14, { parentConsentedToService: true }))).toBe("release");
    expect(outcomeOf(aged(14, { minorConsentedAlone: true }))).toBe("needs-authorization");
  });

  it.each(["GA", "MI", "IL"])(
    "opens nothing in %s by a signature of one's own alone (45 CFR 164.508(c)(1)(vi))",
    (state) => {
      const read = (patient: Plain, ...roles: readonly string[]) =>
        assess(caseIn(state, [progress], letterWith(signedBy(...roles)), patient));
      const open = read(aged(15), "parent");
      expect(open.authorizations).toMatchObject([{ id: form["id"], valid: "unknown" }]);
      expect(open.missingFacts.map(({ pointer }) => pointer)).toContain(alone);
      const valid = (patient: Plain, ...roles: readonly string[]) =>
        read(patient, ...roles).authorizations.map((finding) => finding.valid);
      expect(valid(aged(15, { minorConsentedAlone: true }), "parent")).toEqual(["unknown"]);
      expect(valid(aged(15, { minorConsentedAlone: true, lawfulWithoutParent: true }), "parent")).toEqual([
        false,
      ]);
      expect(valid(aged(15, { minorConsentedAlone: true, lawfulWithoutParent: false }), "parent")).toEqual([
        "unknown",
      ]);
      expect(valid(aged(15, { minorConsentedAlone: false }), "parent")).toEqual([true]);
      expect(valid(aged(9), "parent")).toEqual([true]);
    },
  );
});
