import { describe, expect, it } from "vitest";
import { moments } from "../../workflows/contract/guidance-words.ts";
import { explainMoment } from "../../workflows/law/explainers/explain-moment.ts";
import { momentsOfLaw } from "../../workflows/law/explainers/moments.ts";
import { allPacks } from "../../workflows/law/packs/index.ts";
import { overlays } from "../../workflows/law/packs/us-states/index.ts";

const on = "2026-11-29";
const rules = allPacks.flatMap((pack) => pack.rules);
const ids = (moment: (typeof moments)[number], state: string, day = on) =>
  explainMoment(moment, state, day).state?.points.flatMap(({ ruleIds }) => ruleIds);

describe("the guidance beside a task", () => {
  it.each(moments)(
    "says at %s the rules' own sentences, each with its provision and confidence",
    (moment) => {
      const { federal } = explainMoment(moment, undefined, on);
      expect(federal.review).toBe("draft-not-reviewed");
      expect(federal.points.flatMap(({ ruleIds }) => ruleIds)).toEqual(momentsOfLaw[moment].rules);
      for (const point of federal.points) {
        const rule = rules.find(({ id }) => id === point.ruleIds[0]);
        expect(point).toMatchObject({
          words: rule?.title,
          citations: [rule?.cite],
          confidence: rule?.confidence,
        });
      }
    },
  );

  it("says of a state nobody has researched nothing, and of one that was its review too", () => {
    expect(explainMoment("insurer", "WY", on).state).toBeUndefined();
    expect(explainMoment("insurer", "VA", on).state).toMatchObject({
      name: "Virginia",
      review: "draft-not-reviewed",
    });
  });

  it("adds what the state says of a subpoena, and not what it says of a board", () => {
    const illinois = ids("subpoena-or-order", "IL");
    expect(illinois).toContain("us.il.740-ilcs-110-10-d.order-or-consent");
    expect(illinois).toContain("us.il.740-ilcs-110-10-a.privilege");
    expect(illinois).not.toContain("us.il.740-ilcs-110-10-a.administrative");
    expect(ids("board-or-malpractice", "IL")).toContain("us.il.740-ilcs-110-10-a.administrative");
  });

  it("adds what the state says of a judge's own order", () => {
    expect(ids("subpoena-or-order", "IL")).toContain("us.il.740-ilcs-110-10-a.findings");
    expect(ids("subpoena-or-order", "PA")).toContain("us.pa.5944.order");
  });

  it("adds for documentation only what concerns the notes kept apart", () => {
    expect(ids("documentation", "IL")).toEqual([
      "us.il.740-ilcs-110-3-b.personal-notes",
      "us.il.740-ilcs-110-2.notes-kept-private",
    ]);
  });

  it("adds the patient's own access under each state that grants one", () => {
    expect(ids("own-request", "MD")).toContain("us.md.hg-4-309.access");
    expect(ids("other-provider", "DC")).toContain("us.dc.7-1203-01.coordination-of-care");
  });

  it("says once what stands in several provisions, with all of them and the weakest of their sources", () => {
    const privilege = explainMoment("subpoena-or-order", "MD", on).state?.points.find(({ ruleIds }) =>
      ruleIds.includes("us.md.cj-9-109.psychiatrist-or-psychologist"),
    );
    expect(privilege?.citations).toEqual([
      "Cts. & Jud. Proc. 9-109",
      "Cts. & Jud. Proc. 9-109.1",
      "Cts. & Jud. Proc. 9-121",
    ]);
    expect(privilege?.confidence).toBe("verified");
  });

  it("says what was law on the day", () => {
    const since2023 = "us.nc.90-21-5.own-consent-and-parents";
    expect(ids("own-request", "NC", "2023-12-01")).toContain(since2023);
    expect(ids("own-request", "NC", "2023-11-30")).not.toContain(since2023);
  });

  it.each(overlays.map(({ code }) => code))("says no sentence twice in %s", (state) => {
    for (const moment of moments) {
      const titles = explainMoment(moment, state, on).state?.points.map(({ words }) => words) ?? [];
      expect(new Set(titles).size).toBe(titles.length);
    }
  });
});
