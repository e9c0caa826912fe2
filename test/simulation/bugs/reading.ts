import type { Edit } from "./edit.ts";

const advance = "functions/advance-request/advance-request.ts";
const look = "functions/advance-request/look-once.ts";
const practices = "functions/adapters/practices.dynamodb.ts";

/** What may be old and is trusted where something leaves. */
export const readingBugs = {
  "what lets out reads what may be old": [
    { file: advance, find: 'letsOut(event) ? "consistent" : reading', put: "reading" },
  ],
  "what is grave is left out of what lets out": [
    {
      file: "workflows/access/lets-out.ts",
      find: "lettingOut.has(event.type) || isGrave(event)",
      put: "lettingOut.has(event.type)",
    },
  ],
  "a practice and its people are read as they may have been": [
    {
      file: look,
      find: "practices.withPeople(practiceId, reading)",
      put: 'practices.withPeople(practiceId, "eventual")',
    },
  ],
  "a member who stands in no row of the practice is read as they may have been": [
    { file: look, find: "practices.member(sub, reading)", put: 'practices.member(sub, "eventual")' },
  ],
  "whom a member stands in for is read as it may have been": [
    { file: practices, find: "get(memberKey(account), reading)", put: 'get(memberKey(account), "eventual")' },
  ],
  "a patient is read as they may have been": [
    {
      file: look,
      find: "practices.patient(practiceId, patientRef, reading)",
      put: 'practices.patient(practiceId, patientRef, "eventual")',
    },
  ],
  "what is reported is taken for all that the product says": [
    {
      file: "workflows/access/rests-on.ts",
      find: 'by !== "staff" && reported.has(type)',
      put: 'by === "system" || (by !== "staff" && reported.has(type))',
    },
  ],
  "an opened vault counts as a report": [
    {
      file: "workflows/access/rests-on.ts",
      find: '"vault.closed",',
      put: '"vault.closed", "vault.opened",',
    },
  ],
  "a history that an old read cut short is taken for whole": [
    {
      file: "functions/adapters/history.dynamodb.ts",
      find: "events.length === version",
      put: "events.length > 0",
    },
  ],
  "a record that turned out to be a note stays what it was": [
    {
      file: "functions/adapters/case-on-file.ts",
      find: "new Set(patient?.misfiled)",
      put: "new Set<string>()",
    },
  ],
  "what is decided again is decided on what may be old": [
    { file: advance, find: '    reading = "consistent";\n', put: '    reading = "eventual";\n' },
  ],
  "a clock is forgotten on what may be old": [
    {
      file: advance,
      find: 'if (reading === "eventual") return "on-newest";',
      put: 'if (reading === "eventual" && decided.outcome !== "unchanged") return "on-newest";',
    },
  ],
  "a request that is torn is taken for none": [
    { file: advance, find: ".catch(tornOrThrown)", put: ".catch(() => undefined)" },
  ],
} as const satisfies Readonly<Record<string, readonly Edit[]>>;
