import type { LocalDynamoDb } from "../dynamodb/dynamodb.ts";
import { evaluate } from "../iam/evaluate.ts";
import type { AccessKey } from "../iam/principals.ts";
import type { Functions } from "../lambda/functions.ts";
import type { LocalSqs } from "../sqs/sqs.ts";
import type { Deployment } from "../template/resolve.ts";
import type { Roles } from "../template/roles.ts";
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

/** What the mappings run on. */
export type MappingGround = {
  readonly deployment: Deployment;
  readonly roles: Roles;
  readonly dynamodb: LocalDynamoDb;
  readonly sqs: LocalSqs;
  readonly functions: Functions;
  readonly awsOrigin: string;
  /** Where checkpoints are kept. */
  readonly folder: string;
  readonly onError: (error: unknown) => void;
};

/** Starts every event source mapping of the template: streams and queues. Throws where a role may not read its source. */
export function startMappings(ground: MappingGround): readonly Loop[] {
  return ground.deployment.ofType("AWS::Lambda::EventSourceMapping").map((resource) => {
    const mapping = resource.properties as Mapping;
    const fn = ground.deployment
      .ofType("AWS::Lambda::Function")
      .find(({ physical }) => [physical.ref, physical.attributes["Arn"]].includes(mapping.FunctionName));
    const role = ground.roles.keyOf(String(fn?.properties["Role"]));
    return mapping.EventSourceArn.includes(":sqs:")
      ? queueLoop(mapping, role, ground)
      : streamLoop(resource.logicalId, mapping, role, ground);
  });
}

function queueLoop(
  mapping: Mapping,
  role: AccessKey,
  { deployment, awsOrigin, functions, onError }: MappingGround,
): Loop {
  const queue = deployment
    .ofType("AWS::SQS::Queue")
    .find(({ physical }) => physical.attributes["Arn"] === mapping.EventSourceArn);
  if (!queue) throw new Error(`The template has no queue ${mapping.EventSourceArn}.`);
  const { EventSourceArn: queueArn, FunctionName: functionArn, BatchSize: batchSize = 10 } = mapping;
  return startQueuePump(
    { queueArn, queueUrl: queue.physical.ref, functionArn, batchSize, role },
    awsOrigin,
    functions,
    onError,
  );
}

function streamLoop(id: string, mapping: Mapping, role: AccessKey, ground: MappingGround): Loop {
  const needed = {
    principal: role.principal,
    action: "dynamodb:GetRecords",
    resource: mapping.EventSourceArn,
    context: {},
  };
  const { allowed, reason } = evaluate(needed);
  if (!allowed) throw new Error(`${role.principal.arn} may not read the stream it is mapped to: ${reason}.`);
  const destination = mapping.DestinationConfig?.OnFailure?.Destination;
  const settings = {
    id,
    tableName: /:table\/([^/]+)/.exec(mapping.EventSourceArn)?.[1] ?? "",
    streamArn: mapping.EventSourceArn,
    functionArn: mapping.FunctionName,
    batchSize: mapping.BatchSize ?? 100,
    filters: (mapping.FilterCriteria?.Filters ?? []).map(({ Pattern }) => JSON.parse(Pattern) as unknown),
    retries: Math.max(0, mapping.MaximumRetryAttempts ?? 10),
    onFailure: async (records: readonly unknown[]) => {
      const body = JSON.stringify({ records });
      if (destination) await ground.sqs.send(role.principal, destination, { body });
    },
  };
  return startStreamPump(settings, ground.dynamodb, ground.functions, ground.folder, ground.onError);
}
