import { describe, expect, it } from "vitest";
import { newTrackingNumber, readTrackingNumber } from "../../../../functions/adapters/tracking-number.ts";

describe("tracking number", () => {
  it("is year, practice, five random digits and a check letter", () => {
    expect(newTrackingNumber("HLC", 2026)).toMatch(/^26-HLC-\d{5}-[A-Z]$/);
    const numbers = new Set(Array.from({ length: 50 }, () => newTrackingNumber("HLC", 2026)));
    expect(numbers.size).toBeGreaterThan(40);
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
      const digit = Number(number[7]);
      const wrong = `${number.slice(0, 7)}${(digit + 1) % 10}${number.slice(8)}`;
      if (readTrackingNumber(wrong) !== undefined) slips += 1;
      const swapped = `${number.slice(0, 8)}${number[9]}${number[8]}${number.slice(10)}`;
      if (swapped !== number && readTrackingNumber(swapped) !== undefined) slips += 1;
    }
    expect(slips).toBe(0);
  });

  it("is not read out of anything else", () => {
    expect(readTrackingNumber("x".repeat(40))).toBeUndefined();
    expect(readTrackingNumber("26-HLC-12345")).toBeUndefined();
  });
});
