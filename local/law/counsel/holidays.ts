import { dayInWords } from "../../../workflows/deadlines/court-holidays/holiday-day.ts";
import { federalHolidays } from "../../../workflows/deadlines/court-holidays/federal.ts";
import {
  holidaysIn,
  type Holiday,
  type HolidayList,
} from "../../../workflows/deadlines/court-holidays/holiday-list.ts";
import { stateHolidays } from "../../../workflows/deadlines/court-holidays/index.ts";
import { heading, item, plain, table } from "./markdown.ts";
import { provenanceLines } from "./rules.ts";

const years = [2024, 2025, 2026, 2027, 2028, 2029, 2030] as const;

const onWeekend = {
  stays: "A holiday on a weekend day is not moved.",
  "sunday-to-monday": "A holiday on a Sunday is kept on the Monday; one on a Saturday is not moved.",
  "nearest-weekday": "A holiday on a Saturday is kept on the Friday, one on a Sunday on the Monday.",
} as const;

const inYears = ({ years: some }: Holiday): string =>
  some === undefined ? "" : `, every ${some.every} years from ${some.from}`;

function datesOf(list: HolidayList, { name }: Holiday, year: number): string {
  const days = holidaysIn(list, year).filter((day) => day.name === name || day.name === `${name}, kept`);
  return days.length === 0 ? "–" : [...new Set(days.map(({ on }) => on.slice(5)))].join(", ");
}

const listLines = (list: HolidayList): readonly string[] => [
  ...heading(3, `${list.name.replace("the ", "")}: holidays`),
  `**${plain(list.cite)}**`,
  "",
  ...provenanceLines(list),
  item(
    `${onWeekend[list.onWeekend]}${list.weekendConfidence === undefined ? "" : ` That is **${list.weekendConfidence}**.`}`,
  ),
  ...list.holidays.flatMap(({ name, openQuestions }) =>
    (openQuestions ?? []).map((asked) => item(`**Open question** on ${plain(name)}: ${plain(asked)}`)),
  ),
  "",
  ...table(
    ["Holiday", "Rule", "Confidence", ...years.map(String)],
    list.holidays.map((holiday) => [
      plain(holiday.name),
      `${dayInWords(holiday.day)}${inYears(holiday)}`,
      holiday.confidence ?? list.confidence,
      ...years.map((year) => datesOf(list, holiday, year)),
    ]),
  ),
];

/** The holidays of the courts with their sources, and their dates. */
export const holidayLines = (): readonly string[] => [
  ...heading(2, "Court holidays"),
  "For a period that runs after an event the holidays of the state count in a federal court beside the federal ones; for one counted back from an event they do not (**FRCP 6(a)(6)(C)**).",
  "",
  "Only a verified holiday gives more time. Any other one may only bring a safe day nearer, and days recorded for the court in the case file stand in place of the list.",
  ...[federalHolidays, ...stateHolidays].flatMap(listLines),
];
