import { stateLaw } from "../../vocabulary/citation.ts";
import { days, evenYears } from "./common-days.ts";
import { fixed } from "./holiday-day.ts";
import type { HolidayList } from "./holiday-list.ts";

const courtsMaySit = {
  confidence: "disputed",
  openQuestions: [
    "A legal holiday by the words of the section, but no paid holiday of state employees; whether a court treats it as one was not read.",
  ],
} as const;

/** Maryland's legal holidays; one on a Saturday is not moved. */
export const maryland: HolidayList = {
  code: "MD",
  name: "Maryland",
  cite: stateLaw("Md. Code, General Provisions 1-111"),
  source: "Md. Code, General Provisions 1-111 in a published copy; read on 2026-11-29",
  confidence: "verified",
  onWeekend: "sunday-to-monday",
  openQuestions: [
    "Which list Md. Rule 1-203 means by a holiday, this one or State Personnel and Pensions 9-201, was not read.",
  ],
  holidays: [
    days.newYear,
    days.king,
    { ...days.lincoln, ...courtsMaySit },
    days.washington,
    { name: "Maryland Day", day: fixed(3, 25), ...courtsMaySit },
    { ...days.goodFriday, ...courtsMaySit },
    days.memorial,
    days.juneteenth,
    days.independence,
    days.labor,
    { name: "Defenders' Day", day: fixed(9, 12), ...courtsMaySit },
    days.columbus,
    { ...days.election, name: "General Election Day", years: evenYears },
    days.veterans,
    days.thanksgiving,
    { ...days.afterThanksgiving, name: "American Indian Heritage Day" },
    days.christmas,
  ],
};
