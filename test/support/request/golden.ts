import { readdirSync, readFileSync } from "node:fs";
import type { Recorded } from "../../../workflows/request/recorded.ts";

/** A stored request of a version, the places in which it stands, an event that came next, and where it stood after that. */
export type Golden = {
  readonly places: readonly string[];
  readonly snapshot: unknown;
  readonly next: Recorded;
  readonly after: readonly string[];
};

export const goldenDirectory = new URL("../../model/golden/", import.meta.url);

/** The rows of every version that ever stored requests, by the name of their file. */
export function goldenRows(): ReadonlyMap<string, readonly Golden[]> {
  const files = readdirSync(goldenDirectory).filter((name) => name.endsWith(".jsonl"));
  return new Map(
    files.map((name) => {
      const lines = readFileSync(new URL(name, goldenDirectory), "utf8").split("\n").filter(Boolean);
      return [name, lines.map((line) => JSON.parse(line) as Golden)];
    }),
  );
}
