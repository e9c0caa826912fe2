import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "../disk/write-atomically.ts";
import type { LocalDynamoDb } from "../dynamodb/dynamodb.ts";
import { isThrottled } from "../lambda/functions.ts";
import type { Functions } from "../lambda/functions.ts";
import { fitsPattern } from "./pattern.ts";
import { repeat } from "./repeat.ts";
import type { Loop } from "./repeat.ts";

/** One event source mapping on a table's stream. */
export type StreamMapping = {
  readonly id: string;
  readonly tableName: string;
  readonly streamArn: string;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly filters: readonly unknown[];
  readonly retries: number;
  /** Where a batch goes that failed too often. */
  readonly onFailure: (records: readonly unknown[]) => Promise<void>;
};

type BatchAnswer = { readonly batchItemFailures?: readonly { readonly itemIdentifier: string }[] } | null;

/**
 * Reads a table's stream and hands matching records to a function, in order, at least once: the checkpoint moves only
 * after the function has answered. A partial failure restarts at the first failed record.
 */
export function startStreamPump(
  mapping: StreamMapping,
  dynamodb: LocalDynamoDb,
  functions: Functions,
  folder: string,
  onError: (error: unknown) => void,
): Loop {
  const file = join(folder, `stream-${mapping.id}.json`);
  let after: string | undefined = existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as { readonly after: string }).after
    : undefined;
  let failures = 0;
  const checkpoint = async (sequence: string) => {
    after = sequence;
    failures = 0;
    await writeAtomically(file, JSON.stringify({ after }));
  };

  return repeat(
    100,
    async () => {
      const records = await dynamodb.readStream(mapping.tableName, after, mapping.batchSize);
      const last = records.at(-1);
      if (!last) return "idle";
      const events = records
        .map((record) => ({ ...record, eventSourceARN: mapping.streamArn }))
        .filter(
          (record) =>
            mapping.filters.length === 0 || mapping.filters.some((filter) => fitsPattern(record, filter)),
        );
      if (events.length > 0) {
        const answer = await functions.invoke(mapping.functionArn, { Records: events });
        // What is not let run fails at nothing: its records wait.
        if (isThrottled(answer)) {
          await new Promise((resolve) => setTimeout(resolve, 250));
          return "idle";
        }
        const failed =
          "functionError" in answer ? events[0] : firstFailed(events, answer.payload as BatchAnswer);
        if (failed) {
          failures += 1;
          if (failures <= mapping.retries) {
            await new Promise((resolve) => setTimeout(resolve, Math.min(5_000, 100 * 2 ** failures)));
            return "busy";
          }
          await mapping.onFailure([failed]);
          await checkpoint(sequenceOf(failed));
          return "busy";
        }
      }
      await checkpoint(sequenceOf(last));
      return "busy";
    },
    onError,
  );
}

type Sequenced = { readonly dynamodb: { readonly SequenceNumber: string } };
const sequenceOf = (record: Sequenced) => record.dynamodb.SequenceNumber;

function firstFailed<Record extends Sequenced>(
  records: readonly Record[],
  answer: BatchAnswer,
): Record | undefined {
  const failed = new Set((answer?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier));
  return records.find((record) => failed.has(sequenceOf(record)));
}
