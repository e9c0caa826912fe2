import { describe, expect, it } from "vitest";
import { blankContext } from "../../../workflows/request/context.ts";
import { preservedBy } from "../../../workflows/retention/preserved.ts";
import { ids } from "../../support/desk.ts";

const stage = (name: "blank" | "draft" | "open" | "released" | "closed", more: object = {}) =>
  preservedBy({ ...blankContext, stage: name, ...more });
const matched = { patientRef: ids.patient };

describe("what a request keeps from being destroyed", () => {
  it("is nothing while nobody has sent it: an address alone stops no disposal", () => {
    expect(stage("blank", { legalHold: true })).toBeUndefined();
    expect(stage("draft", { legalHold: true })).toBeUndefined();
  });

  it("is every patient's record while nobody is matched, and then the matched one's", () => {
    expect(stage("open")).toEqual({ of: "anybody", because: "open-request" });
    expect(stage("open", matched)).toEqual({ of: ids.patient, because: "open-request" });
    expect(stage("released", { ...matched, legalHold: true })).toEqual({
      of: ids.patient,
      because: "legal-hold",
    });
  });

  it("ends with the request, unless a legal hold is on", () => {
    expect(stage("closed", matched)).toBeUndefined();
    expect(stage("closed", { ...matched, legalHold: true })).toEqual({
      of: ids.patient,
      because: "legal-hold",
    });
    // On whom the hold is nobody knows.
    expect(stage("closed", { legalHold: true })).toEqual({ of: "anybody", because: "legal-hold" });
  });
});
