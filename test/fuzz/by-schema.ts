import fc from "fast-check";

/** As much of JSON Schema as our contracts use. */
export type Schema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
};

const two = (number: number) => String(number).padStart(2, "0");
const calendarDate = fc
  .tuple(
    fc.integer({ min: 2024, max: 2028 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => `${year}-${two(month)}-${two(day)}`);
const instant = fc
  .tuple(
    calendarDate,
    fc.integer({ min: 0, max: 23 }),
    fc.integer({ min: 0, max: 59 }),
    fc.constantFrom("Z", "-06:00", "+14:00"),
  )
  .map(([on, hour, minute, zone]) => `${on}T${two(hour)}:${two(minute)}:00${zone}`);
/** Values of each pattern of the contract, by something that only its pattern has. */
const byPattern: readonly (readonly [mark: string, fc.Arbitrary<string>])[] = [
  ["T([01]", instant],
  ["[0-9]{4}-", calendarDate],
  ["UTC$", fc.constantFrom("UTC", "America/Chicago", "America/Los_Angeles", "America/Indiana/Knox")],
  ["[A-Z]{2}", fc.constantFrom("IL", "CA", "OR", "NY", "ZZ")],
  ["^[a-z0-9-]+$", fc.constantFrom("a1", "n1", "s-2", "x")],
];

function textOf({ pattern, minLength = 0, maxLength = 40, format }: Schema): fc.Arbitrary<string> {
  if (format === "email") return fc.constantFrom("a@b.example", "first.last+tag@sub.domain.example");
  if (pattern === undefined)
    return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) });
  const known = byPattern.find(([mark]) => pattern.includes(mark));
  return known ? known[1] : fc.stringMatching(new RegExp(pattern, "u"));
}

/** Values that meet a schema: every optional part is there as often as `chance` says, of ten. */
export function meeting(schema: Schema, chance = 3): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return fc.oneof(...variants.map((one) => meeting(one, chance)));
  switch (schema.type ?? "string") {
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 200, 200) });
    case "array":
      return fc.array(meeting(schema.items ?? {}, chance), { minLength: schema.minItems ?? 0, maxLength: 3 });
    case "object": {
      const required = new Set(schema.required);
      const parts = Object.entries(schema.properties ?? {}).map(([name, part]) =>
        fc
          .tuple(fc.integer({ min: 1, max: 10 }), meeting(part, chance))
          .map(([drawn, value]) => (required.has(name) || drawn <= chance ? [[name, value] as const] : [])),
      );
      return fc.tuple(...parts).map((found) => Object.fromEntries(found.flat()));
    }
    default:
      return textOf(schema);
  }
}
