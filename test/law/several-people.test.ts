import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import { changed, type Plain } from "./changed.ts";
import { caseIn, letterWith, parentAsks, progress } from "./neighbours/case.ts";

const federal: Plain = { policy: { stateLayer: "federal-only" } };
const found = (...fragments: readonly Plain[]) => assess(caseIn("VA", [progress], ...fragments, federal));
const outcomeOf = (...fragments: readonly Plain[]) => found(...fragments).segments["progress"]?.outcome;
const asks = (...fragments: readonly Plain[]): readonly string[] =>
  found(...fragments).missingFacts.map(({ pointer }) => pointer);
const people = (...representatives: readonly Plain[]): Plain => ({ patient: { representatives } });
const inBothOrders = (request: Plain, one: Plain, other: Plain) => [
  outcomeOf(request, people(one, other)),
  outcomeOf(request, people(other, one)),
];

const ofTheParents = changed(parentAsks, {
  patient: { consent: { parentConsentedToService: true, minorConsentedAlone: false } },
});
const parent: Plain = { role: "parent", custody: "joint-legal" };
const barred: readonly (readonly [string, Plain])[] = [
  ["lost custody", { custody: "terminated" }],
  ["is kept from the records by a court's order", { limitedByOrder: true }],
  ["is believed to abuse the patient", { reasonableBeliefOfAbuse: true }],
];

describe("several people who ask in the patient's place (45 CFR 164.502(g))", () => {
  const asking = changed(parent, { isRequester: true });

  it("get the record where it is every one's to have", () => {
    expect(inBothOrders(ofTheParents, asking, asking)).toEqual(["release", "release"]);
  });
  it.each(barred)("do not where one of them %s, whoever was recorded first", (_why, fact) => {
    const held = inBothOrders(ofTheParents, asking, changed(asking, fact));
    expect(held).not.toContain("release");
    expect(held[0]).toBe(held[1]);
  });
  it("do not where one has a paper, and another none, or is a parent", () => {
    const adult: Plain = {
      instrument: { type: "representative-access-request", receivedOn: "2026-10-05" },
      requester: { role: "guardian" },
      patient: { ageYears: 40, alive: true },
    };
    const guardian: Plain = { role: "guardian", isRequester: true, legalInstrument: "guardianship-order" };
    const held = ["needs-authorization", "needs-authorization"];
    expect(outcomeOf(adult, people(guardian))).toBe("release");
    for (const legalInstrument of ["none", null]) {
      const kin = changed({ role: "next-of-kin", isRequester: true }, { legalInstrument });
      expect(inBothOrders(adult, guardian, kin)).toEqual(held);
    }
    expect(inBothOrders(ofTheParents, asking, guardian)).toEqual(held);
  });
  it.each(barred)("are asked for while nobody is said to ask, where one of them %s", (_why, fact) => {
    const told = people(changed(parent, fact), parent);
    expect(outcomeOf(ofTheParents, told)).not.toBe("release");
    expect(asks(ofTheParents, told)).toEqual([
      "/patient/representatives/0/isRequester",
      "/patient/representatives/1/isRequester",
    ]);
    const settled = people(changed(parent, { ...fact, isRequester: false }), asking);
    expect(outcomeOf(ofTheParents, settled)).toBe("release");
  });
  it("need not be told apart where nothing stands against any of them", () => {
    expect(outcomeOf(ofTheParents, people(parent, parent))).toBe("release");
  });
});

describe("a form signed in the patient's place, against what is recorded of who acts (45 CFR 164.502(g))", () => {
  const adult: Plain = { patient: { ageYears: 40, alive: true } };
  const dead: Plain = { patient: { ageYears: 40, alive: false } };
  const child: Plain = { patient: { ageYears: 9, alive: true } };
  const signedBy = (role: string): Plain => letterWith({ signers: [{ role, authorityDescribed: true }] });

  it.each([
    ["a parent without custody", "parent", child, { role: "parent", custody: "none" }],
    ["a parent whose rights ended", "parent", child, { role: "parent", custody: "terminated" }],
    ["a guardian without a paper", "guardian", adult, { role: "guardian", legalInstrument: "none" }],
    [
      "an agent without a paper",
      "health-care-agent",
      adult,
      { role: "health-care-agent", legalInstrument: "none" },
    ],
    ["an executor without letters", "executor", dead, { role: "executor", legalInstrument: "none" }],
    ["a guardian kept from the records", "guardian", adult, { role: "guardian", limitedByOrder: true }],
  ] as const)("is none of %s", (_who, role, patient, person) => {
    expect(outcomeOf(signedBy(role), patient)).toBe("release");
    expect(outcomeOf(signedBy(role), patient, people({ role: person.role }))).toBe("release");
    expect(outcomeOf(signedBy(role), patient, people(person))).toBe("needs-authorization");
    const other = changed(person, { custody: null, legalInstrument: null, limitedByOrder: null });
    const held = ["needs-authorization", "needs-authorization"];
    expect(inBothOrders(changed(signedBy(role), patient), person, other)).toEqual(held);
    expect(outcomeOf(signedBy(role), patient, people({ ...person, role: "spouse" }))).toBe("release");
  });
  it("rests on the paper of each who may have signed, whoever was recorded first", () => {
    const request = changed(signedBy("other"), adult);
    const agent: Plain = { role: "next-of-kin", legalInstrument: "health-care-power" };
    const none: Plain = { role: "conservator", legalInstrument: "none" };
    const held = ["needs-authorization", "needs-authorization"];
    expect(outcomeOf(request, people(agent))).toBe("release");
    expect(inBothOrders(request, agent, agent)).toEqual(["release", "release"]);
    expect(inBothOrders(request, agent, none)).toEqual(held);
    expect(inBothOrders(request, agent, changed(none, { legalInstrument: null }))).toEqual(held);
  });
});
