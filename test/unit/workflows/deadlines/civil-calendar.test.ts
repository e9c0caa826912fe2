import { describe, expect, it } from "vitest";
import {
  addDays,
  addYears,
  daysBetween,
  inWords,
  isWeekend,
  legalHoliday,
  localDate,
  observedHoliday,
} from "../../../../workflows/deadlines/civil-calendar.ts";

const holidaysOf = (year: number): string[] => {
  const days = Array.from({ length: 366 }, (_, offset) => addDays(`${year}-01-01`, offset));
  return days.filter((on) => on.startsWith(String(year)) && legalHoliday(on) !== undefined);
};

describe("the civil calendar", () => {
  it("knows the eleven federal legal holidays of 2026 (FRCP 6(a)(6)(A))", () => {
    expect(holidaysOf(2026)).toEqual([
      "2026-01-01",
      "2026-01-19",
      "2026-02-16",
      "2026-05-25",
      "2026-06-19",
      "2026-07-04",
      "2026-09-07",
      "2026-10-12",
      "2026-11-11",
      "2026-11-26",
      "2026-12-25",
    ]);
  });

  it("knows no Juneteenth before it became a legal public holiday", () => {
    expect(legalHoliday("2020-06-19")).toBeUndefined();
    expect(legalHoliday("2021-06-19")).toBe("Juneteenth");
  });

  it("finds Memorial Day in a May with five Mondays and in one with four", () => {
    expect(legalHoliday("2027-05-31")).toBe("Memorial Day");
    expect(legalHoliday("2026-05-25")).toBe("Memorial Day");
    expect(legalHoliday("2027-05-24")).toBeUndefined();
  });

  it("tells the day on which a weekend holiday is kept", () => {
    expect(observedHoliday("2026-07-03")).toBe("Independence Day");
    expect(observedHoliday("2027-07-05")).toBe("Independence Day");
    expect(observedHoliday("2027-12-31")).toBe("New Year's Day");
    expect(observedHoliday("2026-12-24")).toBeUndefined();
  });

  it("adds days across a leap day and a year's end", () => {
    expect(addDays("2028-01-30", 30)).toBe("2028-02-29");
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
  });

  it("keeps 29 February where the later year has one, and takes 28 February where not", () => {
    expect(addYears("2024-02-29", 4)).toBe("2028-02-29");
    expect(addYears("2024-02-29", 6)).toBe("2030-02-28");
  });

  it("names a day in words", () => {
    expect(inWords("2026-11-26")).toBe("Thursday, November 26, 2026");
    expect([isWeekend("2026-11-28"), isWeekend("2026-11-29"), isWeekend("2026-11-30")]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("reads an instant in the court's time zone, and as written where the zone is unknown", () => {
    expect(localDate("2026-12-10T03:00Z", "America/New_York")).toBe("2026-12-09");
    expect(localDate("2026-12-09T10:00-05:00", "America/New_York")).toBe("2026-12-09");
    expect(localDate("2026-12-10T03:00Z", undefined)).toBe("2026-12-10");
    expect(localDate("2026-12-10T03:00Z", "Nowhere/City")).toBe("2026-12-10");
  });
});
