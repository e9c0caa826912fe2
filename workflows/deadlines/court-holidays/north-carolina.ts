import { stateLaw } from "../../vocabulary/citation.ts";
import { days, evenYears } from "./common-days.ts";
import { fixed } from "./holiday-day.ts";
import type { HolidayList } from "./holiday-list.ts";

const closing = { confidence: "unverified" } as const;

/** North Carolina's legal public holidays; a period rolls only over those on which the courthouse is closed. */
export const northCarolina: HolidayList = {
  code: "NC",
  name: "North Carolina",
  cite: stateLaw("G.S. 103-4"),
  source: "G.S. 103-4 in a published copy of no stated date, G.S. 103-5 in one of 2026; read on 2026-11-29",
  confidence: "disputed",
  onWeekend: "sunday-to-monday",
  openQuestions: [
    "G.S. 103-5(a) asks whether the courthouse is closed; the courts do not close on many days of 103-4, and close on days that are not in it. Their schedule for 2024 to 2030 was not read.",
    "The copy read leaves out September 11, which another page lists, and Yom Kippur has no fixed date and is not in this list.",
  ],
  holidays: [
    days.newYear,
    days.king,
    { name: "Robert E. Lee's Birthday", day: fixed(1, 19) },
    days.washington,
    { name: "Greek Independence Day", day: fixed(3, 25) },
    { name: "Anniversary of the Halifax Resolves", day: fixed(4, 12) },
    days.goodFriday,
    { name: "Confederate Memorial Day", day: fixed(5, 10) },
    { name: "Anniversary of the Mecklenburg Declaration of Independence", day: fixed(5, 20) },
    days.memorial,
    { ...days.juneteenth, ...closing },
    days.independence,
    days.labor,
    { name: "First Responders Day", day: fixed(9, 11), confidence: "researched" },
    days.columbus,
    { ...days.election, name: "General Election Day", years: evenYears },
    days.veterans,
    days.thanksgiving,
    { ...days.afterThanksgiving, ...closing },
    { ...days.christmasEve, ...closing },
    days.christmas,
    { name: "December 26", day: fixed(12, 26), ...closing },
  ],
};
