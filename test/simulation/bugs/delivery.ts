import type { Edit } from "./edit.ts";

const guards = "workflows/request/guards.ts";
const requirements = "workflows/request/requirements-of-production.ts";
const incidents = "workflows/request/incidents.ts";
const issueLink = "functions/deliver/issue-link.ts";

/** How a packet leaves. */
export const deliveryBugs = {
  "a link is made for what is not released": [
    {
      file: "functions/deliver/issue-link.ts",
      find: "productionOf: outwardProductionOf",
      put: "productionOf: (context) => context.production",
    },
    {
      file: guards,
      find: `  context.stage === "released" && context.production?.state === "released";`,
      put: "  context.production !== null;",
    },
  ],
  "a revoked form lets the files go": [
    {
      file: requirements,
      find: "holds: mayStillBeHandedOver,",
      put: "holds: () => true,",
    },
  ],
  "what was handed over can be destroyed": [
    {
      file: issueLink,
      find: `  await ports.hold({ key: object, versionId });
`,
      put: "",
    },
  ],
  "a link leads to whatever is stored last": [
    {
      file: issueLink,
      find: "ports.links({ key: object, versionId, fileName, linkId })",
      put: "ports.links({ key: object, fileName, linkId })",
    },
  ],
  "a stay does not stop what was released": [
    {
      file: requirements,
      find: `  patientLetsItGo(asked) &&
  orderIsNotStayed(asked) &&`,
      put: "  patientLetsItGo(asked) &&",
    },
  ],
  "a pause does not stop what was released": [
    {
      file: guards,
      find: `producedNotesAreStillAuthorized(asked) &&
  nothingIsHeld(asked) &&`,
      put: "producedNotesAreStillAuthorized(asked) &&",
    },
  ],
  "what was recalled can still be fetched": [
    {
      file: incidents,
      find: "recalled.some((one) => one === productionId);",
      put: "recalled.some((one) => one === productionId && one === undefined);",
    },
  ],
  "a code of the mailbox is good for ever": [
    {
      file: "functions/deliver/confirm-email.ts",
      find: 'if (!(await sessions.spend(code, "confirm"))) {',
      put: "if (sessionToken === code) {",
    },
  ],
  "a refused download is recorded": [
    {
      file: "functions/deliver/access-log.ts",
      find: "(status !== 200 && status !== 206)",
      put: "status === 0",
    },
  ],
  "a download that cannot be recorded is forgotten": [
    {
      file: "functions/deliver/record-transfers.ts",
      find: `event: { type: "transfer.finished", linkId, bytesSent, complete, finishedAt },
    });`,
      put: `event: { type: "transfer.finished", linkId, bytesSent, complete, finishedAt },
    }).catch(() => ({ outcome: "unchanged" as const, version: 0, seq: 0 }));`,
    },
  ],
} as const satisfies Readonly<Record<string, readonly Edit[]>>;
