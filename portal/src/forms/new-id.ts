const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** A new opaque id with 130 random bits, `<prefix>_` and 26 characters of Crockford base32. */
export function newId(prefix: "aut" | "prp" | "rdg"): string {
  const bytes = crypto.getRandomValues(new Uint8Array(26));
  return `${prefix}_${Array.from(bytes, (byte) => alphabet[byte & 31] ?? "0").join("")}`;
}
