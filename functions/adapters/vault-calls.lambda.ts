import { InvokeCommand } from "@aws-sdk/client-lambda";
import type { LambdaClient } from "@aws-sdk/client-lambda";
import type { VaultCall } from "../../workflows/contract/calls.ts";

/** Asks open-vault for an opening or a closing and waits; throws when it failed, so that the effect is tried again. */
export function vaultCalls(client: LambdaClient, FunctionName: string): (call: VaultCall) => Promise<void> {
  return async (call) => {
    const Payload = Buffer.from(JSON.stringify(call));
    const { FunctionError } = await client.send(new InvokeCommand({ FunctionName, Payload }));
    if (FunctionError) throw new Error(`open-vault ended with a function error: ${FunctionError}`);
  };
}
