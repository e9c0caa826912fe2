/** As much of a node of Babel's tree as is looked at here. */
type Node = {
  readonly type: string;
  readonly start?: number;
  readonly end?: number;
  readonly name?: string;
  readonly value?: unknown;
  readonly key?: Node;
  readonly callee?: Node;
};
type Path = { readonly node: Node; readonly parent: Node | null };

const named = (node: Node | undefined, ...names: readonly string[]): boolean =>
  names.includes(node?.name ?? "");

/** A pointer into the case file, or a word that a recorded fact is compared with: by these a rule reads the facts. */
const readsFacts = ({ node, parent }: Path): boolean =>
  String(node.value).startsWith("/") || named(parent?.callee, "isOneOf", "lists");

/** What a rule is called and tells people, put together from pieces. */
const isTitle = ({ node, parent }: Path): boolean =>
  node.type === "TemplateLiteral" &&
  (named(parent?.callee, "question", "about") || named(parent?.key, "met", "unmet", "words", "why"));

const share = Number(process.env["SAMPLE"] ?? 1);

/** One declaration in SAMPLE is mutated: which one follows from where it stands, so that a sample can be drawn again. */
const isOutsideSample = ({ node: { start = 0, end = 0 }, parent }: Path): boolean =>
  parent?.type === "Program" && (start * 31 + end) % share !== 0;

function reasonFor(path: Path): string | undefined {
  if (isOutsideSample(path)) return "it is outside the sample";
  if (path.node.type === "StringLiteral" && !readsFacts(path))
    return "a member of a closed type, which the compiler guards, or a sentence for people";
  return isTitle(path) ? "a sentence for people: no decision hangs on it" : undefined;
}

/** For Stryker, which knows no types: what it must not mutate, and why. */
export const strykerPlugins = [{ kind: "Ignore", name: "not-mutated", value: { shouldIgnore: reasonFor } }];
