import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { type IndexName, indexPartitions, type PartitionName, partitions } from "./partitions.ts";

// The null check matters: without it a call that has no leading key would satisfy "all of its keys match".
const onlyIn = (patterns: readonly string[]) => ({
  "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [...patterns] },
  Null: { "dynamodb:LeadingKeys": "false" },
});

const inPartitions = (table: TableV2, names: readonly PartitionName[], actions: readonly string[]) =>
  new PolicyStatement({
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [table.tableArn],
    conditions: onlyIn(names.map((name) => partitions[name])),
  });

/** Read single rows whose key is known; never list. */
export const mayGet = (table: TableV2, ...names: PartitionName[]) =>
  inPartitions(table, names, ["BatchGetItem", "GetItem"]);

/** Read and list rows of these partitions. */
export const mayRead = (table: TableV2, ...names: PartitionName[]) =>
  inPartitions(table, names, ["BatchGetItem", "GetItem", "Query"]);

/** List the named attributes of rows of these partitions, and never a whole row. */
export const mayListOnly = (table: TableV2, attributes: readonly string[], ...names: PartitionName[]) =>
  new PolicyStatement({
    actions: ["dynamodb:Query"],
    resources: [table.tableArn],
    conditions: {
      ...onlyIn(names.map((name) => partitions[name])),
      "ForAllValues:StringEquals": { "dynamodb:Attributes": ["pk", "sk", ...attributes] },
      StringEquals: { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" },
    },
  });

/** Put rows of these partitions, new or over old ones. */
export const mayPut = (table: TableV2, ...names: PartitionName[]) => inPartitions(table, names, ["PutItem"]);

/** Make a write depend on rows of these partitions. */
export const mayCheck = (table: TableV2, ...names: PartitionName[]) =>
  inPartitions(table, names, ["ConditionCheckItem"]);

/** Remove rows of these partitions. */
export const mayForget = (table: TableV2, ...names: PartitionName[]) =>
  inPartitions(table, names, ["DeleteItem"]);

/** Change only the named attributes of rows: no other attribute can be touched, or read by way of the answer. */
export const mayUpdateOnly = (table: TableV2, attributes: readonly string[], ...names: PartitionName[]) =>
  onAttributes(table, "UpdateItem", attributes, names);

/** The same for whoever may read these rows anyway: what was changed may be shown whole in the answer. */
export const mayUpdateAndSee = (table: TableV2, attributes: readonly string[], ...names: PartitionName[]) =>
  onAttributes(table, "UpdateItem", attributes, names, [...withoutTheRest, "ALL_NEW"]);

/** Put rows that have the named attributes and no others. */
export const mayPutOnly = (table: TableV2, attributes: readonly string[], ...names: PartitionName[]) =>
  onAttributes(table, "PutItem", attributes, names);

/** Answers to a write that show no attribute which it did not change. */
const withoutTheRest = ["NONE", "UPDATED_OLD", "UPDATED_NEW"];

function onAttributes(
  table: TableV2,
  action: "PutItem" | "UpdateItem",
  attributes: readonly string[],
  names: readonly PartitionName[],
  returnValues: readonly string[] = withoutTheRest,
): PolicyStatement {
  return new PolicyStatement({
    actions: [`dynamodb:${action}`],
    resources: [table.tableArn],
    conditions: {
      ...onlyIn(names.map((name) => partitions[name])),
      "ForAllValues:StringEquals": { "dynamodb:Attributes": ["pk", "sk", ...attributes] },
      StringEqualsIfExists: { "dynamodb:ReturnValues": [...returnValues] },
    },
  });
}

/** List one index. */
export const mayList = (table: TableV2, index: IndexName) =>
  new PolicyStatement({
    actions: ["dynamodb:Query"],
    resources: [`${table.tableArn}/index/${index}`],
    conditions: onlyIn([indexPartitions[index]]),
  });

/** These actions on the objects of a bucket, not on the bucket. */
export const onObjects = (bucket: Bucket, ...actions: string[]) => onKeys(bucket, "*", ...actions);

/** These actions on the access logs of the productions. */
export const onProductionLogs = (accessLogs: Bucket, ...actions: string[]) =>
  onKeys(accessLogs, "productions/*", ...actions);

/** Put objects on legal hold, and never lift one. */
export const mayHold = (bucket: Bucket, pattern: string) => mayTurnHold("ON", bucket, pattern);

/** Lift the legal hold of objects, and never put one on: what is held is destroyed by whoever has this, and by nobody else. */
export const mayLiftHold = (bucket: Bucket, pattern: string) => mayTurnHold("OFF", bucket, pattern);

const mayTurnHold = (hold: "ON" | "OFF", bucket: Bucket, pattern: string) =>
  new PolicyStatement({
    actions: ["s3:PutObjectLegalHold"],
    resources: [bucket.arnForObjects(pattern)],
    conditions: { StringEquals: { "s3:object-lock-legal-hold": hold } },
  });

/** List all versions whose keys begin so, and never the whole bucket. */
export const mayListVersionsUnder = (bucket: Bucket, prefix: string) =>
  new PolicyStatement({
    actions: ["s3:ListBucketVersions"],
    resources: [bucket.bucketArn],
    conditions: { StringLike: { "s3:prefix": prefix } },
  });

/** These actions on the objects of a bucket whose keys match. */
export const onKeys = (bucket: Bucket, pattern: string, ...actions: string[]) =>
  new PolicyStatement({
    actions: actions.map((action) => `s3:${action}`),
    resources: [bucket.arnForObjects(pattern)],
  });

/** One action on exactly these resources. */
export const may = (action: string, ...resources: string[]) =>
  new PolicyStatement({ actions: [action], resources });
