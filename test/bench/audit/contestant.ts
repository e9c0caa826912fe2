import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { canonicalJson, sha256Hex } from "../../../functions/adapters/digests.ts";
import { eventsFile, folderSource } from "../../../local/audit/source.ts";
import { signingKey, verifyExport } from "../../../local/audit/verify-export.ts";

/** What one process says of its work: what it found, and what it used. */
export type Told = { readonly found: number; readonly firstBad: number | undefined; readonly events: number };

/** The product: everything that `audit:verify` checks. */
async function product(folder: string): Promise<Told> {
  const source = folderSource(folder);
  const { found, faults, events } = await verifyExport(source, signingKey((await source.publicKey()) ?? ""));
  return { found, firstBad: faults[0]?.index, events };
}

/** The plain loop: each event parsed, brought into its canonical form again and hashed; no seals. */
async function plain(folder: string): Promise<Told> {
  let [events, found] = [0, 0];
  let firstBad: number | undefined;
  for await (const line of createInterface({ input: createReadStream(join(folder, eventsFile)) })) {
    if (line.startsWith("request ")) continue;
    const event: unknown = JSON.parse(line.slice(65));
    if (sha256Hex(canonicalJson(event)) !== line.slice(0, 64)) {
      found += 1;
      firstBad ??= events;
    }
    events += 1;
  }
  return { found, firstBad, events };
}

const [, , who = "", folder = ""] = process.argv;
const before = process.cpuUsage();
const told = await (who === "plain" ? plain : product)(folder);
const { user, system } = process.cpuUsage(before);
process.send?.({ ...told, cpuMs: (user + system) / 1000, peakKb: process.resourceUsage().maxRSS });
