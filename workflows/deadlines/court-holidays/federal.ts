import { usc } from "../../vocabulary/citation.ts";
import { days } from "./common-days.ts";
import type { HolidayList } from "./holiday-list.ts";

/** The federal legal holidays (5 USC 6103(a)), which FRCP 6(a)(6)(A) names one by one. */
export const federalHolidays: HolidayList = {
  code: "US",
  name: "the United States",
  cite: usc(5, "6103(a)"),
  source:
    "5 USC 6103(a) and FRCP 6(a)(6) in published copies; Executive Orders 14129, 14133 and 14371 as a published calendar cites them; read on 2026-11-29",
  confidence: "verified",
  onWeekend: "nearest-weekday",
  weekendConfidence: "disputed",
  openQuestions: [
    "5 USC 6103(b) moves a weekend holiday for the pay and leave of federal employees; whether that day is the one set aside by statute under FRCP 6(a)(6)(A) is not settled, so no period rolls over it.",
    "Whether an executive order that closes the departments declares a holiday under FRCP 6(a)(6)(B) is not settled, so no period rolls over such a day.",
  ],
  holidays: [
    days.newYear,
    days.king,
    days.washington,
    days.memorial,
    { ...days.juneteenth, since: "2021-06-17" },
    days.independence,
    days.labor,
    days.columbus,
    days.veterans,
    days.thanksgiving,
    days.christmas,
    {
      name: "Federal departments closed by executive order",
      day: {
        kind: "named",
        on: ["2024-12-24", "2025-01-09", "2025-12-24", "2025-12-26"],
      },
      confidence: "disputed",
    },
  ],
};
