import { RefusedCall } from "../protocol/refused-call.ts";

/** When a schedule fires: once at an instant, or again and again; both in (epoch) milliseconds. */
export type Timing =
  | { readonly kind: "once"; readonly at: number }
  | { readonly kind: "every"; readonly milliseconds: number };

const units: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads `at(yyyy-mm-ddThh:mm:ss)`, a wall-clock time of the zone, or `rate(n unit)`; throws RefusedCall
 * ValidationException, also for `cron(...)`, which the local scheduler does not have.
 */
export function readExpression(text: string, timeZone: string): Timing {
  const once = /^at\((\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})\)$/u.exec(text);
  if (once) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = once.slice(1).map(Number);
    const wallClock = Date.UTC(year, month - 1, day, hour, minute, second);
    if (new Date(wallClock).toISOString().startsWith(text.slice(3, -1))) {
      return { kind: "once", at: instantOf(wallClock, timeZone) };
    }
  }
  const rate = /^rate\((\d+) (minute|hour|day)(s?)\)$/u.exec(text);
  if (rate) {
    const count = Number(rate[1]);
    const isPlural = rate[3] === "s";
    const unit = units[rate[2] ?? ""] ?? 0;
    if (count > 0 && isPlural === count > 1) return { kind: "every", milliseconds: count * unit };
  }
  if (text.startsWith("cron(")) {
    throw new RefusedCall(
      "ValidationException",
      "The local scheduler has no cron expressions; use at(yyyy-mm-ddThh:mm:ss) or rate(n minutes|hours|days).",
    );
  }
  throw new RefusedCall("ValidationException", `Invalid Schedule Expression ${text}.`);
}

/** The instant at which the clocks of a zone show a wall-clock time (given as if it were UTC); in a gap, the time as far after it. */
function instantOf(wallClock: number, timeZone: string): number {
  const first = wallClock - offsetAt(wallClock, timeZone);
  const second = wallClock - offsetAt(first, timeZone);
  const isShown = second + offsetAt(second, timeZone) === wallClock;
  return isShown ? second : Math.max(first, second);
}

function offsetAt(instant: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    throw new RefusedCall("ValidationException", `Provided timezone ${timeZone} is not supported.`);
  }
}
