import { verify } from "node:crypto";
import type { KeyObject } from "node:crypto";
import * as z from "zod";
import { canonicalJson } from "../../functions/adapters/digests.ts";
import { inclusionPath, merkleRoot, rootFromPath } from "../../functions/adapters/merkle.ts";
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
const signed = {
  statement: statementSchema,
  algorithm: z.literal("ECDSA_SHA_256"),
  keyId: z.string(),
  signature: z.base64(),
};
const shownSchema = z.strictObject({ ...headSchema.shape, index: z.int(), path: z.array(digest) });
const wholeSchema = z.strictObject({ ...signed, heads: z.array(headSchema) });
const partSchema = z.strictObject({ ...signed, shown: z.array(shownSchema).min(1) });
// Of thousands of heads none is copied: each is looked at where it stands.
const headsSchema = z.custom<readonly ChainHead[]>(
  (heads) => Array.isArray(heads) && heads.every((head) => headSchema.safeParse(head).success),
);
const sealSchema = z.union([z.strictObject({ ...signed, heads: headsSchema }), partSchema]);
/** A seal with some of its heads, each with its way to the signed root; the others are not told. */
export type PartOfSeal = z.infer<typeof partSchema>;

/** A seal that holds, or what is wrong with it; `whole` when it tells all of its heads. */
export type CheckedSeal =
  | { readonly statement: Statement; readonly heads: readonly ChainHead[]; readonly whole: boolean }
  | Fault;

/** Whether the key signed the statement. */
export const isSignedBy = (key: KeyObject, statement: Statement, signature: string): boolean =>
  verify("sha256", Buffer.from(canonicalJson(statement)), key, Buffer.from(signature, "base64"));

/** One seal: signed by the key, and over exactly these heads. */
export function checkSeal(name: string, text: string, key: KeyObject): CheckedSeal {
  const parsed = sealSchema.safeParse(parsedJson(text));
  if (!parsed.success)
    return { kind: "unreadable", seal: name, words: `the seal ${name} is not in format 2 of a seal` };
  const { statement, signature } = parsed.data;
  if (!isSignedBy(key, statement, signature))
    return {
      kind: "bad-signature",
      seal: name,
      words: `the seal ${name} was not signed by this key, or was changed since`,
    };
  const whole = "heads" in parsed.data;
  const heads = "heads" in parsed.data ? parsed.data.heads : parsed.data.shown.map(headIn);
  const holds =
    "heads" in parsed.data
      ? heads.length === statement.count && merkleRoot(leavesOf(heads)) === statement.root
      : parsed.data.shown.every(
          ({ index, path, ...head }) =>
            rootFromPath(leafOf(head), { index, count: statement.count }, path) === statement.root,
        );
  if (!holds)
    return {
      kind: "bad-root",
      seal: name,
      words: `the heads in the seal ${name} are not those it was signed over`,
    };
  return { statement, heads, whole };
}

function* leavesOf(heads: readonly ChainHead[]): Generator<string> {
  for (const head of heads) yield leafOf(head);
}

const headIn = ({ requestId, version, headHash }: ChainHead): ChainHead => ({ requestId, version, headHash });

/** Of a seal what it says of one request, with the proof that it does; undefined when it says nothing of it. */
export function partFor(requestId: string, text: string): PartOfSeal | undefined {
  const { heads, ...rest } = wholeSchema.parse(JSON.parse(text));
  const leaves = heads.map(leafOf);
  const shown = heads.flatMap((head, index) =>
    head.requestId === requestId ? [{ ...head, index, path: [...inclusionPath(leaves, index)] }] : [],
  );
  return shown.length === 0 ? undefined : { ...rest, shown };
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
