import type { CaseFile } from "../contract/case-file.ts";
import {
  districtCalendar,
  federalCalendar,
  recordedCalendar,
  stateCourtCalendar,
  type CourtCalendar,
} from "../deadlines/court-calendar.ts";
import type { HolidayList } from "../deadlines/court-holidays/holiday-list.ts";
import { holidaysOf } from "../deadlines/court-holidays/index.ts";

const recordedHolidays = ({ forum }: CaseFile): readonly string[] | undefined => forum?.courtHolidays;

/** The list of the court's state that the calendar of a case rests on; undefined where days are recorded, or no state or list is. */
export const listOfTheCourt = (caseFile: CaseFile): HolidayList | undefined =>
  recordedHolidays(caseFile) === undefined ? holidaysOf(caseFile.forum?.state) : undefined;

/** The days of the court of a case: as recorded for it, or else as its state's list has them. */
export function courtCalendar(caseFile: CaseFile): CourtCalendar {
  const recorded = recordedHolidays(caseFile);
  if (recorded !== undefined) return recordedCalendar(recorded);
  const list = listOfTheCourt(caseFile);
  if (list === undefined) return federalCalendar;
  return caseFile.forum?.system === "state" ? stateCourtCalendar(list) : districtCalendar(list);
}

/** The days by which a state's own law counts: as recorded for the court of the case, or else as the state's list has them. */
export function calendarOfTheState(caseFile: CaseFile, code: string | undefined): CourtCalendar {
  const list = holidaysOf(code);
  return recordedHolidays(caseFile) === undefined && list !== undefined
    ? stateCourtCalendar(list)
    : courtCalendar(caseFile);
}

/** The days that count for a period before an event: a state's own holidays do not, unless recorded for the court (FRCP 6(a)(6)(C)). */
export const calendarBeforeAnEvent = (caseFile: CaseFile): CourtCalendar =>
  recordedCalendar(recordedHolidays(caseFile) ?? []);

/** Whether the holidays of the court are known well enough to lengthen a period: recorded, or read in the state's law. */
export const holidaysAreKnown = (caseFile: CaseFile): boolean =>
  recordedHolidays(caseFile) !== undefined || listOfTheCourt(caseFile)?.confidence === "verified";
