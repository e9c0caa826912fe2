import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { accountingEntrySchema } from "../../workflows/contract/accounting.ts";
import type { AccountingEntry } from "../../workflows/contract/accounting.ts";
import { accountingPartition } from "./ledger-keys.ts";
import { packedSchema } from "./packed.ts";
import { queryAll } from "./query-all.ts";

const rowSchema = z.object({ accounted: packedSchema.pipe(accountingEntrySchema) });

/** Reads every entry of the accounting of one patient's disclosures, in no particular order. */
export type ReadAccounting = (practiceId: string, patientRef: string) => Promise<readonly AccountingEntry[]>;

export function readAccounting(client: DynamoDBDocumentClient, table: string): ReadAccounting {
  return async (practiceId, patientRef) =>
    (
      await queryAll(client, table, { pk: accountingPartition(practiceId, patientRef), prefix: "ENTRY#" })
    ).map((row) => rowSchema.parse(row).accounted);
}
