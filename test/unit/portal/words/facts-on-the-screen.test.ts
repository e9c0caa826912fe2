import { describe, expect, it } from "vitest";
import { authorizationSections } from "../../../../portal/src/words/authorization-sections.ts";
import { factSections } from "../../../../portal/src/words/fact-sections.ts";
import { factsOfWhoActs } from "../../../../portal/src/words/who-acts.ts";
import type { CaseFile } from "../../../../workflows/contract/case-file.ts";
import { deepFactor } from "../../../support/deep.ts";
import { billing, caseIn, subpoena, testimony } from "../../../law/neighbours/case.ts";
import { neighbours } from "../../../law/neighbours/index.ts";
import { answerOf, decidesSomething } from "../../../law/perturbed.ts";
import { vignettes } from "../../../law/vignette.ts";

/** Facts that people read and no rule does: each with who reads it. */
const readByPeople: Readonly<Record<string, string>> = {
  "/forum/court": "Names the court on the cover letter and in the request's head.",
  "/forum/docket": "Numbers the case on the cover letter and in the request's head.",
  "/instrument/certificationAsked":
    "Holds back what the custodian has not certified: the lifecycle reads it, no rule does.",
  "/instrument/requestWords":
    "The paper's own words, for whoever weighs what was asked; no rule reads prose.",
};

/** Where a fact decides only beside another one that few papers bear. */
const beside: readonly CaseFile[] = [
  caseIn("VA", [testimony], subpoena, { instrument: { commands: [], seeksTestimony: true } }),
  caseIn("VA", [billing], subpoena, {
    forum: { system: "federal", timeZone: "America/New_York" },
    instrument: { servedOn: "2026-11-16", complianceAt: "2026-12-18T10:00:00-05:00" },
  }),
];

const cases = [...beside, ...[...vignettes, ...neighbours].map(({ caseFile }) => caseFile)].map(
  (caseFile) => ({ caseFile, answer: answerOf(caseFile) }),
);

const shown: readonly string[] = [
  ...factSections.flatMap(({ facts }) => facts.map(({ pointer }) => pointer)),
  ...factsOfWhoActs(0).map(({ pointer }) => pointer.replace("/0/", "/*/")),
  ...authorizationSections.flatMap(({ facts }) => facts.map(({ pointer }) => `/authorizations/*${pointer}`)),
  "/segments/*/content",
  "/segments/*/author/license",
  "/segments/*/participants/setting",
  "/segments/*/participants/othersIdentified",
  "/segments/*/participants/separable",
  "/segments/*/storage/medium",
];

describe("a fact that has a place on the screen", { timeout: 120_000 }, () => {
  it("decides something in some invented case, or is for people to read", () => {
    const unread = shown.filter((pointer) => !(pointer in readByPeople) && !decidesSomething(pointer, cases));
    expect(unread).toEqual([]);
  });

  it("is for people only where it is shown, and no rule reads it", () => {
    // Nothing is found only after every case was tried: one in five, unless the run is deep.
    const tried = cases.filter((_case, n) => n % 5 === 0 || deepFactor > 1);
    for (const pointer of Object.keys(readByPeople)) {
      expect(shown).toContain(pointer);
      expect([pointer, decidesSomething(pointer, tried)]).toEqual([pointer, false]);
    }
  });

  it("would be told of if no rule read it", () => {
    const few = cases.slice(0, 40);
    expect(decidesSomething("/requester/onBehalfOf", few)).toBe(false);
    expect(decidesSomething("/requester/role", few)).toBe(true);
  });
});
