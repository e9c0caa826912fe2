import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from "@aws-sdk/client-dynamodb";
import { KMSInternalException } from "@aws-sdk/client-kms";
import { S3ServiceException } from "@aws-sdk/client-s3";

/** What can go wrong with one call of a function. */
export const faultKinds = [
  "crash-before",
  "crash-after",
  "answer-lost",
  "sent-twice",
  "throttled",
  "conflict",
  "unavailable",
  "slow",
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** One call of one function, as a trace shows it and as faults choose it. */
export type PortCall = {
  /** Counted over the whole run, from 1. */
  readonly number: number;
  readonly task: string;
  readonly service: string;
  readonly command: string;
  /** What it is about, without anything of people. */
  readonly about: string;
};

const reads = new Set([
  "GetCommand",
  "QueryCommand",
  "BatchGetCommand",
  "TransactGetCommand",
  "HeadObjectCommand",
  "GetObjectCommand",
  "ListGrantsCommand",
  "DecryptCommand",
  "SignCommand",
]);

/** The faults that make a difference at a call: of one that only reads, nothing is left behind to be found. */
export function faultsOf({ service, command }: Pick<PortCall, "service" | "command">): readonly FaultKind[] {
  if (command === "TransactGetCommand") return ["crash-before", "throttled", "conflict"];
  if (reads.has(command)) return ["crash-before", "throttled"];
  if (service === "dynamodb")
    return ["crash-before", "crash-after", "answer-lost", "sent-twice", "throttled", "conflict"];
  return ["crash-before", "crash-after", "answer-lost", "sent-twice", "unavailable", "slow"];
}

/** What a slow call takes: long enough for people and other functions to come between, and no client gives up yet. */
export const slowMs = 20_000;

/** The connection broke after the service had done its part: the caller cannot know. */
class TimeoutError extends Error {
  override readonly name = "TimeoutError";
}
export const answerLost = (): Error => new TimeoutError("socket hang up");

/** The refusal that a service answers with, nothing having been done. */
export function refusalOf(kind: FaultKind, { service, command }: PortCall): Error {
  const message = `${kind} (simulated)`;
  if (service === "dynamodb" && kind === "conflict") {
    if (!command.startsWith("Transact")) return new TransactionConflictException({ message, $metadata: {} });
    return new TransactionCanceledException({
      message,
      CancellationReasons: [{ Code: "TransactionConflict" }],
      $metadata: {},
    });
  }
  if (service === "dynamodb") return new ProvisionedThroughputExceededException({ message, $metadata: {} });
  if (service === "kms") return new KMSInternalException({ message, $metadata: { httpStatusCode: 500 } });
  if (service === "s3")
    return new S3ServiceException({
      name: "SlowDown",
      $fault: "server",
      message,
      $metadata: { httpStatusCode: 503 },
    });
  return Object.assign(new Error(message), {
    name: kind === "throttled" ? "TooManyRequestsException" : "ServiceUnavailableException",
  });
}
