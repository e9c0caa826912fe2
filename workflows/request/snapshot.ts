import type { SnapshotFrom } from "xstate";
import { requestMachine } from "./machine.ts";
import { MACHINE_VERSION, standingOf } from "./stored-snapshot.ts";
import type { Standing, StoredSnapshot } from "./stored-snapshot.ts";

/** Where a request stands, and what it remembers, ready to be moved on. */
export type RequestSnapshot = SnapshotFrom<typeof requestMachine>;

/** The snapshot as plain JSON. */
export function dehydrate(snapshot: RequestSnapshot): StoredSnapshot {
  return { machineVersion: MACHINE_VERSION, value: snapshot.value, context: snapshot.context };
}

/** The snapshot that stands there; throws when the machine has no such state. */
export const resume = ({ value, context }: Standing): RequestSnapshot =>
  requestMachine.resolveState({ value, context });

/** The snapshot back from the ledger; throws when it is not one that this version wrote. */
export const restore = (stored: unknown): RequestSnapshot => resume(standingOf(stored));
