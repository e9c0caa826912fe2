import { InvokeCommand } from "@aws-sdk/client-lambda";
import type { LambdaClient } from "@aws-sdk/client-lambda";

// Loaded together with what calls by it.
export { functionsClient } from "./clients/lambda.ts";

/**
 * Asks a function of ours for something and waits; throws when it failed, so that the effect is tried again, and where a limit
 * is given when it has not answered within so many milliseconds: what was asked may still be done.
 */
export function callFunction<Call extends object>(
  client: LambdaClient,
  FunctionName: string,
  withinMs?: number,
): (call: Call) => Promise<void> {
  return async (call) => {
    const Payload = Buffer.from(JSON.stringify(call));
    const { FunctionError } = await client.send(
      new InvokeCommand({ FunctionName, Payload }),
      withinMs === undefined ? {} : { abortSignal: AbortSignal.timeout(withinMs) },
    );
    if (FunctionError) throw new Error(`a function of ours ended with an error: ${FunctionError}`);
  };
}
