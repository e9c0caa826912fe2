import { stateLaw } from "../../vocabulary/citation.ts";
import { days } from "./common-days.ts";
import { fixed } from "./holiday-day.ts";
import type { HolidayList } from "./holiday-list.ts";

const courtRule = {
  confidence: "researched",
  openQuestions: [
    "MCR 8.110(D)(2) was read on the Supreme Court's page of 2015 and lets a court depart from it; its sentences on weekend days were not read.",
  ],
} as const;

/** Michigan's public holidays "for the holding of courts". */
export const michigan: HolidayList = {
  code: "MI",
  name: "Michigan",
  cite: stateLaw("MCL 435.101"),
  source:
    "MCL 435.101 and 435.102, as amended on 2023-07-12, as a published copy of 2026-05-30 has them from legislature.mi.gov; MCR 8.110(D)(2) on courts.mi.gov; read on 2026-11-29",
  since: "2023-07-12",
  confidence: "verified",
  onWeekend: "sunday-to-monday",
  openQuestions: [
    "MCR 8.110(D)(2) leaves out Lincoln's Birthday and Columbus Day, on which the state's courts sit.",
  ],
  holidays: [
    days.newYear,
    days.king,
    {
      ...days.lincoln,
      confidence: "disputed",
      openQuestions: [
        "A public holiday for the holding of courts by MCL 435.101(1)(c), but not in MCR 8.110(D)(2).",
      ],
    },
    days.washington,
    days.memorial,
    days.juneteenth,
    days.independence,
    days.labor,
    days.columbus,
    days.veterans,
    days.thanksgiving,
    { ...days.afterThanksgiving, ...courtRule },
    { ...days.christmasEve, ...courtRule },
    days.christmas,
    { name: "December 31", day: fixed(12, 31), ...courtRule },
  ],
};
