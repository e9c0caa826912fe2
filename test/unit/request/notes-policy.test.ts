import { describe, expect, it } from "vitest";
import { decide } from "../../../workflows/request/decide.ts";
import { happened, mara, paz } from "../../support/request/told.ts";
import { triaged } from "../../support/request/walk.ts";

const recorded = (policy: object, by: typeof mara | typeof paz) =>
  decide(triaged(), happened("facts.recorded", { patch: { policy } }, { by }));

describe("the settings on psychotherapy notes", () => {
  it.each([
    { pnSubpoenaRoute: "judge-signed-subpoena" },
    { pnSubpoenaRoute: "court-issued-with-assurances" },
    { allRecordsOrderCoversPn: true },
    { compoundScope: "pn-only" },
    { pnToIndividual: "clinician-decision" },
    { boardSubpoenaNonauthorPn: "required-by-law" },
  ])(
    "are loosened by the privacy officer, not by the practice manager: %o (45 CFR 164.508(a)(2))",
    (policy) => {
      expect(recorded(policy, mara)).toMatchObject({
        outcome: "refused",
        problem: {
          code: "not-allowed-for-role",
          words: expect.stringContaining("privacy officer's to record"),
        },
      });
      expect(recorded(policy, paz).outcome).toBe("accepted");
    },
  );

  it("may be recorded at their protective value by the desk, like any other fact", () => {
    expect(
      recorded({ pnSubpoenaRoute: "order-only", allRecordsOrderCoversPn: false, stateLayer: "apply" }, mara)
        .outcome,
    ).toBe("accepted");
  });
});
