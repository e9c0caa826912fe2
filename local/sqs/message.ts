import { createHash } from "node:crypto";

/** A message attribute as the caller sent it; binary values are base64. */
export type MessageAttribute = {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
};

/** A message as it lies in its queue; times in epoch milliseconds. */
export type Message = {
  readonly messageId: string;
  /** Orders the messages of a queue; twenty digits. */
  readonly sequenceNumber: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
  readonly senderId: string;
  readonly sentAt: number;
  readonly visibleAt: number;
  readonly receiveCount: number;
  readonly firstReceivedAt: number;
  /** The handle of the last receipt. */
  readonly receiptHandle?: string | undefined;
  readonly deadLetterSourceArn?: string;
};

/** The message in the shape of ReceiveMessage; system attributes are all given, as they are few. */
export function receivedShape(message: Message, isFifo: boolean): Record<string, unknown> {
  const { groupId, deduplicationId, sequenceNumber, deadLetterSourceArn } = message;
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: md5Of(message.body),
    Attributes: {
      SenderId: message.senderId,
      SentTimestamp: String(message.sentAt),
      ApproximateReceiveCount: String(message.receiveCount),
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
      ...(isFifo
        ? {
            MessageGroupId: groupId,
            MessageDeduplicationId: deduplicationId,
            SequenceNumber: sequenceNumber,
          }
        : {}),
      ...(deadLetterSourceArn === undefined ? {} : { DeadLetterQueueSourceArn: deadLetterSourceArn }),
    },
    ...(Object.keys(message.attributes).length > 0
      ? {
          MessageAttributes: message.attributes,
          MD5OfMessageAttributes: md5OfAttributes(message.attributes),
        }
      : {}),
  };
}

/** MD5 of a message body in hex, by which the public SDK checks what arrived. */
export function md5Of(text: string): string {
  return createHash("md5").update(text).digest("hex");
}

/** MD5 of message attributes in hex, by the rules of the SQS guide: name, type and value, each behind its length, by name. */
export function md5OfAttributes(attributes: Readonly<Record<string, MessageAttribute>>): string {
  const hash = createHash("md5");
  const add = (bytes: Buffer): void => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const [name, { DataType, StringValue, BinaryValue }] of Object.entries(attributes).toSorted(
    ([a], [b]) => (a < b ? -1 : 1),
  )) {
    add(Buffer.from(name));
    add(Buffer.from(DataType));
    hash.update(Buffer.from([StringValue === undefined ? 2 : 1]));
    add(StringValue === undefined ? Buffer.from(BinaryValue ?? "", "base64") : Buffer.from(StringValue));
  }
  return hash.digest("hex");
}

/** How large a message counts, in bytes: its body with the names, types and values of its attributes. */
export function sizeOf(body: string, attributes: Readonly<Record<string, MessageAttribute>>): number {
  return Object.entries(attributes).reduce(
    (sum, [name, { DataType, StringValue = "", BinaryValue = "" }]) =>
      sum + Buffer.byteLength(name + DataType + StringValue) + Buffer.from(BinaryValue, "base64").length,
    Buffer.byteLength(body),
  );
}
