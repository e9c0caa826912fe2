import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import type { Plain } from "./changed.ts";
import { by, caseIn, letterWith, notes, progress } from "./neighbours/case.ts";

const federal: Plain = { policy: { stateLayer: "federal-only" } };
const unsigned = letterWith({ signers: null, elements: { representativeAuthority: true } });
const aged = (ageYears: number, consent: Plain = {}): Plain => ({ patient: { ageYears, consent } });

function read(state: string, segment: Plain, ...fragments: readonly Plain[]) {
  const { authorizations, reasons, segments, missingFacts } = assess(caseIn(state, [segment], ...fragments));
  return {
    valid: authorizations[0]?.valid,
    outcome: Object.values(segments)[0]?.outcome,
    asks: missingFacts.map(({ pointer }) => pointer),
    statusOf: (ruleId: string) => reasons.find((reason) => reason.ruleId === ruleId)?.status,
  };
}

describe("a form of which nobody recorded who signed it", () => {
  const couple = { ...progress, participants: { setting: "couple", count: 2 } };
  it.each([
    ["DC", "us.dc.7-1202-05.parent-under-fourteen", progress, aged(9)],
    ["DC", "us.dc.7-1202-05.joint-signature", progress, aged(15)],
    ["NJ", "us.nj.13-44g-12-4-a-2.both-sign", by("clinical-social-worker", progress), aged(15)],
    ["NJ", "us.nj.13-34-18-5-a-6.every-signature", by("professional-counselor", couple), aged(40)],
    ["PA", "us.pa.10101-2.patient-signs", progress, aged(15, { minorConsentedAlone: true })],
    [
      "CA",
      "us.ca.civ-56-106.removed-minor",
      progress,
      { patient: { ageYears: 9, representatives: [{ role: "parent", custody: "terminated" }] } },
    ],
  ])("waits in %s for the signatures that the state wants (%s)", (state, ruleId, segment, patient) => {
    const { valid, outcome, asks, statusOf } = read(state, segment, unsigned, patient);
    expect(statusOf(ruleId)).toBe("unknown");
    expect(valid).toBe("unknown");
    expect(outcome).toBe("needs-authorization");
    expect(asks).toContain("/authorizations/0/signers");
  });
});

describe("a form for a child whom a court took from a parent (Civ. Code 56.106)", () => {
  const removed = { patient: { ageYears: 9, representatives: [{ role: "parent", custody: "terminated" }] } };
  it.each([
    ["guardian", "satisfied"],
    ["parent", "violated"],
  ])("signed by a %s is %s", (role, status) => {
    const signed = letterWith({ signers: [{ role, authorityDescribed: true }] });
    expect(read("CA", progress, signed, removed).statusOf("us.ca.civ-56-106.removed-minor")).toBe(status);
  });
});

describe("a form whose facts are not all recorded", () => {
  it("waits in Pennsylvania for the setting, which decides whether a minor of fourteen signs (55 Pa. Code 5100.33(a))", () => {
    const parents = letterWith({ signers: [{ role: "parent", authorityDescribed: true }] });
    const consent = { parentConsentedToService: true, minorConsentedAlone: false };
    const { valid, asks, statusOf } = read("PA", progress, parents, aged(15, consent));
    expect(statusOf("us.pa.5100-33-a.patient-signs")).toBe("unknown");
    expect(valid).toBe("unknown");
    expect(asks).toContain("/practice/setting");
  });

  it("opens no psychotherapy notes until it is known that it is for them alone (45 CFR 164.508(b)(3)(ii))", () => {
    const names = (more: Plain) =>
      letterWith({ mentionsPsychotherapyNotes: true, coversAllRecords: false, ...more });
    const open = read("NV", notes, federal, names({}));
    expect(open.statusOf("us.hipaa.164-508-b-3.not-compound")).toBe("unknown");
    expect(open.outcome).toBe("needs-authorization");
    expect(open.asks).toContain("/authorizations/0/psychotherapyNotesOnly");
    expect(read("NV", notes, federal, names({ psychotherapyNotesOnly: true })).outcome).toBe("release");
  });

  it("stands until the practice knows that its event occurred, and asks for it (45 CFR 164.508(b)(2)(i))", () => {
    const ends = (known: Plain) => letterWith({ statedExpiry: "event", expiresOn: null, ...known });
    const open = read("NV", progress, federal, ends({}));
    expect(open).toMatchObject({ valid: true, outcome: "release" });
    expect(open.asks).toContain("/authorizations/0/practiceKnowsEventOccurred");
    expect(read("NV", progress, federal, ends({ practiceKnowsEventOccurred: true }))).toMatchObject({
      valid: false,
      outcome: "needs-authorization",
    });
  });

  it("is none of a child's own, where the child's consent to the therapy did not suffice (45 CFR 164.502(g)(3)(i))", () => {
    const own = aged(9, {
      minorConsentedAlone: true,
      lawfulWithoutParent: false,
      otherConsentRequired: true,
    });
    expect(read("NV", progress, federal, letterWith(), own)).toMatchObject({
      valid: false,
      outcome: "needs-authorization",
    });
    const unsaid = read("NV", progress, federal, letterWith(), aged(9, { minorConsentedAlone: true }));
    expect(unsaid).toMatchObject({ valid: "unknown", outcome: "needs-authorization" });
    expect(unsaid.asks).toContain("/patient/consent/lawfulWithoutParent");
  });
});
