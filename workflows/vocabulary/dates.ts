/** A calendar date, `YYYY-MM-DD`, without a time zone. */
export type CalendarDate = string;
/** An instant, RFC 3339 with an offset; the product writes UTC with `Z`. */
export type Instant = string;
/** An IANA time zone, such as `America/Chicago`. */
export type TimeZone = string;
