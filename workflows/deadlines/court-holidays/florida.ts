import { stateLaw } from "../../vocabulary/citation.ts";
import { days } from "./common-days.ts";
import type { HolidayList } from "./holiday-list.ts";

/** Florida's holidays of all state branches, which the rule on time in the state's courts names one by one. */
export const florida: HolidayList = {
  code: "FL",
  name: "Florida",
  cite: stateLaw("Fla. Stat. 110.117(1)"),
  source:
    "Fla. Stat. 110.117 (2025) in a published copy; Fla. R. Gen. Prac. & Jud. Admin. 2.514(a)(6) as three law offices quote it; read on 2026-11-29",
  confidence: "verified",
  onWeekend: "nearest-weekday",
  openQuestions: [
    "Rule 2.514(a)(6)(B) adds every day the clerk's office keeps or the chief judge designates, for example Good Friday or Yom Kippur; these differ from court to court.",
  ],
  holidays: [
    days.newYear,
    days.king,
    days.memorial,
    days.independence,
    days.labor,
    days.veterans,
    days.thanksgiving,
    days.afterThanksgiving,
    days.christmas,
    {
      ...days.goodFriday,
      confidence: "unverified",
      openQuestions: ["Kept by many courts, by none through the statute."],
    },
  ],
};
