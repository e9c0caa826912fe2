import * as z from "zod";
import { countsAsOneWith, rolesInForce, standsInNowFor } from "../../workflows/access/stand-ins.ts";
import type { Instant } from "../../workflows/vocabulary/dates.ts";
import { packedSchema } from "./packed.ts";
import { memberSchema, practiceSchema } from "./practice-rows.ts";
import type { Member, Practice } from "./practice-rows.ts";

/** What the row of a practice tells in one read: the practice, and who belongs to it. */
export type PracticeWithPeople = {
  readonly practice: Practice;
  /** Every account; missing where they are too many for the row, or an earlier version wrote it. */
  readonly people?: readonly Member[] | undefined;
};

const besideSchema = z.object({ people: packedSchema.pipe(z.array(memberSchema)).optional() });

/** Reads the row of a practice; throws when it is none. */
export const practiceWithPeopleIn = (row: unknown): PracticeWithPeople => ({
  practice: practiceSchema.parse(row),
  ...besideSchema.parse(row),
});

/** A member with the roles in force now: the member's own, and those of whom the member stands in for, if of the same practice. */
export function memberInForce(member: Member, others: readonly Member[], now: Instant): Member {
  const ofThePractice = others.filter(({ practiceId }) => practiceId === member.practiceId);
  const roles = rolesInForce(member.roles, ofThePractice);
  return { ...member, roles: [...roles], countsAsOneWith: [...countsAsOneWith(member, now)] };
}

/** The same of one account among all people of a practice. */
export function memberAmong(people: readonly Member[], sub: string, now: Instant): Member | undefined {
  const member = people.find((one) => one.sub === sub);
  if (!member) return undefined;
  const accounts = new Set(standsInNowFor(member, now).map((one) => one.sub));
  return memberInForce(
    member,
    people.filter((one) => accounts.has(one.sub)),
    now,
  );
}
