import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { requestIdSchema } from "../../workflows/contract/ids.ts";
import type { Holder } from "../../workflows/retention/disposition.ts";
import { preservedPartition } from "./ledger-keys.ts";
import { queryAll } from "./query-all.ts";

const holderSchema = z.object({
  requestId: requestIdSchema,
  trackingNumber: z.string(),
  because: z.enum(["legal-hold", "open-request"]),
});

/** The requests that keep a patient's records now; those to which nobody is matched are among them, whoever the patient is. */
export type ReadHolders = (practiceId: string, patientRef: string) => Promise<readonly Holder[]>;

export function readHolders(client: DynamoDBDocumentClient, table: string): ReadHolders {
  const standing = async (practiceId: string, of: string) =>
    (await queryAll(client, table, { pk: preservedPartition(practiceId, of), prefix: "REQUEST#" })).map(
      (row): Holder => ({ ...holderSchema.parse(row), unmatched: of === "anybody" }),
    );
  return async (practiceId, patientRef) => {
    // One after the other: who is matched meanwhile moves from the first to the second, and is seen in either.
    const unmatched = await standing(practiceId, "anybody");
    return [...(await standing(practiceId, patientRef)), ...unmatched];
  };
}
