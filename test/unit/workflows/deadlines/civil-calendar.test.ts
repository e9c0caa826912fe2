import { describe, expect, it } from "vitest";
import {
  addDays,
  addYears,
  daysBetween,
  inWords,
  isWeekend,
  localDate,
  weekdayOfMonth,
} from "../../../../workflows/deadlines/civil-calendar.ts";

describe("the civil calendar", () => {
  it("finds the last Monday of a May with five Mondays and of one with four", () => {
    expect(weekdayOfMonth(2027, 5, 1, "last")).toBe("2027-05-31");
    expect(weekdayOfMonth(2026, 5, 1, "last")).toBe("2026-05-25");
  });

  it("finds the fourth Thursday of a November that begins on a Friday, and of one that begins on a Thursday", () => {
    expect(weekdayOfMonth(2024, 11, 4, 4)).toBe("2024-11-28");
    expect(weekdayOfMonth(2029, 11, 4, 4)).toBe("2029-11-22");
  });

  it("adds days across a leap day and a year's end (AB-039)", () => {
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
    expect(inWords("1954-05-17")).toBe("Monday, May 17, 1954");
    expect(inWords("1969-12-28")).toBe("Sunday, December 28, 1969");
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
    expect(localDate("2026-12-10T03:00+14:00", undefined)).toBe("2026-12-10");
    expect(localDate("2026-12-09T22:00-12:00", undefined)).toBe("2026-12-09");
    expect(localDate("2026-12-10T03:00Z", "Nowhere/City")).toBe("2026-12-10");
  });
});
