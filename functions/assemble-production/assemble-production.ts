import type { AssemblyJob, StepResult } from "../../workflows/contract/messages.ts";
import { productionScope } from "../../workflows/production/scope.ts";
import type { EventId } from "../../workflows/vocabulary/ids.ts";
import type { RequestEvent } from "../../workflows/request/events.ts";
import type { Log } from "../adapters/log.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import type { RequestFiles } from "../adapters/request-file.dynamodb.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";
import { bindFiles } from "./bind-files.ts";
import type { Binding } from "./bind-files.ts";
import { openRecords } from "./open-records.ts";
import type { Shelves } from "./open-records.ts";
import { proposedRecords } from "./proposed-records.ts";

export type Assembly = Shelves &
  Binding & {
    readonly files: RequestFiles;
    readonly practices: Pick<Practices, "byId" | "recordsNamed">;
    readonly submit: RequestWriter;
    readonly log: Log;
  };

/**
 * Assembles one production from what the ledger says now. Done twice it gives the same files and one report. Throws when
 * it should be tried again.
 */
export async function assembleProduction(ports: Assembly, job: AssemblyJob): Promise<void> {
  const { productionId, ...key } = job;
  const file = await ports.files.file(key);
  const practice = await ports.practices.byId(key.practiceId);
  const production = file?.context.production;
  const begun = file?.events.find(({ recorded }) => recorded.nextProductionId === productionId);
  if (
    !file ||
    !practice ||
    !begun ||
    production?.productionId !== productionId ||
    production.state !== "assembling"
  ) {
    ports.log("info", "production-not-wanted", { ...key, productionId });
    return;
  }
  const proposed = await proposedRecords(ports.practices, key.practiceId, file);
  const opened = file.states.vault === "open" ? (file.context.vault?.documentIds ?? []) : [];
  const scope = productionScope({ records: proposed.views, agreedScope: file.context.agreedScope, opened });
  if (scope.produced.length === 0) return failed(ports, job, "nothing-to-produce");
  const rows = scope.produced.flatMap(({ documentId }) => proposed.rows.get(documentId) ?? []);
  const records = await openRecords(ports, key, file, rows);
  if ("failed" in records) return failed(ports, job, records.failed);
  const at = new Date(begun.recorded.at);
  const bound = await bindFiles(ports, { job, file, practice, scope, records: records.opened, at });
  if ("failed" in bound) return failed(ports, job, bound.failed);
  await report(ports, job, { type: "production.assembled", productionId, ...bound.assembled });
}

/** Reports that a production cannot be made, with a word for the reason. */
export function failed(
  ports: Pick<Assembly, "submit" | "log">,
  job: AssemblyJob,
  reason: string,
): Promise<void> {
  const { productionId } = job;
  return report(ports, job, { type: "production.failed", productionId, reason });
}

async function report(
  { submit, log }: Pick<Assembly, "submit" | "log">,
  { productionId, ...key }: AssemblyJob,
  event: Extract<RequestEvent, { type: "production.assembled" | "production.failed" }>,
): Promise<void> {
  const word = event.type === "production.assembled" ? "done" : "failed";
  const result: StepResult = await submit({
    ...key,
    eventId: `${productionId}-${word}` as EventId,
    actor: { kind: "system", name: "assemble-production" },
    event,
  });
  const code = result.outcome === "refused" ? { code: result.problem.code } : {};
  log("info", "production-reported", { ...key, productionId, eventType: event.type, ...code });
}
