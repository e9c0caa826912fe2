import { arizona } from "./arizona.ts";
import { california } from "./california.ts";
import { colorado } from "./colorado.ts";
import { districtOfColumbia } from "./district-of-columbia.ts";
import { florida } from "./florida.ts";
import { georgia } from "./georgia.ts";
import type { HolidayList } from "./holiday-list.ts";
import { illinois } from "./illinois.ts";
import { maryland } from "./maryland.ts";
import { massachusetts } from "./massachusetts.ts";
import { michigan } from "./michigan.ts";
import { minnesota } from "./minnesota.ts";
import { newJersey } from "./new-jersey.ts";
import { newYork } from "./new-york.ts";
import { northCarolina } from "./north-carolina.ts";
import { ohio } from "./ohio.ts";
import { oregon } from "./oregon.ts";
import { pennsylvania } from "./pennsylvania.ts";
import { texas } from "./texas.ts";
import { virginia } from "./virginia.ts";
import { washington } from "./washington.ts";

/** The holidays of the states and of the District of Columbia, as far as they were looked for. */
export const stateHolidays: readonly HolidayList[] = [
  arizona,
  california,
  colorado,
  districtOfColumbia,
  florida,
  georgia,
  illinois,
  maryland,
  massachusetts,
  michigan,
  minnesota,
  newJersey,
  newYork,
  northCarolina,
  ohio,
  oregon,
  pennsylvania,
  texas,
  virginia,
  washington,
];

/** The list of a state by its two letters; undefined where nobody looked. */
export const holidaysOf = (code: string | undefined): HolidayList | undefined =>
  stateHolidays.find((list) => list.code === code);
