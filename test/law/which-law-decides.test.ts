import { describe, expect, it } from "vitest";
import type { Determination } from "../../workflows/contract/determination.ts";
import { assess } from "../../workflows/law/assess.ts";
import type { Plain } from "./changed.ts";
import { heardByEachCase } from "./heard.ts";
import {
  caseIn,
  letterWith,
  noticeComplete,
  accessRequest,
  progress,
  subpoena,
  waived,
} from "./neighbours/case.ts";

const decides = (state: string, ...fragments: readonly Plain[]): Determination["controlling"] =>
  assess(caseIn(state, [progress], ...fragments)).controlling;
const moreIn = (name: string): string => `The law of ${name} protects the patient more (45 CFR 160.203(b))`;

describe("the law that decides a case (45 CFR 160.203(b))", () => {
  it("is the state's where it holds what federal law would let go, and the rule that holds it is named", () => {
    expect(decides("CA", subpoena, noticeComplete, waived)).toEqual({
      jurisdiction: "state",
      state: "CA",
      why: `${moreIn("California")}: CCP 1985.3.`,
    });
  });

  it("is both's where both find the form of a parent whose custody ended bad", () => {
    const signed = letterWith({ signers: [{ role: "parent", authorityDescribed: true }] });
    const removed = {
      patient: { ageYears: 9, alive: true, representatives: [{ role: "parent", custody: "terminated" }] },
    };
    const consent = { patient: { consent: { minorConsentedAlone: false, parentConsentedToService: true } } };
    expect(decides("CA", signed, removed, consent, waived)).toEqual({
      jurisdiction: "both",
      state: "CA",
      why: "Federal law and the law of California come to the same result.",
    });
  });

  it("is the state's where its date for access is the earlier", () => {
    expect(decides("CA", accessRequest)).toEqual({
      jurisdiction: "state",
      state: "CA",
      why: "The date of California for access is the earlier one: Health & Saf. Code 123110(a).",
    });
  });

  it("is for counsel to say where nobody has read the state's, or knows the state", () => {
    expect(decides("NV", letterWith())).toEqual({
      jurisdiction: "escalate",
      state: "NV",
      why: "The law of NV has not been researched.",
    });
    expect(decides("NV", letterWith(), { practice: { state: null } })).toEqual({
      jurisdiction: "escalate",
      why: "The state of the practice is not recorded.",
    });
  });

  it("is named by no rule that holds, nor by one of another law", () => {
    const named = heardByEachCase().flatMap(({ reasons, controlling }) => {
      const [, citation] =
        /protects the patient more \(45 CFR 160\.203\(b\)\): (.+)\.$/.exec(controlling.why) ?? [];
      return citation === undefined ? [] : [{ citation, state: controlling.state, reasons }];
    });
    expect(named.length).toBeGreaterThan(50);
    const unfounded = named.filter(
      ({ citation, state, reasons }) =>
        !reasons.some(
          (reason) =>
            reason.citation === citation && reason.jurisdiction === state && reason.status !== "satisfied",
        ),
    );
    expect(unfounded).toEqual([]);
  });
});
