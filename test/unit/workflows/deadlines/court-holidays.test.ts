import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, isWeekend } from "../../../../workflows/deadlines/civil-calendar.ts";
import { businessDayBefore, computeDueDate } from "../../../../workflows/deadlines/compute-due-date.ts";
import { countingRules } from "../../../../workflows/deadlines/counting-rule.ts";
import { districtCalendar, federalCalendar } from "../../../../workflows/deadlines/court-calendar.ts";
import { federalHolidays } from "../../../../workflows/deadlines/court-holidays/federal.ts";
import { holidaysIn, type HolidayList } from "../../../../workflows/deadlines/court-holidays/holiday-list.ts";
import { holidaysOf, stateHolidays } from "../../../../workflows/deadlines/court-holidays/index.ts";

const years = [2024, 2025, 2026, 2027, 2028, 2029, 2030];

const certainIn = (list: HolidayList, year: number): string[] =>
  holidaysIn(list, year).flatMap(({ on, certain }) => (certain ? [on] : []));

function listOf(code: string): HolidayList {
  const list = holidaysOf(code);
  if (list === undefined) throw new Error(`no list of ${code}`);
  return list;
}

/** The weekdays on which a state is surely closed and the federal courts of other states are not. */
function beyondFederal(code: string): Record<string, string[]> {
  return Object.fromEntries(
    years.map((year) => {
      const federal = certainIn(federalHolidays, year);
      const own = certainIn(listOf(code), year).filter((on) => !federal.includes(on) && !isWeekend(on));
      return [year, [...new Set(own)].map((on) => on.slice(5))];
    }),
  );
}

/** The weekdays on which a federal holiday of a weekend is kept, Juneteenth's aside. */
const nearestWeekday = ["07-03", "07-05", "11-10", "11-12", "12-24", "12-31"];

describe("the federal holidays", () => {
  it("are the eleven of 5 USC 6103(a), in a year with a leap day too", () => {
    expect(certainIn(federalHolidays, 2026)).toEqual([
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
    expect(certainIn(federalHolidays, 2028)).toEqual([
      "2028-01-01",
      "2028-01-17",
      "2028-02-21",
      "2028-05-29",
      "2028-06-19",
      "2028-07-04",
      "2028-09-04",
      "2028-10-09",
      "2028-11-11",
      "2028-11-23",
      "2028-12-25",
    ]);
  });

  it("have no Juneteenth before it became a legal public holiday", () => {
    expect(certainIn(federalHolidays, 2020)).not.toContain("2020-06-19");
    expect(certainIn(federalHolidays, 2022)).toContain("2022-06-19");
  });

  it("are kept on a weekday in place of a weekend day, which is never certain (FRCP 6(a)(6)(A))", () => {
    const kept = years.flatMap((year) =>
      holidaysIn(federalHolidays, year).flatMap(({ on, name, certain }) =>
        name.endsWith(", kept") ? [[on, certain]] : [],
      ),
    );
    expect(kept).toEqual([
      ["2026-07-03", false],
      ["2027-06-18", false],
      ["2027-07-05", false],
      ["2027-12-24", false],
      ["2027-12-31", false],
      ["2028-11-10", false],
      ["2029-11-12", false],
    ]);
  });
});

describe("the holidays of a state beyond the federal ones, 2024 to 2030", () => {
  it("are in Virginia Election Day each year, the Friday after Thanksgiving and the nearest weekday (Va. Code 2.2-3300)", () => {
    expect(beyondFederal("VA")).toEqual({
      2024: ["11-05", "11-29"],
      2025: ["11-04", "11-28"],
      2026: ["07-03", "11-03", "11-27"],
      2027: ["06-18", "07-05", "11-02", "11-26", "12-24", "12-31"],
      2028: ["11-07", "11-10", "11-24"],
      2029: ["11-06", "11-12", "11-23"],
      2030: ["11-05", "11-29"],
    });
  });

  it("are in California four days of its own, moved off a weekend either way (Code Civ. Proc. 135; Rule of Court 1.11)", () => {
    expect(beyondFederal("CA")).toEqual({
      2024: ["02-12", "04-01", "09-27", "11-29"],
      2025: ["02-12", "03-31", "09-26", "11-28"],
      2026: ["02-12", "03-31", "07-03", "09-25", "11-27"],
      2027: ["02-12", "03-31", "06-18", "07-05", "09-24", "11-26", "12-24", "12-31"],
      2028: ["02-11", "03-31", "09-22", "11-10", "11-24"],
      2029: ["02-12", "03-30", "09-28", "11-12", "11-23"],
      2030: ["02-12", "04-01", "09-27", "11-29"],
    });
  });

  it("are in New York Lincoln's Birthday and election days, moved off a Sunday alone (General Construction Law 24)", () => {
    expect(beyondFederal("NY")).toEqual({
      2024: ["02-12", "11-05"],
      2025: ["02-12"],
      2026: ["02-12", "11-03"],
      2027: ["02-12", "07-05"],
      2028: ["11-07"],
      2029: ["02-12", "11-12"],
      2030: ["02-12", "11-05"],
    });
  });

  it("are in the District of Columbia Emancipation Day, and an inauguration on a Saturday is not moved (D.C. Code 28-2701)", () => {
    expect(beyondFederal("DC")).toEqual({
      2024: ["04-16"],
      2025: ["04-16"],
      2026: ["04-16", "07-03"],
      2027: ["04-16", "07-05", "12-24", "12-31"],
      2028: ["04-17", "11-10"],
      2029: ["04-16", "11-12"],
      2030: ["04-16"],
    });
  });

  it("are in Massachusetts Patriots' Day, moved off a Sunday alone (G.L. c. 4, § 7)", () => {
    expect(beyondFederal("MA")).toEqual({
      2024: ["04-15"],
      2025: ["04-21"],
      2026: ["04-20"],
      2027: ["04-19", "07-05"],
      2028: ["04-17"],
      2029: ["04-16", "11-12"],
      2030: ["04-15"],
    });
  });

  it("are in Florida the Friday after Thanksgiving and the nearest weekday, with no Juneteenth (Fla. Stat. 110.117)", () => {
    expect(beyondFederal("FL")).toEqual({
      2024: ["11-29"],
      2025: ["11-28"],
      2026: ["07-03", "11-27"],
      2027: ["07-05", "11-26", "12-24", "12-31"],
      2028: ["11-10", "11-24"],
      2029: ["11-12", "11-23"],
      2030: ["11-29"],
    });
  });

  it("are in Texas the Friday after Thanksgiving, and nothing is moved (Tex. Gov't Code 662.021)", () => {
    expect(Object.values(beyondFederal("TX")).flat()).toEqual([
      "11-29",
      "11-28",
      "11-27",
      "11-26",
      "11-24",
      "11-23",
      "11-29",
    ]);
  });

  it("are in Pennsylvania none: those of the section are disputed, and its weekend rule was not read (44 P.S. 11)", () => {
    expect(Object.values(beyondFederal("PA")).flat()).toEqual([]);
    const doubtful = holidaysIn(listOf("PA"), 2026).filter(({ certain }) => !certain);
    expect(doubtful.map(({ on }) => on)).toEqual([
      "2026-04-03",
      "2026-06-14",
      "2026-06-15",
      "2026-06-19",
      "2026-11-03",
      "2026-11-27",
    ]);
  });

  it("are in Colorado the first Monday in October (C.R.S. 24-11-101), and in Ohio none but the Monday after a Sunday (R.C. 1.14)", () => {
    expect(beyondFederal("CO")).toEqual({
      2024: ["10-07"],
      2025: ["10-06"],
      2026: ["10-05"],
      2027: ["07-05", "10-04"],
      2028: ["10-02"],
      2029: ["10-01", "11-12"],
      2030: ["10-07"],
    });
    expect(Object.values(beyondFederal("OH")).flat()).toEqual(["07-05", "11-12"]);
  });

  it("are in Maryland and Washington the Friday after Thanksgiving, in Illinois Lincoln's Birthday alone", () => {
    const of = (code: string) => Object.values(beyondFederal(code)).flat().toSorted();
    const friday = ["11-23", "11-24", "11-26", "11-27", "11-28", "11-29", "11-29"];
    const generalElections = ["11-03", "11-05", "11-05", "11-07"];
    expect(of("MD")).toEqual([...friday, ...generalElections, "07-05", "11-12"].toSorted());
    expect(of("WA")).toEqual([...friday, ...nearestWeekday, "06-18"].toSorted());
    // On a Saturday in 2028, which moves to no weekday.
    expect(of("IL")).toEqual(Array(6).fill("02-12"));
  });

  it("are in Arizona, Michigan, Minnesota and Oregon none but the weekdays in place of a weekend day", () => {
    const of = (code: string) => Object.values(beyondFederal(code)).flat().toSorted();
    expect(of("AZ")).toEqual(nearestWeekday);
    expect(of("MN")).toEqual(["06-18", ...nearestWeekday]);
    expect(of("OR")).toEqual(["06-18", ...nearestWeekday]);
    expect(of("MI")).toEqual(["07-05", "11-12"]);
  });

  it("leave out federal holidays that a state's law does not have, or has in doubt", () => {
    const lacking = stateHolidays.flatMap((list) => {
      const own = certainIn(list, 2026);
      const without = certainIn(federalHolidays, 2026).filter((on) => !own.includes(on));
      const isRead = list.confidence === "verified";
      return isRead && without.length > 0 ? [[list.code, without.map((on) => on.slice(5)).join(" ")]] : [];
    });
    expect(Object.fromEntries(lacking)).toEqual({
      AZ: "06-19",
      CA: "10-12",
      CO: "10-12",
      DC: "06-19",
      FL: "02-16 06-19 10-12",
      OR: "10-12",
      PA: "06-19",
      TX: "10-12",
      WA: "10-12",
    });
  });

  it("are doubtful where the law names the day and the courts may sit, or the day was not found in the law", () => {
    const doubtful = stateHolidays.flatMap((list) => {
      const days = holidaysIn(list, 2026).flatMap(({ on, certain }) => (certain ? [] : [on.slice(5)]));
      return list.confidence === "verified" && days.length > 0 ? [[list.code, days.join(" ")]] : [];
    });
    expect(Object.fromEntries(doubtful)).toEqual({
      CA: "04-24 09-09",
      DC: "06-19",
      FL: "04-03",
      IL: "03-02 04-03 11-03 11-27",
      MA: "03-17 06-17",
      MD: "02-12 03-25 04-03 09-12",
      MI: "02-12 11-27 12-24 12-31",
      MN: "11-27",
      OH: "11-27",
      OR: "11-27",
      PA: "04-03 06-14 06-15 06-19 11-03 11-27",
      TX: "01-19 03-02 04-21 08-27 12-24 12-26",
    });
  });

  it("are likely, and no more, in the states whose law was not read", () => {
    const likely = (code: string) => holidaysIn(listOf(code), 2026).map(({ on }) => on.slice(5));
    expect(likely("GA").join(" ")).toBe(
      "01-01 01-19 04-03 05-25 06-19 07-04 09-07 10-12 11-11 11-26 11-27 12-24 12-25",
    );
    expect(likely("NJ").join(" ")).toBe(
      "01-01 01-19 02-16 04-03 05-25 06-19 07-03 07-04 09-07 10-12 11-03 11-11 11-26 11-27 12-25",
    );
    expect(likely("NC").join(" ")).toBe(
      "01-01 01-19 01-19 02-16 03-25 04-03 04-12 04-13 05-10 05-11 05-20 05-25 06-19 07-04 09-07 09-11 10-12 11-03 11-11 11-26 11-27 12-24 12-25 12-26",
    );
    const named = holidaysIn(listOf("GA"), 2025).filter(({ name }) => name === "State holiday");
    expect(named.map(({ on, certain }) => [on, certain])).toEqual([
      ["2025-04-18", false],
      ["2025-12-26", false],
    ]);
  });

  it("are certain in no state whose law was not read", () => {
    const unread = stateHolidays.filter(({ confidence }) => confidence !== "verified");
    expect(unread.map(({ code }) => code).toSorted()).toEqual(["GA", "NC", "NJ"]);
    for (const list of unread) {
      expect(list.openQuestions?.length).toBeGreaterThan(0);
      expect(years.flatMap((year) => certainIn(list, year))).toEqual([]);
    }
  });

  it("put Good Friday on the Friday before Easter Sunday", () => {
    const good = years.flatMap((year) =>
      holidaysIn(listOf("NJ"), year).filter(({ name }) => name === "Good Friday"),
    );
    expect(good.map(({ on }) => on)).toEqual([
      "2024-03-29",
      "2025-04-18",
      "2026-04-03",
      "2027-03-26",
      "2028-04-14",
      "2029-03-30",
      "2030-04-19",
    ]);
  });

  it("are known of twenty jurisdictions, each with a source read on a day and its citation", () => {
    expect(stateHolidays.map(({ code }) => code).toSorted()).toEqual(
      "AZ CA CO DC FL GA IL MA MD MI MN NC NJ NY OH OR PA TX VA WA".split(" "),
    );
    for (const { source, cite } of stateHolidays) {
      expect(source).toMatch(/read on \d{4}-\d\d-\d\d$/);
      expect(cite.length).toBeGreaterThan(5);
    }
  });

  it("are none before the law that declares them, nor after it ended", () => {
    const ended: HolidayList = { ...listOf("TX"), since: "2024-06-01", until: "2025-06-30" };
    expect(certainIn(ended, 2024)[0]).toBe("2024-06-19");
    expect(certainIn(ended, 2025).at(-1)).toBe("2025-06-19");
    expect(certainIn(ended, 2026)).toEqual([]);
    const oneDay: HolidayList = { ...listOf("TX"), since: "2025-07-04", until: "2025-07-04" };
    expect(certainIn(oneDay, 2025)).toEqual(["2025-07-04"]);
  });

  it("are no surer on the weekday in place of a weekend day than on their own", () => {
    const sure: HolidayList = { ...listOf("NJ"), weekendConfidence: "verified" };
    expect(certainIn(sure, 2026)).toEqual([]);
  });

  it("close a court for certain where the state's law does, though the federal day is doubtful", () => {
    const why = "a holiday of Virginia (Independence Day, kept; Va. Code 2.2-3300)";
    expect(federalCalendar("2026-07-03")?.certain).toBe(false);
    expect(districtCalendar(listOf("VA"))("2026-07-03")).toEqual({ why, certain: true });
  });

  it("make no period shorter and no safe day later, and only a certain one makes a period longer", () => {
    const day = fc.integer({ min: 0, max: 7 * 365 }).map((offset) => addDays("2024-01-01", offset));
    fc.assert(
      fc.property(day, fc.constantFrom(...stateHolidays), (on, list) => {
        const calendar = districtCalendar(list);
        const plain = computeDueDate(on, countingRules.objections);
        const { dueOn } = computeDueDate(on, countingRules.objections, calendar);
        expect(dueOn >= plain.dueOn).toBe(true);
        const longer = certainIn(list, Number(plain.dueOn.slice(0, 4))).includes(plain.dueOn);
        expect(dueOn > plain.dueOn).toBe(longer);
        expect(businessDayBefore(on, calendar) <= businessDayBefore(on, federalCalendar)).toBe(true);
      }),
    );
  });
});
