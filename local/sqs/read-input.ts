import { createHash } from "node:crypto";

import { RefusedCall } from "../protocol/refused-call.ts";
import { type MessageAttribute, sizeOf } from "./message.ts";
import { isFifo, type QueueConfiguration, type Sending } from "./queue.ts";

/** Largest message, and largest batch together, in bytes. */
export const largestMessageBytes = 1024 * 1024;

type Fields = Readonly<Record<string, unknown>>;

/** Reads a message to send, checked against the kind of its queue; throws RefusedCall. */
export function readSending(configuration: QueueConfiguration, input: Fields, senderId: string): Sending {
  const body = input["MessageBody"];
  if (typeof body !== "string" || body === "") {
    throw missing("MessageBody");
  }
  const attributes = (input["MessageAttributes"] ?? {}) as Readonly<Record<string, MessageAttribute>>;
  if (sizeOf(body, attributes) > largestMessageBytes) {
    throw invalid(
      `One or more parameters are invalid. Reason: Message must be shorter than ${largestMessageBytes} bytes.`,
    );
  }
  const groupId = textOf(input["MessageGroupId"]);
  const given = textOf(input["MessageDeduplicationId"]);
  const delaySeconds = numberIn(input, "DelaySeconds", 0, 900);
  if (!isFifo(configuration)) {
    return { body, attributes, groupId, deduplicationId: undefined, delaySeconds, senderId };
  }
  if (groupId === undefined) throw missing("MessageGroupId");
  if (delaySeconds !== undefined) {
    throw invalid("Value for parameter DelaySeconds is invalid. Reason: not valid for this queue type.");
  }
  if (given === undefined && configuration.contentBasedDeduplication !== true) {
    throw invalid(
      "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
    );
  }
  const deduplicationId = given ?? createHash("sha256").update(body).digest("hex");
  return { body, attributes, groupId, deduplicationId, delaySeconds, senderId };
}

/** Reads the entries of a batch; throws RefusedCall for none, more than ten or ids that repeat. */
export function readEntries(input: Fields): readonly (Fields & { readonly Id: string })[] {
  const entries = input["Entries"];
  if (!Array.isArray(entries) || entries.length === 0) {
    throw new RefusedCall("EmptyBatchRequest", "There should be at least one entry in the request.");
  }
  if (entries.length > 10) {
    throw new RefusedCall(
      "TooManyEntriesInBatchRequest",
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  }
  const listed = entries as readonly (Fields & { readonly Id: string })[];
  if (new Set(listed.map(({ Id }) => Id)).size < listed.length) {
    throw new RefusedCall(
      "BatchEntryIdsNotDistinct",
      "Two or more batch entries in the request have the same Id.",
    );
  }
  return listed;
}

/** Reads a whole number within bounds, undefined when it is absent; throws RefusedCall InvalidParameterValueException. */
export function numberIn(input: Fields, name: string, least: number, most: number): number | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most) {
    throw invalid(
      `Value ${JSON.stringify(value)} for parameter ${name} is invalid. Reason: Must be >= ${least} and <= ${most}, if provided.`,
    );
  }
  return value;
}

/** Reads a text that must be there; throws RefusedCall MissingRequiredParameterException. */
export function requiredText(input: Fields, name: string): string {
  const value = textOf(input[name]);
  if (value === undefined) throw missing(name);
  return value;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function missing(name: string): RefusedCall {
  return new RefusedCall("MissingParameter", `The request must contain the parameter ${name}.`);
}

function invalid(message: string): RefusedCall {
  return new RefusedCall("InvalidParameterValue", message);
}
