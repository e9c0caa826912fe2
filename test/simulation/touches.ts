import type { PortCall } from "./world/faults.ts";

/** Something that a call reads or writes. Two calls that touch nothing in common, or only read it, may change places. */
export type Touch = { readonly what: string; readonly writes: boolean };

type Named = Readonly<Record<string, unknown>>;
const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const row = (key: unknown, writes: boolean): readonly Touch[] => {
  const pk = text(field(key, "pk"));
  // A query of a partition reads what any write in it changes.
  return [
    { what: `${pk}|${text(field(key, "sk"))}`, writes },
    ...(writes
      ? [
          { what: `${pk}|*`, writes },
          { what: "indexes", writes },
        ]
      : []),
  ];
};

/** What a call touches: rows, partitions that are searched, indexes, objects, and the grants on the notes key. */
export function touchesOf({ service, command }: PortCall, input: unknown): readonly Touch[] {
  const own = input as Named;
  if (service === "dynamodb") return ofTable(command, own);
  if (service === "s3") return ofStorage(command, own);
  // What is wrapped is opened by nobody who did not wrap it; only the grants are shared.
  if (service === "kms")
    return /Grant|ReEncrypt/.test(command) ? [{ what: "grants", writes: /Create|Retire/.test(command) }] : [];
  if (service === "scheduler") return [{ what: `schedule ${text(own["Name"])}`, writes: true }];
  return [];
}

function ofTable(command: string, input: Named): readonly Touch[] {
  const items = (name: string) => (Array.isArray(input[name]) ? (input[name] as readonly unknown[]) : []);
  switch (command) {
    case "GetCommand":
      return row(input["Key"], false);
    case "TransactGetCommand":
      return items("TransactItems").flatMap((item) => row(field(field(item, "Get"), "Key"), false));
    case "BatchGetCommand":
      return Object.values(input["RequestItems"] as Named).flatMap((table) =>
        (field(table, "Keys") as readonly unknown[]).flatMap((key) => row(key, false)),
      );
    case "QueryCommand": {
      if (input["IndexName"] !== undefined) return [{ what: "indexes", writes: false }];
      return [{ what: `${text(field(input["ExpressionAttributeValues"], ":pk"))}|*`, writes: false }];
    }
    case "TransactWriteCommand":
      return items("TransactItems").flatMap((item) => {
        const write = field(item, "Put") ?? field(item, "Delete");
        return row(field(write, "Item") ?? field(write, "Key"), true);
      });
    default:
      return row(input["Item"] ?? input["Key"], true);
  }
}

function ofStorage(command: string, input: Named): readonly Touch[] {
  const prefix = text(input["Key"] ?? input["Prefix"]);
  const folder = prefix.split("/").slice(0, 3).join("/");
  const writes = !/Get|Head|List/.test(command);
  return [{ what: `${text(input["Bucket"])} ${folder}`, writes }];
}

/** Whether it matters which of two calls comes first. */
export const meet = (some: readonly Touch[], others: readonly Touch[]): boolean =>
  some.some(({ what, writes }) => others.some((other) => other.what === what && (writes || other.writes)));
