import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { copyNoteCallSchema } from "../../workflows/contract/calls.ts";
import type { CopyNoteCall } from "../../workflows/contract/calls.ts";
import { keysClient } from "../adapters/clients/kms.ts";
import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { storageClient } from "../adapters/clients/s3.ts";
import { askedReadings } from "../adapters/asked-readings.dynamodb.ts";
import { caseToday } from "../adapters/case-today.ts";
import { readHistory } from "../adapters/history.dynamodb.ts";
import { loadRequest } from "../adapters/load-request.dynamodb.ts";
import { createLog } from "../adapters/log.ts";
import { releaseNote } from "../adapters/note-keys.kms.ts";
import { objectInParts } from "../adapters/object-in-parts.s3.ts";
import { objectStore } from "../adapters/object-store.s3.ts";
import { practices } from "../adapters/practices.dynamodb.ts";
import { readings } from "../adapters/readings.dynamodb.ts";
import { standingReading } from "../adapters/standing-reading.ts";
import { requestReader } from "../adapters/request-reader.dynamodb.ts";
import { redactInProcess } from "../adapters/redaction/redact-process.ts";
import { insistentWriter } from "../adapters/insistent-writer.ts";
import { requestWriter } from "../adapters/request-writer.lambda.ts";
import { storedVersions } from "../adapters/stored-versions.s3.ts";
import { configSchema } from "./config.ts";
import { copyNote } from "./copy-note.ts";
import { workThrough } from "./work-through.ts";

const config = configSchema.parse(process.env);
const [ledger, storage] = [ledgerClient(), storageClient()];
const practiceRows = practices(ledger, config.LEDGER_TABLE);
const ports = {
  readCase: caseToday({
    load: loadRequest(ledger, config.LEDGER_TABLE),
    practices: practiceRows,
    now: () => new Date(),
  }),
  request: requestReader(ledger, config.LEDGER_TABLE).read,
  history: readHistory(ledger, config.LEDGER_TABLE),
  practices: practiceRows,
  records: objectStore(storage, config.RECORDS_BUCKET),
  notes: objectStore(storage, config.NOTES_BUCKET),
  noteKeys: objectStore(storage, config.NOTE_KEYS_BUCKET),
  productions: objectStore(storage, config.PRODUCTIONS_BUCKET),
  parts: objectStore(storage, config.PRODUCTIONS_BUCKET),
  partVersions: storedVersions(storage, config.PRODUCTIONS_BUCKET),
  inParts: objectInParts(storage, config.PRODUCTIONS_BUCKET, config.PRODUCTION_PART_BYTES),
  releaseNote: releaseNote(keysClient(), config.NOTES_KEY_ARN, config.RELEASE_KEY_ARN),
  redacting: redactInProcess,
  submit: insistentWriter(requestWriter(config.ADVANCE_REQUEST_ARN)),
  log: createLog("assemble-production"),
};

const copies = {
  ...ports,
  copies: objectStore(storage, config.READINGS_BUCKET),
  standing: standingReading({
    readings: readings(ledger, config.LEDGER_TABLE),
    practices: practiceRows,
    readAsked: askedReadings(ledger, config.LEDGER_TABLE),
    readCase: ports.readCase,
    now: () => new Date(),
  }),
  now: () => new Date(),
};

/** Another record is taken up, and a production joined that was not whole before, while there is as much time as the last of either takes. */
const lastPartMs = 420_000;

/** Jobs from the work queue; or one note for one reader, asked for by the vault while it lends the key. */
export const handler = async (
  event: SQSEvent | CopyNoteCall,
  context: Pick<Context, "getRemainingTimeInMillis">,
): Promise<SQSBatchResponse | undefined> => {
  if ("Records" in event)
    return workThrough(ports, event, () => context.getRemainingTimeInMillis() > lastPartMs);
  await copyNote(copies, copyNoteCallSchema.parse(event));
  return undefined;
};
