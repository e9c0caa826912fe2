import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import {
  documentIdSchema,
  instantSchema,
  patientRefSchema,
  personIdSchema,
  practiceIdSchema,
  readingIdSchema,
  requestIdSchema,
} from "../../workflows/contract/ids.ts";
import type { NoteReading } from "../../workflows/reading/reading.ts";
import type { Instant } from "../../workflows/vocabulary/dates.ts";
import { readingEndKey, readingKey } from "./ledger-keys.ts";

const readingSchema = z.object({
  readingId: readingIdSchema,
  practiceId: practiceIdSchema,
  patientRef: patientRefSchema,
  documentId: documentIdSchema,
  requestId: requestIdSchema.optional(),
  personId: personIdSchema,
  sub: z.string(),
  signedInAt: z.int(),
  reason: z.string(),
  askedAt: instantSchema,
  endsAt: instantSchema,
});

/** The readings that were asked for: each is written once, and kept. */
export type Readings = {
  readonly read: (practiceId: string, readingId: string) => Promise<NoteReading | undefined>;
  /** False when a reading of this id is there already. */
  readonly add: (reading: NoteReading) => Promise<boolean>;
  /** Its reader needs it no more; whatever is still under way for it opens nothing. */
  readonly end: (reading: Pick<NoteReading, "practiceId" | "readingId">, at: Instant) => Promise<void>;
  readonly isEnded: (practiceId: string, readingId: string) => Promise<boolean>;
};

export function readings(client: DynamoDBDocumentClient, TableName: string): Readings {
  return {
    read: async (practiceId, readingId) => {
      const Key = readingKey(practiceId, readingId);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item && readingSchema.parse(Item);
    },
    add: async (reading) => {
      const Item = { ...readingKey(reading.practiceId, reading.readingId), ...reading };
      const ConditionExpression = "attribute_not_exists(pk)";
      try {
        await client.send(new PutCommand({ TableName, Item, ConditionExpression }));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    end: async ({ practiceId, readingId }, endedAt) => {
      const Item = { ...readingEndKey(practiceId, readingId), endedAt };
      await client.send(new PutCommand({ TableName, Item }));
    },
    isEnded: async (practiceId, readingId) => {
      const Key = readingEndKey(practiceId, readingId);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item !== undefined;
    },
  };
}
