import { InvokeCommand } from "@aws-sdk/client-lambda";
import { functionsClient } from "./clients/lambda.ts";
import { stepResultSchema } from "../../workflows/contract/step-result.ts";
import type { StepResult } from "../../workflows/contract/step-result.ts";
import type { Submission } from "../../workflows/contract/submission.ts";

/** The way to the single writer through the caller's own door. */
export type RequestWriter = (submission: Submission) => Promise<StepResult>;

/** Invokes the writer's alias and waits. Throws when the writer itself failed: nothing is known then, so try again. */
export function requestWriter(alias: string): RequestWriter {
  const client = functionsClient();
  return async (submission) => {
    const answer = await client.send(
      new InvokeCommand({ FunctionName: alias, Payload: Buffer.from(JSON.stringify(submission)) }),
    );
    if (answer.FunctionError) throw new WriterFailed(answer.FunctionError);
    return stepResultSchema.parse(JSON.parse(Buffer.from(answer.Payload ?? []).toString("utf8")));
  };
}

/** The single writer ended without an answer. */
export class WriterFailed extends Error {
  override readonly name = "WriterFailed";
  constructor(kind: string) {
    super(`advance-request ended with a function error of kind ${kind}; the event may be offered again`);
  }
}
