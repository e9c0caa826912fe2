import { randomInt } from "node:crypto";

const checkLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A number to quote on the telephone, `YY-CODE-NNNNN-C`: random, and by itself it opens nothing. The last letter catches slips. */
export function newTrackingNumber(practiceCode: string, year: number): string {
  const body = `${String(year % 100).padStart(2, "0")}-${practiceCode}-${String(randomInt(100_000)).padStart(5, "0")}`;
  return `${body}-${checkLetterOf(body)}`;
}

/** Written as it was typed: any case, spaces or missing hyphens. Undefined when it cannot be a tracking number. */
export function readTrackingNumber(typed: string): string | undefined {
  const [, year, code, digits, letter] =
    /^(\d{2})[\s-]*([A-Z]{2,5})[\s-]*(\d{5})[\s-]*([A-Z])$/.exec(typed.trim().toUpperCase()) ?? [];
  const body = `${year}-${code}-${digits}`;
  return letter !== undefined && checkLetterOf(body) === letter ? `${body}-${letter}` : undefined;
}

function checkLetterOf(body: string): string {
  let sum = 0;
  for (const [at, character] of Array.from(body).entries()) sum += character.charCodeAt(0) * (2 * at + 3);
  return checkLetters[sum % checkLetters.length] ?? "A";
}
