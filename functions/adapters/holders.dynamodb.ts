import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { filesDisposalListedSchema } from "../../workflows/contract/files-left.ts";
import { instantSchema, requestIdSchema } from "../../workflows/contract/ids.ts";
import type { Holder } from "../../workflows/retention/disposition.ts";
import { isLeftBehind } from "../../workflows/retention/left-behind.ts";
import type { FilesLeft } from "../../workflows/retention/request-files.ts";
import { filesDisposalsPartition, preservedPartition } from "./ledger-keys.ts";
import { queryAll } from "./query-all.ts";

const keptBySchema = z.object({
  requestId: requestIdSchema,
  trackingNumber: z.string(),
  because: z.enum(["legal-hold", "open-request", "open-incident", "return-duty", "files-left"]),
  since: instantSchema,
});
type KeptBy = z.infer<typeof keptBySchema>;

/** The requests that keep a patient's records now; those to which nobody is matched are among them, whoever the patient is. */
export type ReadHolders = (practiceId: string, patientRef: string) => Promise<readonly Holder[]>;
/** What the closed requests of a patient left behind. */
export type ReadFilesLeft = (practiceId: string, patientRef: string) => Promise<readonly FilesLeft[]>;

export function readHolders(client: DynamoDBDocumentClient, table: string): ReadHolders {
  const standing = async (practiceId: string, of: string) =>
    (await keptBy(client, table, preservedPartition(practiceId, of))).flatMap(
      ({ requestId, trackingNumber, because }): Holder[] =>
        isLeftBehind(because) ? [] : [{ requestId, trackingNumber, because, unmatched: of === "anybody" }],
    );
  return async (practiceId, patientRef) => {
    // One after the other: who is matched meanwhile moves from the first to the second, and is seen in either.
    const unmatched = await standing(practiceId, "anybody");
    return [...(await standing(practiceId, patientRef)), ...unmatched];
  };
}

export function readFilesLeft(client: DynamoDBDocumentClient, table: string): ReadFilesLeft {
  return async (practiceId, patientRef) =>
    (await keptBy(client, table, preservedPartition(practiceId, patientRef))).flatMap(
      ({ because, ...row }): FilesLeft[] => (isLeftBehind(because) ? [{ ...row, because }] : []),
    );
}

/** A closed request whose files are to be destroyed, or are, and since when it stands so. */
type FilesDisposalRow = z.infer<typeof filesDisposalListedSchema>;
export type ReadFilesDisposals = (practiceId: string) => Promise<readonly FilesDisposalRow[]>;

export const filesDisposals =
  (client: DynamoDBDocumentClient, table: string): ReadFilesDisposals =>
  async (practiceId) =>
    (await queryAll(client, table, { pk: filesDisposalsPartition(practiceId), prefix: "REQUEST#" })).map(
      ({ pk: _pk, sk: _sk, ...row }) => filesDisposalListedSchema.parse(row),
    );

const keptBy = async (
  client: DynamoDBDocumentClient,
  table: string,
  pk: string,
): Promise<readonly KeptBy[]> =>
  (await queryAll(client, table, { pk, prefix: "REQUEST#" })).map((row) => keptBySchema.parse(row));
