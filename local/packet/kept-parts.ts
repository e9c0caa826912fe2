import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Engines } from "../../functions/adapters/packet/engines.ts";
import type { Part, PartOrder } from "../../functions/adapters/packet/part.ts";
import { partFile, partIn } from "../../functions/adapters/packet/part-file.ts";

/**
 * Keeps each part as a file once it is made: who was stopped goes on where they were, and the same document under the same
 * numbers is not read twice, as long as the rules are the same. A part is there whole or not at all: one whose
 * digest is another is made again.
 */
export function keptParts(engines: Engines, folder: string): Engines {
  mkdirSync(folder, { recursive: true });
  const rules = rulesNow();
  return {
    ...engines,
    make: async (bytes, order) => {
      const path = join(folder, `${nameOf(rules, bytes, order)}.part`);
      const kept = read(path);
      if (kept) return kept;
      const made = await engines.make(bytes, order);
      if (!("refused" in made)) write(path, made);
      return made;
    },
  };
}

const nameOf = (rules: Buffer, bytes: Buffer, order: PartOrder): string =>
  createHash("sha256").update(rules).update(JSON.stringify(order)).update(bytes).digest("hex");

const project = new URL("../../", import.meta.url);
/** The digest of what decides what becomes of a page: our own code, and the engines by the lock file. Of other rules no part is taken. */
function rulesNow(): Buffer {
  const hash = createHash("sha256").update(readFileSync(new URL("package-lock.json", project)));
  for (const place of ["functions/adapters/", "workflows/production/"])
    for (const name of readdirSync(new URL(place, project), { recursive: true, encoding: "utf8" }).toSorted())
      if (name.endsWith(".ts")) hash.update(readFileSync(new URL(place + name, project)));
  return hash.digest();
}

function write(path: string, part: Part): void {
  writeFileSync(`${path}.partial`, partFile({ part, setAside: null, leftBehind: [], text: "" }));
  renameSync(`${path}.partial`, path);
}

function read(path: string): Part | undefined {
  try {
    return partIn(readFileSync(path))?.part;
  } catch {
    return undefined;
  }
}
