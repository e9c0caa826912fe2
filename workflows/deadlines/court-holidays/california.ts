import { stateLaw } from "../../vocabulary/citation.ts";
import { days } from "./common-days.ts";
import { fixed, type HolidayDay } from "./holiday-day.ts";
import type { HolidayList } from "./holiday-list.ts";

const nativeAmericanDay: HolidayDay = { kind: "weekday", which: 4, weekday: 5, month: 9 };

/** California's judicial holidays: the holidays of Gov. Code 6700 less the exceptions of the section. */
export const california: HolidayList = {
  code: "CA",
  name: "California",
  cite: stateLaw("Code Civ. Proc. 135"),
  source:
    "Code Civ. Proc. 135 as chaptered in 2021 (AB 855), Gov. Code 6700 and 6701 in published copies, Rules of Court 1.11 on courts.ca.gov; the headnote of Dwyer v. Duffy, 426 F.3d 1041 (9th Cir. 2005), by which the day after Thanksgiving is appointed a holiday by the state; read on 2026-11-29",
  confidence: "verified",
  onWeekend: "nearest-weekday",
  openQuestions: [
    "The Lunar New Year (Gov. Code 6700(a)(4)) and Diwali, if added since, fall on no fixed date and are excepted from the judicial holidays; they are not in this list.",
    "The words of the present exceptions of the section were read only in a summary: the Lunar New Year, April 24 and September 9, beside Columbus Day.",
  ],
  holidays: [
    days.newYear,
    days.king,
    { ...days.lincoln, name: "Lincoln Day" },
    days.washington,
    { name: "March 31 (Cesar Chavez Day, since 2026 Farmworkers Day)", day: fixed(3, 31) },
    {
      name: "Genocide Remembrance Day",
      day: fixed(4, 24),
      confidence: "disputed",
      openQuestions: ["A holiday of the state by Gov. Code 6700(a)(8) but not of its courts."],
    },
    days.memorial,
    days.juneteenth,
    days.independence,
    days.labor,
    {
      name: "Admission Day",
      day: fixed(9, 9),
      confidence: "disputed",
      openQuestions: ["A holiday of the state by Gov. Code 6700(a)(13) but not of its courts."],
    },
    { name: "Native American Day", day: nativeAmericanDay },
    days.veterans,
    days.thanksgiving,
    days.afterThanksgiving,
    days.christmas,
  ],
};
