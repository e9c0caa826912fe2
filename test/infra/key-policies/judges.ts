import { decideAccess } from "../../../local/kms/access.ts";
import type { KeyRecord } from "../../../local/kms/key-state.ts";
import type { PolicyDocument } from "../../../local/iam/principals.ts";
import { type Resource } from "../deployment.ts";
import { allows, listed, resourcePolicy } from "../permissions.ts";
import type { Row } from "./askers.ts";
import { type Circumstance, circumstances, type Marked, marksFor } from "./circumstances.ts";
import { always, cellOf } from "./table.ts";

/** Whether a caller may do something with a key. */
export type Judge = (row: Row, action: string, key: Resource, when: Circumstance) => Promise<boolean>;

const policyOf = (all: readonly Resource[], key: Resource) => resourcePolicy(all, key)?.Statement ?? [];

/** Whether no statement of the key's policy speaks of the action; a statement with a wildcard speaks of all. */
export const unnamed = (all: readonly Resource[], key: Resource, action: string): boolean =>
  !policyOf(all, key)
    .flatMap(({ Action: actions }) => listed(actions))
    .some((one) => one === `kms:${action}` || one.includes("*"));

/** The independent simulator of AWS's rules; it knows no grants. */
export const simulator =
  (all: readonly Resource[]): Judge =>
  ({ asker }, action, key, { via, encryptionContext = {}, conditions = {} }) => {
    const names = Object.keys(encryptionContext);
    return allows(all, asker, `kms:${action}`, key, {
      context: {
        "aws:PrincipalAccount": asker.arn.split(":")[4] ?? "",
        ...(via === undefined ? {} : { "kms:ViaService": via }),
        ...(names.length === 0 ? {} : { "kms:EncryptionContextKeys": names }),
        ...Object.fromEntries(
          names.map((name) => [`kms:EncryptionContext:${name}`, encryptionContext[name] ?? ""]),
        ),
        ...conditions,
      },
    });
  };

/** The key service of this machine, on which no grant stands. */
export const localKeyService =
  (all: readonly Resource[]): Judge =>
  ({ principal }, operation, key, { via, encryptionContext = {}, conditions = {} }) => {
    const record: KeyRecord = {
      keyId: key.id,
      spec: key.properties["KeySpec"] === "ECC_NIST_P256" ? "ECC_NIST_P256" : "SYMMETRIC_DEFAULT",
      policy: { Statement: policyOf(all, key) } as PolicyDocument,
      description: "",
      createdAt: 0,
      lifecycle: { state: "Enabled" },
      rotation: false,
      material: [""],
    };
    const request = {
      principal,
      operation,
      encryptionContext,
      grantTokens: [],
      conditions,
      via,
      alias: undefined,
    };
    const state = { keys: { [key.id]: record }, aliases: {}, grants: {} };
    return Promise.resolve(decideAccess(state, record, request, 0).allowed);
  };

/** One cell of a table: who asks, for what, of which key. */
export type Asked = { readonly row: Row; readonly action: string; readonly key: Resource };

/**
 * Writes the cells as a judge would: a dot, the marks under which it is allowed, or the mark of what is allowed always. A
 * mark with an exclamation mark is allowed under something that only comes close, too, which no table may say.
 */
export function judgedBy(all: readonly Resource[], judge: Judge) {
  const known: Readonly<Record<string, Marked>> = circumstances(all);
  return async ({ row, action, key }: Asked): Promise<string> => {
    const may = (when: Circumstance) => judge(row, action, key, when);
    const at = await may({});
    // What a key policy does not speak of it allows to nobody, whatever comes with the call.
    if (unnamed(all, key, action)) return cellOf(at ? [always] : []);
    const possible = marksFor(action, row.isService);
    const marks: string[] = [];
    for (const mark of possible) {
      const { is = {}, isNot = [] } = known[mark] ?? {};
      if (!(await may(is))) continue;
      const close = at ? [] : await Promise.all(isNot.map(may));
      marks.push(close.includes(true) ? `${mark}!` : mark);
    }
    if (!at) return cellOf(marks);
    return marks.length === possible.length ? always : cellOf([always, ...marks]);
  };
}
