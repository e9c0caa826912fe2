import { stateLaw } from "../../vocabulary/citation.ts";
import { days } from "./common-days.ts";
import { fixed } from "./holiday-day.ts";
import type { HolidayList } from "./holiday-list.ts";

/** Pennsylvania's legal holidays, as pages about the statute tell them. */
export const pennsylvania: HolidayList = {
  code: "PA",
  name: "Pennsylvania",
  cite: stateLaw("44 P.S. 11"),
  source:
    "A published survey of state holidays that read 44 P.S. 11 as of 2026-01-01, and orders of the Supreme Court in the Pennsylvania Bulletin for 2003, 2007 and 2008; read on 2026-11-29",
  confidence: "researched",
  onWeekend: "stays",
  openQuestions: [
    "The words of 44 P.S. 11 were not read: its days, its weekend rule and whether it reaches beyond commercial paper.",
    "The Supreme Court orders the holidays of its staff year by year, and each county those of its courthouse; no order for 2024 to 2030 was read.",
  ],
  holidays: [
    days.newYear,
    days.king,
    { ...days.washington, name: "Presidents' Day" },
    days.goodFriday,
    days.memorial,
    { name: "Flag Day", day: fixed(6, 14) },
    { ...days.juneteenth, confidence: "unverified" },
    days.independence,
    days.labor,
    days.columbus,
    days.election,
    days.veterans,
    days.thanksgiving,
    days.afterThanksgiving,
    days.christmas,
  ],
};
