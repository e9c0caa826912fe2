import { InvokeCommand } from "@aws-sdk/client-lambda";
import type { LambdaClient } from "@aws-sdk/client-lambda";

// Loaded together with what calls by it.
export { functionsClient } from "./clients/lambda.ts";

/** Asks a function of ours for something and waits; throws when it failed, so that the effect is tried again. */
export function callFunction<Call extends object>(
  client: LambdaClient,
  FunctionName: string,
): (call: Call) => Promise<void> {
  return async (call) => {
    const Payload = Buffer.from(JSON.stringify(call));
    const { FunctionError } = await client.send(new InvokeCommand({ FunctionName, Payload }));
    if (FunctionError) throw new Error(`a function of ours ended with an error: ${FunctionError}`);
  };
}
