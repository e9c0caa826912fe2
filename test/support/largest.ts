import * as z from "zod";

// The longest JSON text that a schema lets through. What has no stated limit is an error that names its place, so that a new
// field without one cannot go unnoticed.

/** How many members a list or a map has at most where its schema does not say so, by path: what nobody can grow. */
export type Counts = Readonly<Record<string, number>>;

type Node = {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly propertyNames?: Node;
  readonly additionalProperties?: Node | boolean;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
};

/** Bytes of the longest JSON text of this schema; throws where a text, list or map may be of any length. */
export function largestBytes(schema: z.ZodType, counts: Counts = {}): number {
  const root = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Node & {
    readonly $defs?: Readonly<Record<string, Node>>;
  };
  const sizeOf = (node: Node, path: string): number => {
    if (node.$ref) return sizeOf(root.$defs?.[node.$ref.split("/").at(-1) ?? ""] ?? {}, path);
    if (node.const !== undefined) return bytesOf(node.const);
    if (node.enum) return Math.max(...node.enum.map(bytesOf));
    const choices = node.anyOf ?? node.oneOf;
    if (choices) return Math.max(...choices.map((one) => sizeOf(one, path)));
    switch (node.type) {
      case "string":
        return 2 + textBytes(node, path);
      case "boolean":
        return "false".length;
      case "null":
        return "null".length;
      case "integer":
      case "number":
        return Math.max(
          ...[node.minimum ?? Number.MIN_SAFE_INTEGER, node.maximum ?? 0].map((end) => String(end).length),
        );
      case "array": {
        const count = counts[path] ?? node.maxItems ?? unlimited(path, "a list");
        return 2 + count * (1 + sizeOf(node.items ?? {}, path));
      }
      case "object":
        return node.properties ? objectBytes(node.properties, path) : mapBytes(node, path);
      case undefined:
      default:
        throw new Error(`${path} is of a kind that this reader does not know: ${JSON.stringify(node)}`);
    }
  };
  const below = (path: string, name: string) => (path === "" ? name : `${path}.${name}`);
  const objectBytes = (properties: Readonly<Record<string, Node>>, path: string): number =>
    Object.entries(properties).reduce(
      (sum, [name, node]) => sum + bytesOf(name) + 2 + sizeOf(node, below(path, name)),
      2,
    );
  const mapBytes = ({ propertyNames, additionalProperties }: Node, path: string): number => {
    const names = propertyNames ?? { type: "string" };
    const value = typeof additionalProperties === "object" ? additionalProperties : {};
    const count = counts[path] ?? names.enum?.length ?? unlimited(path, "a map");
    return 2 + count * (2 + sizeOf(names, path) + sizeOf(value, path));
  };
  return sizeOf(root, "");
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

function unlimited(path: string, what: string): never {
  throw new Error(`${path} is ${what} of any length: state its limit`);
}

/** Where the pattern alone fixes the length. */
const fixed: readonly (readonly [pattern: RegExp, bytes: number])[] = [
  [/^\^[a-z]{3}_\[.*\]\{26\}\$$/u, 30],
  [/^\^\[0-9a-f\]\{64\}\$$/u, 64],
  [/^\^\[A-Z\]\{2\}\$$/u, 2],
  [/^\^\[0-9\]\{4\}-\(.*T/u, "2026-11-21T12:00:00+00:00".length],
  [/^\^\[0-9\]\{4\}-\(/u, "2026-11-21".length],
];
/** Outside ASCII one UTF-16 unit takes up to three bytes; formats and patterns here are ASCII. */
const widest = 3;

function textBytes({ format, pattern, maxLength }: Node, path: string): number {
  if (format === "date") return "2026-11-21".length;
  if (maxLength !== undefined) return maxLength * (format || pattern ? 1 : widest);
  return (
    fixed.find(([known]) => pattern !== undefined && known.test(pattern))?.[1] ?? unlimited(path, "a text")
  );
}
