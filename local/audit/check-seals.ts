import { verify } from "node:crypto";
import type { KeyObject } from "node:crypto";
import * as z from "zod";
import { canonicalJson } from "../../functions/adapters/digests.ts";
import { merkleRoot } from "../../functions/adapters/merkle.ts";
import { leafOf } from "../../functions/seal-audit/sealed-window.ts";
import type { ChainHead, Statement } from "../../functions/seal-audit/sealed-window.ts";
import type { Fault } from "./faults.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const headSchema = z.strictObject({ requestId: z.string(), version: z.int().positive(), headHash: digest });
const statementSchema = z.strictObject({
  format: z.literal(2),
  practiceId: z.string(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  count: z.int().nonnegative(),
  root: digest,
});
const sealSchema = z.strictObject({
  statement: statementSchema,
  heads: z.array(headSchema),
  algorithm: z.literal("ECDSA_SHA_256"),
  keyId: z.string(),
  signature: z.base64(),
});

/** A seal that holds, or what is wrong with it. */
export type CheckedSeal = { readonly statement: Statement; readonly heads: readonly ChainHead[] } | Fault;

/** Whether the key signed the statement. */
export const isSignedBy = (key: KeyObject, statement: Statement, signature: string): boolean =>
  verify("sha256", Buffer.from(canonicalJson(statement)), key, Buffer.from(signature, "base64"));

/** One seal: signed by the key, and over exactly these heads. */
export function checkSeal(name: string, text: string, key: KeyObject): CheckedSeal {
  const parsed = sealSchema.safeParse(parsedJson(text));
  if (!parsed.success)
    return { kind: "unreadable", seal: name, words: `the seal ${name} is not in format 2 of a seal` };
  const { statement, heads, signature } = parsed.data;
  if (!isSignedBy(key, statement, signature))
    return {
      kind: "bad-signature",
      seal: name,
      words: `the seal ${name} was not signed by this key, or was changed since`,
    };
  if (heads.length !== statement.count || merkleRoot(heads.map(leafOf)) !== statement.root)
    return {
      kind: "bad-root",
      seal: name,
      words: `the heads in the seal ${name} are not those it was signed over`,
    };
  return { statement, heads };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Spans of one practice without a seal between its first and its last one; a span sealed twice may speak twice. */
export function missingSeals(statements: readonly Statement[]): readonly Fault[] {
  const byPractice = Map.groupBy(statements, ({ practiceId }) => practiceId);
  return [...byPractice.values()].flatMap((own) => {
    const [first, ...rest] = own.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    let upTo = first?.to ?? "";
    return rest.flatMap(({ from, to }): Fault[] => {
      const gap = from > upTo ? `${upTo} to ${from}` : undefined;
      upTo = to > upTo ? to : upTo;
      return gap ? [{ kind: "missing-seal", words: `no seal covers the time from ${gap}` }] : [];
    });
  });
}
