import { batesPrefixOf } from "../../workflows/production/bates.ts";
import { pdfEngines } from "../adapters/packet/engines.ts";
import type { Assembly } from "./assemble-production.ts";
import { joinProduction } from "./join-production.ts";
import { keepParts } from "./keep-parts.ts";
import { notesOpened } from "./open-records.ts";
import { packing } from "./packing.ts";
import { planned } from "./planned-records.ts";
import { rebuilding } from "./rebuild-record.ts";
import type { Failed } from "./report.ts";
import { storePapers, storeSheet } from "./store-files.ts";
import type { Assembled } from "./store-files.ts";
import { writePapers } from "./write-papers.ts";

type Asked = {
  /** Why the production may not go after all, if it may not. */
  readonly stands: () => Promise<string | undefined>;
  /** Whether there is time for another record, or for joining all. */
  readonly mayGoOn: () => boolean;
};

/** Rebuilds what is not kept yet, joins all, and stores it with its papers; or says how far it came, or why it cannot. */
export async function buildProduction(
  ports: Assembly,
  sources: Parameters<typeof writePapers>[0],
  { stands, mayGoOn }: Asked,
): Promise<{ readonly assembled: Assembled } | { readonly madeSoFar: number } | Failed> {
  const { job, file, rows, takenOut, at, firstNumber } = sources;
  const { productionId: _, ...key } = job;
  const engines = pdfEngines();
  const redacting = ports.redacting();
  const written = { prefix: batesPrefixOf(file.trackingNumber), at };
  const packet = packing(ports, job, written);
  try {
    const rebuild = rebuilding({ engines, redact: redacting.redact }, written);
    const records = planned(rows, takenOut, firstNumber);
    const plain = records.filter(({ row }) => !row.sealed);
    const kept = await keepParts(ports, job, rebuild, plain, mayGoOn);
    if (!("parts" in kept)) return kept;
    if (kept.made > 0 && !mayGoOn()) return { madeSoFar: kept.parts.length };
    const joined = await joinProduction(ports, {
      job,
      about: { file, practice: file.practice, at },
      parts: kept.parts,
      notes: records.filter(({ row }) => row.sealed),
      openNote: notesOpened(ports, key, file),
      rebuild,
      packet,
      stands,
    });
    if ("failed" in joined) {
      await packet.abandon();
      return joined;
    }
    if (joined.sheet) await storeSheet(ports, job, joined.sheet);
    const papers = await writePapers(sources, joined, packet);
    return { assembled: await storePapers(ports, job, joined, papers) };
  } catch (error) {
    await packet.abandon();
    throw error;
  } finally {
    await Promise.all([engines.renew(), redacting.renew()]);
  }
}
