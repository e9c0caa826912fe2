import type { Instant } from "../vocabulary/dates.ts";
import type { PersonId } from "../vocabulary/ids.ts";
import type { Role } from "./roles.ts";

/** With whom, from when, and until when (both instants of the server's clock; the last one excluded). */
export type StandIn = {
  readonly personId: PersonId;
  readonly sub: string;
  readonly from: Instant;
  readonly until: Instant;
};

type Membership = {
  readonly personId: PersonId;
  readonly roles: readonly Role[];
  /** For whom this member stands in, and by whom this member is stood in for. */
  readonly standsInFor?: readonly StandIn[] | undefined;
  readonly stoodInForBy?: readonly StandIn[] | undefined;
};

const runs = (now: Instant) => (one: StandIn) => one.from <= now && now < one.until;

/** Those for whom a member stands in now. */
export const standsInNowFor = ({ standsInFor = [] }: Membership, now: Instant): readonly StandIn[] =>
  standsInFor.filter(runs(now));

/** Everybody who counts as one person with a member now: whose part is taken and who takes it see with the same eyes. */
export const countsAsOneWith = (member: Membership, now: Instant): readonly PersonId[] => [
  ...new Set(
    [...standsInNowFor(member, now), ...(member.stoodInForBy ?? []).filter(runs(now))].map(
      ({ personId }) => personId,
    ),
  ),
];

/**
 * The roles of a member who stands in for others: their own, and those that the others have by their own membership. So a
 * part is never handed on, and nobody does for another what the other may not. A clinician's judgement is not taken by
 * whoever stands in: it rests on a license and on the treatment.
 */
export const rolesInForce = (
  own: readonly Role[],
  others: readonly { readonly roles: readonly Role[] }[],
): readonly Role[] => [
  ...new Set([...own, ...others.flatMap(({ roles }) => roles.filter((role) => role !== "clinician"))]),
];

/** Everybody of a practice with the roles in force now: who stands in for somebody is told what the other would be told. */
export function membersInForce<Known extends Membership & { readonly sub: string }>(
  members: readonly Known[],
  now: Instant,
): readonly Known[] {
  return members.map((member) => {
    const accounts = new Set(standsInNowFor(member, now).map(({ sub }) => sub));
    const others = members.filter(({ sub }) => accounts.has(sub));
    return { ...member, roles: [...rolesInForce(member.roles, others)] };
  });
}
