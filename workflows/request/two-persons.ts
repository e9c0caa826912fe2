import { addDays } from "../deadlines/civil-calendar.ts";
import { epochOf } from "../facts/local-date.ts";
import type { Instant } from "../vocabulary/dates.ts";
import type { PersonId } from "../vocabulary/ids.ts";
import type { RequestContext } from "./context.ts";
import { treatsThePatient } from "./guards.ts";
import type { Recorded } from "./recorded.ts";

type Asked = { readonly context: RequestContext; readonly event: Recorded };

/** Whoever acts, and who counts as one person with them. */
const isOneOf = (persons: readonly PersonId[], { actor }: Recorded): boolean =>
  actor.kind === "staff" &&
  [actor.personId, ...(actor.countsAsOneWith ?? [])].some((person) => persons.includes(person));

/** Days between the record of an outside review and what is done on it: time to think again. */
const daysToThink = 1;

/** From when on an outside review counts; the clock of the server tells the time in UTC. */
export const outsideReviewCountsFrom = ({
  recordedAt,
}: NonNullable<RequestContext["outsideReview"]>): Instant =>
  `${addDays(recordedAt.slice(0, 10), daysToThink)}${recordedAt.slice(10)}`;

/** Whether whoever acts is everybody the practice has. */
export const actsAlone = ({ event: { actor } }: Pick<Asked, "event">): boolean =>
  actor.kind === "staff" && actor.alone === true;
/**
 * Whether somebody from outside the practice has taken the place of the second person, a day ago or longer. A practice of
 * one person has nobody else; one that has since taken on another asks that person.
 */
export const outsiderHasLooked = ({ context: { outsideReview }, event }: Asked): boolean =>
  actsAlone({ event }) &&
  outsideReview !== null &&
  epochOf(event.at) >= epochOf(outsideReviewCountsFrom(outsideReview));

export const personIsNoReviewer = (asked: Asked) =>
  !isOneOf(asked.context.reviewers, asked.event) || outsiderHasLooked(asked);
export const personIsNotTheProposer = (asked: Asked) =>
  !isOneOf(asked.context.selection?.proposedBy ?? [], asked.event) || outsiderHasLooked(asked);
export const personHasNotApprovedVault = (asked: Asked) =>
  asked.context.vault?.approvals.every(({ persons }) => !isOneOf(persons, asked.event)) === true ||
  outsiderHasLooked(asked);
/** Who asked for the vault may only be the first of the two, and only as the clinician who answers for the notes. */
export const vaultRequesterComesFirstAsClinician = (asked: Asked) =>
  !isOneOf(asked.context.vault?.requestedBy ?? [], asked.event) ||
  (asked.context.vault?.approvals.length === 0 && treatsThePatient(asked.event)) ||
  outsiderHasLooked(asked);
export const aClinicianIsAmongTheTwo = ({ context, event }: Asked) =>
  context.vault?.approvals.length === 0 ||
  treatsThePatient(event) ||
  context.vault?.approvals.some((approval) => approval.clinician) === true;
