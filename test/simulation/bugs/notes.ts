import type { Edit } from "./edit.ts";

/** The vault and the psychotherapy notes in it. */
export const notesBugs = {
  "grants are not retired": [
    {
      file: "functions/open-vault/close-vault.ts",
      find: "  for (const { grantId } of grants) await vault.grants.retire(grantId);\n  const request",
      put: "  const request",
    },
  ],
  "grants made too late stay": [
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
  "a pause does not keep the vault shut": [
    {
      file: "workflows/request/stands-today.ts",
      find: 'if (context.hold) return "request-on-hold";',
      put: 'if (context.hold && !context.vault) return "request-on-hold";',
    },
    // The pause is looked at once more among all that contests a release.
    {
      file: "workflows/request/stands-today.ts",
      find: "return quiet.some(",
      put: "return quiet.slice(1).some(",
    },
  ],
  "a note is re-wrapped for no request in particular": [
    {
      file: "functions/assemble-production/open-records.ts",
      find: "const to = { practiceId, requestId, authorizationId, documentId };",
      put: "const to = { practiceId, requestId: authorizationId, authorizationId, documentId };",
    },
  ],
  "a reading goes on after the authority was revoked": [
    {
      file: "functions/adapters/standing-reading.ts",
      find: "return readingStands(today, today.judgement, asking) ? today.context.vault?.authorizationId : undefined;",
      put: 'return readingStands(today, today.judgement, asking) ? today.context.vault?.authorizationId : "any";',
    },
  ],
  "a copy for a reader outlives its minutes": [
    {
      file: "functions/adapters/standing-reading.ts",
      find: "if (!reading || isOver(reading, ports.now().toISOString())) return undefined;",
      put: "if (!reading) return undefined;",
    },
  ],
} as const satisfies Readonly<Record<string, readonly Edit[]>>;
