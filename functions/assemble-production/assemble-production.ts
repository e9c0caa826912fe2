import type { AssemblyJob } from "../../workflows/contract/calls.ts";
import { isTooLarge } from "../../workflows/production/loads.ts";
import { productionScope } from "../../workflows/production/scope.ts";
import { approvedMayGo, vaultRefusalOf } from "../../workflows/request/stands-today.ts";
import { parseCaseOnFile } from "../adapters/case-on-file.ts";
import type { CaseToday, ReadCase } from "../adapters/case-today.ts";
import type { ObjectInParts } from "../adapters/object-in-parts.s3.ts";
import type { ReadHistory } from "../adapters/history.dynamodb.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import type { Redacting } from "../adapters/redaction/redact-process.ts";
import type { RequestReader } from "../adapters/request-reader.dynamodb.ts";
import { clearParts } from "./clear-parts.ts";
import type { Working } from "./keep-parts.ts";
import type { Shelves } from "./open-records.ts";
import { marksOn } from "./planned-records.ts";
import { proposedRecords } from "./proposed-records.ts";
import { report, reportFailure } from "./report.ts";
import type { Failed, Reporting } from "./report.ts";
import { setNumbersAside } from "./set-aside.ts";
import type { Assembled, Storing } from "./store-files.ts";

export type Assembly = Shelves &
  Working &
  Storing &
  Reporting & {
    readonly readCase: ReadCase;
    readonly request: RequestReader["read"];
    readonly history: ReadHistory;
    readonly inParts: ObjectInParts;
    /** A process that redacts, which is started when a record has marks. */
    readonly redacting: () => Redacting;
    readonly practices: Pick<Practices, "recordsNamed">;
  };
type Made = { readonly assembled: Assembled } | { readonly madeSoFar: number } | Failed;

/**
 * Assembles one production from what the ledger says now. Done twice it gives the same pages under the same numbers. When it may
 * not go on it says how far it is, and the ledger has it taken up where it was. Throws when it should be tried again.
 */
export async function assembleProduction(
  ports: Assembly,
  job: AssemblyJob,
  mayGoOn: () => boolean = () => true,
): Promise<void> {
  const { productionId, ...key } = job;
  const begun = await ports.readCase(key);
  const made = begun && isWanted(begun, job) ? await make(ports, job, begun, mayGoOn) : superseded;
  if ("assembled" in made) {
    await report(ports, job, { type: "production.assembled", productionId, ...made.assembled });
    await clearParts(ports, job);
  } else if ("madeSoFar" in made) await goOnLater(ports, job, made.madeSoFar);
  else if (made.failed === "superseded") await giveUp(ports, job);
  else await reportFailure(ports, job, made);
}
const superseded: Failed = { failed: "superseded" };

async function make(
  ports: Assembly,
  job: AssemblyJob,
  begun: CaseToday,
  mayGoOn: () => boolean,
): Promise<Made> {
  const { productionId, ...key } = job;
  const refused = refusalOf(begun);
  if (refused) return { failed: refused };
  const file = { ...begun, events: await ports.history(key, begun.version) };
  const order = file.events.find(({ recorded }) => recorded.nextProductionId === productionId);
  if (!order) return superseded;
  const proposed = await proposedRecords(ports.practices, key.practiceId, begun);
  const { context, states } = begun;
  const opened = states.vault === "open" ? (context.vault?.documentIds ?? []) : [];
  const asked = parseCaseOnFile(file.facts).facts.instrument;
  const { agreedScope } = context;
  const scope = productionScope({ records: proposed.views, asked, agreedScope, opened });
  if (scope.produced.length === 0) return { failed: "nothing-to-produce" };
  const rows = scope.produced.flatMap(({ documentId }) => proposed.rows.get(documentId) ?? []);
  if (isTooLarge(rows)) return { failed: "too-large-for-one-production" };
  const marks = marksOn(file, rows);
  if ("failed" in marks) return marks;

  // Asked again before each note and before anything is there to be had: a day may end, a paper come in, while pages are made.
  const stands = async () => {
    const today = await ports.readCase(key);
    return today && isWanted(today, job) ? refusalOf(today) : "superseded";
  };
  const lapsed = await stands();
  if (lapsed) return { failed: lapsed };
  const pages = rows.reduce((sum, row) => sum + row.pages, 0);
  const numbers = await setNumbersAside(ports, job, pages);
  if ("failed" in numbers) return numbers;
  const at = new Date(order.recorded.at);
  // The engine is loaded for a production that still may be made.
  const { buildProduction } = await import("./build-production.ts");
  const sources = { job, file, scope, rows, ...marks, at, ...numbers };
  return buildProduction(ports, sources, { stands, mayGoOn });
}

/** Whether the ledger still waits for this production. */
const isWanted = ({ context: { production } }: CaseToday, { productionId }: AssemblyJob): boolean =>
  production?.productionId === productionId && production.state === "assembling";

/** Why what was approved may not go after all, under the law of this moment. */
function refusalOf({ context, states, judgement }: CaseToday): string | undefined {
  if (!approvedMayGo(context, judgement)) return "law-does-not-release";
  return states.vault === "open" ? vaultRefusalOf(context, judgement) : undefined;
}

/** Has the ledger take the assembly up again: what is kept stays, and the rest is made by another call of this function. */
async function goOnLater(ports: Assembly, job: AssemblyJob, parts: number): Promise<void> {
  const { productionId } = job;
  const result = await report(ports, job, { type: "production.continued", productionId, parts });
  if (result.outcome === "refused") throw new NotTakenUp();
}

/** The ledger did not hear that there is more to do. */
class NotTakenUp extends Error {
  override readonly name = "NotTakenUp";
  constructor() {
    super("the ledger does not have the assembly go on; it is looked at again");
  }
}

/**
 * Nobody waits for this production any more. An earlier try that ended without a word may have stored files after they were
 * destroyed, so the ledger is told that this one has ended.
 */
async function giveUp(ports: Assembly, job: AssemblyJob): Promise<void> {
  const { productionId, ...key } = job;
  ports.log("info", "production-not-wanted", { ...key, productionId });
  const request = await ports.request(key);
  const known = request?.context.assemblies.find((one) => one.productionId === productionId);
  if (known?.files === "to-destroy" || known?.files === "destroyed")
    await reportFailure(ports, job, { failed: "superseded" });
  // Whoever stopped between the last word and the last step left what nobody needs.
  else if (request?.context.production?.productionId === productionId) await clearParts(ports, job);
}
