import { stateLaw } from "../../vocabulary/citation.ts";
import { days } from "./common-days.ts";
import type { HolidayList } from "./holiday-list.ts";

/** Oregon's legal holidays; Columbus Day is none. */
export const oregon: HolidayList = {
  code: "OR",
  name: "Oregon",
  cite: stateLaw("ORS 187.010"),
  source:
    "ORS 187.010 and 187.020, 2025 edition, as a published copy of 2026-05-14 has them from oregonlegislature.gov; read on 2026-11-29",
  confidence: "verified",
  onWeekend: "nearest-weekday",
  openQuestions: [
    "Days that the Governor appoints are not in this list.",
    "The Friday after Thanksgiving is a day off by personnel policy, not by the section; a court that is closed extends a period under ORS 174.120.",
  ],
  holidays: [
    days.newYear,
    days.king,
    { ...days.washington, name: "Presidents Day" },
    days.memorial,
    days.juneteenth,
    days.independence,
    days.labor,
    days.veterans,
    days.thanksgiving,
    { ...days.afterThanksgiving, confidence: "unverified" },
    days.christmas,
  ],
};
