import { stateLaw } from "../../vocabulary/citation.ts";
import { days } from "./common-days.ts";
import type { HolidayList } from "./holiday-list.ts";

/** Georgia's public and legal holidays: the federal ones, and what the Governor proclaims each year. */
export const georgia: HolidayList = {
  code: "GA",
  name: "Georgia",
  cite: stateLaw("O.C.G.A. 1-4-1"),
  source:
    "O.C.G.A. 1-4-1 in published copies, with its amendment of 2022-04-04; the State of Georgia Holiday Schedule on georgia.gov for 2024 and the first half of 2025, and a page that repeats the list for 2025; read on 2026-11-29",
  confidence: "researched",
  onWeekend: "stays",
  openQuestions: [
    "The Governor proclaims the days beyond the federal ones each year; the proclamations themselves were not read, nor any day after 2025.",
  ],
  holidays: [
    days.newYear,
    days.king,
    {
      name: "State holiday",
      day: { kind: "named", on: ["2024-03-29", "2024-11-29", "2024-12-24", "2025-04-18", "2025-12-26"] },
    },
    { ...days.goodFriday, name: "State holiday (Good Friday)", confidence: "unverified" },
    days.memorial,
    days.juneteenth,
    days.independence,
    days.labor,
    days.columbus,
    days.veterans,
    days.thanksgiving,
    {
      ...days.afterThanksgiving,
      name: "State holiday (Friday after Thanksgiving)",
      confidence: "unverified",
    },
    {
      ...days.christmasEve,
      name: "State holiday (Washington's Birthday, kept at Christmas)",
      confidence: "unverified",
    },
    days.christmas,
  ],
};
