import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { assemblyJobSchema } from "../../workflows/contract/calls.ts";
import { errorNameOf } from "../adapters/log.ts";
import { assembleProduction } from "./assemble-production.ts";
import type { Assembly } from "./assemble-production.ts";
import { reportFailure } from "./report.ts";

/** A job that failed this often is reported as failed instead of being tried again. */
const mostTries = 3;
/** A grant that is retired or another's; a data key that was re-wrapped under other ids. */
const keyRefusals: ReadonlySet<string> = new Set(["AccessDeniedException", "InvalidCiphertextException"]);

/** Works through a batch of jobs, one poisonous job not keeping back the others. */
export async function workThrough(ports: Assembly, { Records }: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const { body, messageId, attributes } of Records) {
    try {
      const job = assemblyJobSchema.parse(JSON.parse(body));
      try {
        await assembleProduction(ports, job);
      } catch (error) {
        const errorName = errorNameOf(error);
        // What the key service refuses is tried by nobody who goes the way of the product: an alarm rings on this line.
        const [level, what] = keyRefusals.has(errorName)
          ? (["security", "key-refused"] as const)
          : (["error", "assembly-failed"] as const);
        ports.log(level, what, { productionId: job.productionId, errorName });
        if (Number(attributes.ApproximateReceiveCount) < mostTries) throw error;
        await reportFailure(ports, job, `error-${errorName}`);
      }
    } catch {
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}
