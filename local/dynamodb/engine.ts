import batchGetItem from "dynalite/actions/batchGetItem.js";
import batchWriteItem from "dynalite/actions/batchWriteItem.js";
import createTable from "dynalite/actions/createTable.js";
import deleteItem from "dynalite/actions/deleteItem.js";
import deleteTable from "dynalite/actions/deleteTable.js";
import describeTable from "dynalite/actions/describeTable.js";
import getItem from "dynalite/actions/getItem.js";
import listTables from "dynalite/actions/listTables.js";
import listTagsOfResource from "dynalite/actions/listTagsOfResource.js";
import putItem from "dynalite/actions/putItem.js";
import query from "dynalite/actions/query.js";
import scan from "dynalite/actions/scan.js";
import tagResource from "dynalite/actions/tagResource.js";
import untagResource from "dynalite/actions/untagResource.js";
import updateItem from "dynalite/actions/updateItem.js";
import updateTable from "dynalite/actions/updateTable.js";
import type { Item, Store, TableDefinition } from "dynalite/db/index.js";
import batchGetItemRules from "dynalite/validations/batchGetItem.js";
import batchWriteItemRules from "dynalite/validations/batchWriteItem.js";
import createTableRules from "dynalite/validations/createTable.js";
import deleteItemRules from "dynalite/validations/deleteItem.js";
import deleteTableRules from "dynalite/validations/deleteTable.js";
import describeTableRules from "dynalite/validations/describeTable.js";
import getItemRules from "dynalite/validations/getItem.js";
import validations from "dynalite/validations/index.js";
import listTablesRules from "dynalite/validations/listTables.js";
import listTagsOfResourceRules from "dynalite/validations/listTagsOfResource.js";
import putItemRules from "dynalite/validations/putItem.js";
import queryRules from "dynalite/validations/query.js";
import scanRules from "dynalite/validations/scan.js";
import tagResourceRules from "dynalite/validations/tagResource.js";
import untagResourceRules from "dynalite/validations/untagResource.js";
import updateItemRules from "dynalite/validations/updateItem.js";
import updateTableRules from "dynalite/validations/updateTable.js";

import { RefusedCall } from "../protocol/refused-call.ts";

const operations = {
  BatchGetItem: { act: batchGetItem, rules: batchGetItemRules },
  BatchWriteItem: { act: batchWriteItem, rules: batchWriteItemRules },
  CreateTable: { act: createTable, rules: createTableRules },
  DeleteItem: { act: deleteItem, rules: deleteItemRules },
  DeleteTable: { act: deleteTable, rules: deleteTableRules },
  DescribeTable: { act: describeTable, rules: describeTableRules },
  GetItem: { act: getItem, rules: getItemRules },
  ListTables: { act: listTables, rules: listTablesRules },
  ListTagsOfResource: { act: listTagsOfResource, rules: listTagsOfResourceRules },
  PutItem: { act: putItem, rules: putItemRules },
  Query: { act: query, rules: queryRules },
  Scan: { act: scan, rules: scanRules },
  TagResource: { act: tagResource, rules: tagResourceRules },
  UntagResource: { act: untagResource, rules: untagResourceRules },
  UpdateItem: { act: updateItem, rules: updateItemRules },
  UpdateTable: { act: updateTable, rules: updateTableRules },
} as const;

/** An operation that dynalite itself knows. */
export type EngineOperation = keyof typeof operations;

/** The JSON body of a request or an answer. */
export type Fields = Record<string, unknown>;

/** An input that passed dynalite's type and value checks, with its expressions parsed into the members that start with an underscore. */
export type CheckedInput = Fields & {
  readonly TableName: string;
  readonly Item?: Item;
  readonly Key?: Item;
};

/** Says whether dynalite knows the operation. */
export function isEngineOperation(name: string): name is EngineOperation {
  return Object.hasOwn(operations, name);
}

/** Checks an input as DynamoDB would before it touches the table; throws RefusedCall (ValidationException, SerializationException). */
export function checkInput(store: Store, operation: EngineOperation, input: Fields): CheckedInput {
  const { types, custom } = operations[operation].rules;
  try {
    const checked = validations.checkTypes(structuredClone(input), types);
    validations.checkValidations(checked, types, custom, store);
    return checked as CheckedInput;
  } catch (error) {
    throw asRefusedCall(error);
  }
}

/** Runs one checked operation against the store; rejects with RefusedCall for DynamoDB's own errors. */
export function perform(store: Store, operation: EngineOperation, input: CheckedInput): Promise<Fields> {
  return new Promise((resolve, reject) => {
    operations[operation].act(store, input, (error, output) => {
      if (error) reject(asRefusedCall(error));
      else resolve(output ?? {});
    });
  });
}

/** Reads one table's definition; rejects with RefusedCall ResourceNotFoundException. */
export function tableOf(store: Store, tableName: string): Promise<TableDefinition> {
  return new Promise((resolve, reject) => {
    store.getTable(tableName, false, (error, table) => {
      if (error || !table) reject(asRefusedCall(error));
      else resolve(table);
    });
  });
}

/** Turns an error that dynalite made into a RefusedCall and leaves every other error as it is. */
export function asRefusedCall(error: unknown): unknown {
  if (!(error instanceof Error) || !("body" in error)) return error;
  const body = error.body as { __type: string; message?: string; Message?: string };
  const code = body.__type.slice(body.__type.indexOf("#") + 1);
  return new RefusedCall(code, body.message ?? body.Message ?? error.message);
}
