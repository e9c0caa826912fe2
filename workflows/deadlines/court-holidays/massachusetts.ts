import { stateLaw } from "../../vocabulary/citation.ts";
import { days } from "./common-days.ts";
import { fixed, monday } from "./holiday-day.ts";
import type { HolidayList } from "./holiday-list.ts";

const suffolkAlone = {
  confidence: "disputed",
  openQuestions: ["A legal holiday in Suffolk county alone, on which its offices stay open."],
} as const;

/** Massachusetts' legal holidays; one on a Saturday is not moved. */
export const massachusetts: HolidayList = {
  code: "MA",
  name: "Massachusetts",
  cite: stateLaw("G.L. c. 4, § 7, cl. Eighteenth"),
  source:
    "malegislature.gov, chapter 4 section 7, as captured on 2026-08-20; Mass. R. Civ. P. 6(a) as quoted; read on 2026-11-29",
  confidence: "verified",
  onWeekend: "sunday-to-monday",
  holidays: [
    days.newYear,
    days.king,
    days.washington,
    { name: "Evacuation Day", day: fixed(3, 17), ...suffolkAlone },
    { name: "Patriots' Day", day: monday(3, 4) },
    days.memorial,
    { name: "Bunker Hill Day", day: fixed(6, 17), ...suffolkAlone },
    days.juneteenth,
    days.independence,
    days.labor,
    days.columbus,
    days.veterans,
    days.thanksgiving,
    days.christmas,
  ],
};
