import type { RequestEventType } from "../../../workflows/request/events.ts";
import type { Actor } from "../../../workflows/request/recorded.ts";
import { person } from "./ids.ts";

/** The people of an invented practice. */
export const mara = {
  kind: "staff",
  personId: person("mara"),
  name: "Mara Quint",
  roles: ["practice-manager"],
} as const;
export const ezra = {
  kind: "staff",
  personId: person("ezra"),
  name: "Ezra Thane",
  roles: ["clinician"],
  treats: true,
} as const;
export const vera = {
  kind: "staff",
  personId: person("vera"),
  name: "Vera Ashby",
  roles: ["clinician"],
  treats: true,
} as const;
export const paz = {
  kind: "staff",
  personId: person("paz"),
  name: "Paz Rowe",
  roles: ["privacy-officer"],
} as const;
/** Everybody whom another, smaller practice has. */
export const solo = {
  kind: "staff",
  personId: person("solo"),
  name: "Sol Marchetti",
  roles: ["practice-manager", "clinician", "privacy-officer"],
  treats: true,
  alone: true,
} as const;
export const attorney: Actor = { kind: "requester", emailConfirmed: true };
export const system: Actor = { kind: "system", name: "test" };

const requesterSays = new Set<RequestEventType>([
  "request.opened",
  "upload.announced",
  "request.submitted",
  "request.withdrawn",
  "negotiation.answered",
]);
const clinicianSays = new Set<RequestEventType>([
  "record.described",
  "record.reviewed",
  "record.marked",
  "review.completed",
  "note.reading-asked",
  "note.marked",
  "vault.approved",
]);
const systemSays = new Set<RequestEventType>([
  "requester.email-confirmed",
  "document.admitted",
  "document.refused",
  "vault.opened",
  "vault.refused",
  "vault.closed",
  "production.numbered",
  "production.continued",
  "production.assembled",
  "production.failed",
  "production.discarded",
  "files.counted",
  "files.destroyed",
  "files.disposal-stopped",
  "link.issued",
  "transfer.finished",
  "clock.reminded",
  "clock.stop-ended",
  "clock.elapsed",
  "effect.failed",
]);

const officerSays = new Set<RequestEventType>([
  "release.confirmed",
  "incident.assessed",
  "incident.delay-asked",
  "incident.closed",
  "legal-hold.lifted",
  "files.disposal-proposed",
  "accounting.corrected",
  "accounting.suspended",
  "accounting.drawn-up",
]);

/** Who would say an event of this type. */
export function sayer(type: RequestEventType): Actor {
  if (requesterSays.has(type)) return attorney;
  if (systemSays.has(type)) return system;
  if (clinicianSays.has(type)) return { ...ezra, roles: [...ezra.roles] };
  if (officerSays.has(type)) return { ...paz, roles: [...paz.roles] };
  return { ...mara, roles: [...mara.roles] };
}
