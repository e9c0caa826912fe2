import type { AssemblyJob } from "../../workflows/contract/calls.ts";
import { productionScope } from "../../workflows/production/scope.ts";
import { approvedMayGo, vaultRefusalOf } from "../../workflows/request/stands-today.ts";
import { parseCaseOnFile } from "../adapters/case-on-file.ts";
import type { CaseToday, ReadCase } from "../adapters/case-today.ts";
import type { ReadHistory } from "../adapters/history.dynamodb.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import type { Redact } from "../adapters/redaction/redact-thread.ts";
import type { RequestReader } from "../adapters/request-reader.dynamodb.ts";
import { openRecords } from "./open-records.ts";
import type { Shelves } from "./open-records.ts";
import { proposedRecords } from "./proposed-records.ts";
import { report, reportFailure } from "./report.ts";
import type { Failed, Reporting } from "./report.ts";
import { setNumbersAside } from "./set-aside.ts";
import { storeFiles, storeSheet } from "./store-files.ts";
import { takeOut } from "./take-out.ts";
import type { Storing } from "./store-files.ts";

export type Assembly = Shelves &
  Storing &
  Reporting & {
    readonly readCase: ReadCase;
    readonly request: RequestReader["read"];
    readonly history: ReadHistory;
    readonly redact: Redact;
    readonly practices: Pick<Practices, "recordsNamed">;
  };

/**
 * Assembles one production from what the ledger says now. Done twice it gives the same pages under the same numbers.
 * Throws when it should be tried again.
 */
export async function assembleProduction(ports: Assembly, job: AssemblyJob): Promise<void> {
  const { productionId, ...key } = job;
  const begun = await ports.readCase(key);
  const made = begun && isWanted(begun, job) ? await make(ports, job, begun) : { failed: "superseded" };
  if (!("failed" in made))
    await report(ports, job, { type: "production.assembled", productionId, ...made.assembled });
  else if (made.failed === "superseded") await giveUp(ports, job);
  else await reportFailure(ports, job, made);
}

async function make(
  ports: Assembly,
  job: AssemblyJob,
  begun: CaseToday,
): Promise<Failed | Awaited<ReturnType<typeof storeFiles>>> {
  const { productionId, ...key } = job;
  const refused = refusalOf(begun);
  if (refused) return { failed: refused };
  const file = { ...begun, events: await ports.history(key, begun.version) };
  const order = file.events.find(({ recorded }) => recorded.nextProductionId === productionId);
  if (!order) return { failed: "superseded" };
  const proposed = await proposedRecords(ports.practices, key.practiceId, begun);
  const { context, states, practice } = begun;
  const opened = states.vault === "open" ? (context.vault?.documentIds ?? []) : [];
  const asked = parseCaseOnFile(file.facts).facts.instrument;
  const { agreedScope } = context;
  const scope = productionScope({ records: proposed.views, asked, agreedScope, opened });
  if (scope.produced.length === 0) return { failed: "nothing-to-produce" };
  const rows = scope.produced.flatMap(({ documentId }) => proposed.rows.get(documentId) ?? []);

  if (rows.reduce((sum, row) => sum + row.size, 0) > largestTogether)
    return { failed: "too-large-for-one-production" };

  // Asked again before each note and before anything is written: a day may end, a paper come in, while pages are read.
  const stands = async () => {
    const today = await ports.readCase(key);
    return today && isWanted(today, job) ? refusalOf(today) : "superseded";
  };
  const records = await openRecords(ports, key, file, rows, stands);
  if ("failed" in records) return records;
  const pages = rows.reduce((sum, row) => sum + row.pages, 0);
  const numbers = await setNumbersAside(ports, job, pages);
  if ("failed" in numbers) return numbers;
  const at = new Date(order.recorded.at);
  // The engine is loaded for a production that still may be made.
  const { bindFiles } = await import("./bind-files.ts");
  const { standingIn } = await import("./notes-on-paper.ts");
  const paper = await standingIn(records.opened, { file, practice, at, ...numbers });
  if ("failed" in paper) return paper;
  const marked = await takeOut(ports.redact, file, paper.records);
  if ("failed" in marked) return marked;
  const sources = { job, file, scope, ...marked, at, ...numbers };
  const bound = await bindFiles(sources);
  if ("failed" in bound) return bound;
  const lapsed = await stands();
  if (lapsed) return { failed: lapsed };
  if (paper.sheet) await storeSheet(ports, job, paper.sheet);
  return storeFiles(ports, job, bound);
}

/** What the pages of one production may come from, in bytes: they are held at once. */
const largestTogether = 400_000_000;

/** Whether the ledger still waits for this production. */
const isWanted = ({ context: { production } }: CaseToday, { productionId }: AssemblyJob): boolean =>
  production?.productionId === productionId && production.state === "assembling";

/** Why what was approved may not go after all, under the law of this moment. */
function refusalOf({ context, states, judgement }: CaseToday): string | undefined {
  if (!approvedMayGo(context, judgement)) return "law-does-not-release";
  return states.vault === "open" ? vaultRefusalOf(context, judgement) : undefined;
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
}
