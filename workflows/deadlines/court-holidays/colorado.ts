import { stateLaw } from "../../vocabulary/citation.ts";
import { days } from "./common-days.ts";
import { monday } from "./holiday-day.ts";
import type { HolidayList } from "./holiday-list.ts";

/** Colorado's legal holidays, which stand for a Sunday "for the holding of courts"; Columbus Day is none. */
export const colorado: HolidayList = {
  code: "CO",
  name: "Colorado",
  cite: stateLaw("C.R.S. 24-11-101"),
  source: "C.R.S. 24-11-101 through chapter 67 of the 2024 session, in a published copy; read on 2026-11-29",
  confidence: "verified",
  onWeekend: "sunday-to-monday",
  openQuestions: ["Whether a holiday on a Saturday is moved was not read; it is not moved here."],
  holidays: [
    days.newYear,
    days.king,
    { ...days.washington, name: "Washington-Lincoln Day" },
    days.memorial,
    days.juneteenth,
    days.independence,
    days.labor,
    { name: "Frances Xavier Cabrini Day", day: monday(1, 10) },
    days.veterans,
    days.thanksgiving,
    days.christmas,
  ],
};
