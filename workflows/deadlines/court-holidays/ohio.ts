import { stateLaw } from "../../vocabulary/citation.ts";
import { days } from "./common-days.ts";
import type { HolidayList } from "./holiday-list.ts";

/** Ohio's legal holidays for the counting of time. */
export const ohio: HolidayList = {
  code: "OH",
  name: "Ohio",
  cite: stateLaw("R.C. 1.14"),
  source: "R.C. 1.14 as a published copy of 2026-05-14 has it from codes.ohio.gov; read on 2026-11-29",
  confidence: "verified",
  onWeekend: "sunday-to-monday",
  openQuestions: ["Days that the Governor or the President appoints are not in this list."],
  holidays: [
    days.newYear,
    days.king,
    { ...days.washington, name: "Washington-Lincoln Day" },
    days.memorial,
    days.juneteenth,
    days.independence,
    days.labor,
    days.columbus,
    days.veterans,
    days.thanksgiving,
    {
      ...days.afterThanksgiving,
      confidence: "unverified",
      openQuestions: ["Not in the section; many courts close."],
    },
    days.christmas,
  ],
};
