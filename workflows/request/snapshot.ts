import * as z from "zod";
import type { SnapshotFrom } from "xstate";
import { contextSchema } from "./context.ts";
import { requestMachine } from "./machine.ts";

/** Where a request stands, and what it remembers. */
export type RequestSnapshot = SnapshotFrom<typeof requestMachine>;

/** Changes whenever a state or a field of the memory changes meaning; stored snapshots of older versions are upcast. */
export const MACHINE_VERSION = 1;

const state = z.string();
const storedSchema = z.strictObject({
  machineVersion: z.literal(MACHINE_VERSION),
  // Every region by name: XState would silently begin a missing one without its entry effects.
  value: z.strictObject({
    course: z.union([state, z.record(z.string(), state)]),
    negotiate: state,
    motionToQuash: state,
    protectiveOrder: state,
    vault: state,
    hold: state,
    file: state,
  }),
  context: contextSchema,
});
/** A snapshot as the ledger keeps it: plain JSON. */
export type StoredSnapshot = z.infer<typeof storedSchema>;

/** The snapshot as plain JSON. */
export function dehydrate(snapshot: RequestSnapshot): StoredSnapshot {
  return { machineVersion: MACHINE_VERSION, value: snapshot.value, context: snapshot.context };
}

/** The snapshot back from the ledger; throws when it is not one that this version wrote. */
export function restore(stored: unknown): RequestSnapshot {
  const { value, context } = storedSchema.parse(stored);
  return requestMachine.resolveState({ value, context });
}
