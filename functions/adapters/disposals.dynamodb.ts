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
import { enteredSchema, recordRow } from "./practice-rows.ts";
import type { EnteredRecord } from "./practice-rows.ts";
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
    record: enteredSchema,
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
export type Going = Extract<Disposed, { readonly state: "going" }>;

/** Whose record it is, and on what disposal it is touched; `version` is the one that whoever touches it has taken. */
type OfRecord = {
  readonly practiceId: string;
  readonly patientRef: PatientRef;
  readonly disposalId: DisposalId;
  readonly version: number;
};

/** The disposals of practices, and what became of each record; nothing is written over what was not seen. */
export type Disposals = {
  readonly list: (practiceId: string) => Promise<readonly StoredDisposal[]>;
  readonly read: (practiceId: string, disposalId: DisposalId) => Promise<StoredDisposal | undefined>;
  /** Stores the next version; false when another is stored by now. */
  readonly put: (practiceId: string, disposal: StoredDisposal) => Promise<boolean>;
  /** What became of the records of a patient, by every disposal. */
  readonly disposed: (practiceId: string, patientRef: string) => Promise<readonly Disposed[]>;
  /** Takes a record off the shelf; false when it is not there or is another by now, or somebody else has the disposal. */
  readonly takeOff: (of: OfRecord, record: EnteredRecord, found: Found) => Promise<boolean>;
  /** Takes over what an earlier disposal left in part; false when it is not left, or somebody else has the disposal. */
  readonly takeOver: (of: OfRecord, left: Going) => Promise<boolean>;
  /** Puts a record that was taken off back on the shelf; throws when somebody else has the disposal by now. */
  readonly putBack: (of: OfRecord, record: EnteredRecord) => Promise<void>;
  readonly markDestroyed: (
    of: OfRecord,
    gone: { readonly documentId: DocumentId; readonly at: Instant; readonly found: Found },
  ) => Promise<void>;
};

export function disposals(client: DynamoDBDocumentClient, TableName: string): Disposals {
  type Writes = NonNullable<ConstructorParameters<typeof TransactWriteCommand>[0]["TransactItems"]>;
  /** Only as long as the disposal is at the version that was taken: of two runs the later one alone touches records. */
  const together = async ({ practiceId, disposalId, version }: OfRecord, ...writes: Writes) => {
    const check = {
      TableName,
      Key: disposalKey(practiceId, disposalId),
      ConditionExpression: "#version = :version",
      ExpressionAttributeNames: { "#version": "version" },
      ExpressionAttributeValues: { ":version": version },
    };
    await client.send(new TransactWriteCommand({ TransactItems: [{ ConditionCheck: check }, ...writes] }));
  };
  const whether = async (writing: Promise<void>): Promise<boolean> => {
    try {
      await writing;
      return true;
    } catch (error) {
      if (error instanceof TransactionCanceledException) return false;
      throw error;
    }
  };
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
    takeOff: (of, record, found) => {
      const { practiceId, patientRef, disposalId } = of;
      const { documentId } = record;
      const going = { state: "going", documentId, disposalId, record, found } satisfies Disposed;
      const off = {
        TableName,
        Key: recordKey(practiceId, patientRef, documentId),
        // What has been classified or sealed since is another record, and lies elsewhere.
        ConditionExpression: "importDigest = :digest AND kind = :kind",
        ExpressionAttributeValues: { ":digest": record.importDigest, ":kind": record.kind },
      };
      const Item = { ...disposedKey(practiceId, patientRef, documentId), ...going };
      const on = { TableName, Item, ConditionExpression: "attribute_not_exists(pk)" };
      return whether(together(of, { Delete: off }, { Put: on }));
    },
    takeOver: (of, { documentId, disposalId: earlier, record, found }) => {
      const { practiceId, patientRef, disposalId } = of;
      const going = { state: "going", documentId, disposalId, record, found } satisfies Disposed;
      const Item = { ...disposedKey(practiceId, patientRef, documentId), ...going };
      return whether(together(of, { Put: { TableName, Item, ...isOfDisposal(earlier) } }));
    },
    putBack: (of, record) => {
      const { practiceId, patientRef, disposalId } = of;
      const Key = disposedKey(practiceId, patientRef, record.documentId);
      const Item = recordRow(practiceId, record);
      return together(
        of,
        { Delete: { TableName, Key, ...isOfDisposal(disposalId) } },
        { Put: { TableName, Item, ConditionExpression: "attribute_not_exists(pk)" } },
      );
    },
    markDestroyed: async ({ practiceId, patientRef, disposalId }, { documentId, at, found }) => {
      const gone = { state: "destroyed", documentId, disposalId, at, found } satisfies Disposed;
      const Item = { ...disposedKey(practiceId, patientRef, documentId), ...gone };
      await client.send(new PutCommand({ TableName, Item, ...isOfDisposal(disposalId) }));
    },
  };
}
