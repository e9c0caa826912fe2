import type { Item, Store } from "dynalite/db/index.js";

import { ACCOUNT_ID, REGION } from "../iam/principals.ts";
import type { NeededPermission } from "../protocol/authorize.ts";
import { RefusedCall } from "../protocol/refused-call.ts";
import { checkInput, type CheckedInput, type Fields, isEngineOperation, tableOf } from "./engine.ts";

/** The ARN of a table of the local account. */
export function tableArnOf(tableName: string): string {
  return `arn:aws:dynamodb:${REGION}:${ACCOUNT_ID}:table/${tableName}`;
}

const transactActions: Readonly<Record<string, string>> = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
  Get: "GetItem",
};

/** The permissions that a call needs: a transaction needs those of its members, a batch its own on every table it names. */
export async function permissionsFor(
  store: Store,
  operation: string,
  input: Fields,
): Promise<readonly NeededPermission[]> {
  switch (operation) {
    case "TransactWriteItems":
    case "TransactGetItems": {
      const entries = listOf(input["TransactItems"]).flatMap((entry) => Object.entries(fieldsOf(entry)));
      return Promise.all(
        entries.map(async ([kind, member]) => {
          const needed = await itemPermission(store, transactActions[kind] ?? kind, fieldsOf(member));
          return { ...needed, context: { ...needed.context, "dynamodb:EnclosingOperation": operation } };
        }),
      );
    }
    case "BatchGetItem":
    case "BatchWriteItem": {
      const tables = Object.entries(fieldsOf(input["RequestItems"]));
      return Promise.all(tables.map(([name, request]) => batchPermission(store, operation, name, request)));
    }
    case "ListTables":
      return [{ action: "dynamodb:ListTables", resource: "*" }];
    case "ListTagsOfResource":
    case "TagResource":
    case "UntagResource":
      return [{ action: `dynamodb:${operation}`, resource: String(input["ResourceArn"]) }];
    default:
      return [await itemPermission(store, operation, input)];
  }
}

async function itemPermission(store: Store, operation: string, input: Fields): Promise<NeededPermission> {
  const tableName = input["TableName"];
  if (typeof tableName !== "string") {
    throw new RefusedCall(
      "ValidationException",
      "The parameter 'TableName' is required but was not present in the request",
    );
  }
  const index = typeof input["IndexName"] === "string" ? `/index/${input["IndexName"]}` : "";
  const checked = readable(store, operation, input);
  const hashKey = await hashKeyOf(store, tableName, input["IndexName"]);
  const leading = checked && hashKey !== undefined ? leadingKeysOf(checked, hashKey) : [];
  const attributes = checked ? attributesOf(checked) : [];
  return {
    action: `dynamodb:${operation}`,
    resource: tableArnOf(tableName) + index,
    context: {
      ...(leading.length > 0 ? { "dynamodb:LeadingKeys": leading } : {}),
      ...(attributes.length > 0 ? { "dynamodb:Attributes": attributes } : {}),
      ...(operation === "Query" || operation === "Scan" ? { "dynamodb:Select": selectOf(input) } : {}),
      ...(typeof input["ReturnValues"] === "string"
        ? { "dynamodb:ReturnValues": input["ReturnValues"] }
        : {}),
    },
  };
}

async function batchPermission(
  store: Store,
  operation: string,
  tableName: string,
  request: unknown,
): Promise<NeededPermission> {
  const items = Array.isArray(request)
    ? request.map((entry) => {
        const { PutRequest, DeleteRequest } = fieldsOf(entry);
        return fieldsOf(fieldsOf(PutRequest)["Item"] ?? fieldsOf(DeleteRequest)["Key"]);
      })
    : listOf(fieldsOf(request)["Keys"]).map(fieldsOf);
  const hashKey = await hashKeyOf(store, tableName, undefined);
  const leading = hashKey === undefined ? [] : items.map((item) => scalarOf(item[hashKey]));
  return {
    action: `dynamodb:${operation}`,
    resource: tableArnOf(tableName),
    context: {
      ...(leading.length > 0 ? { "dynamodb:LeadingKeys": leading } : {}),
      ...(items.length > 0
        ? { "dynamodb:Attributes": [...new Set(items.flatMap((item) => Object.keys(item)))] }
        : {}),
    },
  };
}

/** The parsed input, or undefined when it is not a valid one: then the operation itself refuses it, after the policies. */
function readable(store: Store, operation: string, input: Fields): CheckedInput | undefined {
  const name = operation === "ConditionCheckItem" ? "DeleteItem" : operation;
  if (!isEngineOperation(name)) return undefined;
  try {
    return checkInput(store, name, input);
  } catch (error) {
    if (error instanceof RefusedCall) return undefined;
    throw error;
  }
}

async function hashKeyOf(store: Store, tableName: string, indexName: unknown): Promise<string | undefined> {
  try {
    const table = await tableOf(store, tableName);
    const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])];
    const schema = indexes.find(({ IndexName }) => IndexName === indexName)?.KeySchema ?? table.KeySchema;
    return schema[0]?.AttributeName;
  } catch (error) {
    if (error instanceof RefusedCall) return undefined;
    throw error;
  }
}

function leadingKeysOf(input: CheckedInput, hashKey: string): string[] {
  const named = input.Item ?? input.Key;
  if (named) return named[hashKey] ? [scalarOf(named[hashKey])] : [];
  const condition = fieldsOf(fieldsOf(input["KeyConditions"])[hashKey]);
  return listOf(condition["AttributeValueList"]).map(scalarOf);
}

type Parsed = {
  readonly paths?: readonly (readonly (string | number)[])[];
  readonly pathHeads?: Readonly<Record<string, unknown>>;
};

function attributesOf(input: CheckedInput): string[] {
  const named: Item = { ...input.Item, ...input.Key };
  const fromPaths = ["_updates", "_projection"].flatMap((part) =>
    ((input[part] as Parsed | undefined)?.paths ?? []).map(([head]) => String(head)),
  );
  const fromHeads = ["_condition", "_filter"].flatMap((part) =>
    Object.keys((input[part] as Parsed | undefined)?.pathHeads ?? {}),
  );
  const others = Object.keys(fieldsOf(input["KeyConditions"]));
  const listed = listOf(input["AttributesToGet"]).map(String);
  return [...new Set([...Object.keys(named), ...fromPaths, ...fromHeads, ...others, ...listed])];
}

function selectOf(input: Fields): string {
  if (typeof input["Select"] === "string") return input["Select"];
  if (input["ProjectionExpression"] !== undefined || input["AttributesToGet"] !== undefined) {
    return "SPECIFIC_ATTRIBUTES";
  }
  return input["IndexName"] === undefined ? "ALL_ATTRIBUTES" : "ALL_PROJECTED_ATTRIBUTES";
}

function scalarOf(attribute: unknown): string {
  return String(Object.values(fieldsOf(attribute))[0]);
}

function fieldsOf(value: unknown): Fields {
  return value !== null && typeof value === "object" ? (value as Fields) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
