import { stateLaw } from "../../vocabulary/citation.ts";
import { days } from "./common-days.ts";
import type { HolidayDay } from "./holiday-day.ts";
import type { HolidayList } from "./holiday-list.ts";

const thirdFridayInJune: HolidayDay = { kind: "weekday", which: 3, weekday: 5, month: 6 };

/** New Jersey's holidays, which the Supreme Court orders for its courts year by year. */
export const newJersey: HolidayList = {
  code: "NJ",
  name: "New Jersey",
  cite: stateLaw("N.J.S.A. 36:1-1"),
  source:
    "N.J.S.A. 36:1-1(b) to (d) and 11A:6-24.1 in published copies; the orders of the Supreme Court for January 2026 to June 2028 as a published calendar transcribes them; read on 2026-11-29",
  confidence: "researched",
  onWeekend: "nearest-weekday",
  openQuestions: [
    "The list of 36:1-1(a) and the words of 36:1-1.2 on Saturdays were not read.",
    "No order of the Supreme Court for a day before 2026 or after June 2028 was read.",
  ],
  holidays: [
    days.newYear,
    days.king,
    { ...days.washington, name: "Presidents Day" },
    days.goodFriday,
    days.memorial,
    { name: "Juneteenth Day", day: thirdFridayInJune },
    days.independence,
    days.labor,
    days.columbus,
    { ...days.election, name: "General Election Day" },
    days.veterans,
    days.thanksgiving,
    { ...days.afterThanksgiving, confidence: "unverified" },
    days.christmas,
  ],
};
