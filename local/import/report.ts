import type { Outcome } from "./take-in.ts";

const headings = {
  taken: "Taken in, now or before",
  unclassified: "Waits for a clinician to say what it is",
  refused: "Not taken in",
} as const;

/** What became of everything, in counts and in words, by how it ended. */
export function reportOf(outcomes: readonly Outcome[]): string {
  const lines: string[] = [];
  for (const ended of ["taken", "unclassified", "refused"] as const) {
    const rows = outcomes.filter((one) => one.ended === ended);
    lines.push("", `${headings[ended]}: ${rows.length}`);
    const width = Math.max(0, ...rows.map(({ shown }) => shown.length));
    for (const { shown, words } of rows) lines.push(`  ${shown.padEnd(width)}  ${words}`);
  }
  return lines.join("\n");
}
