import { describe, expect, it } from "vitest";
import { caseFileSchema } from "../../../../workflows/contract/case-file.ts";
import { assess } from "../../../../workflows/law/assess.ts";

/** A federal subpoena served on November 12, 2026: the fourteenth day is Thanksgiving. */
const subpoena = (forum: Record<string, unknown>) =>
  assess(
    caseFileSchema.parse({
      schemaVersion: 1,
      asOf: { assessedOn: "2026-11-12", timeZone: "America/New_York" },
      practice: { hipaaCoveredEntity: true, part2Program: false, partyToCase: false },
      policy: { stateLayer: "federal-only" },
      instrument: {
        type: "attorney-subpoena",
        signerRole: "attorney",
        judgeSigned: false,
        commands: ["produce"],
        servedOn: "2026-11-12",
        returnOn: "2026-12-11",
      },
      forum: { system: "federal", nature: "civil", ...forum },
    }),
  );

function objection(forum: Record<string, unknown>) {
  const { deadlines, missingFacts } = subpoena(forum);
  const date = deadlines.find(({ id }) => id === "object-by");
  return {
    limitOn: date?.limitOn,
    safeOn: date?.safeOn,
    asks: missingFacts.some(({ pointer }) => pointer === "/forum/courtHolidays"),
    steps: date?.steps.join(" ") ?? "",
  };
}

describe("the holidays of the court's state", () => {
  it("lengthen a period that runs after an event where they were read in the state's law (FRCP 6(a)(6)(C))", () => {
    const { steps, ...dates } = objection({ state: "VA" });
    expect(dates).toEqual({ limitOn: "2026-11-30", safeOn: "2026-11-25", asks: false });
    expect(steps).toContain(
      "Friday, November 27, 2026 is a holiday of Virginia (Friday after Thanksgiving; Va. Code 2.2-3300), so the day moves",
    );
    expect(steps).toContain(
      "Holidays of Virginia are counted as Va. Code 2.2-3300 has them (FRCP 6(a)(6)(C)).",
    );
  });

  it("lengthen nothing where the law read does not have the day", () => {
    expect(objection({ state: "AZ" })).toMatchObject({ limitOn: "2026-11-27", asks: false });
  });

  it("lengthen nothing, and are asked for, where the state's law was not read", () => {
    const { steps, ...dates } = objection({ state: "NJ" });
    expect(dates).toEqual({ limitOn: "2026-11-27", safeOn: "2026-11-25", asks: true });
    expect(steps).toContain("that is not certain, so the date stands");
    expect(steps).toContain("were not read in its law; they give no more time until they are recorded");
  });

  it("are asked for where the date stops on a day that is disputed, though the list was read", () => {
    expect(objection({ state: "MN" })).toMatchObject({ limitOn: "2026-11-27", asks: true });
  });

  it("are asked for where no state is recorded, or one that nobody looked at", () => {
    expect(objection({})).toMatchObject({ limitOn: "2026-11-27", asks: true });
    expect(objection({ state: "NV" })).toMatchObject({ limitOn: "2026-11-27", asks: true });
  });

  it("give way to the days recorded for the court, even to none", () => {
    const none = objection({ state: "VA", courtHolidays: [] });
    expect(none).toMatchObject({ limitOn: "2026-11-27", asks: false });
    expect(none.steps).not.toContain("Virginia");
    expect(objection({ state: "AZ", courtHolidays: ["2026-11-27"] })).toMatchObject({
      limitOn: "2026-11-30",
    });
  });

  it("keep an uncertain day out of the last safe business day (a tightening alone)", () => {
    const served = { servedOn: "2026-12-18", returnOn: "2026-12-28" };
    const safeOn = (state: string) =>
      assess(
        caseFileSchema.parse({
          schemaVersion: 1,
          asOf: { assessedOn: "2026-12-18" },
          practice: { hipaaCoveredEntity: true },
          policy: { stateLayer: "federal-only" },
          instrument: {
            type: "attorney-subpoena",
            signerRole: "attorney",
            judgeSigned: false,
            commands: ["produce"],
            ...served,
          },
          forum: { system: "federal", nature: "civil", state },
        }),
      ).deadlines.find(({ id }) => id === "object-by")?.safeOn;
    expect(safeOn("AZ")).toBe("2026-12-24");
    expect(safeOn("TX")).toBe("2026-12-23");
  });

  it("do not move a date counted back from an event (FRCP 6(a)(6)(C))", () => {
    const papers = (forum: Record<string, unknown>) =>
      subpoena({ hearingOn: "2026-12-11", ...forum }).deadlines.find(({ id }) => id === "serve-motion-papers")
        ?.dueOn;
    expect(papers({ state: "VA" })).toBe("2026-11-27");
    expect(papers({ state: "VA", courtHolidays: ["2026-11-27"] })).toBe("2026-11-25");
  });
});
