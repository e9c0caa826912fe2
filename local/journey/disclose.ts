import type { RecordRow } from "../../workflows/contract/staff.ts";
import type { FormOnFile } from "./authorize.ts";
import { call, command, overview, until } from "./api.ts";
import type { Ground } from "./file-request.ts";

/** The tokens of the people of the first practice who take part. */
export type Staff = { readonly manager: string; readonly clinician: string; readonly privacyOfficer: string };

/** What the manager chose to put forward. */
export type Chosen = { readonly progress: readonly RecordRow[]; readonly sealed: readonly RecordRow[] };

/** Chooses the first progress notes and, once the law releases them, psychotherapy notes of the matched patient. */
export async function chooseRecords(
  { portalOrigin }: Ground,
  manager: string,
  requestId: string,
  counts: { readonly progress: number; readonly sealed: number },
): Promise<Chosen> {
  const { records } = await call<{ readonly records: readonly RecordRow[] }>(portalOrigin, "requestRecords", {
    token: manager,
    parameters: { requestId },
  });
  return {
    progress: records.filter(({ sealed }) => !sealed).slice(0, counts.progress),
    sealed: records.filter(({ sealed }) => sealed).slice(0, counts.sealed),
  };
}

/** The manager proposes, the clinician decides each record, the review is completed. */
export async function proposeAndReview(
  { portalOrigin, say }: Ground,
  staff: Staff,
  requestId: string,
  records: readonly RecordRow[],
): Promise<void> {
  const documentIds = records.map(({ documentId }) => documentId);
  await command(portalOrigin, staff.manager, requestId, "proposeRecords", { documentIds });
  say(`The manager proposed ${records.length} records.`);
  for (const { documentId, sealed } of records) {
    await command(portalOrigin, staff.clinician, requestId, "reviewRecord", {
      documentId,
      decision: "approve",
      reason: sealed ? "Named by the patient's own authorization." : "Within what is asked and permitted.",
    });
  }
  await command(portalOrigin, staff.clinician, requestId, "completeReview");
  say("The clinician approved each of them with a reason.");
}

/** Two people approve the opening of the vault for exactly these notes. */
export async function approveVault(
  { portalOrigin, say }: Ground,
  staff: Staff,
  requestId: string,
  { documentId: paper }: FormOnFile,
  notes: readonly RecordRow[],
): Promise<void> {
  const documentIds = notes.map(({ documentId }) => documentId);
  await command(portalOrigin, staff.manager, requestId, "requestVault", {
    authority: { kind: "authorization", documentId: paper },
    documentIds,
    reason: "The patient authorized these notes.",
  });
  await command(portalOrigin, staff.clinician, requestId, "approveVault");
  await command(portalOrigin, staff.privacyOfficer, requestId, "approveVault");
  say("Two people approved opening the vault.");
}

/** A second person confirms; the production is assembled, and the manager releases it. */
export async function confirmAndRelease(
  { portalOrigin, say, patience = 60 }: Ground,
  staff: Staff,
  requestId: string,
): Promise<void> {
  await command(portalOrigin, staff.privacyOfficer, requestId, "confirmRelease");
  const ready = await until(
    "the production to be assembled and the vault to be closed",
    () => overview(portalOrigin, staff.manager, requestId),
    ({ production, allowed }) =>
      production?.state === "assembled" &&
      allowed.some(({ command: name, enabled }) => name === "releaseProduction" && enabled),
    patience,
  );
  say(
    `Production assembled: ${ready.production?.batesFirst} to ${ready.production?.batesLast}, ${ready.production?.pages} pages; vault ${ready.states.vault}.`,
  );
  await command(portalOrigin, staff.manager, requestId, "releaseProduction", {
    productionId: ready.production?.productionId,
  });
  say("The manager released the production.");
}
