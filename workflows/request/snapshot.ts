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

const mostPlaces = 2_000;
const places = new Map<string, RequestSnapshot>();

/**
 * The snapshot that stands there; throws when the machine has no such state. Where a request can stand is worked out once
 * for each place: with another memory it is the same snapshot.
 */
export function resume({ value, context }: Standing): RequestSnapshot {
  const place = JSON.stringify(value);
  const known = places.get(place);
  if (known) return { ...known, context };
  const resolved = requestMachine.resolveState({ value, context });
  if (places.size >= mostPlaces) places.clear();
  places.set(place, resolved);
  return resolved;
}

/** The snapshot back from the ledger; throws when it is not one that this version wrote. */
export const restore = (stored: unknown): RequestSnapshot => resume(standingOf(stored));
