import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from "@aws-sdk/client-dynamodb";
import { DeleteCommand, GetCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { CommitOutcome, LedgerStep, RequestLedger } from "../../workflows/ports.ts";
import { clockKey, eventKey, requestPartition } from "./ledger-keys.ts";
import { loadRequest } from "./load-request.dynamodb.ts";
import { queryAll } from "./query-all.ts";
import { position, rowsOfStep } from "./request-rows.ts";
import type { RowWrite } from "./request-rows.ts";
import { parseSeen } from "./stored-request.ts";
import { cameAfterReview, marksOn, whoOpened } from "./who-opened.ts";

/** The ledger of requests in the table. */
export function requestLedger(client: DynamoDBDocumentClient, table: string): RequestLedger {
  return {
    load: loadRequest(client, table),
    recall: async (key, eventId) => {
      const found = await client.send(
        new GetCommand({ TableName: table, Key: eventKey(key, eventId), ConsistentRead: true }),
      );
      return found.Item ? parseSeen(found.Item) : undefined;
    },
    whoOpened: async (key, documentId) =>
      whoOpened(await queryAll(client, table, { pk: requestPartition(key), prefix: "EVENT#" }), documentId),
    marksOn: async (key, documentId) =>
      marksOn(await queryAll(client, table, { pk: requestPartition(key), prefix: "EVENT#" }), documentId),
    cameAfterReview: async (key, documentId) =>
      cameAfterReview(
        await queryAll(client, table, { pk: requestPartition(key), prefix: "EVENT#" }),
        documentId,
      ),
    commit: async (step) => {
      const TransactItems = rowsOfStep(step).map((write) => transactItem(table, write));
      try {
        await client.send(new TransactWriteCommand({ TransactItems }));
        return { outcome: "committed" };
      } catch (error) {
        return outcomeOf(error, step);
      }
    },
    forgetClock: async (key, clockId, generation) => {
      try {
        await client.send(
          new DeleteCommand({
            TableName: table,
            Key: clockKey(key, clockId),
            ConditionExpression: "generation <= :generation",
            ExpressionAttributeValues: { ":generation": generation },
          }),
        );
      } catch (error) {
        // The clock was set again, or is gone already.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
  };
}

type TransactItem = NonNullable<
  ConstructorParameters<typeof TransactWriteCommand>[0]["TransactItems"]
>[number];

function transactItem(TableName: string, write: RowWrite): TransactItem {
  switch (write.write) {
    case "put":
      return { Put: { TableName, Item: write.item } };
    case "delete":
      return { Delete: { TableName, Key: write.key } };
    case "put-if-absent":
      return {
        Put: {
          TableName,
          Item: write.item,
          ConditionExpression: "attribute_not_exists(pk)",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      };
    case "put-if-version":
      return {
        Put: {
          TableName,
          Item: write.item,
          ...(write.version === 0
            ? { ConditionExpression: "attribute_not_exists(pk)" }
            : {
                ConditionExpression: "#version = :version",
                ExpressionAttributeNames: { "#version": "version" },
                ExpressionAttributeValues: { ":version": write.version },
              }),
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      };
  }
}

/** Reads a cancellation by position. A seen event wins over a moved snapshot: the event itself moved it. */
function outcomeOf(error: unknown, step: LedgerStep): CommitOutcome {
  if (error instanceof TransactionConflictException) return { outcome: "busy" };
  if (!(error instanceof TransactionCanceledException)) throw error;
  const reasons = error.CancellationReasons ?? [];
  const failed = (at: number) => reasons[at]?.Code === "ConditionalCheckFailed";
  if (failed(position.event)) return { outcome: "seen", seen: seenIn(reasons[position.event]?.Item) };
  if (failed(position.snapshot)) return { outcome: "moved-on" };
  if (step.version === 1 && failed(position.trackingNumber)) return { outcome: "number-taken" };
  if (reasons.some((reason) => reason.Code === "TransactionConflict" || reason.Code === "ThrottlingError"))
    return { outcome: "busy" };
  throw error;
}

function seenIn(item: unknown): { version: number; bodyDigest: string } {
  // The document client hands the old item of a cancellation through as it came over the wire.
  const field = (name: string) => {
    const value = typeof item === "object" && item !== null ? Reflect.get(item, name) : undefined;
    return typeof value === "object" && value !== null
      ? (Reflect.get(value, "N") ?? Reflect.get(value, "S"))
      : value;
  };
  return parseSeen({ version: Number(field("version")), bodyDigest: field("bodyDigest") });
}
