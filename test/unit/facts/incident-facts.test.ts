import { describe, expect, it } from "vitest";
import type { RequestEventOf } from "../../../workflows/request/events.ts";
import { recordFact } from "../../../workflows/facts/record-fact.ts";
import { likely } from "../../support/request/told.ts";

const on = "2026-12-02";
const incident = { occurredOn: null, discoveredOn: "2026-12-02", delay: null };
const opened = { ...likely["incident.opened"], occurredOn: undefined };
const before = { requester: { identityVerified: true, role: "opposing-counsel" } } as const;
const after = (finding: RequestEventOf<"incident.assessed">["finding"]) =>
  recordFact(
    recordFact(before, opened, { on }),
    { ...likely["incident.assessed"], finding, affectedIndividuals: 2 },
    { on, incident },
  ).incident;

describe("what the law is told of an incident", () => {
  it("is the discovery and the persons from the day it is recorded (45 CFR 164.404(a)(2))", () => {
    expect(recordFact(before, opened, { on })).toEqual({
      ...before,
      incident: { discoveredOn: "2026-12-02", affectedIndividuals: 1 },
    });
  });

  it("takes back that the requester was verified when the records reached somebody else", () => {
    const wrong = recordFact(before, { ...opened, kind: "wrong-recipient" }, { on });
    expect(wrong.requester).toEqual({ role: "opposing-counsel" });
  });

  it("is what the assessment found, and nothing where it is no breach at all (45 CFR 164.402(1), (2))", () => {
    const known = { discoveredOn: "2026-12-02", affectedIndividuals: 2 };
    expect(after("breach")).toEqual({ ...known, lowProbabilityDocumented: false });
    expect(after("low-probability")).toEqual({ ...known, lowProbabilityDocumented: true });
    expect(after("secured")).toEqual({ ...known, unsecured: false });
    expect(after("exclusion")).toBeUndefined();
    expect(after("permitted")).toBeUndefined();
  });

  it("has the delay that law enforcement asked for, and keeps it through an assessment (45 CFR 164.412)", () => {
    const { official: _who, type: _type, ...delay } = likely["incident.delay-asked"];
    const asked = recordFact(recordFact(before, opened, { on }), likely["incident.delay-asked"], { on });
    expect(asked.incident?.lawEnforcementDelay).toEqual(delay);
    const found = { ...likely["incident.assessed"], finding: "breach" } as const;
    const assessed = recordFact(asked, found, { on, incident: { ...incident, delay } });
    expect(assessed.incident?.lawEnforcementDelay).toEqual(delay);
    expect(recordFact(before, likely["incident.delay-asked"], { on })).toEqual(before);
  });
});
