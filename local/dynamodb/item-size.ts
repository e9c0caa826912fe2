import type { Attribute, Item } from "dynalite/db/index.js";

/** Largest item, in bytes. */
export const largestItemBytes = 400 * 1024;

/** How large an item counts, in bytes: names and text in UTF-8, where dynalite counts characters. */
export function itemBytes(item: Item): number {
  return Object.entries(item).reduce(
    (sum, [name, attribute]) => sum + Buffer.byteLength(name) + attributeBytes(attribute),
    0,
  );
}

function attributeBytes(attribute: Attribute): number {
  const [[type, value] = ["NULL", true]] = Object.entries(attribute);
  switch (type) {
    case "S":
      return Buffer.byteLength(String(value));
    case "N":
      return Math.ceil(String(value).replaceAll(/[^\d]/gu, "").length / 2) + 1;
    case "B":
      return Buffer.from(String(value), "base64").length;
    case "SS":
    case "NS":
    case "BS":
      return listOf<string>(value).reduce(
        (sum, member) => sum + attributeBytes({ [type.slice(0, 1)]: member }),
        0,
      );
    case "L":
      return listOf<Attribute>(value).reduce((sum, member) => sum + 1 + attributeBytes(member), 3);
    case "M":
      return 3 + Object.keys(value as Item).length + itemBytes(value as Item);
    default:
      return 1;
  }
}

function listOf<Member>(value: unknown): readonly Member[] {
  return Array.isArray(value) ? (value as readonly Member[]) : [];
}
