import { Duration } from "aws-cdk-lib";
import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { DeployedFunction } from "./deployed-function.ts";

/** The stream of the ledger; throws when the table has none. */
export function streamOf(table: TableV2): string {
  if (!table.tableStreamArn) throw new Error(`expected ${table.node.path} to have a stream`);
  return table.tableStreamArn;
}

/** What reading a stream and reporting its poison records takes. */
export const mayReadStream = (table: TableV2, failures: Queue): PolicyStatement[] => [
  new PolicyStatement({
    actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
    resources: [streamOf(table)],
  }),
  new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [failures.queueArn] }),
];

/**
 * Feeds a function with new outbox rows and nothing else. A batch that fails is halved until the poison record stands
 * alone; after five tries it goes to the failure queue, and the sweep still finds its row open.
 */
export function feedFromOutbox(
  { fn }: DeployedFunction,
  table: TableV2,
  failures: Queue,
): EventSourceMapping {
  return new EventSourceMapping(fn, "Outbox", {
    target: fn,
    eventSourceArn: streamOf(table),
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 25,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: 5,
    maxRecordAge: Duration.hours(6),
    parallelizationFactor: 2,
    onFailure: new SqsDlq(failures),
    filters: [
      FilterCriteria.filter({
        eventName: FilterRule.isEqual("INSERT"),
        dynamodb: { Keys: { sk: { S: FilterRule.beginsWith("OUTBOX#") } } },
      }),
    ],
  });
}
