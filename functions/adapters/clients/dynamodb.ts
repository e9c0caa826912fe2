import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

// In each of these files: region, credentials and endpoints come from the standard AWS variables only, so that the same code
// runs anywhere; and one client to a file, because a function loads what its first event needs.

/** The ledger's client; undefined fields of items are left out. */
export const ledgerClient = () =>
  DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } });
