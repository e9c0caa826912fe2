import { createHash } from "node:crypto";

import type { Item, TableDefinition } from "dynalite/db/index.js";

import { RefusedCall } from "../protocol/refused-call.ts";
import { checkInput, type CheckedInput, type Fields, perform, tableOf } from "./engine.ts";
import { itemBytes } from "./item-size.ts";
import { type ItemWrite, placeOf } from "./item-writes.ts";
import { collectWrites, type PendingWrites } from "./pending-writes.ts";
import type { TableContext } from "./table-context.ts";

const tokenLifeMilliseconds = 10 * 60 * 1000;
const largestTransactionBytes = 4 * 1024 * 1024;

/** Where the outcomes of client request tokens lie. */
export const tokenPrefix = "duces-token~";

/** What is kept of an idempotency token; `usedAt` in epoch milliseconds. */
export type UsedToken = { readonly inputHash: string; readonly usedAt: number };

/** Why one member of a cancelled transaction failed, by its position. */
export type CancellationReason = { readonly Code: string; readonly Message?: string; readonly Item?: Item };

const members = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  // A condition check is a delete whose writes are thrown away: it reads the same key and evaluates the same condition.
  ConditionCheck: "DeleteItem",
} as const satisfies Record<string, ItemWrite>;

type Member = {
  readonly kind: keyof typeof members;
  readonly input: Fields;
  readonly checked: CheckedInput;
  readonly table: TableDefinition;
  readonly place: string;
};

/**
 * Runs TransactWriteItems: all members and their stream records in one commit, or none.
 * Throws RefusedCall: ValidationException, ResourceNotFoundException, TransactionCanceledException, IdempotentParameterMismatchException.
 */
export async function transactWrite(context: TableContext, input: Fields): Promise<Fields> {
  const parsed = await readMembers(context, input);
  const token = typeof input["ClientRequestToken"] === "string" ? input["ClientRequestToken"] : undefined;
  if (token !== undefined && (token.length < 1 || token.length > 36)) {
    throw invalid(
      "1 validation error detected: Value at 'clientRequestToken' failed to satisfy constraint: Member must have length between 1 and 36",
    );
  }
  const places = parsed.map(({ place }) => place);
  const tokenKey = token === undefined ? [] : [tokenPrefix + token];
  return context.locks.withKeys([...places, ...tokenKey], async () => {
    const inputHash = hashOf(input);
    if (tokenKey[0] !== undefined && (await wasAlreadyDone(context, tokenKey[0], inputHash))) return {};
    const pending = await applyAll(context, parsed);
    const used: UsedToken = { inputHash, usedAt: context.now() };
    await context.committer.commit({
      operations: [
        ...pending.operations,
        ...tokenKey.map((key) => ({ type: "put" as const, key, value: used })),
      ],
      changes: pending.changes,
      tables: new Map(parsed.map(({ checked, table }) => [checked.TableName, table])),
      by: "caller",
    });
    return {};
  });
}

/** Builds the refusal of a whole transaction from the reasons by position. */
export function transactionCancelled(reasons: readonly CancellationReason[]): RefusedCall {
  const codes = reasons.map(({ Code }) => Code).join(", ");
  return new RefusedCall(
    "TransactionCanceledException",
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    400,
    { CancellationReasons: reasons },
  );
}

async function readMembers(context: TableContext, input: Fields): Promise<readonly Member[]> {
  const listed = input["TransactItems"];
  if (!Array.isArray(listed) || listed.length < 1 || listed.length > 100) {
    throw invalid(
      "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length between 1 and 100",
    );
  }
  const parsed: Member[] = [];
  const reasons: CancellationReason[] = [];
  for (const entry of listed as readonly Readonly<Record<string, Fields>>[]) {
    const kinds = (Object.keys(members) as (keyof typeof members)[]).filter(
      (kind) => entry[kind] !== undefined,
    );
    const [kind] = kinds;
    const member = kind && entry[kind];
    if (!kind || !member || kinds.length !== 1) {
      throw invalid("TransactItems can only contain one of Check, Put, Update or Delete");
    }
    if (kind === "ConditionCheck" && typeof member["ConditionExpression"] !== "string") {
      throw invalid("The expression can not be empty: ConditionExpression is required in a ConditionCheck");
    }
    const checked = checkInput(context.store, members[kind], member);
    const table = await tableOf(context.store, checked.TableName);
    try {
      parsed.push({ kind, input: member, checked, table, place: placeOf(checked, table) });
      reasons.push({ Code: "None" });
    } catch (error) {
      reasons.push(reasonOf(error, member, undefined));
    }
  }
  if (parsed.length < listed.length) throw transactionCancelled(reasons);
  if (new Set(parsed.map(({ place }) => place)).size < parsed.length) {
    throw invalid("Transaction request cannot include multiple operations on one item");
  }
  return parsed;
}

async function applyAll(context: TableContext, parsed: readonly Member[]): Promise<PendingWrites> {
  const pending = collectWrites(context.store);
  const reasons: CancellationReason[] = [];
  for (const { kind, input, checked, place } of parsed) {
    const mine = kind === "ConditionCheck" ? collectWrites(context.store) : pending;
    try {
      await perform(mine.store, members[kind], checked);
      reasons.push({ Code: "None" });
    } catch (error) {
      reasons.push(reasonOf(error, input, mine.seen.get(place)));
    }
  }
  if (reasons.some(({ Code }) => Code !== "None")) throw transactionCancelled(reasons);
  const images = pending.changes.map(({ before, after }) => after ?? before ?? {});
  if (images.reduce((sum, image) => sum + itemBytes(image), 0) > largestTransactionBytes) {
    throw invalid("Collection size of the items in the transaction cannot exceed 4MB");
  }
  return pending;
}

function reasonOf(error: unknown, input: Fields, old: Item | undefined): CancellationReason {
  if (!(error instanceof RefusedCall)) throw error;
  if (error.code === "ConditionalCheckFailedException") {
    const item = input["ReturnValuesOnConditionCheckFailure"] === "ALL_OLD" && old ? { Item: old } : {};
    return { Code: "ConditionalCheckFailed", Message: "The conditional request failed", ...item };
  }
  if (error.code === "ValidationException") return { Code: "ValidationError", Message: error.message };
  throw error;
}

async function wasAlreadyDone(context: TableContext, key: string, inputHash: string): Promise<boolean> {
  const used = (await context.store.db.get(key)) as UsedToken | undefined;
  if (!used || isSpent(used, context.now())) return false;
  if (used.inputHash !== inputHash) {
    throw new RefusedCall(
      "IdempotentParameterMismatchException",
      "The request uses the same client token as a previous, but non-identical request.",
    );
  }
  return true;
}

/** Says whether a token's ten minutes are over, so that the same token would start a new transaction. */
export function isSpent(used: UsedToken, nowMilliseconds: number): boolean {
  return nowMilliseconds - used.usedAt > tokenLifeMilliseconds;
}

function hashOf(input: Fields): string {
  const sorted = JSON.stringify(input["TransactItems"], (_key, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash("sha256").update(sorted).digest("hex");
}

function invalid(message: string): RefusedCall {
  return new RefusedCall("ValidationException", message);
}
