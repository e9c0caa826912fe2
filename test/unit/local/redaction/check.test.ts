import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { redactionFindingSchema } from "../../../../workflows/production/redaction-check/finding.ts";
import { cleanRecords } from "../../../support/redaction/clean.ts";
import { failedBeside } from "../../../support/redaction/failed-beside.ts";

const lineSchema = z.strictObject({
  file: z.string(),
  findings: z.array(redactionFindingSchema.strict()),
  pages: z.int(),
  ms: z.int(),
});

const folder = mkdtempSync(join(tmpdir(), "duces-redaction-"));
const keep = (name: string, bytes: string | Buffer): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};
const clean = keep("clean.pdf", (await cleanRecords["a note"]?.(0)) ?? "");
const leaking = keep("leaking.pdf", (await failedBeside["bookmark"]?.make(0)) ?? "");

function run(...given: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["local/redaction/check.ts", ...given], {
    encoding: "utf8",
  });
  const lines = stdout.split("\n").filter((line) => line !== "");
  return { status, lines: lines.map((line) => lineSchema.parse(JSON.parse(line))), stdout, stderr };
}

describe("the command that checks redactions", () => {
  it("prints a line of JSON for each file, and quotes nothing unless it is asked", () => {
    const { status, lines, stdout } = run(clean, leaking, join(folder, "missing.pdf"));
    expect(status).toBe(1);
    expect(lines.map(({ file, findings, pages }) => [file, findings.map(({ kind }) => kind), pages])).toEqual(
      [
        [clean, [], 1],
        [leaking, ["bookmark"], 1],
        [join(folder, "missing.pdf"), ["unreadable"], 0],
      ],
    );
    expect(stdout.toLowerCase()).not.toContain("quillfeather");
    expect(run("--text", leaking).stdout).toContain("quillfeather");
  });

  it("ends with 0 when it found nothing, and with 1 when a term is still there", () => {
    expect(run(clean).status).toBe(0);
    const terms = keep("terms.txt", "Nobody Here\n\n");
    expect(run("--terms", terms, clean).status).toBe(0);
    const { status, lines } = run("--terms", keep("more.txt", "Marta Quill-feather\n"), clean);
    expect([status, lines[0]?.findings[0]?.kind, lines[0]?.findings[0]?.page]).toEqual([1, "term", 1]);
  });

  it("ends with 2 and says how it is used when it is given no file, or no list of terms", () => {
    const { status, stderr } = run();
    expect([status, stderr]).toEqual([2, expect.stringContaining("Say which files")]);
    expect(run("--terms", join(folder, "none.txt"), clean).status).toBe(2);
    expect(run("--unknown", clean).status).toBe(2);
  });
});
