import { stateLaw } from "../../vocabulary/citation.ts";
import { days } from "./common-days.ts";
import type { HolidayList } from "./holiday-list.ts";

/** Arizona's holidays, less those that always fall on a Sunday; Juneteenth is none. */
export const arizona: HolidayList = {
  code: "AZ",
  name: "Arizona",
  cite: stateLaw("A.R.S. 1-301"),
  source: "A.R.S. 1-301 as a published copy of 2026-05-31 has it from azleg.gov; read on 2026-11-29",
  confidence: "verified",
  onWeekend: "nearest-weekday",
  openQuestions: [
    "Ariz. R. Civ. P. 6(a) does not say which statute its legal holidays come from.",
    "The Friday after Thanksgiving is not in the section.",
  ],
  holidays: [
    days.newYear,
    { ...days.king, name: "Martin Luther King, Jr./Civil Rights Day" },
    { ...days.washington, name: "Lincoln/Washington Presidents' Day" },
    days.memorial,
    days.independence,
    days.labor,
    days.columbus,
    days.veterans,
    days.thanksgiving,
    days.christmas,
  ],
};
