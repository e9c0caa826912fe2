import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import { changed, type Plain } from "./changed.ts";
import {
  by,
  caseIn,
  form,
  letterWith,
  noticeComplete,
  order,
  parentAsks,
  progress,
  subpoena,
  testimony,
  threat,
  waived,
  warning,
} from "./neighbours/case.ts";

const byNobodyKnown: Plain = { ...progress, author: { role: "mental-health-professional" } };
const counselors = by("professional-counselor", progress);
const signedBy = (who: string | null): Plain => changed(waived, { privilege: { waiver: { signedBy: who } } });
const returned: Plain = { instrument: { returnOn: "2026-11-20" } };
const minor: Plain = { patient: { ageYears: 15, alive: true } };
const broughtByParent: Plain = {
  patient: { ageYears: 9, consent: { parentConsentedToService: true, lawfulWithoutParent: false } },
};
const freeToSpeak: Plain = {
  privilege: { waiver: { coversClasses: ["testimony"], coversTestimony: true } },
};
const both: Plain = { ...form, signers: [{ role: "patient" }, { role: "spouse" }] };
const chartOrdered: Plain = {
  order: { exists: true, inForce: true, namesPatient: true, namesClasses: ["progress-notes"] },
};

type Case = readonly [
  what: string,
  state: string,
  segment: Plain,
  fragments: readonly Plain[],
  fact: string,
  frees: Plain,
  outcome: string,
];

const cases: readonly Case[] = [
  [
    "a waiver, whether a family therapist wrote the record (MCL 333.16911)",
    "MI",
    byNobodyKnown,
    [subpoena, noticeComplete, waived],
    "/segments/0/author/license",
    { segments: [progress] },
    "needs-court-order",
  ],
  [
    "one person's waiver, whether a couple or a family was counseled (N.J.A.C. 13:34-18.5(a)6)",
    "NJ",
    counselors,
    [subpoena, noticeComplete, waived, returned],
    "/segments/0/participants/setting",
    { segments: [{ ...counselors, participants: { setting: "individual" } }] },
    "needs-authorization",
  ],
  [
    "one person's form, whether a couple or a family was counseled (N.J.A.C. 13:34-18.5(a)6)",
    "NJ",
    counselors,
    [letterWith()],
    "/segments/0/participants/setting",
    { segments: [{ ...counselors, participants: { setting: "individual" } }] },
    "needs-authorization",
  ],
  [
    "a waiver, who signed it (M.G.L. c.233 s.20B)",
    "MA",
    progress,
    [subpoena, noticeComplete, signedBy(null)],
    "/privilege/waiver/signedBy",
    waived,
    "needs-authorization",
  ],
  [
    "a representative's waiver, whether the patient is alive (Cooksey v. Landry)",
    "GA",
    progress,
    [subpoena, noticeComplete, signedBy("representative")],
    "/patient/alive",
    { patient: { alive: true } },
    "needs-court-order",
  ],
  [
    "a representative's waiver for a minor, whether the minor objects (Rulong v. Rulong)",
    "OH",
    progress,
    [subpoena, noticeComplete, minor, signedBy("representative")],
    "/patient/consent/minorObjectsToDisclosure",
    { patient: { consent: { minorObjectsToDisclosure: false } } },
    "needs-court-order",
  ],
  [
    "an order in a criminal case, whether the patient is the victim (People v. District Court)",
    "CO",
    progress,
    [
      changed(order, {
        forum: { nature: "criminal" },
        order: { stateFindings: ["after-notice-and-hearing"] },
      }),
    ],
    "/forum/patientRole",
    { forum: { patientRole: "defendant" } },
    "object-by-date",
  ],
  [
    "a warning to a friend, what kind of practice warns (MHL 33.13(c)(6))",
    "NY",
    threat,
    [warning("friend")],
    "/practice/setting",
    { practice: { setting: "private-practice" } },
    "withhold",
  ],
  [
    "testimony, whether it is of a marriage and in a divorce (N.C.G.S. 8-53.6)",
    "NC",
    testimony,
    [subpoena, noticeComplete, changed(waived, freeToSpeak), { instrument: { commands: ["testify"] } }],
    "/forum/topic",
    { forum: { topic: "personal-injury" } },
    "object-by-date",
  ],
  [
    "a parent's request, what the parent wants the record for (Neel v. Luther Child Center)",
    "WA",
    progress,
    [parentAsks, broughtByParent],
    "/requester/purpose",
    { requester: { purpose: "personal-use" } },
    "needs-authorization",
  ],
];

describe("a state's rule that turns on a fact nobody recorded holds and asks", () => {
  it.each(cases)("%s", (_what, state, segment, fragments, fact, frees, outcome) => {
    const without = assess(caseIn(state, [segment], ...fragments));
    expect(Object.values(without.segments).map((one) => one.outcome)).toEqual([outcome]);
    expect(without.missingFacts.map(({ pointer }) => pointer)).toContain(fact);
    const recorded = assess(caseIn(state, [segment], ...fragments, frees));
    expect(Object.values(recorded.segments).map((one) => one.outcome)).toEqual(["release"]);
  });

  it("but not where what the rule asks for is there", () => {
    const released = (state: string, segment: Plain, ...fragments: readonly Plain[]) =>
      Object.values(assess(caseIn(state, [segment], ...fragments)).segments).map((one) => one.outcome);
    expect(
      released("MI", byNobodyKnown, subpoena, waived, chartOrdered, {
        order: { stateFindings: ["statutory-exception-applied"] },
      }),
    ).toEqual(["release"]);
    expect(released("NJ", counselors, subpoena, returned, chartOrdered)).toEqual(["release"]);
    expect(released("GA", progress, subpoena, noticeComplete, waived)).toEqual(["release"]);
    expect(released("OH", progress, subpoena, noticeComplete, minor, waived)).toEqual(["release"]);
  });

  it("in words that ask once, of however many records nobody recorded it", () => {
    const several = [byNobodyKnown, { ...byNobodyKnown, id: "another" }];
    const { reasons, missingFacts } = assess(caseIn("MI", several, subpoena, noticeComplete, waived));
    expect(missingFacts.map(({ pointer }) => pointer)).toContain("/segments/1/author/license");
    const asks = reasons.filter(({ words }) => words?.includes("Which licence"));
    expect(asks.length).toBeGreaterThan(0);
    for (const { words } of asks) expect(words?.split("Which licence")).toHaveLength(2);
  });

  it("and two signatures do not tell how many of a family took part (N.J.A.C. 13:34-18.5(a)6)", () => {
    const { authorizations, missingFacts } = assess(
      caseIn("NJ", [counselors], changed(letterWith(), { authorizations: [both] })),
    );
    expect(authorizations).toMatchObject([{ valid: "unknown" }]);
    expect(missingFacts.map(({ pointer }) => pointer)).toContain("/segments/0/participants/setting");
  });
});
