import { fixed, monday, type HolidayDay } from "./holiday-day.ts";
import type { Holiday } from "./holiday-list.ts";

const thanksgiving: HolidayDay = { kind: "weekday", which: 4, weekday: 4, month: 11 };

/** Days that many lists share, by the rule that is the same in all of them. */
export const days = {
  newYear: { name: "New Year's Day", day: fixed(1, 1) },
  king: { name: "Birthday of Martin Luther King Jr.", day: monday(3, 1) },
  lincoln: { name: "Lincoln's Birthday", day: fixed(2, 12) },
  washington: { name: "Washington's Birthday", day: monday(3, 2) },
  goodFriday: { name: "Good Friday", day: { kind: "good-friday" } },
  memorial: { name: "Memorial Day", day: monday("last", 5) },
  juneteenth: { name: "Juneteenth", day: fixed(6, 19) },
  independence: { name: "Independence Day", day: fixed(7, 4) },
  labor: { name: "Labor Day", day: monday(1, 9) },
  columbus: { name: "Columbus Day", day: monday(2, 10) },
  election: {
    name: "Election Day",
    day: { kind: "weekday", which: 1, weekday: 1, month: 11, plus: 1 },
  },
  veterans: { name: "Veterans Day", day: fixed(11, 11) },
  thanksgiving: { name: "Thanksgiving Day", day: thanksgiving },
  afterThanksgiving: { name: "Friday after Thanksgiving", day: { ...thanksgiving, plus: 1 } },
  christmasEve: { name: "December 24", day: fixed(12, 24) },
  christmas: { name: "Christmas Day", day: fixed(12, 25) },
} as const satisfies Record<string, Holiday>;

/** Years with a general election of the state or of Congress. */
export const evenYears = { every: 2, from: 2024 } as const;
