import { setTimeout } from "node:timers/promises";
import { InvokeCommand } from "@aws-sdk/client-lambda";
import type { LambdaClient } from "@aws-sdk/client-lambda";
import { stepResultSchema } from "../../workflows/contract/step-result.ts";
import type { StepResult } from "../../workflows/contract/step-result.ts";
import type { Submission } from "../../workflows/contract/submission.ts";

/** The way to the single writer through the caller's own door. */
export type RequestWriter = (submission: Submission) => Promise<StepResult>;

/** Invokes the writer's alias and waits. Throws when the writer itself failed: nothing is known then, so try again. */
export function requestWriter(client: LambdaClient, alias: string): RequestWriter {
  return async (submission) => {
    const answer = await client.send(
      new InvokeCommand({ FunctionName: alias, Payload: Buffer.from(JSON.stringify(submission)) }),
    );
    if (answer.FunctionError) throw new WriterFailed(answer.FunctionError);
    return stepResultSchema.parse(JSON.parse(Buffer.from(answer.Payload ?? []).toString("utf8")));
  };
}

const [firstPauseMs, longestPauseMs] = [200, 3200];

/**
 * The same way for machines. A person who is told that a request is busy presses again; nobody tells a machine, so it asks
 * again itself, and throws WriterBusy in the end: whoever brought the event brings it again.
 */
export function insistentWriter(submit: RequestWriter): RequestWriter {
  return async (submission) => {
    for (let pause = firstPauseMs; pause <= longestPauseMs; pause *= 2) {
      const result = await submit(submission);
      if (result.outcome !== "refused" || result.problem.code !== "unavailable") return result;
      await setTimeout(pause * (0.5 + Math.random() / 2));
    }
    throw new WriterBusy();
  };
}

/** The request was changed by others all the time; the event was not taken and may be offered again. */
export class WriterBusy extends Error {
  override readonly name = "WriterBusy";
  constructor() {
    super("the request was busy each time it was asked to take the event; offer the event again");
  }
}

/** The single writer ended without an answer. */
export class WriterFailed extends Error {
  override readonly name = "WriterFailed";
  constructor(kind: string) {
    super(`advance-request ended with a function error of kind ${kind}; the event may be offered again`);
  }
}
