import { stateLaw } from "../../vocabulary/citation.ts";
import { days } from "./common-days.ts";
import type { HolidayList } from "./holiday-list.ts";

/** Minnesota's holidays. */
export const minnesota: HolidayList = {
  code: "MN",
  name: "Minnesota",
  cite: stateLaw("Minn. Stat. 645.44, subd. 5"),
  source:
    "Minn. Stat. 645.44, subd. 5 in a published copy of 2023 and in a bill on revisor.mn.gov that recites it; read on 2026-11-29",
  confidence: "verified",
  onWeekend: "nearest-weekday",
  holidays: [
    days.newYear,
    days.king,
    { ...days.washington, name: "Washington's and Lincoln's Birthday" },
    days.memorial,
    days.juneteenth,
    days.independence,
    days.labor,
    { ...days.columbus, name: "Indigenous Peoples Day" },
    days.veterans,
    days.thanksgiving,
    {
      ...days.afterThanksgiving,
      confidence: "disputed",
      openQuestions: [
        "The subdivision makes it a holiday of the executive branch and leaves it to the others; Minn. Gen. R. Prac. 354.03 lists it. The judicial branch's decision was not read.",
      ],
    },
    days.christmas,
  ],
};
