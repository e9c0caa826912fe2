import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What qpdf finds amiss in a file, where it is installed; elsewhere nothing is asked, and nothing found. */
export function qpdfFaults(bytes: Uint8Array): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "duces-qpdf-"));
  try {
    const path = join(folder, "file.pdf");
    writeFileSync(path, bytes);
    const { status, stderr, error } = spawnSync("qpdf", ["--check", path], { encoding: "utf8" });
    return error || status === 0 ? [] : stderr.split("\n").slice(0, 20);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
