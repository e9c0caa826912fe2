const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** A calendar date in words, `March 2, 2027`; never shifted into another zone. */
export function dateWords(date: string): string {
  const [year, month, day] = date.split("-");
  const name = months[Number(month) - 1];
  return year === undefined || day === undefined || name === undefined
    ? date
    : `${name} ${Number(day)}, ${year}`;
}

/** A calendar date with its weekday, `Tuesday, March 2, 2027`: how a deadline is told. */
export function dayWords(date: string): string {
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  return weekday === undefined ? date : `${weekday}, ${dateWords(date)}`;
}

/** A time of day in the reader's own zone, with that zone named: `3:39 PM CST`. */
export function timeWords(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime())
    ? instant
    : at.toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit", timeZoneName: "short" });
}

/** An instant in the reader's own zone, with that zone named: `March 2, 2027, 3:39 PM CST`. */
export function instantWords(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? instant : `${dateWords(localDay(at))}, ${timeWords(instant)}`;
}

/** The calendar date of an instant where the reader is. */
export function localDay(at: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Today's calendar date where the reader is. */
export const today = (): string => localDay(new Date());

/** Calendar days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** How near a due date is, and how much it presses. */
export type DueWords = { readonly words: string; readonly tone: "bad" | "warn" | "plain" };

/** "3 days left", "due today", "overdue 2 days": the words that stand beside the colour; far days in months or years. */
export function dueWords(dueOn: string, todayOn: string): DueWords {
  const days = daysBetween(todayOn, dueOn);
  const count = (amount: number): string => {
    if (amount >= 730) return `${Math.floor(amount / 365)} years`;
    return amount >= 100 ? `${Math.floor(amount / 30)} months` : amount === 1 ? "1 day" : `${amount} days`;
  };
  if (days < 0) return { words: `overdue ${count(-days)}`, tone: "bad" };
  if (days === 0) return { words: "due today", tone: "bad" };
  return { words: `${count(days)} left`, tone: days <= 3 ? "warn" : "plain" };
}
