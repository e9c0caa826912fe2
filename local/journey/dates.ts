/** The westernmost zone of a practice of the seed: what is today there has begun for every other. */
const timeZone = "America/Los_Angeles";
const dayOf = new Intl.DateTimeFormat("en-CA", {
  timeZone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The calendar date so many days from today, as the practices count them; negative for the past. */
export function daysFromToday(days: number): string {
  return dayOf.format(Date.now() + days * 86_400_000);
}
