import { readdirSync, readFileSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { setLetter } from "../../../functions/adapters/pdf-letter.ts";
import { buildPacket } from "../../../functions/adapters/packet/build.ts";
import { pdfEngines } from "../../../functions/adapters/packet/engines.ts";
import type { BenchFile } from "./input.ts";

// Run as a process of its own: node product.ts LIST OUT. Builds one packet, and the page that certifies it, and writes what it
// came to as JSON: pages, digest, what was set aside, and the most megabytes that this process and each engine took.

const [list = "", out = ""] = process.argv.slice(2);
const records = JSON.parse(readFileSync(list, "utf8")) as readonly BenchFile[];
const at = new Date("2026-11-21T12:00:00Z");

let engineMb = 0;
/** The highest that any process below this one stood at. */
function lookAtEngines(): void {
  const task = `/proc/${process.pid}/task`;
  for (const thread of readdirSync(task))
    for (const child of read(`${task}/${thread}/children`).split(" ").filter(Boolean)) {
      const peak = /^VmHWM:\s+(\d+)/m.exec(read(`/proc/${child}/status`))?.[1];
      engineMb = Math.max(engineMb, Number(peak ?? 0) / 1024);
    }
}
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
const watch = setInterval(lookAtEngines, 200);

const file = await open(out, "w");
const engines = pdfEngines();
const built = await buildPacket(
  engines,
  {
    documents: records.map(({ path, pages, bytes }) => ({
      name: path,
      pages,
      size: bytes,
      bytes: () => readFile(path),
    })),
    prefix: "DUC",
    firstNumber: 1,
    at,
  },
  async (bytes) => void (await file.write(bytes)),
);
await file.close();
lookAtEngines();
clearInterval(watch);
await engines.renew();
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
const ownMb = Math.round(process.resourceUsage().maxRSS / 1024);
// A bundle has no console.
process.stdout.write(`${JSON.stringify({ ...rest, setAside, ownMb, engineMb: Math.round(engineMb) })}\n`);
