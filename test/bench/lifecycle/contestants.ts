import { createMachine, interpret, reduce, state, transition as to } from "robot3";
import type { Machine } from "robot3";
import { transition } from "xstate";
import { decide } from "../../../workflows/request/decide.ts";
import { requestMachine } from "../../../workflows/request/machine.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import { dehydrate, restore } from "../../../workflows/request/snapshot.ts";
import type { Life } from "./lives.ts";

/** Takes a request as it is stored, lets one event happen, and gives it back as it is stored. */
type Step = (stored: string, event: Recorded, name: string) => string;
/** A way to keep a request and move it on; the first state is brought into its own form, and the last one out of it. */
export type Contestant = {
  readonly begin: (first: string) => string;
  readonly step: Step;
  readonly end: (stored: string) => string;
};
type Standing = { readonly value: unknown; readonly context: Readonly<Record<string, unknown>> };

const itself = (stored: string): string => stored;
const standing = ({ value, context }: Standing): string => JSON.stringify({ value, context });
const standingIn = (stored: string): string => standing(JSON.parse(stored) as Standing);

/** The product: what `advance-request` does between reading the row and writing it. */
const product: Contestant = {
  begin: itself,
  step: (stored, event) => {
    const decision = decide(restore(JSON.parse(stored)), event);
    if (decision.outcome !== "accepted") throw new Error(`${event.type} was ${decision.outcome}`);
    return JSON.stringify(dehydrate(decision.snapshot));
  },
  end: standingIn,
};

/** The same machine the way XState's guide shows it: restore, pure transition, persisted snapshot. */
const documented: Contestant = {
  begin: (first) => JSON.stringify(requestMachine.getPersistedSnapshot(restore(JSON.parse(first)))),
  step: (stored, event) => {
    const snapshot = requestMachine.restoreSnapshot(JSON.parse(stored), undefined as never);
    const [next] = transition(requestMachine, snapshot, event);
    return JSON.stringify(requestMachine.getPersistedSnapshot(next));
  },
  end: standingIn,
};

/** What each named event of each life makes of the state it happens in: where it leads, and what changes in the memory. */
type Row = { readonly value: unknown; readonly changed: Readonly<Record<string, unknown>> };
export type Table = ReadonlyMap<string, ReadonlyMap<string, Row>>;
export const nameOf = (life: number, at: number): string => `${life}.${at}`;

/** The machine flattened over some lives: no hierarchy, no guards, no regions are left. */
export function flattened(lives: readonly Life[]): Table {
  const table = new Map<string, Map<string, Row>>();
  for (const [life, { first, events }] of lives.entries()) {
    let stored = first;
    for (const [at, event] of events.entries()) {
      const before = JSON.parse(stored) as Standing;
      stored = product.step(stored, event, "");
      const after = JSON.parse(stored) as Standing;
      const changed = Object.entries(after.context).filter(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(before.context[name]),
      );
      const key = JSON.stringify(before.value);
      const rows = table.get(key) ?? new Map<string, Row>();
      rows.set(nameOf(life, at), { value: after.value, changed: Object.fromEntries(changed) });
      table.set(key, rows);
    }
  }
  return table;
}

/** The limit of whatever is driven by data and stored as JSON: one look into a table. */
const tableReducer = (table: Table): Contestant => ({
  begin: standingIn,
  step: (stored, _event, name) => {
    const { value, context } = JSON.parse(stored) as Standing;
    const row = table.get(JSON.stringify(value))?.get(name);
    if (!row) throw new Error(`the table has no ${name}`);
    return JSON.stringify({ value: row.value, context: { ...context, ...row.changed } });
  },
  end: itself,
});

/** robot3 has no stored form of a state: its machine is made anew around the flattened states at each step. */
function robot(table: Table): Contestant {
  const states = Object.fromEntries(
    [...table].map(([key, rows]) => [
      key,
      state(
        ...[...rows].map(([name, { value, changed }]) =>
          to(
            name,
            JSON.stringify(value),
            reduce((context: object) => ({ ...context, ...changed })),
          ),
        ),
      ),
    ]),
  );
  const known = new Set(Object.keys(states));
  for (const rows of table.values())
    for (const { value } of rows.values()) {
      const key = JSON.stringify(value);
      if (!known.has(key)) states[key] = state();
    }
  return {
    begin: (first) => {
      const { value, context } = JSON.parse(first) as Standing;
      return JSON.stringify({ at: JSON.stringify(value), context });
    },
    step: (stored, _event, name) => {
      const { at, context } = JSON.parse(stored) as { readonly at: string; readonly context: object };
      const machine: Machine = createMachine(at, states, () => context) as never;
      const service = interpret(machine, () => {});
      service.send(name as never);
      return JSON.stringify({ at: service.machine.current, context: service.context });
    },
    end: (stored) => {
      const { at, context } = JSON.parse(stored) as { readonly at: string; readonly context: object };
      return JSON.stringify({ value: JSON.parse(at) as unknown, context });
    },
  };
}

/** Everybody who takes part, made ready for these lives. */
export const contestantsFor = (lives: readonly Life[]) => {
  const table = flattened(lives);
  return {
    product,
    "XState as documented": documented,
    robot3: robot(table),
    "table and JSON": tableReducer(table),
  } as const satisfies Record<string, Contestant>;
};
export type Name = keyof ReturnType<typeof contestantsFor>;
