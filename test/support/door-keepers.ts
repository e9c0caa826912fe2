import type { Door } from "../../workflows/access/doors.ts";

/** Which function each door to the writer of requests belongs to. */
export const keepers: Readonly<Record<Door, string>> = {
  requester: "requester-api",
  staff: "staff-api",
  documents: "accept-document",
  vault: "open-vault",
  production: "assemble-production",
  discard: "discard-production",
  disposal: "destroy-files",
  delivery: "deliver",
  court: "deliver",
  papers: "draw-papers",
  pages: "show-pages",
  clock: "clocks",
  effects: "sweep-outbox",
};
