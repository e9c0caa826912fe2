import { stateLaw } from "../../vocabulary/citation.ts";
import { days } from "./common-days.ts";
import { fixed } from "./holiday-day.ts";
import type { HolidayList } from "./holiday-list.ts";

/** The holidays of the District of Columbia "for all purposes". */
export const districtOfColumbia: HolidayList = {
  code: "DC",
  name: "the District of Columbia",
  cite: stateLaw("D.C. Code 28-2701"),
  source:
    "D.C. Code 28-2701 in the Council's published law files and 1-612.02 on code.dccouncil.gov; read on 2026-11-29",
  since: "2006-04-07",
  confidence: "verified",
  onWeekend: "nearest-weekday",
  openQuestions: [
    "Juneteenth stands in D.C. Code 1-612.02(a)(4A) for pay and leave alone; as a federal holiday it counts in any case.",
  ],
  holidays: [
    days.newYear,
    days.king,
    // A Saturday inauguration is not moved.
    {
      name: "Inauguration Day",
      day: fixed(1, 20),
      years: { every: 4, from: 2025 },
      onWeekend: "sunday-to-monday",
    },
    days.washington,
    { name: "Emancipation Day", day: fixed(4, 16) },
    days.memorial,
    { ...days.juneteenth, confidence: "researched" },
    days.independence,
    days.labor,
    days.columbus,
    days.veterans,
    days.thanksgiving,
    days.christmas,
  ],
};
