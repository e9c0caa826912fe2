import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../../../workflows/contract/case-file.ts";
import { commandsProduction, commandsTestimony } from "../../../../workflows/law/clocks/court.ts";
import { hipaaClocks } from "../../../../workflows/law/clocks/hipaa.ts";

const bare: CaseFile = { schemaVersion: 1, asOf: { assessedOn: "2026-11-23" } };

describe("a case of whose paper nothing is recorded", () => {
  it("commands nobody to speak, and is read as one that wants records", () => {
    expect(commandsTestimony(bare)).toBe(false);
    expect(commandsProduction(bare)).toBe(true);
  });

  it("waits for the day on which a request for access came (45 CFR 164.524(b)(2))", () => {
    const paper = { kind: "patient-access", weight: "W1", claimsMore: false } as const;
    const { deadlines, wanted } = hipaaClocks({ caseFile: bare, paper });
    expect(deadlines.filter(({ id }) => id.startsWith("access"))).toEqual([]);
    expect(wanted).toContainEqual({ pointer: "/instrument/receivedOn", ruleId: "us.clock.access-due" });
  });
});
