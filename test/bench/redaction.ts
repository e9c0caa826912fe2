import { checkLine } from "../../local/redaction/check.ts";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanRecords } from "../support/redaction/clean.ts";
import { failedBeside } from "../support/redaction/failed-beside.ts";
import { failedOnPage } from "../support/redaction/failed-on-page.ts";

/** `npm run bench:redaction`: what the check finds, how often it is wrong, how fast it is, and what memory it holds. */
const folder = mkdtempSync(join(tmpdir(), "duces-redaction-"));
const five = [0, 1, 2, 3, 4];
const quiet = { terms: [], quoted: false };
let [pages, ms] = [0, 0];

async function kindsIn(bytes: Buffer): Promise<readonly string[]> {
  const file = join(folder, "sample.pdf");
  writeFileSync(file, bytes);
  const line = await checkLine(file, quiet);
  pages += line.pages;
  ms += line.ms;
  return line.findings.map(({ kind }) => kind);
}

const failures = Object.entries({ ...failedOnPage, ...failedBeside });
let [found, alarms] = [0, 0];
for (const [name, { finds, make }] of failures)
  for (const n of five) {
    const hit = (await kindsIn(await make(n))).some((kind) => finds.includes(kind));
    if (hit) found += 1;
    else console.log(`missed: ${name}, sample ${n}`);
  }
for (const [name, make] of Object.entries(cleanRecords))
  for (const n of five) {
    const kinds = await kindsIn(await make(n));
    if (kinds.length > 0) {
      alarms += 1;
      console.log(`false alarm: ${name}, sample ${n}: ${kinds.join(", ")}`);
    }
  }
const clean = Object.keys(cleanRecords).length * five.length;
console.log(`found ${found} of ${failures.length * five.length} failures of ${failures.length} kinds`);
console.log(`false alarms on ${alarms} of ${clean} ordinary records`);
console.log(`${((pages * 1000) / ms).toFixed(1)} pages a second, each in a file and a thread of its own`);

const book = await import("@cantoo/pdf-lib").then(async ({ PDFDocument, StandardFonts }) => {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  const words = "The client was seen for a session of fifty minutes and reports that sleep has improved. ";
  for (let page = 0; page < 200; page += 1)
    document
      .addPage([612, 792])
      .drawText(words.repeat(30), { x: 60, y: 730, size: 11, font, maxWidth: 490, lineHeight: 15 });
  return Buffer.from(await document.save());
});
const file = join(folder, "book.pdf");
writeFileSync(file, book);
const before = process.cpuUsage();
const line = await checkLine(file, quiet);
const { user, system } = process.cpuUsage(before);
const perSecond = (spent: number) => ((line.pages * 1000) / spent).toFixed(1);
console.log(
  `${line.pages} full pages in one file: ${perSecond(line.ms)} pages a second, ${perSecond((user + system) / 1000)} a second of processor time`,
);
console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
rmSync(folder, { recursive: true });
process.exitCode = found === failures.length * five.length && alarms <= 1 ? 0 : 1;
