import { stateLaw } from "../../vocabulary/citation.ts";
import { days, evenYears } from "./common-days.ts";
import { monday } from "./holiday-day.ts";
import type { HolidayList } from "./holiday-list.ts";

const banksMayClose = [
  "205 ILCS 630/17(a) names the day a legal holiday on which a bank may close; whether it is one for the courts was not read.",
];

/** Illinois' legal holidays. */
export const illinois: HolidayList = {
  code: "IL",
  name: "Illinois",
  cite: stateLaw("205 ILCS 630/17(a)"),
  source:
    "205 ILCS 630/17(a) in a published copy, 5 ILCS 490/60 on ilga.gov and Public Act 102-334; read on 2026-11-29",
  confidence: "verified",
  onWeekend: "stays",
  openQuestions: [
    "Public Acts 102-14 and 102-334 say different things about a Juneteenth on a Sunday; it is not moved here.",
    "Each circuit orders its own closings, and the Governor may proclaim more days.",
  ],
  holidays: [
    days.newYear,
    days.king,
    // 5 ILCS 490/60 declares it on its own, with the Monday after a Sunday.
    { ...days.lincoln, onWeekend: "sunday-to-monday" },
    { ...days.washington, name: "Presidents Day" },
    {
      name: "Casimir Pulaski's Birthday",
      day: monday(1, 3),
      confidence: "disputed",
      openQuestions: banksMayClose,
    },
    { ...days.goodFriday, confidence: "disputed", openQuestions: banksMayClose },
    days.memorial,
    days.juneteenth,
    days.independence,
    days.labor,
    days.columbus,
    {
      ...days.election,
      name: "General Election Day",
      years: evenYears,
      confidence: "disputed",
      openQuestions: banksMayClose,
    },
    days.veterans,
    days.thanksgiving,
    {
      ...days.afterThanksgiving,
      confidence: "unverified",
      openQuestions: ["No statute that declares the day was found; many courts close."],
    },
    days.christmas,
  ],
};
