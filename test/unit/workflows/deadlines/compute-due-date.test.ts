import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "../../../../workflows/deadlines/civil-calendar.ts";
import {
  businessDayBefore,
  businessDayOnOrBefore,
  computeDueDate,
  isBusinessDay,
} from "../../../../workflows/deadlines/compute-due-date.ts";
import {
  federalCalendar,
  recordedCalendar,
  stateCourtCalendar,
  type CourtCalendar,
} from "../../../../workflows/deadlines/court-calendar.ts";
import { holidaysOf } from "../../../../workflows/deadlines/court-holidays/index.ts";
import { countingRules, type CountingRule } from "../../../../workflows/deadlines/counting-rule.ts";

const day = fc.integer({ min: 0, max: 40_000 }).map((offset) => addDays("1990-01-01", offset));
const holidays = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 4 });
const forward = fc.constantFrom<CountingRule>(
  ...Object.values(countingRules).filter(({ direction }) => direction === "after"),
);
const rolling = fc.constantFrom<CountingRule>(countingRules.objections, countingRules.partyDiscovery);
const near = (on: string, offsets: readonly number[]): CourtCalendar =>
  recordedCalendar(offsets.map((offset) => addDays(on, offset)));

describe("computeDueDate", () => {
  it("says how it was counted, and that a date stands which no rule moves", () => {
    // Saturday, January 30, 2027: HIPAA's days never roll.
    expect(computeDueDate("2026-12-31", countingRules.access)).toMatchObject({
      dueOn: "2027-01-30",
      mayMove: false,
      steps: [
        "The period is counted from Thursday, December 31, 2026; that day itself does not count.",
        "30 calendar days after it is Saturday, January 30, 2027.",
        "This period has no rule that moves its last day, so the date stands.",
      ],
    });
  });

  it("counts business days backward over what is doubtful too, and forward over what is certain alone", () => {
    const doubtful: CourtCalendar = (on) =>
      on === "2026-11-25" ? { why: "a day in doubt", certain: false } : undefined;
    const two = { ...countingRules.access, unit: "business-days", amount: 1 } as const;
    expect(computeDueDate("2026-11-24", two, doubtful).rawOn).toBe("2026-11-25");
    expect(computeDueDate("2026-11-26", { ...two, direction: "before" }, doubtful).rawOn).toBe("2026-11-24");
  });

  it("never gives a date before the trigger for a period that runs forward", () => {
    fc.assert(
      fc.property(day, forward, holidays, (on, rule, offsets) => {
        const { rawOn, dueOn } = computeDueDate(on, rule, near(on, offsets));
        expect(daysBetween(on, rawOn)).toBeGreaterThan(0);
        expect(daysBetween(rawOn, dueOn)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("never gives an earlier date for a later trigger", () => {
    fc.assert(
      fc.property(day, fc.nat(30), forward, (on, later, rule) => {
        const first = computeDueDate(on, rule).dueOn;
        const second = computeDueDate(addDays(on, later), rule).dueOn;
        expect(second >= first).toBe(true);
      }),
    );
  });

  it("ends on an ordinary day when the period rolls (FRCP 6(a)(1)(C))", () => {
    fc.assert(
      fc.property(day, rolling, holidays, (on, rule, offsets) => {
        const closed = near(on, offsets);
        const { dueOn } = computeDueDate(on, rule, closed);
        expect(closed(dueOn)?.certain).not.toBe(true);
      }),
    );
  });

  it("moves no further than the closed days it skips, and says each move", () => {
    fc.assert(
      fc.property(day, rolling, holidays, (on, rule, offsets) => {
        const closed = near(on, offsets);
        const { rawOn, dueOn, steps, mayMove } = computeDueDate(on, rule, closed);
        for (let skipped = rawOn; skipped !== dueOn; skipped = addDays(skipped, 1)) {
          expect(closed(skipped)?.certain).toBe(true);
        }
        expect(steps).toHaveLength(2 + daysBetween(rawOn, dueOn) + (mayMove ? 1 : 0));
      }),
    );
  });

  it("leaves a HIPAA period on its calendar day, weekend or not (45 CFR 164.524(b)(2))", () => {
    fc.assert(
      fc.property(day, holidays, (on, offsets) => {
        expect(computeDueDate(on, countingRules.access, near(on, offsets)).dueOn).toBe(addDays(on, 30));
      }),
    );
  });

  it("rolls back, never forward, for a period counted before a hearing (FRCP 6(c)(1))", () => {
    fc.assert(
      fc.property(day, (on) => {
        const { rawOn, dueOn } = computeDueDate(on, countingRules.motionPapers);
        expect(rawOn).toBe(addDays(on, -14));
        expect(dueOn <= rawOn).toBe(true);
      }),
    );
  });

  it("adds three days for mail after the roll, not before it (FRCP 6(d))", () => {
    const { rawOn, dueOn, steps } = computeDueDate("2026-11-25", countingRules.partyDiscoveryByMail);
    expect({ rawOn, dueOn }).toEqual({ rawOn: "2026-12-25", dueOn: "2026-12-31" });
    expect(steps.at(-1)).toBe(
      "3 days are added for service by mail (FRCP 6(d)): Thursday, December 31, 2026.",
    );
  });

  it("counts six years back from 29 February to 28 February (45 CFR 164.528(a)(1))", () => {
    expect(computeDueDate("2028-02-29", countingRules.accountingLookback).dueOn).toBe("2022-02-28");
  });

  it("counts business days over a weekend and a holiday", () => {
    const rule: CountingRule = { ...countingRules.access, amount: 2, unit: "business-days" };
    expect(computeDueDate("2026-11-25", rule).dueOn).toBe("2026-11-30");
  });
});

describe("a state court's days", () => {
  const courtOf = (code: string): CourtCalendar => {
    const list = holidaysOf(code);
    return list === undefined ? federalCalendar : stateCourtCalendar(list);
  };
  const nextDay: CountingRule = { ...countingRules.access, amount: 1, unit: "business-days" };

  it("count a federal holiday that the state does not keep, so that nothing is put off (ORS 187.010)", () => {
    expect(computeDueDate("2026-10-09", nextDay, courtOf("OR")).dueOn).toBe("2026-10-12");
    expect(computeDueDate("2026-10-09", nextDay, courtOf("VA")).dueOn).toBe("2026-10-13");
  });

  it("are no safe days all the same", () => {
    expect(businessDayBefore("2026-10-13", courtOf("OR"))).toBe("2026-10-09");
  });

  it("put nothing off where the state's law was not read, however likely the holiday", () => {
    expect(computeDueDate("2026-10-09", nextDay, courtOf("GA")).dueOn).toBe("2026-10-12");
  });
});

describe("a day that may be a holiday", () => {
  it("moves a date back, never forward", () => {
    const backward: CountingRule = { ...countingRules.motionPapers, amount: 7 };
    const back = computeDueDate("2026-07-10", backward);
    expect(back.dueOn).toBe("2026-07-02");
    expect(back.steps.at(-1)).toContain(
      "Friday, July 3, 2026 may be a legal holiday (Independence Day, kept)",
    );
    const forward = computeDueDate("2026-06-19", countingRules.objections);
    expect(forward).toMatchObject({ dueOn: "2026-07-03", mayMove: true });
  });
});

describe("business days", () => {
  it("are found strictly before, or on or before, a date", () => {
    fc.assert(
      fc.property(day, holidays, (on, offsets) => {
        const closed = near(on, offsets);
        expect(businessDayBefore(on, closed) < on).toBe(true);
        expect(businessDayOnOrBefore(on, closed) <= on).toBe(true);
        expect(isBusinessDay(businessDayOnOrBefore(on, closed), closed)).toBe(true);
      }),
    );
  });

  it("leave out the day on which a weekend holiday is kept, though a court period does not roll over it", () => {
    expect(isBusinessDay("2027-07-05", federalCalendar)).toBe(false);
    expect(computeDueDate("2027-06-21", countingRules.objections).dueOn).toBe("2027-07-05");
  });
});
