import type { Context } from "aws-lambda";
import { readingCallSchema, readingsAlias, vaultCallSchema } from "../../workflows/contract/calls.ts";
import type { ReadingCall, VaultCall } from "../../workflows/contract/calls.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import type { AuthorizationId } from "../../workflows/vocabulary/ids.ts";
import { keysClient } from "../adapters/clients/kms.ts";
import { createLog } from "../adapters/log.ts";
import { noteGrants } from "../adapters/note-grants.kms.ts";
import { once } from "../adapters/once.ts";
import { configSchema } from "./config.ts";
import { sweepVault } from "./sweep-vault.ts";

const config = configSchema.parse(process.env);
const { NOTES_KEY_ARN: notesKeyArn, VAULT_GRANTEE_ARN: granteeArn, VAULT_RETIRER_ARN: retirerArn } = config;
const now = () => new Date();
const sweep = {
  grants: noteGrants(keysClient(), { notesKeyArn, granteeArn, retirerArn }),
  log: createLog("open-vault"),
  now,
};
const vault = once(async () => {
  const { closeVault, openReading, openVault, readingPorts, vaultPorts } = await import("./vault-ports.ts");
  const ports = { ...sweep, ...vaultPorts(config, now) };
  return {
    reading: (asked: ReadingCall) => openReading({ ...sweep, ...readingPorts(config, now) }, asked),
    "open-vault": (key: RequestKey, id: AuthorizationId) => openVault(ports, key, id),
    "close-vault": (key: RequestKey, id: AuthorizationId) => closeVault(ports, key, id),
  };
});

/**
 * The dispatcher asks for an opening or a closing, the schedule for the sweep, and through an alias of its own the reading room
 * for one note; what is asked of the wrong one is refused. Each ends with the sweep.
 */
export const handler = async (event: unknown, { invokedFunctionArn }: Context): Promise<void> => {
  if (invokedFunctionArn.split(":")[7] === readingsAlias)
    await (await vault()).reading(readingCallSchema.parse(event));
  else await act(vaultCallSchema.parse(event));
  await sweepVault(sweep);
};

async function act(call: VaultCall): Promise<void> {
  if (call.kind === "sweep-vault") return;
  const { practiceId, requestId, authorizationId } = call;
  const acts = await vault();
  await acts[call.kind]({ practiceId, requestId }, authorizationId);
}
