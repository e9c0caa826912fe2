import { RemovalPolicy } from "aws-cdk-lib";
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from "aws-cdk-lib/aws-dynamodb";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";

const text = (name: string) => ({ name, type: AttributeType.STRING });

/**
 * The ledger: one table for all requests. Three sparse indexes answer the three questions that cross requests: what is in
 * a practice's queue, what is due, which effects are open. Its stream feeds the outbox.
 */
export function requestLedger(scope: Construct, key: Key): TableV2 {
  return new TableV2(scope, "Ledger", {
    partitionKey: text("pk"),
    sortKey: text("sk"),
    billing: Billing.onDemand(),
    encryption: TableEncryptionV2.customerManagedKey(key),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    // Keys alone: whoever reads the stream reads it for all practices, and rows hold names.
    dynamoStream: StreamViewType.KEYS_ONLY,
    timeToLiveAttribute: "ttl",
    globalSecondaryIndexes: [
      {
        indexName: "worklist",
        partitionKey: text("queueKey"),
        sortKey: text("queueSort"),
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: worklistAttributes,
      },
      {
        indexName: "due",
        partitionKey: text("dueKey"),
        sortKey: text("dueSort"),
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: ["practiceId", "requestId", "clockId", "generation"],
      },
      {
        indexName: "open-effects",
        partitionKey: text("effectKey"),
        sortKey: text("effectSort"),
        // Where a row stands, nothing else: a page stays short whatever somebody put into a row.
        projectionType: ProjectionType.KEYS_ONLY,
      },
    ],
  });
}

/** A row of the worklist; none of it names a patient. */
const worklistAttributes = [
  "requestId",
  "trackingNumber",
  "kind",
  "requesterName",
  "queue",
  "status",
  "weight",
  "held",
  "receivedAt",
  "nextDue",
  "papersWaiting",
  "undone",
  "dates",
  "movedAt",
];
