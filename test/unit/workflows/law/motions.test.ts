import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../../../workflows/contract/case-file.ts";
import { undecided } from "../../../../workflows/law/motions.ts";

type Happened = NonNullable<CaseFile["events"]>[number];

const open = (...events: readonly Happened[]): readonly number[] =>
  undecided({ schemaVersion: 1, asOf: { assessedOn: "2026-11-23" }, events: [...events] }, () => true);
const motion = (by: Happened["by"], occurredOn: string): Happened => ({
  type: "motion-to-quash-filed",
  by,
  occurredOn,
});
const ruled = (occurredOn: string, by?: Happened["by"]): Happened => ({
  type: "motion-decided",
  occurredOn,
  by,
});

describe("the motions on which no court has ruled (45 CFR 164.512(e)(1)(iii)(C)(2))", () => {
  it("are the patient's, by whoever of their side filed them", () => {
    const patients = ["patient", "patient-counsel"] as const;
    for (const filed of patients)
      for (const settled of patients)
        expect(open(motion(filed, "2026-11-02"), ruled("2026-11-05", settled))).toEqual([]);
  });

  it("are settled by a ruling of the same day, in whichever order the two were recorded", () => {
    const [filed, decided] = [motion("patient", "2026-11-02"), ruled("2026-11-02")];
    expect(open(filed, decided)).toEqual([]);
    expect(open(decided, filed)).toEqual([]);
    expect(open(decided, filed, motion("party", "2026-11-02"))).toEqual([1, 2]);
  });

  it("are each still open when a ruling names nobody, whatever was ruled before they were brought", () => {
    const [before, ruledBefore] = [motion("patient", "2026-11-02"), ruled("2026-11-03")];
    const two = [motion("patient", "2026-11-06"), motion("party", "2026-11-06")];
    expect(open(before, ruledBefore, ...two, ruled("2026-11-07", "court"))).toEqual([2, 3]);
    expect(open(before, ruledBefore, ...two, ruled("2026-11-07"), ruled("2026-11-08"))).toEqual([]);
  });

  it("are open again once the ruling is appealed, by whoever lost, also on the day of the ruling", () => {
    const appeal = (by: Happened["by"], occurredOn: string): Happened => ({
      type: "ruling-appealed",
      by,
      occurredOn,
    });
    const [filed, denied] = [motion("patient", "2026-11-02"), ruled("2026-11-05", "patient")];
    expect(open(filed, denied, appeal("patient", "2026-11-05"))).toEqual([2]);
    expect(open(filed, denied, appeal("patient", "2026-11-06"), ruled("2026-11-20", "patient"))).toEqual([]);
    expect(
      open(motion("party", "2026-11-02"), ruled("2026-11-05", "party"), appeal("party", "2026-11-06")),
    ).toEqual([2]);
    // The practice's own holds nothing in law; the request waits for it all the same.
    expect(
      open(
        motion("practice", "2026-11-02"),
        ruled("2026-11-05", "practice"),
        appeal("practice", "2026-11-06"),
      ),
    ).toEqual([]);
  });

  it("are none where nothing happened", () => {
    expect(undecided({ schemaVersion: 1, asOf: { assessedOn: "2026-11-23" } }, () => true)).toEqual([]);
  });
});
