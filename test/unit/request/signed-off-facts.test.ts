import { describe, expect, it } from "vitest";
import * as z from "zod";
import { caseFileSchema } from "../../../workflows/contract/case-file.ts";
import { closedAt } from "../../../workflows/contract/signed-off-facts.ts";
import { decide } from "../../../workflows/request/decide.ts";
import type { RequestEventOf } from "../../../workflows/request/events.ts";
import { aJudgement, happened, mara, paz } from "../../support/request/told.ts";
import { verdict } from "../../support/request/verdict.ts";
import { triaged, walk } from "../../support/request/walk.ts";

const recorded = (change: Partial<RequestEventOf<"facts.recorded">>, by: typeof mara | typeof paz) =>
  decide(triaged(), happened("facts.recorded", { patch: {}, ...change }, { by }));
const refusedToTheDesk = {
  outcome: "refused",
  problem: { code: "not-allowed-for-role", words: expect.stringContaining("privacy officer's to record") },
};

/** A patch that says one thing at a pointer. */
const saying = (pointer: string, value: unknown): RequestEventOf<"facts.recorded">["patch"] =>
  pointer
    .split("/")
    .slice(1)
    .reduceRight<unknown>((below, key) => ({ [key]: below }), value) as never;

describe("facts that open records by themselves", () => {
  it.each([
    { policy: { stateLayer: "federal-only" } },
    { policy: { pnSubpoenaRoute: "judge-signed-subpoena" } },
    { policy: { pnSubpoenaRoute: "court-issued-with-assurances" } },
    { policy: { allRecordsOrderCoversPn: true } },
    { policy: { compoundScope: "pn-only" } },
    { policy: { pnToIndividual: "clinician-decision" } },
    { policy: { boardSubpoenaNonauthorPn: "required-by-law" } },
    { policy: { day14Counts: true } },
    { practice: { state: "IL" } },
    { practice: { part2Program: false } },
    { practice: { ownTrainingProgram: true } },
    { patient: { consent: { stateLawOnParentAccess: "requires" } } },
    { instrument: { legalBasis: { requiredByLaw: true } } },
    { decisions: { releaseNotesToIndividual: true } },
    { decisions: { threat: { seriousAndImminent: true } } },
    { decisions: { parentAccess: "grant" } },
    { decisions: { representativeRefused: false } },
    { decisions: { practiceElectsToDisclose: true } },
    { order: { stayed: false } },
    { order: { vacated: false } },
    { incident: { discoveredOn: "2027-01-01" } },
    { incident: { lowProbabilityDocumented: true } },
  ] as const)("are the privacy officer's, not the practice manager's: %o (45 CFR 160.203(b))", (patch) => {
    expect(recorded({ patch }, mara)).toMatchObject(refusedToTheDesk);
    expect(recorded({ patch }, paz).outcome).toBe("accepted");
  });

  it("and a belief that a representative abuses the patient are the officer's to take back (45 CFR 164.502(g)(5))", () => {
    const judgement = aJudgement({ believedToAbuse: 1 });
    const feared = walk(triaged(), happened("facts.recorded", {}, { judgement })).snapshot;
    const saying = (change: Partial<RequestEventOf<"facts.recorded">>, by: typeof mara | typeof paz = mara) =>
      verdict(feared, happened("facts.recorded", { patch: {}, ...change }, { by, judgement }));
    const without = { patch: { patient: { representatives: [{ role: "parent" as const }] } } };
    expect(saying(without)).toBe("not-allowed-for-role");
    expect(saying({ unknownAgain: ["/patient/representatives"] })).toBe("not-allowed-for-role");
    expect(saying(without, paz)).toBe("accepted");
    const kept = [{ role: "parent", reasonableBeliefOfAbuse: true }, { role: "spouse" }] as const;
    expect(saying({ patch: { patient: { representatives: [...kept] } } })).toBe("accepted");
    expect(saying({ unknownAgain: ["/patient/alive"] })).toBe("accepted");
  });

  it("may be recorded by the desk at the value that opens nothing", () => {
    for (const [pointer, closed] of Object.entries(closedAt).filter(([, value]) => value !== null))
      expect(recorded({ patch: saying(pointer, closed) }, mara).outcome).toBe("accepted");
  });

  it("are taken back by the privacy officer alone: a looser setting of the practice may stand behind them", () => {
    for (const pointer of [
      "/policy",
      "/policy/pnSubpoenaRoute",
      "/decisions/threat",
      "/events",
      "/order/vacated",
      "/incident",
    ]) {
      expect(recorded({ unknownAgain: [pointer] }, mara)).toMatchObject(refusedToTheDesk);
      expect(recorded({ unknownAgain: [pointer] }, paz).outcome).toBe("accepted");
    }
    expect(recorded({ unknownAgain: ["/instrument/type", "/policyholder"] }, mara).outcome).toBe("accepted");
  });

  it("are all the settings, all that the practice is, and all decisions but a denial", () => {
    const schema = z.toJSONSchema(caseFileSchema) as { readonly properties: Record<string, Group> };
    type Group = { readonly properties?: Record<string, Group> };
    const leaves = (group: Group, pointer: string): string[] =>
      group.properties === undefined
        ? [pointer]
        : Object.entries(group.properties).flatMap(([key, below]) => leaves(below, `${pointer}/${key}`));
    const all = ["policy", "practice", "decisions"].flatMap((key) =>
      leaves(schema.properties[key] ?? {}, `/${key}`),
    );
    const plain = ["/practice/partyToCase", "/decisions/accessHarm/ground"];
    const denies = "/decisions/accessHarm/decidedByLicensedProfessional";
    expect(all.filter((pointer) => !(pointer in closedAt)).toSorted()).toEqual([denies, ...plain].toSorted());
  });
});

describe("who asks", () => {
  it("is verified by its own command, which says how, never by a fact in passing (45 CFR 164.514(h)(1))", () => {
    for (const requester of [{ identityVerified: true }, { authorityVerified: true }])
      for (const by of [mara, paz])
        expect(recorded({ patch: { requester } }, by)).toMatchObject({
          outcome: "refused",
          problem: { code: "invalid-field", words: expect.stringContaining("verifying the requester") },
        });
    const denied = { requester: { identityVerified: false, authorityVerified: false } };
    expect(recorded({ patch: denied }, mara).outcome).toBe("accepted");
  });
});
