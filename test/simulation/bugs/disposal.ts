import type { Edit } from "./edit.ts";

/** The disposal of records. */
export const disposalBugs = {
  "a disposal looks for holds once": [
    {
      file: "functions/dispose-records/carry-out.ts",
      find: 'if (holders.length > 0) return { outcome: "held", holders };',
      put: 'if (holders.length > 99) return { outcome: "held", holders };',
    },
  ],
  "what nobody has classified is no place of a disposal": [
    {
      file: "functions/dispose-records/places.ts",
      find: 'const places = ["keys", "sealed", "plain", "incoming"] as const',
      put: 'const places = ["keys", "sealed", "plain"] as const',
    },
  ],
  "what came in late is certified as destroyed": [
    {
      file: "functions/dispose-records/last-look.ts",
      find: "  const late = await leftOf(ports, of, ids);\n",
      put: "  const late = await leftOf(ports, of, []);\n",
    },
  ],
  "a disposal that broke off waits for a person": [
    {
      file: "functions/dispose-records/sweep-disposals.ts",
      find: '(stage.runsUntil ?? "") <= now',
      put: "stage.runsUntil === null",
    },
  ],
} as const satisfies Readonly<Record<string, readonly Edit[]>>;
