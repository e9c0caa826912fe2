import type { Edit } from "./edit.ts";

const rows = "functions/adapters/request-rows.ts";
const outbox = "functions/adapters/outbox.dynamodb.ts";
const perform = "functions/dispatch-outbox/perform-effect.ts";

/** What is to be done once the ledger says so. */
export const effectsBugs = {
  "an effect is closed before it is performed": [
    {
      file: perform,
      find: "    await perform(dispatch, row);\n",
      put: "    await dispatch.outbox.finish(row);\n    await perform(dispatch, row);\n",
    },
  ],
  "an effect is claimed without asking who was quicker": [
    {
      file: outbox,
      find: 'ConditionExpression: "#status = :open AND attempts = :attempts",',
      put: 'ConditionExpression: "#status = :open",',
    },
  ],
  "the sweep finds nothing": [
    { file: outbox, find: "while (shards.length > 0) {", put: "while (shards.length > effectShards) {" },
  ],
  "a letter names the patient": [
    {
      file: "functions/dispatch-outbox/send-letter.ts",
      find: "letterOf(template, { trackingNumber,",
      put: "letterOf(template, { trackingNumber: `${trackingNumber} ${(await ports.requests.profile(key))?.subject.name}`,",
    },
  ],
  "what was given up is told to nobody": [
    {
      file: "functions/sweep-outbox/give-up.ts",
      find: 'if ("requestId" in row) {',
      put: "if (!goesOn && !row) {",
    },
  ],
  "what failed is not on the list of the desk": [
    {
      file: rows,
      find: "  if (worklist.undone === 0) return undoneBefore",
      put: `  if (key) return [];
  if (worklist.undone === 0) return undoneBefore`,
    },
  ],
  "what is to be tried again is only taken off": [
    {
      file: "workflows/request/undone.ts",
      find: "return task === undefined ? [] : [task.effect];",
      put: "return task ? [] : [];",
    },
  ],
  "nobody waits for a file that was announced": [
    {
      file: "workflows/request/states/file.ts",
      find: 'context.stage !== "draft" ?',
      put: 'context.stage === "draft" ?',
    },
  ],
  "a letter calls the patient by name": [
    {
      file: "functions/dispatch-outbox/send-letter.ts",
      find: "letterOf(template, { trackingNumber,",
      put: "letterOf(template, { trackingNumber: profile.subject.name,",
    },
  ],
  "a link has the name that its sender gave the file": [
    {
      file: "functions/staff-api/open-link.ts",
      find: "  const fileName = `${request.trackingNumber}-paper-${at + 1}.pdf`;",
      put: "  const fileName = String((await desk.requests.profile(key))?.fileNames[documentId]);",
    },
  ],
  "a log may say anything": [
    {
      file: "functions/adapters/log.ts",
      find: "const fieldSchema = z.strictObject({",
      put: "const fieldSchema = z.looseObject({",
    },
    {
      file: "functions/dispatch-outbox/send-letter.ts",
      find: "const { trackingNumber, requester } = facts;",
      put: `const { trackingNumber, requester } = facts;
  ports.log("info", "letter-for", { ...key, name: (await ports.requests.profile(key))?.subject.name } as never);`,
    },
  ],
} as const satisfies Readonly<Record<string, readonly Edit[]>>;
