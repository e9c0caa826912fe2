import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import type { Plain } from "./changed.ts";
import { accessRequest, boardSubpoena, caseIn, order, progress, subpoena } from "./neighbours/case.ts";

const federalOnly: Plain = { policy: { stateLayer: "federal-only" } };
const bare = (...fragments: readonly Plain[]) => assess(caseIn("NV", [], ...fragments));
const reasonsOf = ({ reasons }: ReturnType<typeof bare>) => reasons.map(({ ruleId }) => ruleId);
const waitsFor = (pointer: string, { missingFacts }: ReturnType<typeof bare>) =>
  missingFacts.find((fact) => fact.pointer === pointer)?.neededBy;

describe("a case of which no record is known yet", () => {
  it("is told what holds of it as a whole, and nothing that depends on what the record is", () => {
    const answer = bare(subpoena, federalOnly, { forum: { system: "federal" } });
    expect(reasonsOf(answer)).toContain("us.frcp.45-a-3.issued-without-a-judge");
    expect(reasonsOf(answer)).not.toContain("us.hipaa.164-512-e-1-ii-a.notice-assurance");
    expect(answer.missingFacts.filter(({ pointer }) => pointer.startsWith("/segments/"))).toEqual([]);
  });

  it("asks for what a hold waits for, whatever the record is (45 CFR 164.514(h)(1))", () => {
    const unverified = bare(accessRequest, federalOnly, { requester: { identityVerified: null } });
    expect(waitsFor("/requester/identityVerified", unverified)).toContain("us.hipaa.164-514-h-1-i.identity");
  });

  it("asks who signed an order (45 CFR 164.512(e)(1)(i)), and on what no answer turns it asks nothing", () => {
    const unsigned = bare(order, federalOnly, { instrument: { judgeSigned: null, signerRole: null } });
    expect(waitsFor("/instrument/judgeSigned", unsigned)).toContain("us.hipaa.164-512-e-1-i.order-signer");
    const astray = bare(federalOnly, { instrument: { type: "misdirected-disclosure" } });
    expect(reasonsOf(astray)).toContain("us.hipaa.164-402.presumed-breach");
    expect(astray.missingFacts.flatMap(({ neededBy }) => neededBy)).not.toContain(
      "us.hipaa.164-402.presumed-breach",
    );
  });

  it("asks for the authority of an official, and for the state of the practice (45 CFR 164.514(h)(2))", () => {
    const board = bare(boardSubpoena, federalOnly, {
      requester: { authorityVerified: null },
      instrument: { type: "licensing-board-letter", legalBasis: null },
    });
    expect(board.missingFacts.flatMap(({ neededBy }) => neededBy)).toContain(
      "us.hipaa.164-514-h-2.official-authority",
    );
    const nowhere = bare(accessRequest, { practice: { state: null } });
    expect(waitsFor("/practice/state", nowhere)).toEqual(["us.state-default.state"]);
  });

  it("is asked for the paper only once there is something that the paper could reach", () => {
    const askedOf = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
      waitsFor("/instrument/type", assess(caseIn("NV", segments, federalOnly, ...fragments)));
    const rule = "us.hipaa.164-502-a.no-permission";
    expect(askedOf([progress])).toContain(rule);
    expect(askedOf([progress], { instrument: { servedOn: "2026-11-20" } })).toContain(rule);
    expect(askedOf([])).toBeUndefined();
    expect(askedOf([progress], subpoena)).toBeUndefined();
  });
});

describe("a case whose records have all left", () => {
  const gone: Plain = { ...progress, sentAt: "2026-11-20T10:00:00-05:00" };
  const after = (...fragments: readonly Plain[]) => assess(caseIn("NV", [gone], federalOnly, ...fragments));

  it("calls for nothing to be sent, and says nothing of what is left to be judged", () => {
    const answer = after(accessRequest);
    expect(answer.actions.map(({ verb }) => verb)).not.toContain("produce");
    expect(answer.reasons).toEqual([]);
    expect(answer.missingFacts).toEqual([]);
    expect(answer.segments).toEqual({ progress: { class: "progress-notes", outcome: "release" } });
    expect(answer.segments["progress"]).not.toHaveProperty("releaseScope");
  });

  it("still asks who signed the order on which they left, and asks it of no other paper", () => {
    const unsigned: Plain = { instrument: { judgeSigned: null, signerRole: null } };
    const judge = (paper: Plain) => waitsFor("/instrument/judgeSigned", after(paper, unsigned));
    expect(judge(order)).toEqual(["us.hipaa.164-512-e-1-i.order-signer"]);
    expect(judge(subpoena)).toBeUndefined();
  });
});
