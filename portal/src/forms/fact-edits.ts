import { partsOf } from "./schema-field.ts";

/** A fact's value; nothing means that it is not known. */
export type FactValue = string | number | boolean | readonly string[] | undefined;
/** Facts changed on the screen, by JSON pointer. */
export type Edits = ReadonlyMap<string, FactValue>;

type Tree = { readonly [key: string]: unknown };

const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value at a pointer, or nothing where the fact is absent. */
export function factAt(facts: unknown, pointer: string): FactValue {
  let value: unknown = facts;
  for (const part of partsOf(pointer)) value = isTree(value) ? value[part] : undefined;
  return value as FactValue;
}

function withValue(tree: Tree, [first, ...rest]: readonly string[], value: FactValue): Tree {
  if (first === undefined) return tree;
  const below = tree[first];
  return { ...tree, [first]: rest.length === 0 ? value : withValue(isTree(below) ? below : {}, rest, value) };
}

/** The facts that were given a value, in the shape of the case file. */
export function toldBy(edits: Edits): Tree {
  return [...edits].reduce<Tree>(
    (told, [pointer, value]) => (value === undefined ? told : withValue(told, partsOf(pointer), value)),
    {},
  );
}

/** The facts that were set back to not known, by pointer: leaving them out would keep what was recorded. */
export function forgottenBy(edits: Edits): readonly string[] {
  return [...edits].flatMap(([pointer, value]) => (value === undefined ? [pointer] : []));
}

/** The element id of the field that asks for a fact. */
export function fieldId(pointer: string): string {
  return `fact${pointer.replaceAll("/", "-")}`;
}
