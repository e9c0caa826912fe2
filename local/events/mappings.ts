import type { LocalDynamoDb } from "../dynamodb/dynamodb.ts";
import type { Functions } from "../lambda/functions.ts";
import type { LocalSqs } from "../sqs/sqs.ts";
import type { Deployment, Resolved } from "../template/resolve.ts";
import { startQueuePump } from "./queue-pump.ts";
import type { Loop } from "./repeat.ts";
import { startStreamPump } from "./stream-pump.ts";

type Mapping = {
  readonly EventSourceArn: string;
  readonly FunctionName: string;
  readonly BatchSize?: number;
  readonly MaximumRetryAttempts?: number;
  readonly FilterCriteria?: { readonly Filters: readonly { readonly Pattern: string }[] };
  readonly DestinationConfig?: { readonly OnFailure?: { readonly Destination: string } };
};

/** Starts every event source mapping of the template: streams and queues. */
export function startMappings(
  deployment: Deployment,
  stores: { readonly dynamodb: LocalDynamoDb; readonly sqs: LocalSqs },
  functions: Functions,
  folder: string,
  onError: (error: unknown) => void,
): readonly Loop[] {
  return deployment.ofType("AWS::Lambda::EventSourceMapping").map((resource: Resolved): Loop => {
    const mapping = resource.properties as Mapping;
    if (mapping.EventSourceArn.includes(":sqs:")) {
      const { EventSourceArn: queueArn, FunctionName: functionArn, BatchSize: batchSize = 10 } = mapping;
      return startQueuePump({ queueArn, functionArn, batchSize }, stores.sqs, functions, onError);
    }
    const destination = mapping.DestinationConfig?.OnFailure?.Destination;
    return startStreamPump(
      {
        id: resource.logicalId,
        tableName: /:table\/([^/]+)/.exec(mapping.EventSourceArn)?.[1] ?? "",
        streamArn: mapping.EventSourceArn,
        functionArn: mapping.FunctionName,
        batchSize: mapping.BatchSize ?? 100,
        filters: (mapping.FilterCriteria?.Filters ?? []).map(({ Pattern }) => JSON.parse(Pattern) as unknown),
        retries: Math.max(0, mapping.MaximumRetryAttempts ?? 10),
        onFailure: async (records) => {
          if (destination) await stores.sqs.send(destination, JSON.stringify({ records }));
        },
      },
      stores.dynamodb,
      functions,
      folder,
      onError,
    );
  });
}
