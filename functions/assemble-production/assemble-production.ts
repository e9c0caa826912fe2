import type { AssemblyJob } from "../../workflows/contract/calls.ts";
import type { StepResult } from "../../workflows/contract/step-result.ts";
import { productionScope } from "../../workflows/production/scope.ts";
import { approvedMayGo, vaultRefusalOf } from "../../workflows/request/stands-today.ts";
import type { EventId } from "../../workflows/vocabulary/ids.ts";
import type { RequestEvent } from "../../workflows/request/events.ts";
import type { CaseToday, ReadCase } from "../adapters/case-today.ts";
import type { Log } from "../adapters/log.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import type { ReadFile } from "../adapters/request-file.dynamodb.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";
import { openRecords } from "./open-records.ts";
import type { Shelves } from "./open-records.ts";
import { proposedRecords } from "./proposed-records.ts";
import { storeFiles } from "./store-files.ts";
import type { Storing } from "./store-files.ts";

export type Assembly = Shelves &
  Storing & {
    readonly readCase: ReadCase;
    readonly file: ReadFile;
    readonly practices: Pick<Practices, "byId" | "recordsNamed">;
    readonly submit: RequestWriter;
    readonly log: Log;
  };
/** A production that cannot be made, with a word for the reason. */
type Failed = { readonly failed: string };

/**
 * Assembles one production from what the ledger says now. Done twice it gives the same files and one report. Throws when
 * it should be tried again.
 */
export async function assembleProduction(ports: Assembly, job: AssemblyJob): Promise<void> {
  const { productionId, ...key } = job;
  const begun = await ports.readCase(key);
  if (!begun || !isWanted(begun, job)) return notWanted(ports, job);
  // Asked again before each note and before anything is written: a day may end, a paper come in, while pages are read.
  const stands = async () => {
    const today = await ports.readCase(key);
    return today && isWanted(today, job) ? refusalOf(today) : "superseded";
  };
  const made = await make(ports, job, begun, stands);
  if (!("failed" in made))
    return report(ports, job, { type: "production.assembled", productionId, ...made.assembled });
  return made.failed === "superseded" ? notWanted(ports, job) : failed(ports, job, made.failed);
}

async function make(
  ports: Assembly,
  job: AssemblyJob,
  begun: CaseToday,
  stands: () => Promise<string | undefined>,
): Promise<Failed | Awaited<ReturnType<typeof storeFiles>>> {
  const { productionId, ...key } = job;
  const refused = refusalOf(begun);
  if (refused) return { failed: refused };
  const [file, practice] = await Promise.all([ports.file(key), ports.practices.byId(key.practiceId)]);
  const order = file?.events.find(({ recorded }) => recorded.nextProductionId === productionId);
  if (!file || !practice || !order) return { failed: "superseded" };
  const proposed = await proposedRecords(ports.practices, key.practiceId, begun);
  const { context, states } = begun;
  const opened = states.vault === "open" ? (context.vault?.documentIds ?? []) : [];
  const scope = productionScope({ records: proposed.views, agreedScope: context.agreedScope, opened });
  if (scope.produced.length === 0) return { failed: "nothing-to-produce" };
  const rows = scope.produced.flatMap(({ documentId }) => proposed.rows.get(documentId) ?? []);
  const records = await openRecords(ports, key, file, rows, stands);
  if ("failed" in records) return records;
  const at = new Date(order.recorded.at);
  // The engine is loaded for a production that still may be made.
  const { bindFiles } = await import("./bind-files.ts");
  const bound = await bindFiles({ job, file, today: begun, practice, scope, records: records.opened, at });
  if ("failed" in bound) return bound;
  const lapsed = await stands();
  if (lapsed) return { failed: lapsed };
  return storeFiles(ports, job, bound);
}

/** Whether the ledger still waits for this production. */
const isWanted = ({ context: { production } }: CaseToday, { productionId }: AssemblyJob): boolean =>
  production?.productionId === productionId && production.state === "assembling";

/** Why what was approved may not go after all, under the law of this moment. */
function refusalOf({ context, states, judgement }: CaseToday): string | undefined {
  if (!approvedMayGo(context, judgement)) return "law-does-not-release";
  return states.vault === "open" ? vaultRefusalOf(context, judgement) : undefined;
}

async function notWanted(
  { log }: Pick<Assembly, "log">,
  { productionId, ...key }: AssemblyJob,
): Promise<void> {
  log("info", "production-not-wanted", { ...key, productionId });
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
