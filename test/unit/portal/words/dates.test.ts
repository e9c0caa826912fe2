import { describe, expect, it } from "vitest";
import {
  dateWords,
  daysBetween,
  dayWords,
  dueWords,
  instantWords,
  localDay,
  timeWords,
} from "../../../../portal/src/words/dates.ts";

describe("a due date in words", () => {
  it.each([
    ["2026-11-20", "overdue 1 day", "bad"],
    ["2026-11-19", "overdue 2 days", "bad"],
    ["2026-11-21", "due today", "bad"],
    ["2026-11-22", "1 day left", "warn"],
    ["2026-11-24", "3 days left", "warn"],
    ["2026-11-25", "4 days left", "plain"],
    ["2027-02-28", "99 days left", "plain"],
    ["2027-03-01", "3 months left", "plain"],
    ["2033-09-24", "6 years left", "plain"],
  ])("on 21 November, %s is %s", (dueOn, words, tone) => {
    expect(dueWords(dueOn, "2026-11-21")).toEqual({ words, tone });
  });

  it("counts calendar days over a change of clocks and a leap day", () => {
    expect(daysBetween("2026-10-31", "2026-11-02")).toBe(2);
    expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
  });
});

describe("a calendar date in words", () => {
  it("is never moved into another zone", () => {
    expect(dateWords("2027-03-02")).toBe("March 2, 2027");
  });

  it("is shown as it came when it is no date", () => {
    expect(dateWords("soon")).toBe("soon");
    expect(dayWords("soon")).toBe("soon");
    expect(instantWords("soon")).toBe("soon");
  });
});

describe("a deadline", () => {
  it("has its weekday", () => {
    expect(dayWords("2026-11-26")).toBe("Thursday, November 26, 2026");
    expect(dayWords("2028-02-29")).toBe("Tuesday, February 29, 2028");
  });
});

describe("an instant in words", () => {
  it("is the date in the house style and the time with its zone", () => {
    const at = new Date(2026, 0, 5, 23, 59).toISOString();
    expect(timeWords(at)).toMatch(/^11:59\sPM \S+$/);
    expect(instantWords(at)).toBe(`January 5, 2026, ${timeWords(at)}`);
  });
});

describe("the day of an instant", () => {
  it("is the day where the reader is, not in Greenwich", () => {
    expect(localDay(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
  });
});
