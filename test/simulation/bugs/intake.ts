import type { Edit } from "./edit.ts";

/** Records on their way in. */
export const intakeBugs = {
  "a record is taken in before the scanner's verdict": [
    {
      file: "functions/import-records/scanned-file.ts",
      find: "const scanned = await verdictOn(ports, key, versionId);",
      put: `const said = await verdictOn(ports, key, versionId);
    const scanned = said.verdict === "missing" ? ({ verdict: "no-threats", scanner: "guardduty" } as const) : said;`,
    },
  ],
} as const satisfies Readonly<Record<string, readonly Edit[]>>;
