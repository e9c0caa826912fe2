import { stateLaw } from "../../vocabulary/citation.ts";
import { days } from "./common-days.ts";
import type { HolidayList } from "./holiday-list.ts";

/** Virginia's legal holidays, on which the clerks' offices need not open (Va. Code 17.1-207(A)). */
export const virginia: HolidayList = {
  code: "VA",
  name: "Virginia",
  cite: stateLaw("Va. Code 2.2-3300"),
  source:
    "law.lis.virginia.gov, title 2.2 chapter 33, for the days to Labor Day; the later days and the sentence on weekends as a published calendar quotes the section of 2026-08-25 word for word; read on 2026-11-29",
  confidence: "verified",
  onWeekend: "nearest-weekday",
  openQuestions: [
    "Days that the Governor or the President appoints are holidays too and are not in this list; the afternoons before Thanksgiving and Christmas are given by the Governor each year.",
  ],
  holidays: [
    days.newYear,
    days.king,
    days.washington,
    days.memorial,
    days.juneteenth,
    days.independence,
    days.labor,
    { ...days.columbus, name: "Columbus Day and Yorktown Victory Day" },
    days.election,
    days.veterans,
    days.thanksgiving,
    days.afterThanksgiving,
    days.christmas,
  ],
};
