import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { finished } from "node:stream/promises";
import * as z from "zod";
import { canonicalJson } from "../../functions/adapters/digests.ts";
import { addDays } from "../../workflows/deadlines/civil-calendar.ts";
import { partFor } from "./check-seals.ts";
import { requestMark } from "./check-chains.ts";
import { eventsFile, keyFile, looksFile, sealsFolder } from "./source.ts";

/** What an export is made from. */
export type Ledger = {
  readonly publicKey: () => Promise<string>;
  /** The names of the practice's seals. */
  readonly sealNames: (practiceId: string) => Promise<readonly string[]>;
  readonly seal: (name: string) => Promise<string>;
  /** The events of one request as they are stored, in any order. */
  readonly events: (key: {
    readonly practiceId: string;
    readonly requestId: string;
  }) => Promise<readonly unknown[]>;
  /** The looks of one day in UTC as they are stored, each with the digest beside it, in their order. */
  readonly looks: (practiceId: string, day: string) => Promise<readonly StoredLook[]>;
};
export type StoredLook = { readonly look: unknown; readonly lookHash: string };

const namedIn = z.object({ heads: z.array(z.object({ requestId: z.string() })) });
const eventSchema = z.looseObject({ seq: z.int(), hash: z.string() });
const ofRequest = z.looseObject({ requestId: z.string().optional() });

/**
 * Writes the history of a practice into a folder: its seals byte for byte, the public key, and the chain of every request
 * that a seal names. A request that no seal names yet has nothing that could be proved, and is left out. Of one request alone
 * each seal tells what it says of that one, with the proof, and nothing of the others. The looks are written from the day of the
 * first seal on, of one request those at it.
 */
export async function writeExport(
  ledger: Ledger,
  { practiceId, requestId: only }: { readonly practiceId: string; readonly requestId?: string },
  folder: string,
  now: Date = new Date(),
): Promise<{
  readonly seals: number;
  readonly requests: number;
  readonly events: number;
  readonly looks: number;
}> {
  const names = await ledger.sealNames(practiceId);
  if (names.length === 0)
    throw new Error(
      `No seal of ${practiceId} is there: it is no practice of this ledger, or nothing is sealed yet.`,
    );
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, keyFile), await ledger.publicKey());
  const looks = await writeLooks(ledger, { practiceId, ...(only === undefined ? {} : { only }) }, folder, {
    from: dayOf(names[0] ?? ""),
    upTo: now.toISOString().slice(0, 10),
  });
  const requestIds = new Set<string>();
  let seals = 0;
  for (const name of names) {
    const text = await ledger.seal(name);
    const part = only === undefined ? text : partOf(only, text, looks);
    if (part === undefined) continue;
    const path = join(folder, sealsFolder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, part);
    seals += 1;
    for (const { requestId } of namedIn.parse(JSON.parse(text)).heads)
      if (only === undefined || requestId === only) requestIds.add(requestId);
  }
  const out = createWriteStream(join(folder, eventsFile));
  let events = 0;
  for (const requestId of [...requestIds].toSorted()) {
    const rows = (await ledger.events({ practiceId, requestId })).map((row) => eventSchema.parse(row));
    out.write(`${requestMark}${canonicalJson({ practiceId, requestId })}\n`);
    for (const { hash, ...row } of rows.toSorted((a, b) => a.seq - b.seq)) {
      if (!out.write(`${hash} ${canonicalJson(row)}\n`)) await once(out, "drain");
      events += 1;
    }
  }
  out.end();
  await finished(out);
  return { seals, requests: requestIds.size, events, looks: looks.size };
}

function partOf(requestId: string, text: string, looks: ReadonlySet<string>): string | undefined {
  const part = partFor(requestId, text, looks);
  return part && canonicalJson(part);
}

/** A seal is named after its practice and the beginning of its window. */
const dayOf = (name: string): string => /\/(\d{4}-\d{2}-\d{2})T/.exec(name)?.[1] ?? "";

/** Writes the looks day by day, and answers with their digests. */
async function writeLooks(
  ledger: Ledger,
  { practiceId, only }: { readonly practiceId: string; readonly only?: string },
  folder: string,
  { from, upTo }: { readonly from: string; readonly upTo: string },
): Promise<ReadonlySet<string>> {
  const out = createWriteStream(join(folder, looksFile));
  const written = new Set<string>();
  for (let day = from; day !== "" && day <= upTo; day = addDays(day, 1))
    for (const { look, lookHash } of await ledger.looks(practiceId, day)) {
      if (only !== undefined && ofRequest.parse(look).requestId !== only) continue;
      if (!out.write(`${lookHash} ${canonicalJson(look)}\n`)) await once(out, "drain");
      written.add(lookHash);
    }
  out.end();
  await finished(out);
  return written;
}
