import type { AssemblyJob } from "../../workflows/contract/calls.ts";
import type { StepResult } from "../../workflows/contract/step-result.ts";
import type { LeftBehindInRecord } from "../../workflows/contract/left-behind.ts";
import type { EventId } from "../../workflows/vocabulary/ids.ts";
import type { RequestEvent } from "../../workflows/request/events.ts";
import { canonicalJson, sha256Hex } from "../adapters/digests.ts";
import type { Log } from "../adapters/log.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";

export type Reporting = { readonly submit: RequestWriter; readonly log: Log };
type Report = Extract<
  RequestEvent,
  { type: "production.numbered" | "production.continued" | "production.assembled" | "production.failed" }
>;

/**
 * Tells the ledger how an assembly goes. The same words count once; two who worked on one production and stored two
 * versions are both heard, or one of them would never be destroyed.
 */
export async function report(
  { submit, log }: Reporting,
  { productionId, ...key }: AssemblyJob,
  event: Report,
): Promise<StepResult> {
  const result = await submit({
    ...key,
    eventId: `${productionId}-${sha256Hex(canonicalJson(event)).slice(0, 24)}` as EventId,
    actor: { kind: "system", name: "assemble-production" },
    event,
  });
  const code = result.outcome === "refused" ? { code: result.problem.code } : {};
  log("info", "production-reported", { ...key, productionId, eventType: event.type, ...code });
  return result;
}

/** A production that cannot be made, with a word for the reason; `superseded` when nobody waits for it any more. */
export type Failed = { readonly failed: string; readonly leftBehind?: readonly LeftBehindInRecord[] };

/** Reports that a production cannot be made. What was left behind rings besides: a rule that rebuilds pages let it through. */
export async function reportFailure(
  ports: Reporting,
  job: AssemblyJob,
  { failed: reason, leftBehind }: Failed,
): Promise<void> {
  const { productionId, ...key } = job;
  const found = leftBehind === undefined ? {} : { leftBehind: [...leftBehind] };
  if (leftBehind !== undefined) ports.log("security", "something-left-behind", { ...key, productionId });
  await report(ports, job, { type: "production.failed", productionId, reason, ...found });
}
