import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { checkRedaction } from "../../functions/adapters/redaction-check/check-redaction.ts";
import type { CheckedFile } from "../../functions/adapters/redaction-check/check-file.ts";
import { found } from "../../workflows/production/redaction-check/finding.ts";
import type { RedactionFinding } from "../../workflows/production/redaction-check/finding.ts";

const usage =
  "npm run -s redaction:check -- FILE... [--terms FILE] [--text]\n" +
  "  --terms FILE  words that must be nowhere in the files, one a line\n" +
  "  --text        quote what was found; without it nothing is quoted";

/** One line of output: a file, what was found in it, how many pages were looked at, and how long it took in milliseconds. */
export type CheckedLine = {
  readonly file: string;
  readonly findings: readonly RedactionFinding[];
  readonly pages: number;
  readonly ms: number;
};

/** Checks one file of this machine. A file that cannot be read from the disk is a finding as well. */
export async function checkLine(
  file: string,
  { terms, quoted }: { readonly terms: readonly string[]; readonly quoted: boolean },
): Promise<CheckedLine> {
  const began = performance.now();
  const { findings, pages } = await checked(file, terms);
  const said = findings.map(({ text, ...finding }) =>
    quoted && text !== undefined && text !== "" ? { ...finding, text } : finding,
  );
  return { file, findings: said, pages, ms: Math.round(performance.now() - began) };
}

async function checked(file: string, terms: readonly string[]): Promise<CheckedFile> {
  try {
    return await checkRedaction(await readFile(file), { terms });
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    return { findings: [{ ...found("unreadable", ""), says: "It cannot be read from the disk." }], pages: 0 };
  }
}

/** Exit status 0 when nothing was found, 1 on any finding, 2 when nothing could be checked. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { terms: { type: "string" }, text: { type: "boolean", default: false } },
  });
  if (positionals.length === 0) throw new Error(`Say which files: ${usage}`);
  const list = values.terms === undefined ? "" : await readFile(values.terms, "utf8");
  const terms = list.split(/\r?\n/).filter((term) => term.trim() !== "");
  let any = false;
  for (const file of positionals) {
    const line = await checkLine(file, { terms, quoted: values.text });
    any ||= line.findings.length > 0;
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
  return any ? 1 : 0;
}

if (import.meta.main)
  process.exitCode = await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 2;
  });
