import { describe, expect, it } from "vitest";
import { nextActionOf } from "../../../workflows/request/next-action.ts";
import { parseRecorded } from "../../../workflows/request/recorded.ts";
import { pdn } from "../../support/request/ids.ts";
import { aJudgement, ezra, happened, paz } from "../../support/request/told.ts";
import { problemOf, verdict } from "../../support/request/verdict.ts";
import { readyForRelease, reviewed, step, walk } from "../../support/request/walk.ts";

const asked = { judgement: aJudgement({ certificationAsked: true }) };
const certified = (from = readyForRelease(asked.judgement)) =>
  step(from, happened("production.certified", {}, asked)).snapshot;

describe("the certificate of the custodian (FRE 902(11))", () => {
  it("comes before the release where the paper asks for certified copies", () => {
    const ready = readyForRelease(asked.judgement);
    expect(nextActionOf(ready).words).toContain("Certify the production");
    expect(problemOf(ready, happened("production.released", {}, asked)).words).toContain("certified copies");
    expect(nextActionOf(certified()).words).toBe("Release the production.");
    expect(verdict(certified(), happened("production.released", {}, asked))).toBe("accepted");
  });

  it("is free where the paper asks for none", () => {
    expect(verdict(readyForRelease(), happened("production.released"))).toBe("accepted");
    expect(verdict(readyForRelease(), happened("production.certified"))).toBe("accepted");
  });

  it("is given once, of the production in hand, by whoever keeps the records", () => {
    expect(verdict(certified(), happened("production.certified", {}, asked))).toBe("wrong-state");
    const other = happened("production.certified", { productionId: pdn("second") });
    expect(verdict(readyForRelease(), other)).toBe("wrong-state");
    expect(verdict(readyForRelease(), happened("production.certified", {}, { by: ezra }))).toBe(
      "not-allowed-for-role",
    );
    expect(verdict(reviewed(), happened("production.certified"))).toBe("wrong-state");
  });

  it("falls with the production it speaks of", () => {
    const second = pdn("second");
    const again = walk(
      certified(),
      happened("release.returned", {}, { by: paz, ...asked }),
      happened("review.completed", {}, asked),
      happened("release.confirmed", {}, { ...asked, nextProductionId: second }),
      happened("production.numbered", { productionId: second }, asked),
      happened(
        "production.assembled",
        { productionId: second, batesFirst: "T0001000004", batesLast: "T0001000006" },
        asked,
      ),
    ).snapshot;
    expect(verdict(again, happened("production.released", { productionId: second }, asked))).toBe(
      "wrong-state",
    );
  });

  it("leaves out none of what is certified", () => {
    const { statements, ...rest } = happened("production.certified");
    const lacking = { ...rest, statements: { ...statements, regularPractice: false } };
    expect(() => parseRecorded(lacking)).toThrow("regularPractice");
  });
});
