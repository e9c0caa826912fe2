import { verify } from "node:crypto";
import type { KeyObject } from "node:crypto";
import * as z from "zod";
import { canonicalJson } from "../../functions/adapters/digests.ts";
import { inclusionPath, merkleRoot, rootFromPath } from "../../functions/adapters/merkle.ts";
import { leafOf, lookLeafOf } from "../../functions/seal-audit/sealed-window.ts";
import type { ChainHead, LookHash, Statement } from "../../functions/seal-audit/sealed-window.ts";
import type { Fault } from "./faults.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const headSchema = z.strictObject({ requestId: z.string(), version: z.int().positive(), headHash: digest });
const counted = { count: z.int().nonnegative(), root: digest };
const span = { practiceId: z.string(), from: z.iso.datetime(), to: z.iso.datetime(), ...counted };
const statementSchema = z.discriminatedUnion("format", [
  z.strictObject({ format: z.literal(2), ...span }),
  z.strictObject({ format: z.literal(3), ...span, looks: z.strictObject(counted) }),
]);
const signed = {
  statement: statementSchema,
  algorithm: z.literal("ECDSA_SHA_256"),
  keyId: z.string(),
  signature: z.base64(),
};
const place = { index: z.int(), path: z.array(digest) };
const shownSchema = z.strictObject({ ...headSchema.shape, ...place });
const shownLookSchema = z.strictObject({ look: digest, ...place });
// A seal of format 2 knows of no looks.
const looks = z.array(digest).default([]);
const wholeSchema = z.strictObject({ ...signed, heads: z.array(headSchema), looks });
const partSchema = z.strictObject({
  ...signed,
  shown: z.array(shownSchema),
  shownLooks: z.array(shownLookSchema).default([]),
});
// Of thousands of heads none is copied: each is looked at where it stands.
const headsSchema = z.custom<readonly ChainHead[]>(
  (heads) => Array.isArray(heads) && heads.every((head) => headSchema.safeParse(head).success),
);
const sealSchema = z.union([z.strictObject({ ...signed, heads: headsSchema, looks }), partSchema]);
/** A seal with some of its heads, each with its way to the signed root; the others are not told. */
export type PartOfSeal = z.infer<typeof partSchema>;

/** A seal that holds, or what is wrong with it; `whole` when it tells all of its heads. */
export type CheckedSeal =
  | {
      readonly statement: Statement;
      readonly heads: readonly ChainHead[];
      readonly looks: readonly LookHash[];
      readonly whole: boolean;
    }
  | Fault;

/** Whether the key signed the statement. */
export const isSignedBy = (key: KeyObject, statement: Statement, signature: string): boolean =>
  verify("sha256", Buffer.from(canonicalJson(statement)), key, Buffer.from(signature, "base64"));

/** One seal: signed by the key, and over exactly these heads. */
export function checkSeal(name: string, text: string, key: KeyObject): CheckedSeal {
  const parsed = sealSchema.safeParse(parsedJson(text));
  if (!parsed.success)
    return { kind: "unreadable", seal: name, words: `the seal ${name} is not in a format of a seal` };
  const { statement, signature } = parsed.data;
  if (!isSignedBy(key, statement, signature))
    return {
      kind: "bad-signature",
      seal: name,
      words: `the seal ${name} was not signed by this key, or was changed since`,
    };
  const whole = "heads" in parsed.data;
  const [heads, looks] =
    "heads" in parsed.data
      ? [parsed.data.heads, parsed.data.looks]
      : [parsed.data.shown.map(headIn), parsed.data.shownLooks.map(({ look }) => look)];
  const bad = (what: string): Fault => ({
    kind: "bad-root",
    seal: name,
    words: `the ${what} in the seal ${name} are not those it was signed over`,
  });
  const { format } = statement;
  const looked = format === 3 ? statement.looks : { count: 0, root: merkleRoot([]) };
  if ("heads" in parsed.data) {
    if (!isOver(statement, heads.length, leavesOf(heads))) return bad("heads");
    if (!isOver(looked, looks.length, lookLeavesOf(looks))) return bad("looks");
  } else {
    if (!parsed.data.shown.every((head) => isIn(statement, head, leafOf(headIn(head))))) return bad("heads");
    if (!parsed.data.shownLooks.every((one) => isIn(looked, one, lookLeafOf(one.look)))) return bad("looks");
  }
  return { statement, heads, looks, whole };
}

type Tree = { readonly count: number; readonly root: string };
const isOver = ({ count, root }: Tree, found: number, leaves: Iterable<string>): boolean =>
  found === count && merkleRoot(leaves) === root;
const isIn = (
  { count, root }: Tree,
  { index, path }: { readonly index: number; readonly path: readonly string[] },
  leaf: string,
): boolean => rootFromPath(leaf, { index, count }, path) === root;

function* leavesOf(heads: readonly ChainHead[]): Generator<string> {
  for (const head of heads) yield leafOf(head);
}

function* lookLeavesOf(looks: readonly LookHash[]): Generator<string> {
  for (const look of looks) yield lookLeafOf(look);
}

const headIn = ({ requestId, version, headHash }: ChainHead): ChainHead => ({ requestId, version, headHash });

/**
 * Of a seal what it says of one request, with the proof that it does, and of the looks named; undefined when it says nothing
 * of either.
 */
export function partFor(
  requestId: string,
  text: string,
  named: ReadonlySet<LookHash> = new Set(),
): PartOfSeal | undefined {
  const { heads, looks, ...rest } = wholeSchema.parse(JSON.parse(text));
  const leaves = heads.map(leafOf);
  const shown = heads.flatMap((head, index) =>
    head.requestId === requestId ? [{ ...head, index, path: [...inclusionPath(leaves, index)] }] : [],
  );
  const lookLeaves = looks.map(lookLeafOf);
  const shownLooks = looks.flatMap((look, index) =>
    named.has(look) ? [{ look, index, path: [...inclusionPath(lookLeaves, index)] }] : [],
  );
  return shown.length + shownLooks.length === 0 ? undefined : { ...rest, shown, shownLooks };
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
