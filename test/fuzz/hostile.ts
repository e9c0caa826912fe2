import fc from "fast-check";

/** Text that breaks what was not written with care: controls, halves of letters, other directions, syntax of many kinds. */
const awkward = [
  "\0",
  "\r\n",
  "\u001b[31m",
  "\ud800",
  "\udfff",
  "\u202e",
  "\u200b",
  "\ufeff",
  "e\u0301",
  "𝕏",
  "İ",
  "ß",
  "__proto__",
  "constructor",
  "..",
  "/",
  "\\",
  "%2e%2e%2f",
  "%00",
  "'",
  '"',
  "`",
  "${7*7}",
  "{{7*7}}",
  "<script>",
  "-->",
  ";",
  "|",
  "=1+1",
  "@",
  ",",
  "<a@b>",
  "\nBcc: x@y.example",
  "a@b@c",
  "1e999",
  "-0",
  "NaN",
  "null",
] as const;

/** Any text, often with something awkward in it, now and then very long. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...awkward), fc.string({ maxLength: 6 })), { maxLength: 6 })
      .map((parts) => parts.join("")),
  },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...awkward, "a", "é"), fc.integer({ min: 200, max: 9000 }))
      .map(([text, times]) => text.repeat(times)),
  },
);

/** Any JSON value, strings hostile. */
const hostileJson = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  hostileText,
  fc.constantFrom<unknown>(null, true, -1, 0, 1e308, -1e308, 0.1, 2 ** 53, [], {}, [[]], ""),
);

type Change = {
  readonly at: number;
  readonly how: "put" | "drop" | "repeat" | "rename";
  readonly value: unknown;
  readonly name: string;
};
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(400),
  how: fc.constantFrom("put", "put", "drop", "repeat", "rename"),
  value: hostileJson,
  name: hostileText,
});

/** A value with a few of its parts put out of order. */
export const disturbed = <T>(good: fc.Arbitrary<T>, most = 4): fc.Arbitrary<unknown> =>
  fc
    .tuple(good, fc.array(change, { minLength: 1, maxLength: most }))
    .map(([value, changes]) => changes.reduce<unknown>(disturb, structuredClone(value)));

/** Every place in a value that holds another one. */
function placesIn(value: unknown): readonly (readonly [object, string])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[value, key] as const, ...placesIn(inner)]);
}

/** What is put in or repeated is a copy: a part that stood in two places could come to hold itself. */
function disturb(value: unknown, { at, how, value: given, name }: Change): unknown {
  const other: unknown = structuredClone(given);
  const places = placesIn(value);
  const place = places[at % Math.max(1, places.length)];
  if (!place) return other;
  const [holder, key] = place;
  const held: unknown = structuredClone(Reflect.get(holder, key));
  if (how === "put")
    Object.defineProperty(holder, key, {
      value: other,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  if (how === "drop") Reflect.deleteProperty(holder, key);
  if (how === "repeat" && Array.isArray(holder) && holder.length < 300) holder.push(held);
  if (how === "rename" && !Array.isArray(holder))
    Object.defineProperty(holder, name, {
      value: held,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  return value;
}

type ByteChange = {
  readonly at: number;
  readonly length: number;
  readonly how: "write" | "insert" | "cut" | "copy";
  readonly bytes: Uint8Array;
};
const byteChange = (words: readonly string[]): fc.Arbitrary<ByteChange> =>
  fc.record({
    at: fc.nat(1_000_000),
    length: fc.oneof(fc.nat(8), fc.nat(400)),
    how: fc.constantFrom("write", "insert", "cut", "copy"),
    bytes: fc.oneof(
      fc.constantFrom(...words).map((word) => Buffer.from(word, "latin1")),
      fc.uint8Array({ minLength: 1, maxLength: 6 }),
    ),
  });

/** Bytes with a few places overwritten, put in, cut out or repeated, by the words of their format as often as not. */
export const disturbedBytes = (
  good: fc.Arbitrary<Buffer>,
  words: readonly string[],
  most = 5,
): fc.Arbitrary<Buffer> =>
  fc.tuple(good, fc.array(byteChange(words), { minLength: 1, maxLength: most })).map(([bytes, changes]) =>
    changes.reduce((text, { at, length, how, bytes: put }) => {
      const from = at % (text.length + 1);
      const [head, piece] = [text.subarray(0, from), text.subarray(from, from + length)];
      if (how === "write") return Buffer.concat([head, put, text.subarray(from + put.length)]);
      if (how === "insert") return Buffer.concat([head, put, text.subarray(from)]);
      if (how === "cut") return Buffer.concat([head, text.subarray(from + length)]);
      return Buffer.concat([head, piece, piece, text.subarray(from + length)]);
    }, bytes),
  );
