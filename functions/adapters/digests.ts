import { createHash, randomBytes } from "node:crypto";

/** SHA-256 of text or bytes, 64 lower-case hexadecimal digits. */
export const sha256Hex = (data: string | Uint8Array): string =>
  createHash("sha256").update(data).digest("hex");

/** The same value always becomes the same text: keys sorted, undefined left out. Throws on values JSON cannot hold. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError("expected a finite number in canonical JSON");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (typeof value === "object") {
    const rows = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
    return `{${rows.join(",")}}`;
  }
  throw new TypeError(`expected a JSON value, got ${typeof value}`);
}

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** A new opaque id: the prefix and 26 characters of Crockford base32, 130 random bits. */
export function newId<Id extends string>(prefix: string): Id {
  const characters = Array.from(randomBytes(26), (byte) => alphabet[byte & 31]).join("");
  return `${prefix}_${characters}` as Id;
}

/** The id that follows from a name: the same name gives the same id. */
export function derivedId<Id extends string>(prefix: string, name: string): Id {
  const digest = createHash("sha256").update(name).digest();
  const characters = Array.from(digest.subarray(0, 26), (byte) => alphabet[byte & 31]).join("");
  return `${prefix}_${characters}` as Id;
}

/** The UUID that follows from a name (RFC 9562, version 8): the same name gives the same UUID. */
export function derivedUuid(name: string): string {
  const digest = createHash("sha256").update(name).digest().subarray(0, 16);
  digest[6] = (digest.readUInt8(6) & 0x0f) | 0x80;
  digest[8] = (digest.readUInt8(8) & 0x3f) | 0x80;
  return digest.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
}

/** A bearer token of 256 random bits; only its SHA-256 is ever stored. */
export const newToken = (): string => randomBytes(32).toString("base64url");
