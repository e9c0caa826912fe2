import { assemblyJobSchema } from "../../workflows/contract/calls.ts";
import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { storageClient } from "../adapters/clients/s3.ts";
import { createLog } from "../adapters/log.ts";
import { requestReader } from "../adapters/request-reader.dynamodb.ts";
import { insistentWriter } from "../adapters/insistent-writer.ts";
import { requestWriter } from "../adapters/request-writer.lambda.ts";
import { storedVersions } from "../adapters/stored-versions.s3.ts";
import { configSchema } from "./config.ts";
import { discardProduction } from "./discard-production.ts";

const config = configSchema.parse(process.env);
const ports = {
  requests: requestReader(ledgerClient(), config.LEDGER_TABLE),
  productions: storedVersions(storageClient(), config.PRODUCTIONS_BUCKET),
  submit: insistentWriter(requestWriter(config.ADVANCE_REQUEST_ARN)),
  log: createLog("discard-production"),
};

/** The dispatcher asks for one production to be destroyed. */
export const handler = (event: unknown): Promise<void> =>
  discardProduction(ports, assemblyJobSchema.parse(event));
