import { describe, expect, it } from "vitest";
import { blankContext } from "../../../workflows/request/context.ts";
import { isLeftBehind } from "../../../workflows/retention/left-behind.ts";
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
    expect(stage("closed")).toBeUndefined();
    expect(stage("closed", { ...matched, legalHold: true })).toEqual({
      of: ids.patient,
      because: "legal-hold",
    });
    // On whom the hold is nobody knows.
    expect(stage("closed", { legalHold: true })).toEqual({ of: "anybody", because: "legal-hold" });
  });
});

describe("what a closed request left behind", () => {
  it("stands beside the matched patient, with what is still owed in it", () => {
    expect(stage("closed", matched)).toEqual({ of: ids.patient, because: "files-left" });
    const incident = { closed: false };
    expect(stage("closed", { ...matched, incident })).toEqual({ of: ids.patient, because: "open-incident" });
    const owed = { ...matched, incident: { closed: true }, phases: [{}], returnDuty: { met: null } };
    expect(stage("closed", owed)).toEqual({ of: ids.patient, because: "return-duty" });
    expect(stage("closed", { ...owed, returnDuty: { met: {} } })).toEqual({
      of: ids.patient,
      because: "files-left",
    });
  });

  it("keeps no record", () => {
    expect(
      (["legal-hold", "open-request", "open-incident", "return-duty", "files-left"] as const).filter(
        isLeftBehind,
      ),
    ).toEqual(["open-incident", "return-duty", "files-left"]);
  });
});
