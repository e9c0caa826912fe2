import { vaultCallSchema } from "../../workflows/contract/calls.ts";
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
  const { vaultPorts } = await import("./vault-ports.ts");
  return { ...sweep, ...vaultPorts(config, now) };
});

/** The dispatcher asks for an opening or a closing, or the schedule for the sweep; each ends with the sweep. */
export const handler = async (event: unknown): Promise<void> => {
  const call = vaultCallSchema.parse(event);
  if (call.kind !== "sweep-vault") {
    const { practiceId, requestId, authorizationId } = call;
    const act =
      call.kind === "open-vault"
        ? (await import("./open-vault.ts")).openVault
        : (await import("./close-vault.ts")).closeVault;
    await act(await vault(), { practiceId, requestId }, authorizationId);
  }
  await sweepVault(sweep);
};
