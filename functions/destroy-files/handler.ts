import { filesJobSchema } from "../../workflows/contract/calls.ts";
import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { storageClient } from "../adapters/clients/s3.ts";
import { readHolders } from "../adapters/holders.dynamodb.ts";
import { insistentWriter } from "../adapters/insistent-writer.ts";
import { createLog } from "../adapters/log.ts";
import { requestReader } from "../adapters/request-reader.dynamodb.ts";
import { requestWriter } from "../adapters/request-writer.lambda.ts";
import { releaseVersion, storedVersions } from "../adapters/stored-versions.s3.ts";
import { configSchema } from "./config.ts";
import { destroyFiles } from "./destroy-files.ts";

const config = configSchema.parse(process.env);
const [ledger, storage] = [ledgerClient(), storageClient()];
const ports = {
  requests: requestReader(ledger, config.LEDGER_TABLE),
  holders: readHolders(ledger, config.LEDGER_TABLE),
  places: {
    papers: storedVersions(storage, config.CASE_PAPERS_BUCKET),
    binders: storedVersions(storage, config.BINDERS_BUCKET),
    productions: storedVersions(storage, config.PRODUCTIONS_BUCKET),
  },
  release: releaseVersion(storage, config.PRODUCTIONS_BUCKET),
  submit: insistentWriter(requestWriter(config.ADVANCE_REQUEST_ARN)),
  log: createLog("destroy-files"),
};

/** The dispatcher asks for the files of one closed request to be destroyed. */
export const handler = (event: unknown): Promise<void> => destroyFiles(ports, filesJobSchema.parse(event));
