import type { StaffCommandName } from "../../../workflows/contract/commands.ts";
import { localDateOf } from "../../../workflows/facts/local-date.ts";
import type { People } from "../people.ts";
import { practice } from "../practice.ts";
import type { StaffName } from "../practice.ts";
import type { Case } from "../work.ts";
import { aMinute } from "../world/world.ts";
import type { World } from "../world/world.ts";

export type Ground = { readonly world: World; readonly people: People; readonly chance: () => number };
/** What somebody else does to a request while the practice works on it. */
export type Contest = (ground: Ground, one: Case) => Promise<void>;
type Act = readonly [StaffName, StaffCommandName, Readonly<Record<string, unknown>>?];

export const because = { reason: "Something has come up." };
export const hour = 60 * aMinute;
const dayMs = 24 * hour;
/** Whoever is told no so often goes: somebody else has closed, reopened or settled it meanwhile. */
const mostRefusals = 12;

/** A day at the practice, today or so many days later. */
export const onDay = ({ time }: World, later = 0): string =>
  localDateOf(new Date(time.now() + later * dayMs).toISOString(), practice.timeZone);

/** Gives a command; whether it was taken. */
export const does = async ({ people }: Ground, one: Case, ...[by, command, payload]: Act): Promise<boolean> =>
  (await people.give(by, one.requestId ?? "", command, payload)).status < 300;
/** Gives a command until it is taken, or the request has come to where it can no longer be. */
export const mustDo = ({ people }: Ground, one: Case, ...[by, command, payload]: Act): Promise<boolean> => {
  let refusals = 0;
  return people.until(`${command} to be taken`, async () => {
    const { status } = await people.give(by, one.requestId ?? "", command, payload);
    if (status < 300) return true;
    refusals += 1;
    const { course } = await statesNow({ people }, one);
    return course === "closed" || refusals > mostRefusals ? false : undefined;
  });
};

/** The course of a request as it is now. */
export const statesNow = async ({ people }: Pick<Ground, "people">, { requestId = "" }: Case) =>
  (await people.overview("manager", requestId)).states;

/** Counsel signs a paper off, so that it may go to court today. */
export const signOff = (ground: Ground, one: Case, paper: string): Promise<boolean> =>
  mustDo(ground, one, "manager", "recordCounselSignOff", {
    paper,
    counsel: "Orla Finch",
    signedOn: onDay(ground.world),
  });
