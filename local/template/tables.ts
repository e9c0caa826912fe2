import type { LocalDynamoDb } from "../dynamodb/dynamodb.ts";
import type { Resolved } from "./resolve.ts";

type TableSettings = Parameters<LocalDynamoDb["ensureTable"]>[0];

/** A table of the template as the local stand-in wants it; reads the global-table form too. */
export function tableSettings(table: Resolved): TableSettings {
  const properties = table.properties as {
    readonly KeySchema: TableSettings["KeySchema"];
    readonly AttributeDefinitions: TableSettings["AttributeDefinitions"];
    readonly GlobalSecondaryIndexes?: readonly NonNullable<TableSettings["GlobalSecondaryIndexes"]>[number][];
    readonly StreamSpecification?: { readonly StreamViewType: NonNullable<TableSettings["streamViewType"]> };
    readonly TimeToLiveSpecification?: { readonly AttributeName: string; readonly Enabled: boolean };
    readonly PointInTimeRecoverySpecification?: { readonly PointInTimeRecoveryEnabled: boolean };
    readonly Replicas?: readonly {
      readonly PointInTimeRecoverySpecification?: { readonly PointInTimeRecoveryEnabled: boolean };
    }[];
  };
  const [replica] = properties.Replicas ?? [];
  const recovery = properties.PointInTimeRecoverySpecification ?? replica?.PointInTimeRecoverySpecification;
  const {
    StreamSpecification: stream,
    TimeToLiveSpecification: ttl,
    GlobalSecondaryIndexes: indexes,
  } = properties;
  return {
    TableName: table.physical.ref,
    KeySchema: properties.KeySchema,
    AttributeDefinitions: properties.AttributeDefinitions,
    BillingMode: "PAY_PER_REQUEST",
    ...(indexes
      ? {
          GlobalSecondaryIndexes: indexes.map(({ IndexName, KeySchema, Projection }) => ({
            IndexName,
            KeySchema,
            Projection,
          })),
        }
      : {}),
    ...(stream ? { streamViewType: stream.StreamViewType } : {}),
    ...(ttl?.Enabled ? { ttlAttribute: ttl.AttributeName } : {}),
    pitr: recovery?.PointInTimeRecoveryEnabled ?? false,
  };
}
