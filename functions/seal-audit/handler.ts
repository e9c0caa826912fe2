import { keysClient } from "../adapters/clients/kms.ts";
import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { storageClient } from "../adapters/clients/s3.ts";
import { auditSeal } from "../adapters/audit-seal.kms.ts";
import { createLog } from "../adapters/log.ts";
import { configSchema } from "./config.ts";
import { sealWindows } from "./seal-windows.ts";

const config = configSchema.parse(process.env);
const seal = auditSeal(
  { ledger: ledgerClient(), keys: keysClient(), storage: storageClient() },
  { table: config.LEDGER_TABLE, bucket: config.AUDIT_BUCKET, signingKey: config.AUDIT_SIGNING_KEY },
  createLog("seal-audit"),
);

/** Once a window. */
export const handler = () => sealWindows(seal);
