import type { Edit } from "./edit.ts";

const ledger = "functions/adapters/request-ledger.dynamodb.ts";
const advance = "functions/advance-request/advance-request.ts";
const changes = "workflows/request/changes.ts";
const phases = "workflows/request/phases.ts";

/** What the ledger writes, and under what condition. */
export const ledgerBugs = {
  "the version of a request is ignored": [
    {
      file: ledger,
      find: 'ConditionExpression: "#version = :version",',
      put: 'ConditionExpression: "attribute_exists(pk)",',
    },
  ],
  "effects are written after the transaction": [
    {
      file: ledger,
      find: "await client.send(new TransactWriteCommand({ TransactItems }));",
      put: `const later = TransactItems.filter(({ Put }) => String(Put?.Item?.["sk"]).startsWith("OUTBOX#"));
        await client.send(new TransactWriteCommand({ TransactItems: TransactItems.filter((item) => !later.includes(item)) }));
        for (const item of later) await client.send(new TransactWriteCommand({ TransactItems: [item] }));`,
    },
  ],
  "the accounting is written after the transaction": [
    {
      file: ledger,
      find: "await client.send(new TransactWriteCommand({ TransactItems }));",
      put: `const later = TransactItems.filter(({ Put }) => String(Put?.Item?.["sk"]).startsWith("ENTRY#"));
        await client.send(new TransactWriteCommand({ TransactItems: TransactItems.filter((item) => !later.includes(item)) }));
        for (const item of later) await client.send(new TransactWriteCommand({ TransactItems: [item] }));`,
    },
  ],
  "a further phase is not accounted for": [
    {
      file: "workflows/production/accounting-entries.ts",
      find: "if (!production?.pages || fromOn === undefined || toOn === undefined) return undefined;",
      put: "if (!production?.pages || fromOn === undefined || toOn === undefined || context.phases.length > 1) return undefined;",
    },
  ],
  "a refusal on what may be old is final": [
    {
      file: advance,
      find: 'if (reading === "eventual") return "on-newest";',
      put: 'if (reading === "eventual" && decided.outcome !== "refused") return "on-newest";',
    },
  ],
  "facts of another step are taken": [
    {
      file: "functions/adapters/stored-request.ts",
      find: "return fits ? { ...snapshot,",
      put: "return fits || facts ? { ...snapshot,",
    },
  ],
  "an event seen before is taken again": [
    {
      file: "functions/advance-request/advance-request.ts",
      find: "return seen ? replay(seen, bodyDigest) : result;",
      put: "return seen && false ? replay(seen, bodyDigest) : result;",
    },
  ],
  "a key is not compared with what it was used for": [
    {
      file: advance,
      find: "if (seen.bodyDigest === bodyDigest) return accepted(seen.version);",
      put: "return accepted(seen.version);",
    },
  ],
  "the facts are written after the transaction": [
    {
      file: ledger,
      find: "await client.send(new TransactWriteCommand({ TransactItems }));",
      put: `const later = TransactItems.filter(({ Put }) => String(Put?.Item?.["sk"]) === "CASE#FACTS");
        await client.send(new TransactWriteCommand({ TransactItems: TransactItems.filter((item) => !later.includes(item)) }));
        for (const item of later) await client.send(new TransactWriteCommand({ TransactItems: [item] }));`,
    },
  ],
  "the practice is not in the key of a queue": [
    {
      file: "functions/adapters/ledger-keys.ts",
      find: "`PRACTICE#${practiceId}#QUEUE#${queue}`",
      put: "`PRACTICE#QUEUE#${queue}`",
    },
  ],
  "the accounting lists the last phase alone": [
    { file: phases, find: "phases: [...phases, { productionId", put: "phases: [{ productionId" },
  ],
  "page numbers begin anew in each phase": [
    { file: changes, find: "firstNumber: context.lastNumber + 1 }", put: "firstNumber: 1 }" },
  ],
  "an old sign-in is as good as a fresh one": [
    {
      file: "workflows/access/fresh-sign-in.ts",
      find: "isGrave(event) && !isFresh(ageMs)",
      put: "isGrave(event) && ageMs < 0 && !isFresh(ageMs)",
    },
  ],
  "anybody of the practice lets a pause end": [
    { file: "workflows/access/may.ts", find: "liftHold: desk,", put: "liftHold: everyone," },
  ],
} as const satisfies Readonly<Record<string, readonly Edit[]>>;
