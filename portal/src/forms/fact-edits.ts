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

function withValue(tree: Tree, parts: readonly string[], value: FactValue): Tree {
  const [first, ...rest] = parts;
  if (first === undefined) return tree;
  const { [first]: before, ...others } = tree;
  if (rest.length === 0) return value === undefined ? others : { ...others, [first]: value };
  const below = withValue(isTree(before) ? before : {}, rest, value);
  return Object.keys(below).length === 0 ? others : { ...others, [first]: below };
}

/**
 * The patch for what was changed: every section with a change, whole, so that a fact set back to unknown is gone from it.
 */
export function patchOf(facts: unknown, edits: Edits): Tree {
  let whole: Tree = isTree(facts) ? facts : {};
  const sections = new Set<string>();
  for (const [pointer, value] of edits) {
    const parts = partsOf(pointer);
    if (parts[0] !== undefined) sections.add(parts[0]);
    whole = withValue(whole, parts, value);
  }
  return Object.fromEntries([...sections].map((section) => [section, whole[section] ?? {}]));
}

/** The element id of the field that asks for a fact. */
export function fieldId(pointer: string): string {
  return `fact${pointer.replaceAll("/", "-")}`;
}
