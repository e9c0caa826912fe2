import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import { changed, type Plain } from "./changed.ts";
import { billing, caseIn, noticeComplete, subpoena } from "./neighbours/case.ts";

// Assessed on 23 November 2026; the time to object ended on the first.
const federal: Plain = { policy: { stateLayer: "federal-only" } };
const found = (...fragments: readonly Plain[]) =>
  assess(caseIn("VA", [billing], subpoena, ...fragments, federal));
const outcomeOf = (...fragments: readonly Plain[]) => found(...fragments).segments["billing"]?.outcome;
const noticed = (notice: Plain): Plain => changed(noticeComplete, { assurances: { notice } });
const ownNotice = (change: Plain): Plain => ({
  assurances: {
    practiceNotice: {
      writtenNoticeAttempted: true,
      contentSufficient: true,
      objectionsFiled: false,
      objectionPeriodEndsOn: "2026-11-20",
      ...change,
    },
  },
});
const violated = (rule: string, ...fragments: readonly Plain[]) =>
  found(...fragments).reasons.some(({ ruleId, status }) => ruleId.endsWith(rule) && status === "violated");

describe("the days of a notice (45 CFR 164.512(e)(1)(iii))", () => {
  it.each([
    ["none recorded", {}],
    ["sent in time", { sentOn: "2026-10-10" }],
    ["sent the day before the last one to object", { sentOn: "2026-10-31" }],
    ["the docket looked at since", { sentOn: "2026-10-10", docketCheckedOn: "2026-11-02" }],
    ["the docket looked at today", { docketCheckedOn: "2026-11-23" }],
  ])("let a record go: %s", (_words, notice) => {
    expect(outcomeOf(noticed(notice))).toBe("release");
  });

  it.each([
    ["it is still to be sent", { sentOn: "2026-11-24" }, "iii-a.written-notice"],
    ["it was sent on the last day to object", { sentOn: "2026-11-01" }, "iii-c-1.time-to-object"],
    ["it was sent after the last day to object", { sentOn: "2026-11-10" }, "iii-c-1.time-to-object"],
    [
      "the docket was last looked at while there was time",
      { docketCheckedOn: "2026-11-01" },
      "iii-c-2.objections-resolved",
    ],
    ["the docket is still to be looked at", { docketCheckedOn: "2026-11-24" }, "iii-c-2.objections-resolved"],
  ])("hold it: %s", (_words, notice, rule) => {
    expect(outcomeOf(noticed(notice))).toBe("object-by-date");
    expect(violated(`164-512-e-1-${rule}`, noticed(notice))).toBe(true);
  });

  it("do not matter to objections that the court resolved", () => {
    const resolved = {
      objectionsFiled: true,
      objectionsResolved: true,
      requestMatchesResolution: true,
      docketCheckedOn: "2026-10-30",
    };
    expect(outcomeOf(noticed(resolved))).toBe("release");
  });
});

describe("the days of the practice's own notice (45 CFR 164.512(e)(1)(vi))", () => {
  it("let a record go", () => {
    expect(outcomeOf(ownNotice({ sentOn: "2026-11-02", docketCheckedOn: "2026-11-23" }))).toBe("release");
  });

  it.each([
    ["it is still to be sent", { sentOn: "2026-11-30" }],
    ["it was sent after the last day to object", { sentOn: "2026-11-21" }],
    ["the docket was last looked at while there was time", { docketCheckedOn: "2026-11-19" }],
  ])("hold it: %s", (_words, change) => {
    expect(outcomeOf(ownNotice(change))).toBe("object-by-date");
  });
});

describe("a certification of the requester (Va. Code 32.1-127.1:03(H))", () => {
  const certified = (receivedOn: string): Plain => ({
    forum: { state: "VA" },
    assurances: {
      stateNotice: {
        kind: "va-notice-and-certification",
        proofAttached: true,
        certification: { received: true, receivedOn, statesPeriodEndedWithoutMotion: true },
      },
    },
  });
  const outcome = (receivedOn: string) =>
    assess(caseIn("VA", [billing], subpoena, certified(receivedOn))).segments["billing"]?.outcome;

  it("counts from the day on which it came", () => {
    expect(outcome("2026-11-23")).toBe("release");
    expect(outcome("2026-11-24")).not.toBe("release");
  });
});
