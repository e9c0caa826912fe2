import { isAlone } from "../../workflows/access/alone.ts";
import { commandOf, rolesMay, rolesMayCause } from "../../workflows/access/may.ts";
import { actorKindOfDoor, doorAdmits } from "../../workflows/access/doors.ts";
import { lackOfTreatment } from "../../workflows/access/treating.ts";
import { seesRecords, treats } from "../../workflows/access/sight.ts";
import type { Door } from "../../workflows/access/doors.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { RequestEventType } from "../../workflows/request/events.ts";
import type { RequestContext } from "../../workflows/request/context.ts";
import type { Actor } from "../../workflows/request/recorded.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import type { Identified } from "./identify.ts";
import type { Lookups } from "./look-once.ts";

/** `sees`: whether what there is of the patient may be told to whoever acts. */
export type Named = { readonly actor: Actor; readonly sees: boolean } | { readonly problem: Refusal };
const denied = (words: string): Named => ({ problem: refusal("not-allowed-for-role", words) });

/** What asks for a second person: for these it is read whether the practice has one. */
const asksForASecond: ReadonlySet<RequestEventType> = new Set([
  "outside-review.recorded",
  "release.confirmed",
  "vault.approved",
  "note.reading-asked",
]);

/** Whether this event may come in through this door at all. */
export function doorRefusal(door: Door, { actor, event }: Identified): Refusal | undefined {
  if (doorAdmits(door, event.type) && actorKindOfDoor[door] === actor.kind) return undefined;
  return refusal("not-allowed-for-role", "This caller may not report this.");
}

/** Who acts, from what the ledger knows: staff by their membership, requesters by what they confirmed. */
export async function actorOf(
  practices: Pick<Lookups, "member" | "members" | "patient">,
  { actor, event, practiceId }: Identified,
  context: RequestContext | undefined,
): Promise<Named> {
  if (actor.kind === "system") return { actor, sees: true };
  if (actor.kind === "requester")
    return { actor: { kind: "requester", emailConfirmed: context?.emailConfirmed ?? false }, sees: true };
  const member = await practices.member(actor.sub);
  if (member?.practiceId !== practiceId) return { problem: notFound() };
  const command = commandOf(event.type);
  if ((command && !rolesMay(member.roles, command)) || !rolesMayCause(member.roles, event.type))
    return denied("Your role may not do this.");
  const { sub, personId, name, roles, countsAsOneWith = [] } = member;
  const patient = context?.patientRef ? await practices.patient(context.patientRef) : undefined;
  const lack = command && patient && lackOfTreatment(command, member, patient);
  if (lack !== undefined) return denied(lack);
  const alone = asksForASecond.has(event.type) && isAlone(personId, await practices.members());
  const sees = !patient || seesRecords(member, patient);
  const treating = patient !== undefined && treats(member, patient);
  return {
    actor: {
      kind: "staff",
      sub,
      personId,
      name,
      roles,
      ...(treating ? { treats: true } : {}),
      ...(countsAsOneWith.length > 0 ? { countsAsOneWith } : {}),
      ...(alone ? { alone } : {}),
    },
    sees,
  };
}
