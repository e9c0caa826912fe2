import { RefusedCall } from "../protocol/refused-call.ts";
import type { Fields } from "./engine.ts";
import { readBatch, readItems, transactGet } from "./item-reads.ts";
import { writeBatch, writeItem } from "./item-writes.ts";
import {
  createTable,
  deleteTable,
  describeContinuousBackups,
  describeTable,
  describeTimeToLive,
  listTables,
  plainCall,
  updateContinuousBackups,
  updateTable,
  updateTimeToLive,
} from "./table-calls.ts";
import type { TableContext } from "./table-context.ts";
import { transactWrite } from "./transact-write.ts";

/** Runs an operation of the DynamoDB API; throws RefusedCall, for an unknown operation UnknownOperationException. */
export async function callTable(context: TableContext, operation: string, input: Fields): Promise<Fields> {
  switch (operation) {
    case "PutItem":
    case "UpdateItem":
    case "DeleteItem":
      return writeItem(context, operation, input);
    case "BatchWriteItem":
      return writeBatch(context, input);
    case "TransactWriteItems":
      return transactWrite(context, input);
    case "GetItem":
    case "Query":
    case "Scan":
      return readItems(context, operation, input);
    case "BatchGetItem":
      return readBatch(context, input);
    case "TransactGetItems":
      return transactGet(context, input);
    case "CreateTable":
      return createTable(context, input);
    case "DescribeTable":
      return describeTable(context, input);
    case "UpdateTable":
      return updateTable(context, input);
    case "DeleteTable":
      return deleteTable(context, input);
    case "UpdateTimeToLive":
      return updateTimeToLive(context, input);
    case "DescribeTimeToLive":
      return describeTimeToLive(context, input);
    case "UpdateContinuousBackups":
      return updateContinuousBackups(context, input);
    case "DescribeContinuousBackups":
      return describeContinuousBackups(context, input);
    case "ListTables":
      return listTables(context, input);
    case "TagResource":
    case "UntagResource":
    case "ListTagsOfResource":
      return plainCall(context, operation, input);
    default:
      throw new RefusedCall("UnknownOperationException", `The local DynamoDB has no operation ${operation}.`);
  }
}
