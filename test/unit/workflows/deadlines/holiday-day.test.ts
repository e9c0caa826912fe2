import { describe, expect, it } from "vitest";
import { days } from "../../../../workflows/deadlines/court-holidays/common-days.ts";
import { dayInWords, datesIn } from "../../../../workflows/deadlines/court-holidays/holiday-day.ts";

describe("the day of a holiday", () => {
  it("is told by its rule", () => {
    expect(dayInWords(days.newYear.day)).toBe("January 1");
    expect(dayInWords(days.christmas.day)).toBe("December 25");
    expect(dayInWords(days.king.day)).toBe("third Monday in January");
    expect(dayInWords(days.memorial.day)).toBe("last Monday in May");
    expect(dayInWords(days.afterThanksgiving.day)).toBe("day after the fourth Thursday in November");
    expect(dayInWords(days.goodFriday.day)).toBe("Friday before Easter Sunday");
    expect(dayInWords({ kind: "named", on: ["2025-12-24", "2025-12-26"] })).toBe("2025-12-24, 2025-12-26");
  });

  it("is found in any year, and only in its own where it is named", () => {
    const named = { kind: "named", on: ["2024-12-24", "2025-12-24", "2025-12-26"] } as const;
    expect(datesIn(named, 2025)).toEqual(["2025-12-24", "2025-12-26"]);
    expect(datesIn(named, 2026)).toEqual([]);
    expect(datesIn(days.election.day, 2026)).toEqual(["2026-11-03"]);
    expect(datesIn(days.labor.day, 2026)).toEqual(["2026-09-07"]);
  });

  it("is two days before Easter, from its earliest to its latest", () => {
    // Easter Sunday falls on March 22 in 1818, on March 23 in 2008, on April 24 in 2011 and on April 25 in 2038.
    const fridays = {
      1818: "03-20",
      1954: "04-16",
      1981: "04-17",
      2001: "04-13",
      2008: "03-21",
      2011: "04-22",
      2025: "04-18",
      2038: "04-23",
    };
    for (const [year, on] of Object.entries(fridays))
      expect(datesIn(days.goodFriday.day, Number(year))).toEqual([`${year}-${on}`]);
  });
});
