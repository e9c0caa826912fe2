import { stateLaw } from "../../vocabulary/citation.ts";
import { days } from "./common-days.ts";
import { fixed } from "./holiday-day.ts";
import type { HolidayList } from "./holiday-list.ts";

const officesStayOpen = {
  confidence: "disputed",
  openQuestions: [
    "A legal holiday by Gov't Code 662.021, but offices keep enough staff to work (662.004); whether a court treats it as one was not read.",
  ],
} as const;
const noLegalHoliday = {
  confidence: "disputed",
  openQuestions: [
    "A state holiday by Gov't Code 662.003(b), which 662.021 leaves out of the legal holidays.",
  ],
} as const;

/** Texas' legal holidays; none on a weekend day is moved. */
export const texas: HolidayList = {
  code: "TX",
  name: "Texas",
  cite: stateLaw("Tex. Gov't Code 662.021"),
  source:
    "Tex. Gov't Code 662.003 and 662.021 as a published copy has them from statutes.capitol.texas.gov, 662.004 in another; read on 2026-11-29",
  since: "1999-09-01",
  confidence: "verified",
  onWeekend: "stays",
  openQuestions: ["Counties order the closings of their own courthouses."],
  holidays: [
    days.newYear,
    { name: "Confederate Heroes Day", day: fixed(1, 19), ...officesStayOpen },
    days.king,
    { ...days.washington, name: "Presidents' Day" },
    { name: "Texas Independence Day", day: fixed(3, 2), ...officesStayOpen },
    { name: "San Jacinto Day", day: fixed(4, 21), ...officesStayOpen },
    days.memorial,
    { ...days.juneteenth, name: "Emancipation Day in Texas" },
    days.independence,
    { name: "Lyndon Baines Johnson Day", day: fixed(8, 27), ...officesStayOpen },
    days.labor,
    days.veterans,
    days.thanksgiving,
    days.afterThanksgiving,
    { ...days.christmasEve, ...noLegalHoliday },
    days.christmas,
    { name: "December 26", day: fixed(12, 26), ...noLegalHoliday },
  ],
};
