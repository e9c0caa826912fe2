import { stateLaw } from "../../vocabulary/citation.ts";
import { days } from "./common-days.ts";
import type { HolidayList } from "./holiday-list.ts";

/** Washington's state legal holidays; Columbus Day is none. */
export const washington: HolidayList = {
  code: "WA",
  name: "Washington",
  cite: stateLaw("RCW 1.16.050(1)"),
  source:
    "RCW 1.16.050 as last amended in 2021 (c 295), in a bill of 2023 that recites it; GR 2 as a published copy has it from courts.wa.gov; read on 2026-11-29",
  since: "2021-07-25",
  confidence: "verified",
  onWeekend: "nearest-weekday",
  holidays: [
    days.newYear,
    days.king,
    { ...days.washington, name: "Presidents' Day" },
    days.memorial,
    days.juneteenth,
    days.independence,
    days.labor,
    days.veterans,
    days.thanksgiving,
    { ...days.afterThanksgiving, name: "Native American Heritage Day" },
    days.christmas,
  ],
};
