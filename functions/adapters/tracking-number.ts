import { randomInt } from "node:crypto";

// Their count is a prime above every weight, so that no wrong digit and no exchange of two neighbours adds up to nothing.
const checkLetters = "ABCDEFGHJKLMNPQRSTUVWXY";
const digits = 8;

/** A number to quote on the telephone, `YY-CODE-NNNNNNNN-C`: random, and by itself it opens nothing. The last letter catches slips. */
export function newTrackingNumber(practiceCode: string, year: number): string {
  const body = `${String(year % 100).padStart(2, "0")}-${practiceCode}-${String(randomInt(10 ** digits)).padStart(digits, "0")}`;
  return `${body}-${checkLetterOf(body)}`;
}

/** Written as it was typed: any case, spaces or missing hyphens. Undefined when it cannot be a tracking number. */
export function readTrackingNumber(typed: string): string | undefined {
  const [, year, code, number, letter] =
    /^(\d{2})[\s-]*([A-Z]{2,5})[\s-]*(\d{8})[\s-]*([A-Z])$/.exec(typed.trim().toUpperCase()) ?? [];
  const body = `${year}-${code}-${number}`;
  return letter !== undefined && checkLetterOf(body) === letter ? `${body}-${letter}` : undefined;
}

function checkLetterOf(body: string): string {
  let sum = 0;
  for (const [at, character] of Array.from(body).entries()) sum += character.charCodeAt(0) * (at + 2);
  return checkLetters[sum % checkLetters.length] ?? "A";
}
