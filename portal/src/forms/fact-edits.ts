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
  for (const part of partsOf(pointer))
    value = isTree(value) || Array.isArray(value) ? (value as Tree)[part] : undefined;
  return value as FactValue;
}

function withValue(tree: Tree, [first, ...rest]: readonly string[], value: unknown): Tree {
  if (first === undefined) return tree;
  const below = tree[first];
  return { ...tree, [first]: rest.length === 0 ? value : withValue(isTree(below) ? below : {}, rest, value) };
}

const inList = /^(.+?)\/(\d+)\/(.+)$/;

/** The lists of which a member was changed, whole: a patch replaces a list. Of whom nothing is known is no member. */
function listsAfter(edits: Edits, facts: unknown): ReadonlyMap<string, readonly Tree[]> {
  const lists = new Map<string, readonly Tree[]>();
  for (const [pointer, value] of edits) {
    const [, list, member, fact] = inList.exec(pointer) ?? [];
    if (list === undefined || fact === undefined) continue;
    const rows = lists.get(list) ?? ((factAt(facts, list) ?? []) as readonly unknown[] as readonly Tree[]);
    const length = Math.max(rows.length, Number(member) + 1);
    lists.set(
      list,
      Array.from({ length }, (_, n) =>
        n === Number(member) ? { ...rows[n], [fact]: value } : (rows[n] ?? {}),
      ),
    );
  }
  const known = (row: Tree) =>
    Object.fromEntries(Object.entries(row).filter(([, fact]) => fact !== undefined));
  const isSomebody = (row: Tree) => Object.keys(row).length > 0;
  return new Map([...lists].map(([list, rows]) => [list, rows.map(known).filter(isSomebody)]));
}

/** The facts that were given a value, in the shape of the case file. */
export function toldBy(edits: Edits, facts: unknown = {}): Tree {
  const single = [...edits].filter(([pointer]) => !inList.test(pointer));
  const lists = [...listsAfter(edits, facts)].filter(([, rows]) => rows.length > 0);
  return [...single, ...lists].reduce<Tree>(
    (told, [pointer, value]) => (value === undefined ? told : withValue(told, partsOf(pointer), value)),
    {},
  );
}

/** The facts that were set back to not known, by pointer: leaving them out would keep what was recorded. */
export function forgottenBy(edits: Edits, facts: unknown = {}): readonly string[] {
  const single = [...edits].filter(([pointer, value]) => value === undefined && !inList.test(pointer));
  const lists = [...listsAfter(edits, facts)].filter(([, rows]) => rows.length === 0);
  return [...single, ...lists].map(([pointer]) => pointer);
}

/** The element id of the field that asks for a fact. */
export function fieldId(pointer: string): string {
  return `fact${pointer.replaceAll("/", "-")}`;
}
