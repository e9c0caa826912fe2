import { vaultCallSchema } from "../../workflows/contract/calls.ts";
import { functionsClient, keysClient, ledgerClient } from "../adapters/aws-clients.ts";
import { caseToday } from "../adapters/case-today.ts";
import { loadRequest } from "../adapters/load-request.dynamodb.ts";
import { createLog } from "../adapters/log.ts";
import { noteGrants } from "../adapters/note-grants.kms.ts";
import { practices } from "../adapters/practices.dynamodb.ts";
import { requestReader } from "../adapters/request-reader.dynamodb.ts";
import { insistentWriter, requestWriter } from "../adapters/request-writer.lambda.ts";
import { closeVault, sweepVault } from "./close-vault.ts";
import { configSchema } from "./config.ts";
import { openVault } from "./open-vault.ts";

const config = configSchema.parse(process.env);
const { NOTES_KEY_ARN: notesKeyArn, VAULT_GRANTEE_ARN: granteeArn, VAULT_RETIRER_ARN: retirerArn } = config;
const [ledger, now] = [ledgerClient(), () => new Date()];
const vault = {
  requests: requestReader(ledger, config.LEDGER_TABLE),
  readCase: caseToday({
    load: loadRequest(ledger, config.LEDGER_TABLE),
    practices: practices(ledger, config.LEDGER_TABLE),
    now,
  }),
  grants: noteGrants(keysClient(), { notesKeyArn, granteeArn, retirerArn }),
  submit: insistentWriter(requestWriter(functionsClient(), config.ADVANCE_REQUEST_ARN)),
  log: createLog("open-vault"),
  now,
};

/** The dispatcher asks for an opening or a closing, or the schedule for the sweep; each ends with the sweep. */
export const handler = async (event: unknown): Promise<void> => {
  const call = vaultCallSchema.parse(event);
  if (call.kind !== "sweep-vault") {
    const { practiceId, requestId, authorizationId } = call;
    const act = call.kind === "open-vault" ? openVault : closeVault;
    await act(vault, { practiceId, requestId }, authorizationId);
  }
  await sweepVault(vault);
};
