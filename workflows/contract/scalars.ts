import * as z from "zod";
import { documentClasses } from "./case-file-words.ts";
import { outcomes } from "./determination-words.ts";

/** A calendar date, YYYY-MM-DD, with no time zone of its own. */
export const calendarDate = z.string().regex(/^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/);

/** An instant with its UTC offset. */
export const instant = z
  .string()
  .regex(
    /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$/,
  );

/** The USPS code of a state, the District of Columbia or a territory. */
export const stateCode = z.string().regex(/^[A-Z]{2}$/);

/** An IANA time zone name. */
export const timeZone = z.string().regex(/^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+$|^UTC$/);

/** A local id that tells forms and segments of one case file apart. */
export const localId = z.string().regex(/^[a-z0-9-]+$/);

/** An opaque id of whoever wrote a piece, alike wherever the same person is meant; never a name. */
export const writerId = z.string().regex(/^[a-z0-9_-]+$/);

/** A closed range of calendar dates; an absent end is unknown. */
export const dateRange = z.strictObject({ fromOn: calendarDate.optional(), toOn: calendarDate.optional() });

/** A class of document, from the closed list. */
export const documentClassSchema = z.enum(documentClasses);

/** One of the five outcomes; `outcomes` lists them from the most protective to the least. */
export const outcomeSchema = z.enum(outcomes);
