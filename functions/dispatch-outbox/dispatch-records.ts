import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { errorNameOf } from "../adapters/log.ts";
import { performNew } from "./perform-effect.ts";
import type { Dispatch } from "./perform-effect.ts";

/**
 * Works through new rows of the outbox in order. The stream says only which row; the row itself comes from the ledger.
 * The first record that cannot be worked on is where the stream begins again.
 */
export async function dispatchRecords(
  dispatch: Dispatch,
  { Records }: DynamoDBStreamEvent,
): Promise<DynamoDBBatchResponse> {
  for (const { dynamodb } of Records) {
    const [pk, sk] = [dynamodb?.Keys?.["pk"]?.S, dynamodb?.Keys?.["sk"]?.S];
    if (pk === undefined || !sk?.startsWith("OUTBOX#")) continue;
    try {
      await performNew(dispatch, { pk, sk });
    } catch (error) {
      dispatch.log("error", "record-failed", { errorName: errorNameOf(error) });
      return { batchItemFailures: [{ itemIdentifier: dynamodb?.SequenceNumber ?? "" }] };
    }
  }
  return { batchItemFailures: [] };
}
