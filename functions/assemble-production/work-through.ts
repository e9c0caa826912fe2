import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { assemblyJobSchema } from "../../workflows/contract/calls.ts";
import { errorNameOf } from "../adapters/log.ts";
import { logFailure } from "./failure-line.ts";
import { assembleProduction } from "./assemble-production.ts";
import type { Assembly } from "./assemble-production.ts";
import { reportFailure } from "./report.ts";

/** A job that failed this often is reported as failed instead of being tried again. */
const mostTries = 3;

/** Works through a batch of jobs, one poisonous job not keeping back the others. */
export async function workThrough(
  ports: Assembly,
  { Records }: SQSEvent,
  mayGoOn?: () => boolean,
): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const { body, messageId, attributes } of Records) {
    try {
      const job = assemblyJobSchema.parse(JSON.parse(body));
      try {
        await assembleProduction(ports, job, mayGoOn);
      } catch (error) {
        logFailure(ports.log, "assembly-failed", error, { productionId: job.productionId });
        if (Number(attributes.ApproximateReceiveCount) < mostTries) throw error;
        await reportFailure(ports, job, { failed: `error-${errorNameOf(error)}` });
      }
    } catch {
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}
