import { readFileSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { setLetter } from "../../../functions/adapters/pdf-letter.ts";
import { buildPacket } from "../../../functions/adapters/packet/build.ts";
import { pdfEngines } from "../../../functions/adapters/packet/engines.ts";
import type { Engines } from "../../../functions/adapters/packet/engines.ts";
import { redactInProcess } from "../../../functions/adapters/redaction/redact-process.ts";
import type { BenchFile } from "./input.ts";
import { watchEngines } from "./watch-engines.ts";

// Run as a process of its own: node product.ts LIST OUT [unchecked]. Builds one packet, and the page that certifies it, and
// writes what it came to as JSON: pages, digest, what was set aside, how many documents the check found something in, and the
// most megabytes that this process and each engine took. What the check costs is the difference to a packet that nobody checks.

const [list = "", out = "", how = ""] = process.argv.slice(2);
const records = JSON.parse(readFileSync(list, "utf8")) as readonly BenchFile[];
const at = new Date("2026-11-21T12:00:00Z");

const watch = watchEngines();

/** A line of words on each of the pages 5 and 15. */
const boxes = [5, 15].map((page) => ({
  page,
  box: { left: 100, top: 90, right: 220, bottom: 100 },
  reason: "privilege" as const,
}));
const redacting = redactInProcess();
async function withoutBoxes(bytes: Buffer): Promise<Buffer> {
  const redaction = await redacting.redact(bytes, boxes);
  if (!redaction.ok) throw new Error(redaction.reason);
  return Buffer.from(redaction.bytes);
}

const file = await open(out, "w");
const all = pdfEngines();
const engines: Engines =
  how === "unchecked" ? { ...all, check: async () => ({ leftBehind: [], text: "" }) } : all;
const built = await buildPacket(
  engines,
  {
    documents: records.map(({ path, pages, bytes, marked = false }) => ({
      name: path,
      pages,
      size: bytes,
      bytes: async () => (marked ? withoutBoxes(await readFile(path)) : readFile(path)),
      setAnew: marked ? boxes.map(({ page }) => page) : [],
    })),
    prefix: "DUC",
    firstNumber: 1,
    at,
  },
  async (bytes) => void (await file.write(bytes)),
);
await file.close();
const engineMb = watch.end();
await Promise.all([engines.renew(), redacting.renew()]);
await setLetter(
  {
    from: "A practice",
    to: [],
    on: "2026-11-21",
    re: ["Certificate"],
    paragraphs: [built.sha256],
    withheld: [],
    closing: [],
  },
  at,
);
const { documents, ...rest } = built;
const setAside = documents.filter((one) => one.setAside !== null).length;
const found = documents.filter(({ leftBehind }) => leftBehind.length > 0).length;
const ownMb = Math.round(process.resourceUsage().maxRSS / 1024);
// A bundle has no console.
process.stdout.write(`${JSON.stringify({ ...rest, setAside, found, ownMb, engineMb })}\n`);
