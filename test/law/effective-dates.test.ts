import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../workflows/contract/case-file.ts";
import { addDays } from "../../workflows/deadlines/civil-calendar.ts";
import { assess } from "../../workflows/law/assess.ts";
import { allPacks } from "../../workflows/law/packs/index.ts";
import { overlays } from "../../workflows/law/packs/us-states/index.ts";
import type { Rule } from "../../workflows/law/rule.ts";
import type { Plain } from "./changed.ts";
import { accessRequest, caseIn, ownService, parentAsks, progress } from "./neighbours/case.ts";
import { heardByEachCase } from "./heard.ts";

/** The same facts, judged on the same day, of a request that came on another one. */
const cameOn = (caseFile: CaseFile, on: string): CaseFile => {
  const { servedOn, ...instrument } = caseFile.instrument ?? {};
  return {
    ...caseFile,
    instrument: { ...instrument, receivedOn: on, ...(servedOn === undefined ? {} : { servedOn: on }) },
  };
};

const speaks = ({ id }: Rule, caseFile: CaseFile, on: string): boolean =>
  assess(cameOn(caseFile, on)).reasons.some(({ ruleId }) => ruleId === id);

const rules = allPacks.flatMap((pack) => pack.rules);

/** Those of the dated rules that no case hears on the one day and not on the other. */
function undivided(
  dated: readonly { readonly rule: Rule; readonly inside: string; readonly outside: string }[],
): readonly string[] {
  return dated
    .filter(({ rule, inside, outside }) => {
      const hears = heardByEachCase().find(
        ({ caseFile, reasons }) =>
          reasons.some(({ ruleId }) => ruleId === rule.id) && speaks(rule, caseFile, inside),
      );
      return hears === undefined || speaks(rule, hears.caseFile, outside);
    })
    .map(({ rule }) => rule.id);
}

describe("a rule with a date", () => {
  const began = rules.flatMap((rule) => (rule.since === undefined ? [] : [{ rule, since: rule.since }]));
  const ended = rules.flatMap((rule) => (rule.until === undefined ? [] : [{ rule, until: rule.until }]));

  it("speaks to a request of its first day, and not to the same request a day earlier", () => {
    expect(
      undivided(began.map(({ rule, since }) => ({ rule, inside: since, outside: addDays(since, -1) }))),
    ).toEqual([]);
    expect(began.length).toBeGreaterThan(0);
  });

  it("speaks to a request of its last day, and not to the same request a day later", () => {
    expect(
      undivided(ended.map(({ rule, until }) => ({ rule, inside: until, outside: addDays(until, 1) }))),
    ).toEqual([]);
    expect(ended.length).toBeGreaterThan(0);
  });

  it("never lets its successor speak on the same day", () => {
    const overlapping = ended.flatMap(({ rule, until }) =>
      began.filter((next) => next.rule.cite === rule.cite && next.rule.id !== rule.id && next.since <= until),
    );
    expect(overlapping.map(({ rule }) => rule.id)).toEqual([]);
  });
});

describe("an old request, assessed today, is answered by the law of its day", () => {
  const parent = (state: string, on: string, change: Plain = {}): CaseFile =>
    cameOn(caseIn(state, [progress], parentAsks, ownService, change), on);

  it.each([
    ["2016-12-31", 15, "2017-01-15"],
    ["2017-01-01", 30, "2017-01-31"],
  ])("Virginia: of %s, with %i days for access (Va. Code 32.1-127.1:03(E))", (on, days, dueOn) => {
    const { deadlines } = assess(cameOn(caseIn("VA", [progress], accessRequest), on));
    const ofState = deadlines.filter(({ id }) => id === "va-access");
    expect(ofState.map((deadline) => deadline.dueOn)).toEqual([dueOn]);
    expect(addDays(on, days)).toBe(dueOn);
    expect(deadlines.find(({ id }) => id === "access-due")).toMatchObject({ dueOn });
  });

  it.each([
    ["2024-06-30", "needs-authorization", false],
    ["2024-07-01", "release", true],
  ])(
    "California: of %s, a professional's decision to involve a parent leaves %s (Fam. Code 6924)",
    (on, outcome, cited) => {
      const consent = { minorConsentedAlone: true, otherConsentRequired: false, lawfulWithoutParent: null };
      const given = assess(parent("CA", on, { patient: { consent }, decisions: { parentAccess: "grant" } }));
      expect(given.segments["progress"]?.outcome).toBe(outcome);
      expect(given.reasons.some(({ citation }) => citation === "Fam. Code 6924")).toBe(cited);
    },
  );

  it.each([
    ["2023-11-30", "both", false],
    ["2023-12-01", "escalate", true],
  ])(
    "North Carolina: of %s, a minor who consented alone is %s (N.C.G.S. 90-21.5(a), S.L. 2023-106)",
    (on, controlling, counsel) => {
      const given = assess(parent("NC", on));
      expect(given.segments["progress"]?.outcome).toBe("needs-authorization");
      expect(given.controlling.jurisdiction).toBe(controlling);
      expect(given.needsCounsel).toBe(counsel);
    },
  );

  it("leaves no dated clock or form of a state outside these cases", () => {
    const dated = overlays.flatMap(({ clocks, forms }) => [
      ...clocks.filter(({ since, until }) => since !== undefined || until !== undefined).map(({ id }) => id),
      ...forms.filter(({ from }) => from?.since !== undefined || from?.until !== undefined),
    ]);
    expect(new Set(dated)).toEqual(new Set(["va-access"]));
  });
});
