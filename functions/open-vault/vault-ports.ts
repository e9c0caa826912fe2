import type { CopyNoteCall } from "../../workflows/contract/calls.ts";
import { askedReadings } from "../adapters/asked-readings.dynamodb.ts";
import { callFunction, functionsClient } from "../adapters/call-function.lambda.ts";
import { caseToday } from "../adapters/case-today.ts";
import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { insistentWriter } from "../adapters/insistent-writer.ts";
import { loadRequest } from "../adapters/load-request.dynamodb.ts";
import { practices } from "../adapters/practices.dynamodb.ts";
import { readings } from "../adapters/readings.dynamodb.ts";
import { requestReader } from "../adapters/request-reader.dynamodb.ts";
import { requestWriter } from "../adapters/request-writer.lambda.ts";
import { standingReading } from "../adapters/standing-reading.ts";
import type { Config } from "./config.ts";
import { lentMs } from "./open-reading.ts";
import type { ReadingRoom } from "./open-reading.ts";
import type { Vault } from "./open-vault.ts";

export { closeVault } from "./close-vault.ts";
export { openReading } from "./open-reading.ts";
export { openVault } from "./open-vault.ts";

const casesOf = (config: Config, now: () => Date) =>
  caseToday({
    load: loadRequest(ledgerClient(), config.LEDGER_TABLE),
    practices: practices(ledgerClient(), config.LEDGER_TABLE),
    now,
  });

/** What opening and closing need beyond the grants: the ledger, the law of today, the way to the single writer. */
export function vaultPorts(config: Config, now: () => Date): Pick<Vault, "requests" | "readCase" | "submit"> {
  const ledger = ledgerClient();
  return {
    readCase: casesOf(config, now),
    requests: requestReader(ledger, config.LEDGER_TABLE),
    submit: insistentWriter(requestWriter(config.ADVANCE_REQUEST_ARN)),
  };
}

/** What opening one note for one reader needs: whether the reading stands, and who copies it. */
export function readingPorts(config: Config, now: () => Date): Pick<ReadingRoom, "standing" | "copyNote"> {
  const ledger = ledgerClient();
  return {
    standing: standingReading({
      readings: readings(ledger, config.LEDGER_TABLE),
      practices: practices(ledger, config.LEDGER_TABLE),
      readAsked: askedReadings(ledger, config.LEDGER_TABLE),
      readCase: casesOf(config, now),
      now,
    }),
    copyNote: callFunction<CopyNoteCall>(functionsClient(), config.ASSEMBLE_PRODUCTION_ARN, lentMs),
  };
}
