import { registerHooks } from "node:module";

export type Edit = { readonly file: string; readonly find: string; readonly put: string };
/** Where a bug shows itself: in any job played calmly, under one fault, in a race for the release, in random seeds, or in those of a vault given up. */
export type Place = "calm" | "faults" | "races" | "seeds" | "openings";
/** A mistake that somebody could make in the product, as edits of its source while it is loaded. */
type Bug = { readonly shows: Place; readonly edits: readonly Edit[] };

const ledger = "functions/adapters/request-ledger.dynamodb.ts";
const outbox = "functions/adapters/outbox.dynamodb.ts";
const perform = "functions/dispatch-outbox/perform-effect.ts";
const guards = "workflows/request/guards.ts";
const requirements = "workflows/request/requirements-of-production.ts";
const assembly = "functions/assemble-production/assemble-production.ts";

/** The planted bugs; a simulation that does not find them finds nothing. */
export const bugs = {
  "the version of a request is ignored": {
    shows: "calm",
    edits: [
      {
        file: ledger,
        find: 'ConditionExpression: "#version = :version",',
        put: 'ConditionExpression: "attribute_exists(pk)",',
      },
    ],
  },
  "effects are written after the transaction": {
    shows: "faults",
    edits: [
      {
        file: ledger,
        find: "await client.send(new TransactWriteCommand({ TransactItems }));",
        put: `const later = TransactItems.filter(({ Put }) => String(Put?.Item?.["sk"]).startsWith("OUTBOX#"));
        await client.send(new TransactWriteCommand({ TransactItems: TransactItems.filter((item) => !later.includes(item)) }));
        for (const item of later) await client.send(new TransactWriteCommand({ TransactItems: [item] }));`,
      },
    ],
  },
  "an event seen before is taken again": {
    shows: "faults",
    edits: [
      {
        file: "functions/advance-request/advance-request.ts",
        find: "return seen ? replay(seen, bodyDigest) : result;",
        put: "return seen && false ? replay(seen, bodyDigest) : result;",
      },
    ],
  },
  "an effect is closed before it is performed": {
    shows: "faults",
    edits: [
      {
        file: perform,
        find: "    await perform(dispatch, row);\n",
        put: "    await dispatch.outbox.finish(row);\n    await perform(dispatch, row);\n",
      },
    ],
  },
  "an effect is claimed without asking who was quicker": {
    shows: "seeds",
    edits: [
      {
        file: outbox,
        find: 'ConditionExpression: "#status = :open AND attempts = :attempts",',
        put: 'ConditionExpression: "#status = :open",',
      },
    ],
  },
  "the sweep finds nothing": {
    shows: "faults",
    edits: [
      { file: outbox, find: "while (shards.length > 0) {", put: "while (shards.length > effectShards) {" },
    ],
  },
  "one person may approve the vault twice": {
    shows: "calm",
    edits: [
      {
        file: guards,
        find: "context.vault?.approvals.every(({ persons }) => !isOneOf(persons, event)) === true;",
        put: "context.vault !== null;",
      },
      { file: "workflows/request/stands-today.ts", find: "if (!areTwo || ", put: "if (!first || " },
    ],
  },
  "a reviewer may give the second look": {
    shows: "calm",
    edits: [
      {
        file: guards,
        find: "!isOneOf(context.reviewers, event);",
        put: "true || isOneOf(context.reviewers, event);",
      },
    ],
  },
  "nothing is looked at again at the release": {
    shows: "calm",
    edits: [
      {
        file: requirements,
        find: "    { ...authorityOpens, holds: ask.producedNotesAreStillAuthorized },\n",
        put: "",
      },
      {
        file: requirements,
        find: "    thisProduction,\n    identityVerified,\n    authorityVerified,\n    weightStands,\n    lawReleases,\n    sameRecipient,\n    withheldOnGrounds,\n",
        put: "    thisProduction,\n",
      },
      {
        file: guards,
        find: "export const approvalsHaveLapsed = (asked: Asked) =>\n  weightHasChanged(asked)",
        put: 'export const approvalsHaveLapsed = (asked: Asked) =>\n  asked.context.stage === "blank" && weightHasChanged(asked)',
      },
      {
        file: guards,
        find: "  !lawReleasesEveryApprovedRecord(asked) ||\n  !recipientStands(asked) ||\n  (vaultIsReliedOn",
        put: '  (asked.context.stage === "blank" && vaultIsReliedOn',
      },
    ],
  },
  "a hold does not stop a release": {
    shows: "races",
    edits: [
      {
        file: requirements,
        find: "    ...quiet,\n    {\n      holds: certifiedWhereAsked,",
        put: "    {\n      holds: certifiedWhereAsked,",
      },
    ],
  },
  "grants are not retired": {
    shows: "calm",
    edits: [
      {
        file: "functions/open-vault/close-vault.ts",
        find: "  for (const { grantId } of grants) await vault.grants.retire(grantId);\n  const request",
        put: "  const request",
      },
    ],
  },
  "grants made too late stay": {
    shows: "openings",
    edits: [
      {
        file: "functions/open-vault/open-vault.ts",
        find: "  for (const { grantId } of grants) await vault.grants.retire(grantId);\n",
        put: "",
      },
      {
        file: "workflows/request/states/vault.ts",
        find: `        "vault.opened": { guard: "lawful", actions: [assign(vaultClosing), retireGrants] },\n`,
        put: "",
      },
      {
        file: "workflows/request/states/vault.ts",
        find: `        "vault.opened": { guard: "lawful", target: "closing", actions: [assign(vaultClosing), retireGrants] },\n`,
        put: "",
      },
    ],
  },
  "a production carries the hour of its writing": {
    shows: "faults",
    edits: [
      { file: assembly, find: "const at = new Date(order.recorded.at);", put: "const at = new Date();" },
    ],
  },
  "a production that cannot be reported is forgotten": {
    shows: "faults",
    edits: [
      {
        file: "functions/assemble-production/work-through.ts",
        find: "      batchItemFailures.push({ itemIdentifier: messageId });\n",
        put: "      void messageId;\n",
      },
    ],
  },
  "a paper is admitted before it is copied": {
    shows: "faults",
    edits: [
      {
        file: "functions/accept-document/accept-document.ts",
        find: `  if (event.type === "document.admitted")\n    await gate.casePapers.copyFrom(gate.quarantineBucket, paperKeyOf(place), versionId);\n`,
        put: "",
      },
      {
        file: "functions/accept-document/accept-document.ts",
        find: `  gate.log(result.outcome`,
        put: `  if (event.type === "document.admitted")\n    await gate.casePapers.copyFrom(gate.quarantineBucket, paperKeyOf(place), versionId);\n  gate.log(result.outcome`,
      },
    ],
  },
  "a link is made for what is not released": {
    shows: "calm",
    edits: [
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
  },
  "a revoked form lets the files go": {
    shows: "calm",
    edits: [
      {
        file: requirements,
        find: "holds: mayStillBeHandedOver,",
        put: "holds: () => true,",
      },
    ],
  },
  "a letter names the patient": {
    shows: "calm",
    edits: [
      {
        file: "functions/dispatch-outbox/send-letter.ts",
        find: "letterOf(template, { trackingNumber,",
        put: "letterOf(template, { trackingNumber: `${trackingNumber} ${profile.subject.name}`,",
      },
    ],
  },
  "a clock that rang is not taken off": {
    shows: "calm",
    edits: [
      {
        file: "workflows/request/states/clocks.ts",
        find: "assign(clockElapsed),",
        put: "",
      },
    ],
  },
  "a reminder does not take its clock on": {
    shows: "calm",
    edits: [{ file: "workflows/request/states/clocks.ts", find: "assign(clockReminded),", put: "" }],
  },
} as const satisfies Record<string, Bug>;
export type BugName = keyof typeof bugs;
export const bugNames = Object.keys(bugs) as readonly BugName[];

/** Puts a bug into the product while Node loads it; what has been loaded before stays as it was. */
export function plant(name: string): void {
  const bug: Bug | undefined = bugNames.includes(name as BugName) ? bugs[name as BugName] : undefined;
  if (!bug) throw new Error(`there is no bug "${name}"`);
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      const edits = bug.edits.filter(({ file }) => url.endsWith(`/${file}`));
      if (edits.length === 0) return loaded;
      const source = edits.reduce(
        (text, { find, put }) => {
          if (text.split(find).length !== 2) throw new Error(`${url} does not hold once: ${find}`);
          return text.replace(find, () => put);
        },
        Buffer.from(loaded.source as Uint8Array).toString("utf8"),
      );
      return { ...loaded, source };
    },
  });
}
