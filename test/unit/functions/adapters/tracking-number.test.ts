import { describe, expect, it } from "vitest";
import { newTrackingNumber, readTrackingNumber } from "../../../../functions/adapters/tracking-number.ts";
import { batesNumber, batesPrefixOf } from "../../../../workflows/production/bates.ts";

describe("tracking number", () => {
  it("is year, practice, eight random digits and a check letter", () => {
    expect(newTrackingNumber("HLC", 2026)).toMatch(/^26-HLC-\d{8}-[A-Z]$/);
    const numbers = new Set(Array.from({ length: 50 }, () => newTrackingNumber("HLC", 2026)));
    expect(numbers.size).toBeGreaterThan(40);
  });

  it("is one of so many that guessing finds none and two requests seldom meet", () => {
    const numbers = Array.from({ length: 20_000 }, () => newTrackingNumber("HLC", 2026));
    expect(numbers.length - new Set(numbers).size).toBeLessThan(30);
  });

  it("gives every production of a practice a prefix of its own", () => {
    const number = newTrackingNumber("HARBR", 2026);
    expect(batesPrefixOf(number)).toContain(number.replaceAll("-", "").slice(-9));
    expect(batesNumber(batesPrefixOf(number), 1)).toMatch(/000001$/);
  });

  it("is read as people type it", () => {
    const number = newTrackingNumber("HLC", 2026);
    expect(readTrackingNumber(` ${number.toLowerCase().replaceAll("-", " ")} `)).toBe(number);
    expect(readTrackingNumber(number.replaceAll("-", ""))).toBe(number);
  });

  it("is not read with one digit wrong, or two neighbours exchanged", () => {
    let slips = 0;
    for (let at = 0; at < 200; at += 1) {
      const number = newTrackingNumber("HLC", 2026);
      for (let place = 7; place < 15; place += 1) {
        const digit = Number(number[place]);
        const wrong = `${number.slice(0, place)}${(digit + 1 + (at % 9)) % 10}${number.slice(place + 1)}`;
        if (readTrackingNumber(wrong) !== undefined) slips += 1;
      }
      const swapped = `${number.slice(0, 8)}${number[9]}${number[8]}${number.slice(10)}`;
      if (swapped !== number && readTrackingNumber(swapped) !== undefined) slips += 1;
    }
    expect(slips).toBe(0);
  });

  it("is not read out of anything else", () => {
    expect(readTrackingNumber("x".repeat(40))).toBeUndefined();
    expect(readTrackingNumber("26-HLC-12345678")).toBeUndefined();
  });
});
