import * as z from "zod";
import { contextSchema } from "./context.ts";

/** Changes whenever a state or a field of the memory changes meaning; stored snapshots of older versions are upcast. */
export const MACHINE_VERSION = 1;

const state = z.string();
/** A state, or a state with the one inside it. A union of schemas would make an error for each nested state before it fits. */
const nested = z.custom<string | Record<string, string>>(
  (value) =>
    typeof value === "string" ||
    (typeof value === "object" &&
      value !== null &&
      Object.values(value).every((one) => typeof one === "string")),
);
const storedSchema = z.strictObject({
  machineVersion: z.literal(MACHINE_VERSION),
  // Every region by name: XState would silently begin a missing one without its entry effects.
  value: z.strictObject({
    course: nested,
    negotiate: state,
    motionToQuash: state,
    protectiveOrder: state,
    inCamera: state,
    order: state,
    patientNotice: state,
    privilege: state,
    vault: state,
    hold: state,
    legalHold: state,
    returnDuty: state,
    money: state,
    paymentHold: state,
    incident: state,
    recall: state,
    file: state,
  }),
  context: contextSchema,
});
/** A snapshot as the ledger keeps it: plain JSON. */
export type StoredSnapshot = z.infer<typeof storedSchema>;

/** Where a request stands and what it remembers: as much of a snapshot as those read who do not move it. */
export type Standing = Pick<StoredSnapshot, "value" | "context">;

/** Reads a snapshot of the ledger; throws when it is not one that this version wrote. */
export function standingOf(stored: unknown): Standing {
  const { value, context } = storedSchema.parse(stored);
  return { value, context };
}
