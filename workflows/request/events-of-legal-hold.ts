import { event, reasonWords } from "./event-shape.ts";

/** The duty to preserve what the request is about. */
export const legalHoldEvents = {
  "legal-hold.placed": event("legal-hold.placed", { reason: reasonWords }),
  "legal-hold.lifted": event("legal-hold.lifted", { reason: reasonWords }),
} as const;
