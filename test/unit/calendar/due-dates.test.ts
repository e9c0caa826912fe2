import { describe, expect, it } from "vitest";
import { contentLines, text } from "../../../workflows/calendar/content-lines.ts";
import { calendarOf } from "../../../workflows/calendar/due-dates.ts";
import type { DueDate } from "../../../workflows/calendar/due-dates.ts";
import { deadlineNames } from "../../../workflows/contract/deadline-names.ts";

const date: DueDate = {
  uid: "a1b2@duces",
  trackingNumber: "26-HLC-12345-A",
  clockId: "return-date",
  dueOn: "2026-12-18",
  generation: 1,
  over: false,
  revisedAt: "2026-11-21T12:00:03.250Z",
};
/** The lines as a reader has them once they are unfolded (RFC 5545, section 3.1). */
const unfolded = (stream: string) => stream.replaceAll("\r\n ", "").split("\r\n");
const valueOf = (stream: string, name: string) =>
  unfolded(stream)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1);

describe("a calendar", () => {
  it("has for each date one event of a whole day, with what RFC 5545 asks of it (3.6.1, 3.8.2.4, 3.8.7.2)", () => {
    expect(unfolded(calendarOf([date]))).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Duces//Due dates//EN",
      "NAME:Due dates",
      "X-WR-CALNAME:Due dates",
      "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
      "BEGIN:VEVENT",
      "UID:a1b2@duces",
      "DTSTAMP:20261121T120003Z",
      "SEQUENCE:2",
      "STATUS:CONFIRMED",
      "DTSTART;VALUE=DATE:20261218",
      "SUMMARY:26-HLC-12345-A: Return date on the paper",
      "CLASS:PRIVATE",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
  });

  it("says of a date whose step is over that it is cancelled, under the same UID and a higher SEQUENCE (3.8.7.4)", () => {
    const life = [
      date,
      { ...date, over: true },
      { ...date, generation: 2, dueOn: "2026-12-20" },
      { ...date, generation: 2, over: true },
    ].map((one) => calendarOf([one]));
    expect(life.map((one) => valueOf(one, "STATUS"))).toEqual([
      "CONFIRMED",
      "CANCELLED",
      "CONFIRMED",
      "CANCELLED",
    ]);
    expect(life.map((one) => Number(valueOf(one, "SEQUENCE")))).toEqual([2, 3, 4, 5]);
    expect(new Set(life.map((one) => valueOf(one, "UID"))).size).toBe(1);
  });

  it("says the same of the same dates however often it is read, so that nothing seems to have changed", () => {
    expect(calendarOf([date])).toBe(calendarOf([date]));
  });

  it("names no person and no class of record, and of victims and breaches not even that", () => {
    const titles = Object.keys(deadlineNames).map((clockId) =>
      valueOf(calendarOf([{ ...date, clockId }]), "SUMMARY"),
    );
    expect(titles.join("\n")).not.toMatch(/note|victim|affected|HHS|diagnos|substance|undefined/iu);
    expect(valueOf(calendarOf([{ ...date, clockId: "of-a-new-law" }]), "SUMMARY")).toBe(
      "26-HLC-12345-A: A date is due",
    );
  });
});

describe("the lines of a calendar", () => {
  it.each([
    "x".repeat(300),
    "é".repeat(200),
    "語".repeat(120),
    "𝄞".repeat(90),
    `${"x".repeat(71)}語${"é".repeat(80)}`,
  ])("are at most 75 octets long, cut no character, and are whole again once unfolded (3.1)", (words) => {
    const stream = contentLines([["X", words]]);
    const lines = stream.split("\r\n").slice(0, -1);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(stream).not.toContain("\uFFFD");
    expect(unfolded(stream)).toEqual([`X:${words}`, ""]);
  });

  it("escape what has a meaning of its own, and hold no control character that could begin a line (3.3.11)", () => {
    expect(text("a;b,c\\d")).toBe(String.raw`a\;b\,c\\d`);
    expect(text("a\r\nATTENDEE:x\nb\rc\u0007\u0085")).toBe(String.raw`a\nATTENDEE:x\nb\nc`);
  });
});
