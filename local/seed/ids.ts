import { createHash } from "node:crypto";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** An opaque id that is the same at every start: seeded people keep their ids when the data begins again. */
export function seededId(prefix: string, words: string): string {
  const bytes = createHash("sha256").update(`${prefix} ${words}`).digest();
  return `${prefix}_${[...bytes.subarray(0, 26)].map((byte) => alphabet[byte % 32]).join("")}`;
}

/** A UUID derived from words, as the user pool gives to its users. */
export function seededSub(words: string): string {
  const hex = createHash("sha256").update(`sub ${words}`).digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
