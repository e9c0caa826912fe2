import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from "@aws-sdk/client-dynamodb";
import { KMSInternalException, KMSServiceException } from "@aws-sdk/client-kms";
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
  // The account's quota is used up within a transaction; a row of it is too large.
  "cancelled-throttled",
  "cancelled-size",
  // What was sent is not what arrived; the credentials of the call have run out.
  "bad-digest",
  "expired",
  // The key is switched off, withheld from the role, or asked too often.
  "key-disabled",
  "key-denied",
  "key-throttled",
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

const ofKeys = ["key-disabled", "key-denied", "key-throttled"] as const;

/** The faults that make a difference at a call: of one that only reads, nothing is left behind to be found. */
export function faultsOf({ service, command }: Pick<PortCall, "service" | "command">): readonly FaultKind[] {
  if (command === "TransactGetCommand")
    return ["crash-before", "throttled", "conflict", "cancelled-throttled"];
  const own = service === "kms" ? ofKeys : service === "s3" ? (["expired"] as const) : [];
  if (reads.has(command)) return ["crash-before", "throttled", ...own];
  const crashes = ["crash-before", "crash-after", "answer-lost", "sent-twice"] as const;
  if (command === "TransactWriteCommand")
    return [...crashes, "throttled", "conflict", "cancelled-throttled", "cancelled-size"];
  if (service === "dynamodb") return [...crashes, "throttled", "conflict"];
  const digested = ["PutObjectCommand", "UploadPartCommand"].includes(command)
    ? (["bad-digest"] as const)
    : [];
  return [...crashes, "unavailable", "slow", ...own, ...digested];
}

/** What a slow call takes: long enough for people and other functions to come between, and no client gives up yet. */
export const slowMs = 20_000;

/** The connection broke after the service had done its part: the caller cannot know. */
class TimeoutError extends Error {
  override readonly name = "TimeoutError";
}
export const answerLost = (): Error => new TimeoutError("socket hang up");

/** Why a transaction was cancelled, as DynamoDB names it. */
const cancelled: Readonly<Partial<Record<FaultKind, string>>> = {
  "cancelled-throttled": "ThrottlingError",
  "cancelled-size": "ValidationError",
};
/** What S3 and KMS call it when a call may not be, and with which status. */
const ofClient: Readonly<Partial<Record<FaultKind, readonly [string, number]>>> = {
  "bad-digest": ["BadDigest", 400],
  expired: ["ExpiredToken", 403],
  "key-disabled": ["DisabledException", 400],
  "key-denied": ["AccessDeniedException", 400],
  "key-throttled": ["ThrottlingException", 400],
};

/** The refusal that a service answers with, nothing having been done. */
export function refusalOf(kind: FaultKind, { service, command }: PortCall): Error {
  const message = `${kind} (simulated)`;
  const reason = cancelled[kind];
  if (reason !== undefined)
    return new TransactionCanceledException({
      message,
      CancellationReasons: [{ Code: reason, Message: message }],
      $metadata: {},
    });
  const refused = ofClient[kind];
  if (refused) {
    const [name, httpStatusCode] = refused;
    const Refusal = service === "kms" ? KMSServiceException : S3ServiceException;
    return new Refusal({ name, $fault: "client", message, $metadata: { httpStatusCode } });
  }
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
