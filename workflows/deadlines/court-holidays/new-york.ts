import { stateLaw } from "../../vocabulary/citation.ts";
import { days, evenYears } from "./common-days.ts";
import type { HolidayList } from "./holiday-list.ts";

/** New York's public holidays. */
export const newYork: HolidayList = {
  code: "NY",
  name: "New York",
  cite: stateLaw("General Construction Law 24"),
  source: "nysenate.gov, GCN 24, as published on 2020-10-16; read on 2026-11-29",
  since: "2020-10-16",
  confidence: "verified",
  onWeekend: "sunday-to-monday",
  openQuestions: ["Days appointed for thanksgiving, fasting or prayer are not in this list."],
  holidays: [
    days.newYear,
    days.king,
    days.lincoln,
    days.washington,
    days.memorial,
    days.juneteenth,
    days.independence,
    days.labor,
    days.columbus,
    { ...days.election, name: "General Election Day", years: evenYears },
    {
      ...days.election,
      name: "General Election Day",
      years: { every: 2, from: 2025 },
      confidence: "researched",
      openQuestions: ["That a general election is held in odd years too was not read in the Election Law."],
    },
    days.veterans,
    days.thanksgiving,
    days.christmas,
  ],
};
