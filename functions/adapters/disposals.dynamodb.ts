import { ConditionalCheckFailedException, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { GetCommand, PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import {
  calendarDateSchema,
  disposalIdSchema,
  documentIdSchema,
  instantSchema,
  patientRefSchema,
  personIdSchema,
  sha256Schema,
} from "../../workflows/contract/ids.ts";
import { disposalStageSchema, foundSchema, shelfClassSchema } from "../../workflows/contract/retention.ts";
import type { Found } from "../../workflows/contract/retention.ts";
import type { Disposal } from "../../workflows/retention/disposal.ts";
import type { Instant } from "../../workflows/vocabulary/dates.ts";
import type { DisposalId, DocumentId, PatientRef } from "../../workflows/vocabulary/ids.ts";
import { disposalKey, disposalsPartition, disposedKey, patientPartition, recordKey } from "./ledger-keys.ts";
import { recordRow, recordSchema } from "./practice-rows.ts";
import type { RecordRow } from "./practice-rows.ts";
import { queryAll } from "./query-all.ts";

/** A disposal as it is stored, in one row that every change replaces. */
export const disposalSchema = z.object({
  disposalId: disposalIdSchema,
  version: z.int(),
  patientRef: patientRefSchema,
  proposed: z.object({ personId: personIdSchema, name: z.string(), at: instantSchema }),
  proposers: z.array(personIdSchema),
  treatmentEndedOn: calendarDateSchema,
  ground: z.string(),
  edition: z.string(),
  items: z.array(
    z.object({
      documentId: documentIdSchema,
      class: shelfClassSchema,
      sessionOn: calendarDateSchema,
      authorId: personIdSchema,
      sha256: sha256Schema,
    }),
  ),
  /** Random, in the digest of the certificate and shown to nobody. */
  nonce: sha256Schema,
  stage: disposalStageSchema,
});
export type StoredDisposal = Disposal & { readonly nonce: string };

/**
 * What stands in the place of a record: while it is being destroyed the record itself, so that it can be put back, and how
 * much of it there was; then that it is gone.
 */
export const disposedSchema = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("going"),
    documentId: documentIdSchema,
    disposalId: disposalIdSchema,
    record: recordSchema,
    found: foundSchema,
  }),
  z.object({
    state: z.literal("destroyed"),
    documentId: documentIdSchema,
    disposalId: disposalIdSchema,
    at: instantSchema,
    found: foundSchema,
  }),
]);
export type Disposed = z.infer<typeof disposedSchema>;

type OfRecord = {
  readonly practiceId: string;
  readonly patientRef: PatientRef;
  readonly disposalId: DisposalId;
};

/** The disposals of practices, and what became of each record; nothing is written over what was not seen. */
export type Disposals = {
  readonly list: (practiceId: string) => Promise<readonly StoredDisposal[]>;
  readonly read: (practiceId: string, disposalId: DisposalId) => Promise<StoredDisposal | undefined>;
  /** Stores the next version; false when another is stored by now. */
  readonly put: (practiceId: string, disposal: StoredDisposal) => Promise<boolean>;
  /** What became of the records of a patient, by every disposal. */
  readonly disposed: (practiceId: string, patientRef: string) => Promise<readonly Disposed[]>;
  /** Takes a record off the shelf; false when it is not there, or is another by now. */
  readonly takeOff: (of: OfRecord, record: RecordRow, found: Found) => Promise<boolean>;
  /** Puts a record that was taken off back on the shelf. */
  readonly putBack: (of: OfRecord, record: RecordRow) => Promise<void>;
  readonly markDestroyed: (
    of: OfRecord,
    gone: { readonly documentId: DocumentId; readonly at: Instant; readonly found: Found },
  ) => Promise<void>;
};

export function disposals(client: DynamoDBDocumentClient, TableName: string): Disposals {
  const both = async (
    TransactItems: ConstructorParameters<typeof TransactWriteCommand>[0]["TransactItems"],
  ) => client.send(new TransactWriteCommand({ TransactItems }));
  const isOfDisposal = (disposalId: DisposalId) => ({
    ConditionExpression: "disposalId = :of",
    ExpressionAttributeValues: { ":of": disposalId },
  });
  return {
    list: async (practiceId) =>
      (await queryAll(client, TableName, { pk: disposalsPartition(practiceId), prefix: "DISPOSAL#" })).map(
        (row) => disposalSchema.parse(row),
      ),
    read: async (practiceId, disposalId) => {
      const Key = disposalKey(practiceId, disposalId);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item && disposalSchema.parse(Item);
    },
    put: async (practiceId, disposal) => {
      const Item = { ...disposalKey(practiceId, disposal.disposalId), ...disposal };
      const before = disposal.version - 1;
      try {
        await client.send(
          new PutCommand({
            TableName,
            Item,
            ...(before === 0
              ? { ConditionExpression: "attribute_not_exists(pk)" }
              : {
                  ConditionExpression: "#version = :version",
                  ExpressionAttributeNames: { "#version": "version" },
                  ExpressionAttributeValues: { ":version": before },
                }),
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    disposed: async (practiceId, patientRef) =>
      (
        await queryAll(client, TableName, {
          pk: patientPartition(practiceId, patientRef),
          prefix: "DISPOSED#",
        })
      ).map((row) => disposedSchema.parse(row)),
    takeOff: async ({ practiceId, patientRef, disposalId }, record, found) => {
      const { documentId } = record;
      const going = { state: "going", documentId, disposalId, record, found } satisfies Disposed;
      try {
        await both([
          {
            Delete: {
              TableName,
              Key: recordKey(practiceId, patientRef, documentId),
              ConditionExpression: "importDigest = :digest AND sealed = :sealed",
              ExpressionAttributeValues: { ":digest": record.importDigest, ":sealed": record.sealed },
            },
          },
          {
            Put: {
              TableName,
              Item: { ...disposedKey(practiceId, patientRef, documentId), ...going },
              ConditionExpression: "attribute_not_exists(pk)",
            },
          },
        ]);
        return true;
      } catch (error) {
        if (error instanceof TransactionCanceledException) return false;
        throw error;
      }
    },
    putBack: async ({ practiceId, patientRef, disposalId }, record) => {
      await both([
        {
          Delete: {
            TableName,
            Key: disposedKey(practiceId, patientRef, record.documentId),
            ...isOfDisposal(disposalId),
          },
        },
        {
          Put: {
            TableName,
            Item: recordRow(practiceId, record),
            ConditionExpression: "attribute_not_exists(pk)",
          },
        },
      ]);
    },
    markDestroyed: async ({ practiceId, patientRef, disposalId }, { documentId, at, found }) => {
      const gone = { state: "destroyed", documentId, disposalId, at, found } satisfies Disposed;
      const Item = { ...disposedKey(practiceId, patientRef, documentId), ...gone };
      await client.send(new PutCommand({ TableName, Item, ...isOfDisposal(disposalId) }));
    },
  };
}
