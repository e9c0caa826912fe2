import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { eventsFile, keyFile, sealsFolder } from "../../../local/audit/source.ts";
import { seededRandom } from "../../support/deep.ts";
import {
  chainOf,
  eventLine,
  headOf,
  keyPair,
  pemOf,
  requestKey,
  requestLine,
  sealed,
  span,
} from "../../support/audit-history.ts";
import type { ChainHead } from "../../../functions/seal-audit/sealed-window.ts";

const [seals, sealMinutes] = [24, 60];
/** What an event of the protocol weighs, in bytes. */
const eventBytes = 353;

/**
 * Writes an export of so many events into a folder: requests of 10 to 50 events, each living through a few of the 24
 * seals. Answers with the number of requests.
 */
export async function writeHistory(folder: string, events: number, seed: number): Promise<number> {
  const random = seededRandom(seed);
  const { publicKey, privateKey } = keyPair();
  await mkdir(join(folder, sealsFolder), { recursive: true });
  await writeFile(join(folder, keyFile), pemOf(publicKey));
  const heads: ChainHead[][] = Array.from({ length: seals }, () => []);
  const out = createWriteStream(join(folder, eventsFile));
  let [written, requests] = [0, 0];
  while (written < events) {
    requests += 1;
    const key = requestKey(requests);
    const rows = chainOf(key, Math.min(events - written, 10 + Math.floor(random() * 41)), 0, padding);
    const lives = Math.min(rows.length, 1 + Math.floor(random() * 4));
    const first = Math.floor(random() * (seals - lives + 1));
    for (let n = 0; n < lives; n += 1) {
      const row = rows[Math.ceil((rows.length * (n + 1)) / lives) - 1];
      if (row) heads[first + n]?.push(headOf(key, row));
    }
    written += rows.length;
    if (!out.write(`${[requestLine(key), ...rows.map(eventLine)].join("\n")}\n`)) await once(out, "drain");
  }
  out.end();
  await finished(out);
  for (const [n, moved] of heads.entries()) {
    const seal = sealed(privateKey, span(n * sealMinutes, sealMinutes), moved);
    await writeFile(join(folder, sealsFolder, `${String(n).padStart(2, "0")}.json`), JSON.stringify(seal));
  }
  return requests;
}

const bare = eventLine(chainOf(requestKey(1), 1, 0, "")[0] as ReturnType<typeof chainOf>[number]);
const padding = "x".repeat(Math.max(0, eventBytes - bare.length));
