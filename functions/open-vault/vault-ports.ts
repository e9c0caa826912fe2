import { caseToday } from "../adapters/case-today.ts";
import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { insistentWriter } from "../adapters/insistent-writer.ts";
import { loadRequest } from "../adapters/load-request.dynamodb.ts";
import { practices } from "../adapters/practices.dynamodb.ts";
import { requestReader } from "../adapters/request-reader.dynamodb.ts";
import { requestWriter } from "../adapters/request-writer.lambda.ts";
import type { Config } from "./config.ts";
import type { Vault } from "./open-vault.ts";

export { closeVault } from "./close-vault.ts";
export { openVault } from "./open-vault.ts";

/** What opening and closing need beyond the grants: the ledger, the law of today, the way to the single writer. */
export function vaultPorts(config: Config, now: () => Date): Pick<Vault, "requests" | "readCase" | "submit"> {
  const ledger = ledgerClient();
  return {
    requests: requestReader(ledger, config.LEDGER_TABLE),
    readCase: caseToday({
      load: loadRequest(ledger, config.LEDGER_TABLE),
      practices: practices(ledger, config.LEDGER_TABLE),
      now,
    }),
    submit: insistentWriter(requestWriter(config.ADVANCE_REQUEST_ARN)),
  };
}
