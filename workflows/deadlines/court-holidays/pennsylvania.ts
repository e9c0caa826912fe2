import { stateLaw } from "../../vocabulary/citation.ts";
import { days } from "./common-days.ts";
import { fixed } from "./holiday-day.ts";
import type { HolidayList } from "./holiday-list.ts";

const instrumentsAlone = {
  confidence: "disputed",
  openQuestions: [
    "A holiday by the section as regards the payment of instruments; whether 1 Pa.C.S. 1908, which leaves out of a period any day made a legal holiday by law, means it too was not read.",
  ],
} as const;

/** Pennsylvania's legal holidays. */
export const pennsylvania: HolidayList = {
  code: "PA",
  name: "Pennsylvania",
  cite: stateLaw("44 P.S. 11"),
  source:
    "44 P.S. 11 on govt.westlaw.com, to the words on the payment of instruments; 1 Pa.C.S. 1908 in a published copy; orders of the Supreme Court in the Pennsylvania Bulletin for 2003, 2007 and 2008; read on 2026-11-29",
  confidence: "verified",
  onWeekend: "sunday-to-monday",
  weekendConfidence: "unverified",
  openQuestions: [
    "The end of the section was not read, nor with it any rule on weekend days.",
    "The Supreme Court orders the holidays of its staff year by year, and each county those of its courthouse; no order for 2024 to 2030 was read.",
  ],
  holidays: [
    days.newYear,
    days.king,
    { ...days.washington, name: "Presidents' Day" },
    { ...days.goodFriday, ...instrumentsAlone },
    days.memorial,
    { name: "Flag Day", day: fixed(6, 14), ...instrumentsAlone },
    { ...days.juneteenth, confidence: "unverified" },
    days.independence,
    days.labor,
    days.columbus,
    { ...days.election, ...instrumentsAlone },
    days.veterans,
    days.thanksgiving,
    {
      ...days.afterThanksgiving,
      confidence: "researched",
      openQuestions: ["Not in the section; the Supreme Court's orders have it."],
    },
    days.christmas,
  ],
};
