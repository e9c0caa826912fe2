import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SchedulerClient } from "@aws-sdk/client-scheduler";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

// Region, credentials and endpoints come from the standard AWS variables only: the same code runs anywhere.

/** The ledger's client; undefined fields of items are left out. */
export const ledgerClient = () =>
  DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } });
/** Signs only what is asked: a checksum the caller did not state would become part of presigned links. */
export const storageClient = () => new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" });
export const keysClient = () => new KMSClient({});
export const functionsClient = () => new LambdaClient({});
export const schedulesClient = () => new SchedulerClient({});
export const mailClient = () => new SESv2Client({});
export const queueClient = () => new SQSClient({});
