import { addDays } from "../deadlines/civil-calendar.ts";
import { epochOf } from "../facts/local-date.ts";
import type { Instant } from "../vocabulary/dates.ts";
import type { PersonId } from "../vocabulary/ids.ts";
import type { RequestContext } from "./context.ts";
import { treatsThePatient } from "./guards.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

type Asked = { readonly context: RequestContext; readonly event: Pick<Recorded, "actor" | "at"> };

/** Whoever acts, and who counts as one person with them. */
const isOneOf = (persons: readonly PersonId[], { actor }: Pick<Recorded, "actor">): boolean =>
  actor.kind === "staff" &&
  [actor.personId, ...(actor.countsAsOneWith ?? [])].some((person) => persons.includes(person));

/** Days between the record of an outside review and what is done on it: time to think again. */
const daysToThink = 1;

const aDayAfter = (at: Instant): Instant => `${addDays(at.slice(0, 10), daysToThink)}${at.slice(10)}`;

/** From when on an outside review counts; the clock of the server tells the time in UTC. */
export const outsideReviewCountsFrom = ({
  recordedAt,
}: NonNullable<RequestContext["outsideReview"]>): Instant => aDayAfter(recordedAt);

/** Whether somebody outside is named, after what they looked at was complete; the day of the practice may lag behind the server's. */
export const outsiderIsAnother = ({
  event,
}: {
  readonly event: RecordedOf<"outside-review.recorded">;
}): boolean =>
  event.actor.kind === "staff" &&
  !alike(event.reviewer).includes(alike(event.actor.name.split(",")[0] ?? ""));
export const outsiderLookedAfterwards = ({
  context,
  event,
}: {
  readonly context: RequestContext;
  readonly event: RecordedOf<"outside-review.recorded">;
}): boolean => context.reviews.every(({ at }) => event.reviewedOn >= addDays(at.slice(0, 10), -1));
/** Whether the practice added the statement, as no paper of the case; when it did, the events say. */
export const statementIsThePractices = ({
  context: { papers },
  event,
}: {
  readonly context: RequestContext;
  readonly event: RecordedOf<"outside-review.recorded">;
}): boolean =>
  papers.some(
    (one) => one.documentId === event.documentId && one.sentBy === "practice" && one.purpose === "other",
  );
/** Whether somebody of the practice has opened the statement, and says what stands in it. */
export const statementIsRead = ({
  context,
  event,
}: {
  readonly context: RequestContext;
  readonly event: RecordedOf<"outside-review.recorded">;
}): boolean =>
  event.namesThisReview === true &&
  context.papers.some((one) => one.documentId === event.documentId && one.read);
const alike = (name: string): string => name.toLowerCase().replaceAll(/\s+/g, " ").trim();

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
/** Whether a second approval of the same person comes a day after the first, as the outside review is recorded a day before. */
export const aDayLies = (first: { readonly at: Instant }, at: Instant): boolean =>
  epochOf(at) >= epochOf(aDayAfter(first.at));
export const personHasNotApprovedVault = (asked: Asked) =>
  asked.context.vault?.approvals.every(({ persons }) => !isOneOf(persons, asked.event)) === true ||
  (outsiderHasLooked(asked) &&
    asked.context.vault?.approvals.every((one) => aDayLies(one, asked.event.at)) === true);
/** Who asked for the vault may only be the first of the two, and only as the clinician who answers for the notes. */
export const vaultRequesterComesFirstAsClinician = (asked: Asked) =>
  !isOneOf(asked.context.vault?.requestedBy ?? [], asked.event) ||
  (asked.context.vault?.approvals.length === 0 && treatsThePatient(asked.event)) ||
  outsiderHasLooked(asked);
export const aClinicianIsAmongTheTwo = ({ context, event }: Asked) =>
  context.vault?.approvals.length === 0 ||
  treatsThePatient(event) ||
  context.vault?.approvals.some((approval) => approval.clinician) === true;
/** Whether the vault could be approved next by whoever acts: what its readings before approval stand on. */
export const couldApproveVault = (asked: Asked): boolean =>
  personHasNotApprovedVault(asked) &&
  vaultRequesterComesFirstAsClinician(asked) &&
  aClinicianIsAmongTheTwo(asked);
