import { describe, expect, it } from "vitest";
import type { AuthorizationForm, CaseFile, Segment } from "../../../../../workflows/contract/case-file.ts";
import type { StateRequirement } from "../../../../../workflows/law/form-checks.ts";
import {
  everyAdultSigns,
  lapsesAfter,
  longestLife,
  minorSigns,
  notByParentWithoutCustody,
  parentSigns,
  patientAndParentSign,
} from "../../../../../workflows/law/packs/us-states/build/forms.ts";
import { settled, waiting } from "../../../../../workflows/law/predicate.ts";

type Case = Partial<CaseFile>;
type Signers = NonNullable<AuthorizationForm["signers"]>;

const from = { source: "invented", confidence: "verified", verifiedOn: "2026-11-01" } as never;
const requirement = { id: "us.xx.form", cite: "An invented act", from, words: "what it asks" };
const at = "/authorizations/0";

const ask = (it: StateRequirement, form: Partial<AuthorizationForm>, more: Case = {}) =>
  it.ask({
    caseFile: { schemaVersion: 1, asOf: { assessedOn: "2026-11-23" }, ...more },
    form: { id: "form", ...form },
    at,
  });
const signedBy = (...roles: readonly Signers[number]["role"][]): Partial<AuthorizationForm> => ({
  signers: roles.map((role) => ({ role })),
});
const aged = (ageYears: number | undefined, more: CaseFile["patient"] = {}): Case => ({
  patient: { ageYears, ...more },
});

describe("a requirement of a state", () => {
  it("voids the form and says whose it is, and to which records it speaks", () => {
    const { ask: _ask, ...whole } = longestLife({ ...requirement, days: 60 });
    expect(whole).toMatchObject({ ruleId: "us.xx.form", from, words: "what it asks", defect: "ST" });
    expect(whole).not.toHaveProperty("of");
    const of = (): boolean => true;
    expect(longestLife({ ...requirement, days: 60, of }).of).toBe(of);
  });
});

describe("a form that may last no longer than sixty days", () => {
  const life = longestLife({ ...requirement, days: 60 });
  const facts = [`${at}/signedOn`, `${at}/expiresOn`];

  it("waits for its day of signing", () => {
    expect(ask(life, {})).toEqual(waiting(`${at}/signedOn`));
  });

  it("is good until the sixtieth day, or its own last day where that is earlier", () => {
    expect(ask(life, { signedOn: "2026-09-24" })).toEqual(settled(true, ...facts));
    expect(ask(life, { signedOn: "2026-09-23" })).toEqual(settled(false, ...facts));
    expect(ask(life, { signedOn: "2026-10-01", expiresOn: "2026-11-23" }).truth).toBe("yes");
    expect(ask(life, { signedOn: "2026-10-01", expiresOn: "2026-11-22" }).truth).toBe("no");
  });

  it("is void where it runs longer or states no end", () => {
    expect(ask(life, { signedOn: "2026-11-01", expiresOn: "2026-12-31" }).truth).toBe("yes");
    expect(ask(life, { signedOn: "2026-11-01", expiresOn: "2027-01-01" }).truth).toBe("no");
    for (const statedExpiry of ["none", "until-revoked"] as const)
      expect(ask(life, { signedOn: "2026-11-01", statedExpiry }).truth).toBe("no");
    expect(ask(life, { signedOn: "2026-11-01", statedExpiry: "date" }).truth).toBe("yes");
  });
});

describe("a form that lapses after a year", () => {
  const lapse = lapsesAfter({ ...requirement, years: 1 });

  it("does not where it states a last day of its own", () => {
    const own = settled(true, `${at}/statedExpiry`, `${at}/expiresOn`);
    expect(ask(lapse, { statedExpiry: "date" })).toEqual(own);
    expect(ask(lapse, { expiresOn: "2030-01-01", signedOn: "2020-01-01" })).toEqual(own);
  });

  it("does on the day after the year, and waits for its day of signing", () => {
    expect(ask(lapse, {})).toEqual(waiting(`${at}/signedOn`));
    expect(ask(lapse, { signedOn: "2025-11-23" })).toEqual(settled(true, `${at}/signedOn`));
    expect(ask(lapse, { signedOn: "2025-11-22" })).toEqual(settled(false, `${at}/signedOn`));
    expect(ask(lapse, { signedOn: "2025-11-22", statedExpiry: "event" }).truth).toBe("no");
  });
});

describe("a form that patient and parent sign together", () => {
  const both = patientAndParentSign({ ...requirement, age: 14 });
  const signers = `${at}/signers`;

  it("is asked of nobody under the age or of age", () => {
    expect(ask(both, signedBy("parent"), aged(13)).truth).toBe("yes");
    expect(ask(both, signedBy("patient"), aged(18)).truth).toBe("yes");
    expect(ask(both, signedBy("patient"), aged(undefined)).truth).toBe("yes");
    expect(ask(both, signedBy("patient"), aged(17)).truth).toBe("no");
    expect(ask(both, signedBy("patient"), aged(15, { bornOn: "2000-01-01" })).truth).toBe("unknown");
    const younger = patientAndParentSign({ ...requirement, age: 14, below: 16 });
    expect(ask(younger, signedBy("patient"), aged(16)).truth).toBe("yes");
  });

  it("needs the patient and one who stands in a parent's place", () => {
    expect(ask(both, {}, aged(15))).toEqual(waiting(signers));
    expect(ask(both, signedBy("parent"), aged(15))).toEqual(settled(false, signers));
    expect(ask(both, signedBy("patient"), aged(15))).toEqual(settled(false, signers));
    expect(ask(both, signedBy("patient", "parent"), aged(15))).toEqual(settled(true, signers));
    expect(ask(both, signedBy("patient", "guardian"), aged(15))).toEqual(settled(true, signers));
  });

  it("spares the parent who never consented to the service, only where the state says so", () => {
    const spares = patientAndParentSign({ ...requirement, age: 14, unlessParentNeverConsented: true });
    const consent = "/patient/consent/parentConsentedToService";
    const own = (parentConsentedToService?: boolean) =>
      ask(spares, signedBy("patient"), aged(15, { consent: { parentConsentedToService } }));
    expect(own(false)).toEqual(settled(true, consent));
    expect(own(true)).toEqual(settled(false, signers, consent));
    expect(own()).toEqual(waiting(consent));
    expect(ask(spares, signedBy("patient"), aged(15))).toEqual(waiting(consent));
    expect(
      ask(both, signedBy("patient"), aged(15, { consent: { parentConsentedToService: false } })).truth,
    ).toBe("no");
  });
});

describe("a form that the minor signs", () => {
  const where = (answer: ReturnType<typeof settled>) =>
    minorSigns({ ...requirement, age: 14, where: () => answer });
  const there = where(settled(true, "/practice/setting"));

  it("needs the minor's name where the state says so", () => {
    expect(ask(there, {}, aged(15))).toEqual(waiting(`${at}/signers`));
    expect(ask(there, signedBy("parent", "patient"), aged(15))).toEqual(settled(true, `${at}/signers`));
    expect(ask(there, signedBy("parent"), aged(15))).toEqual(
      settled(false, `${at}/signers`, "/practice/setting"),
    );
    expect(ask(where(settled(false, "/practice/setting")), signedBy("parent"), aged(15)).truth).toBe("yes");
    expect(ask(where(waiting("/practice/setting")), signedBy("parent"), aged(15))).toEqual(
      waiting("/practice/setting"),
    );
    expect(ask(there, signedBy("parent"), aged(13)).truth).toBe("yes");
    expect(ask(there, signedBy("parent"), aged(18)).truth).toBe("yes");
  });
});

describe("a form that every adult signs", () => {
  const isJoint = ({ kind }: Segment): boolean => kind === "session-note";
  const all = everyAdultSigns({ ...requirement, of: isJoint });
  const session = (participants: Segment["participants"], more: Partial<Segment> = {}): Case["segments"] => [
    { id: "billing", kind: "billing" },
    { id: "s", kind: "session-note", participants, ...more },
  ];
  const asked = (form: Partial<AuthorizationForm>, segments: Case["segments"]) =>
    ask(all, form, { segments });
  const place = "/segments/1/participants";

  it("waits for its signers, for the setting, and for how many of a family took part", () => {
    expect(asked({}, session({ setting: "couple" }))).toEqual(waiting(`${at}/signers`));
    expect(asked(signedBy("patient", "other"), session({}))).toEqual(waiting(`${place}/setting`));
    expect(asked(signedBy("patient", "other"), session({ setting: "family" }))).toEqual(
      waiting(`${place}/count`),
    );
  });

  it("needs as many names as took part, and two at least", () => {
    const two = signedBy("patient", "other");
    const good = settled(true, `${at}/signers`, `${place}/count`);
    const bad = settled(false, `${at}/signers`, `${place}/count`);
    expect(asked(two, session({ setting: "couple" }))).toEqual(good);
    expect(asked(two, session({ setting: "couple", count: 2 }))).toEqual(good);
    expect(asked(two, session({ setting: "family", count: 2 }))).toEqual(good);
    expect(asked(two, session({ setting: "family", count: 3 }))).toEqual(bad);
    expect(asked(signedBy("patient"), session({ setting: "couple" }))).toEqual(bad);
    expect(asked(signedBy("patient"), session({ setting: "couple", count: 1 }))).toEqual(bad);
  });

  it("is asked of no record of another kind, and of none that has left", () => {
    const one = signedBy("patient");
    expect(asked(one, [{ id: "billing", kind: "billing" }])).toEqual(settled(true, `${at}/signers`));
    expect(asked(one, session({ setting: "couple" }, { sentAt: "2026-11-01T12:00:00Z" }))).toEqual(
      settled(true, `${at}/signers`),
    );
  });
});

describe("a form that a parent signs", () => {
  const parents = parentSigns({ ...requirement, below: 12 });

  it("is void under the age where the child alone signed", () => {
    expect(ask(parents, {}, aged(11))).toEqual(waiting(`${at}/signers`));
    expect(ask(parents, signedBy("patient"), aged(11))).toEqual(settled(false, `${at}/signers`));
    expect(ask(parents, signedBy("patient", "parent"), aged(11))).toEqual(settled(true, `${at}/signers`));
    expect(ask(parents, signedBy("patient"), aged(12)).truth).toBe("yes");
  });
});

describe("a form that no parent without custody signs", () => {
  const none = notByParentWithoutCustody(requirement);
  type Representatives = NonNullable<NonNullable<CaseFile["patient"]>["representatives"]>;
  const withOthers = (...representatives: Representatives): Case => ({ patient: { representatives } });
  const custody = (how: Representatives[number]["custody"]): Case =>
    withOthers({ role: "guardian" }, { role: "parent", custody: how });
  const lost = custody("terminated");

  it("is void where parents alone signed and one of them has lost the child", () => {
    expect(ask(none, signedBy("parent"), lost)).toEqual(
      settled(false, `${at}/signers`, "/patient/representatives/1/custody"),
    );
    expect(ask(none, signedBy("parent"), custody("none")).truth).toBe("no");
    expect(ask(none, {}, lost)).toEqual(waiting(`${at}/signers`));
  });

  it("is good where custody stands, and where somebody else signed too", () => {
    expect(ask(none, signedBy("parent"))).toEqual(settled(true));
    expect(ask(none, signedBy("parent"), aged(9))).toEqual(settled(true));
    expect(ask(none, signedBy("parent"), custody("sole-legal"))).toEqual(settled(true));
    const guardianOut = withOthers({ role: "guardian", custody: "terminated" });
    expect(ask(none, signedBy("parent"), guardianOut)).toEqual(settled(true));
    expect(ask(none, signedBy("parent", "guardian"), lost)).toEqual(settled(true));
    expect(ask(none, signedBy(), lost)).toEqual(settled(true));
  });
});
