import { describe, expect, it } from "vitest";
import { movableClockSchema, patientsClock } from "../../../workflows/contract/clocks.ts";
import { deadlineNames } from "../../../workflows/contract/deadline-names.ts";
import { addDays } from "../../../workflows/deadlines/civil-calendar.ts";
import { localDateOf } from "../../../workflows/facts/local-date.ts";
import { asksForSomething, clockKinds, kindOf } from "../../../workflows/request/clock-kinds.ts";
import { comesOn, hasCome, nextWake, noonOf } from "../../../workflows/request/clock-wakes.ts";

const zones = [
  "America/New_York",
  "America/Phoenix",
  "Pacific/Honolulu",
  "Pacific/Pago_Pago",
  "Pacific/Guam",
];

describe("the kinds of dates", () => {
  it("let somebody move exactly the dates for which a move can be kept", () => {
    const movable = Object.keys(deadlineNames).filter((id) => kindOf(id).moves.by !== "nobody");
    expect(movable.toSorted()).toEqual([...movableClockSchema.options].toSorted());
  });

  it("give their reasons, and remind in the order of time, before the date", () => {
    for (const { remindBefore, because } of clockKinds) {
      expect(because).toMatch(/^[A-Z].{20,}\.$/);
      expect(remindBefore).toEqual([...remindBefore].toSorted((one, other) => other - one));
      expect(remindBefore.every((days) => days > 0)).toBe(true);
    }
  });

  it("know every deadline by name, and no clock runs for what binds nobody", () => {
    const silent = Object.keys(deadlineNames).filter((id) => !asksForSomething(id));
    expect(silent.toSorted()).toEqual([
      "access-extended-due",
      "accounting-extended-due",
      "hipaa-protection-ends",
      "retain-until",
    ]);
    expect(kindOf("va-quash")).toBe(kindOf("move-before"));
    expect(kindOf("def-object")).toBe(kindOf("object-by"));
    expect(kindOf("tx-access").moves.by).toBe("nobody");
  });
});

describe("a wake-up", () => {
  it.each([
    ["the day on which clocks go forward", "2027-03-14"],
    ["the day on which they go back", "2026-11-01"],
    ["a leap day", "2028-02-29"],
    ["the last day of a year", "2026-12-31"],
    ["a holiday of the courts", "2026-12-25"],
  ])("for %s lies on that date wherever the practice is (AB-039)", (_what, day) => {
    for (const zone of zones) expect(localDateOf(noonOf(day), zone)).toBe(day);
    expect([hasCome(day, `${day}T11:59:59.999Z`), hasCome(day, `${day}T12:00:00.000Z`)]).toEqual([
      false,
      true,
    ]);
  });

  it("of the patient's time comes when the last day is over everywhere, across a leap day and a year's end", () => {
    for (const day of ["2028-02-29", "2026-12-31", "2027-03-13"]) {
      expect(comesOn(patientsClock, day)).toBe(addDays(day, 1));
      for (const zone of zones)
        expect(localDateOf(noonOf(comesOn(patientsClock, day)), zone) > day).toBe(true);
    }
  });

  it("is for the next reminder that is still ahead, then for the date", () => {
    const on = (at: string) => nextWake("return-date", "2028-03-02", at);
    expect(on("2028-02-20T00:00:00Z")).toBe("2028-02-24");
    expect(on("2028-02-24T12:00:00Z")).toBe("2028-02-29");
    expect(on("2028-02-29T12:00:00Z")).toBe("2028-03-02");
  });
});
