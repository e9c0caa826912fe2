import type { PersonId } from "../vocabulary/ids.ts";
import type { RequestContext } from "./context.ts";
import { treatsThePatient } from "./guards.ts";
import type { Recorded } from "./recorded.ts";

type Asked = { readonly context: RequestContext; readonly event: Recorded };

/** Whoever acts, and who counts as one person with them. */
const isOneOf = (persons: readonly PersonId[], { actor }: Recorded): boolean =>
  actor.kind === "staff" &&
  [actor.personId, ...(actor.countsAsOneWith ?? [])].some((person) => persons.includes(person));

export const personIsNoReviewer = ({ context, event }: Asked) => !isOneOf(context.reviewers, event);
export const personIsNotTheProposer = ({ context, event }: Asked) =>
  !isOneOf(context.selection?.proposedBy ?? [], event);
export const personHasNotApprovedVault = ({ context, event }: Asked) =>
  context.vault?.approvals.every(({ persons }) => !isOneOf(persons, event)) === true;
/** Who asked for the vault may only be the first of the two, and only as the clinician who answers for the notes. */
export const vaultRequesterComesFirstAsClinician = ({ context, event }: Asked) =>
  !isOneOf(context.vault?.requestedBy ?? [], event) ||
  (context.vault?.approvals.length === 0 && treatsThePatient(event));
export const aClinicianIsAmongTheTwo = ({ context, event }: Asked) =>
  context.vault?.approvals.length === 0 ||
  treatsThePatient(event) ||
  context.vault?.approvals.some((approval) => approval.clinician) === true;
