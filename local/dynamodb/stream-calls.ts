import { RefusedCall } from "../protocol/refused-call.ts";
import { type Fields, tableOf } from "./engine.ts";
import { tableArnOf } from "./permissions.ts";
import { readStreamRecords, streamPrefix } from "./stream-records.ts";
import type { TableContext } from "./table-context.ts";
import type { TableSettings } from "./table-settings.ts";

const shardId = "shardId-00000000000000000000-00000001";
const iteratorLifeMilliseconds = 15 * 60 * 1000;
const largestAnswerBytes = 1024 * 1024;

type Position = { readonly streamArn: string; readonly after: string; readonly madeAt: number };

/** The ARN of a table's stream, or undefined when it has none. */
export function streamArnOf(settings: TableSettings): string | undefined {
  return settings.stream === "none"
    ? undefined
    : `${tableArnOf(settings.tableName)}/stream/${settings.stream.label}`;
}

/** The stream that a call reads, for its permission; ListStreams is about all of them. */
export function streamResourceOf(operation: string, input: Fields): string {
  if (operation === "ListStreams") return "*";
  return operation === "GetRecords" ? positionOf(input).streamArn : String(input["StreamArn"]);
}

/** Runs an operation of the Streams API; each stream has one shard that stays open. Throws RefusedCall. */
export async function callStream(context: TableContext, operation: string, input: Fields): Promise<Fields> {
  switch (operation) {
    case "ListStreams":
      return { Streams: listStreams(context, input["TableName"]) };
    case "DescribeStream":
      return { StreamDescription: await describeStream(context, streamNamed(context, input["StreamArn"])) };
    case "GetShardIterator":
      return { ShardIterator: await shardIterator(context, input) };
    case "GetRecords":
      return getRecords(context, input);
    default:
      throw new RefusedCall("UnknownOperationException", `DynamoDB Streams has no operation ${operation}.`);
  }
}

type NamedStream = {
  readonly arn: string;
  readonly tableName: string;
  readonly label: string;
  readonly view: string;
};

function streamNamed(context: TableContext, arn: unknown): NamedStream {
  for (const settings of context.settings.all()) {
    const { tableName, stream } = settings;
    const known = streamArnOf(settings);
    if (stream !== "none" && known !== undefined && known === arn) {
      return { arn: known, tableName, label: stream.label, view: stream.view };
    }
  }
  throw new RefusedCall(
    "ResourceNotFoundException",
    `Requested resource not found: Stream: ${String(arn)} not found`,
  );
}

function listStreams(context: TableContext, tableName: unknown): readonly Fields[] {
  return context.settings.all().flatMap((settings) => {
    const StreamArn = streamArnOf(settings);
    const wanted = tableName === undefined || tableName === settings.tableName;
    if (StreamArn === undefined || settings.stream === "none" || !wanted) return [];
    return [{ StreamArn, TableName: settings.tableName, StreamLabel: settings.stream.label }];
  });
}

async function describeStream(context: TableContext, stream: NamedStream): Promise<Fields> {
  const table = await tableOf(context.store, stream.tableName);
  const [oldest] = await readStreamRecords(
    context.store.db,
    streamPrefix(stream.tableName, stream.label),
    undefined,
    1,
  );
  return {
    StreamArn: stream.arn,
    StreamLabel: stream.label,
    StreamStatus: "ENABLED",
    StreamViewType: stream.view,
    CreationRequestDateTime: Date.parse(`${stream.label}Z`) / 1000,
    TableName: stream.tableName,
    KeySchema: table.KeySchema,
    Shards: [
      {
        ShardId: shardId,
        SequenceNumberRange: {
          StartingSequenceNumber: oldest?.dynamodb.SequenceNumber ?? context.committer.lastSequence(),
        },
      },
    ],
  };
}

async function shardIterator(context: TableContext, input: Fields): Promise<string> {
  const stream = streamNamed(context, input["StreamArn"]);
  if (input["ShardId"] !== shardId) {
    throw new RefusedCall(
      "ResourceNotFoundException",
      `Requested resource not found: Shard ${String(input["ShardId"])} does not exist`,
    );
  }
  const sequence = input["SequenceNumber"];
  const after = (): string => {
    switch (input["ShardIteratorType"]) {
      case "TRIM_HORIZON":
        return "";
      case "LATEST":
        return context.committer.lastSequence();
      case "AFTER_SEQUENCE_NUMBER":
        return numberOf(sequence).toString().padStart(21, "0");
      case "AT_SEQUENCE_NUMBER":
        return (numberOf(sequence) - 1n).toString().padStart(21, "0");
      default:
        throw new RefusedCall(
          "ValidationException",
          "ShardIteratorType must be TRIM_HORIZON, LATEST, AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER",
        );
    }
  };
  return encode({ streamArn: stream.arn, after: after(), madeAt: context.now() });
}

async function getRecords(context: TableContext, input: Fields): Promise<Fields> {
  const position = positionOf(input);
  if (context.now() - position.madeAt > iteratorLifeMilliseconds) {
    throw new RefusedCall("ExpiredIteratorException", "The shard iterator is older than fifteen minutes.");
  }
  const stream = streamNamed(context, position.streamArn);
  const limit = typeof input["Limit"] === "number" ? input["Limit"] : 1000;
  if (limit < 1 || limit > 1000) {
    throw new RefusedCall("ValidationException", `Limit must be between 1 and 1000, not ${limit}`);
  }
  const prefix = streamPrefix(stream.tableName, stream.label);
  const found = await readStreamRecords(context.store.db, prefix, position.after || undefined, limit);
  let bytes = 0;
  const fitting = found.filter(({ dynamodb }, at) => {
    bytes += dynamodb.SizeBytes;
    return at === 0 || bytes <= largestAnswerBytes;
  });
  const after = fitting.at(-1)?.dynamodb.SequenceNumber ?? position.after;
  return {
    Records: fitting,
    NextShardIterator: encode({ streamArn: stream.arn, after, madeAt: context.now() }),
  };
}

function encode(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString("base64");
}

function positionOf(input: Fields): Position {
  try {
    const position: unknown = JSON.parse(
      Buffer.from(String(input["ShardIterator"]), "base64").toString("utf8"),
    );
    if (position !== null && typeof position === "object" && "streamArn" in position)
      return position as Position;
  } catch {
    // Not one of ours: refused below.
  }
  throw new RefusedCall("ValidationException", "Invalid ShardIterator");
}

function numberOf(sequence: unknown): bigint {
  if (typeof sequence !== "string" || !/^\d{21,40}$/u.test(sequence)) {
    throw new RefusedCall("ValidationException", "SequenceNumber must be a string of 21 to 40 digits");
  }
  return BigInt(sequence);
}
