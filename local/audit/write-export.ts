import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { finished } from "node:stream/promises";
import * as z from "zod";
import { canonicalJson } from "../../functions/adapters/digests.ts";
import { partFor } from "./check-seals.ts";
import { requestMark } from "./check-chains.ts";
import { eventsFile, keyFile, sealsFolder } from "./source.ts";

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
};

const namedIn = z.object({ heads: z.array(z.object({ requestId: z.string() })) });
const eventSchema = z.looseObject({ seq: z.int(), hash: z.string() });

/**
 * Writes the history of a practice into a folder: its seals byte for byte, the public key, and the chain of every request
 * that a seal names. A request that no seal names yet has nothing that could be proved, and is left out. Of one request alone
 * each seal tells what it says of that one, with the proof, and nothing of the others.
 */
export async function writeExport(
  ledger: Ledger,
  { practiceId, requestId: only }: { readonly practiceId: string; readonly requestId?: string },
  folder: string,
): Promise<{ readonly seals: number; readonly requests: number; readonly events: number }> {
  const names = await ledger.sealNames(practiceId);
  if (names.length === 0)
    throw new Error(
      `No seal of ${practiceId} is there: it is no practice of this ledger, or nothing is sealed yet.`,
    );
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, keyFile), await ledger.publicKey());
  const requestIds = new Set<string>();
  let seals = 0;
  for (const name of names) {
    const text = await ledger.seal(name);
    const part = only === undefined ? text : partOf(only, text);
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
  return { seals, requests: requestIds.size, events };
}

function partOf(requestId: string, text: string): string | undefined {
  const part = partFor(requestId, text);
  return part && canonicalJson(part);
}
