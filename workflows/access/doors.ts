import { staffCommandEvents } from "../contract/commands.ts";
import type { RequestEventType } from "../request/events.ts";

/** The ways into the single writer: one Lambda alias each, invokable by one caller only. */
export const doors = {
  requester: [
    "request.opened",
    "upload.announced",
    "request.submitted",
    "request.withdrawn",
    "negotiation.proposed",
    "negotiation.answered",
    "negotiation.rows-answered",
    "fee.accepted",
  ],
  staff: [
    ...new Set<RequestEventType>(Object.values(staffCommandEvents)),
    "request.opened",
    "upload.announced",
    "paper.viewed",
    "record.viewed",
  ],
  documents: ["document.admitted", "document.refused"],
  vault: ["vault.opened", "vault.refused", "vault.closed"],
  production: ["production.numbered", "production.continued", "production.assembled", "production.failed"],
  discard: ["production.discarded"],
  disposal: ["files.counted", "files.destroyed", "files.disposal-stopped"],
  delivery: ["requester.email-confirmed", "link.issued", "transfer.finished"],
  court: ["court-link.issued"],
  papers: ["paper.drawn-up", "accounting.drawn-up"],
  pages: ["record.viewed"],
  clock: ["clock.elapsed", "clock.reminded", "clock.stop-ended"],
  effects: ["effect.failed"],
} as const satisfies Record<string, readonly RequestEventType[]>;

export type Door = keyof typeof doors;

/** The kind of actor that comes through each door. */
export const actorKindOfDoor = {
  requester: "requester",
  staff: "staff",
  documents: "system",
  vault: "system",
  production: "system",
  discard: "system",
  disposal: "system",
  delivery: "system",
  court: "staff",
  papers: "staff",
  pages: "staff",
  clock: "system",
  effects: "system",
} as const satisfies Record<Door, "requester" | "staff" | "system">;

/** Whether a name is that of a door. */
export function isDoor(name: string): name is Door {
  return Object.hasOwn(doors, name);
}

/** Whether events of this type may come in through this door. */
export function doorAdmits(door: Door, type: RequestEventType): boolean {
  const admitted: readonly RequestEventType[] = doors[door];
  return admitted.includes(type);
}
