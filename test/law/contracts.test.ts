import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { schemaFiles } from "../../local/law/write-schemas.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Schema = { [key: string]: Json };

const read = (path: string): Schema =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")) as Schema;

const isObject = (value: Json | undefined): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const inOrder = (values: readonly Json[]): Json[] =>
  values.toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));

const words = ["enum", "required"];
const largestInteger = 9007199254740991;

/** The structure of a schema without its prose: references followed, unions of constants read as enumerations. */
function structure(schema: Json | undefined, root: Schema): Json {
  if (Array.isArray(schema)) return schema.map((item) => structure(item, root));
  if (!isObject(schema)) return schema ?? null;
  const { $ref, oneOf, anyOf, ...rest } = schema;
  if (typeof $ref === "string") {
    const name = $ref.slice($ref.lastIndexOf("/") + 1);
    return structure(isObject(root.$defs) ? root.$defs[name] : undefined, root);
  }
  const variants = oneOf ?? anyOf;
  if (Array.isArray(variants)) {
    return { enum: inOrder(variants.map((one) => (isObject(one) ? (one.const ?? null) : one))) };
  }
  const kept = Object.entries(rest).flatMap(([key, value]): [string, Json][] => {
    if (["$schema", "$id", "$defs", "title", "description"].includes(key)) return [];
    if (key === "properties" && isObject(value))
      return [
        [key, Object.fromEntries(Object.entries(value).map(([name, part]) => [name, structure(part, root)]))],
      ];
    if (key === "pattern" && typeof value === "string") return [[key, new RegExp(value).source]];
    if (words.includes(key) && Array.isArray(value)) return [[key, inOrder(value)]];
    if (key === "propertyNames" && isObject(value) && value.enum === undefined) return [];
    // An enumeration or a constant already says the type of its values, and a safe integer has this limit anyway.
    if (key === "type" && (schema.enum !== undefined || schema.const !== undefined)) return [];
    if (key === "maximum" && value === largestInteger) return [];
    return [[key, structure(value, root)]];
  });
  return Object.fromEntries(kept);
}

describe.each(["case-file.schema.json", "determination.schema.json"])("%s", (name) => {
  const generated = JSON.parse(schemaFiles[name] ?? "null") as Schema;
  const committed = read(`../../workflows/contract/schema/${name}`);
  const agreed = read(`contracts/${name}`);

  it("is committed exactly as the Zod schema generates it", () => {
    expect(committed).toEqual(generated);
  });

  it("has every field, enumeration and requirement of the agreed contract, and no other", () => {
    expect(structure(generated, generated)).toEqual(structure(agreed, agreed));
  });

  it("has a comparison that sees a field, an enumeration and a requirement that differ", () => {
    const [first] = Object.keys(isObject(agreed.properties) ? agreed.properties : {});
    const changed = structuredClone(agreed);
    if (isObject(changed.properties) && first !== undefined) delete changed.properties[first];
    expect(structure(generated, generated)).not.toEqual(structure(changed, changed));
    const relaxed = { ...structuredClone(agreed), required: [] };
    expect(structure(generated, generated)).not.toEqual(structure(relaxed, relaxed));
  });
});
