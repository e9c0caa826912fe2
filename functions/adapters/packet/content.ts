import { operandsOf, paintsPath, resourceOf, showsText } from "../../../workflows/production/operators.ts";
import type { Drawing } from "./drawing.ts";
import { inlinePictureAt } from "./tokens.ts";
import type { Operand, Operation } from "./tokens.ts";

/** A content stream written from what it draws alone; `text` is undefined where it was so already. */
export type Written = {
  readonly text: string | undefined;
  /** The names that are used, by the kind of resource. */
  readonly used: ReadonlyMap<string, ReadonlySet<string>>;
  /** How many stretches of text, and how much else, was left out because nobody sees it. */
  readonly left: { readonly text: number; readonly drawn: number };
};

/** Writes a content stream without what is no drawing (marked content, comments, stray operands) and what `isDropped`. */
export function writeContent(drawing: Drawing, isDropped: (at: number) => boolean): Written {
  const { text, operations } = drawing;
  const used = new Map<string, Set<string>>();
  const left = { text: 0, drawn: 0 };
  // Comments lie between operations; whoever writes none has no such sign, except within a string.
  let asItWas = !text.includes("%");
  let [open, inText] = [0, false];
  // What is written in place of an operation; most are written as they are.
  const instead = new Map<number, string>();
  for (const [at, operation] of operations.entries()) {
    const { operator } = operation;
    const operands = fitting(operation);
    // Text that begins within text begins anew: viewers set its place back.
    if (operator === "BT" && inText) instead.set(at, "ET BT");
    else if (!operands || !isBalanced(operator)) instead.set(at, "");
    else if (isDropped(at)) {
      left[showsText.has(operator) ? "text" : "drawn"] += 1;
      instead.set(at, inPlaceOf(text, operation, operands));
    } else {
      use(operation, operands);
      if (operator === "BI") instead.set(at, inlinePicture(text, operation, used));
      else if (operands.length !== operation.operands.length || operands.some(hasMore))
        instead.set(at, [...operands.map((operand) => written(text, operand)), operator].join(" "));
    }
  }
  asItWas &&= instead.size === 0 && open === 0 && !inText;
  if (asItWas) return { text: undefined, used, left };
  const parts = operations.map((operation, at) => instead.get(at) ?? asWritten(text, operation));
  if (inText) parts.push("ET");
  if (open > 0) parts.push("Q\n".repeat(open));
  return { text: `${parts.join("\n")}\n`, used, left };

  function use(operation: Operation, names: readonly Operand[]): void {
    const kind = resourceOf[operation.operator];
    const name = kind === undefined ? undefined : names.find((operand) => operand.kind === "name");
    if (kind === undefined || name?.kind !== "name") return;
    const all = used.get(kind) ?? new Set();
    used.set(kind, all.add(name.value));
  }

  /** A state or a text object is closed as often as it is opened: what is drawn next begins where the page did. */
  function isBalanced(operator: string): boolean {
    if (operator === "q") open += 1;
    if (operator === "Q") {
      if (open === 0) return false;
      open -= 1;
    }
    if (operator === "BT" || operator === "ET") {
      if (inText === (operator === "BT")) return false;
      inText = operator === "BT";
    }
    return true;
  }
}

const asWritten = (text: string, { operator, operands }: Operation): string =>
  [...operands.map(({ start, end }) => text.slice(start, end)), operator].join(" ");

const kinds: Readonly<Record<string, Operand["kind"]>> = { n: "number", N: "name", s: "string", a: "array" };

const signatures = new Map(Object.entries(operandsOf));

/** The operands that an operator takes, the last ones; undefined where it takes others, or is none. */
function fitting({ operator, operands }: Operation): readonly Operand[] | undefined {
  const wanted = signatures.get(operator);
  if (wanted === undefined) return undefined;
  if (operator === "BI") return [];
  const { length } = wanted;
  if (wanted === "*") {
    const from = operands.findLastIndex(({ kind }, at) =>
      at === operands.length - 1 ? kind !== "number" && kind !== "name" : kind !== "number",
    );
    return from < 0 ? operands : operands.slice(from + 1);
  }
  if (operands.length < length) return undefined;
  const own = operands.length === length ? operands : operands.slice(operands.length - length);
  for (let at = 0; at < length; at += 1) if (own[at]?.kind !== kinds[wanted[at] ?? ""]) return undefined;
  return own;
}

/** A list with more in it than the numbers and strings that such a list is of. */
const hasMore = (operand: Operand): operand is Extract<Operand, { kind: "array" }> =>
  operand.kind === "array" && operand.items.some(({ kind }) => kind !== "number" && kind !== "string");

const written = (text: string, operand: Operand): string =>
  hasMore(operand)
    ? `[${operand.items
        .filter(({ kind }) => kind === "number" || kind === "string")
        .map(({ start, end }) => text.slice(start, end))
        .join(" ")}]`
    : text.slice(operand.start, operand.end);

/** What keeps the rest of the page where it was. */
function inPlaceOf(text: string, { operator }: Operation, operands: readonly Operand[]): string {
  if (paintsPath.has(operator)) return "n";
  if (operator === "'") return "T*";
  if (operator !== '"') return "";
  const [words, letters] = operands.map(({ start, end }) => text.slice(start, end));
  return `${words} Tw ${letters} Tc T*`;
}

const pictureKeys = new Set(
  "BPC BitsPerComponent CS ColorSpace D Decode DP DecodeParms F Filter H Height IM ImageMask I Interpolate Intent L Length W Width".split(
    " ",
  ),
);

/** A picture within a page, with the keys alone that say how it is drawn. */
function inlinePicture(
  text: string,
  { operands, start, end }: Operation,
  used: Map<string, Set<string>>,
): string {
  const from = text.indexOf("BI", operands.at(-1)?.end ?? start) + 2;
  const { entries, identifier } = inlinePictureAt(text, from);
  const parts = entries
    .filter(([key]) => pictureKeys.has(key))
    .map(([key, value]) => {
      if ((key === "CS" || key === "ColorSpace") && value.kind === "name")
        used.set("ColorSpace", (used.get("ColorSpace") ?? new Set()).add(value.value));
      return `/${key} ${text.slice(value.start, value.end)}`;
    });
  return ["BI", ...parts, text.slice(identifier, end)].join(" ");
}
