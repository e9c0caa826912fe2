import type { AnyStateNode } from "xstate";
import { requestMachine } from "../../../workflows/request/machine.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";

/** Every state node of the machine, the root first. */
export function everyNode(node: AnyStateNode = requestMachine.root): readonly AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap((child) => everyNode(child))];
}

const regionNodes: readonly (readonly [string, AnyStateNode])[] = Object.entries(requestMachine.root.states);

/** The states of each region that have none inside, as the machine writes them, such as `course.assembling.building`. */
export const regions: ReadonlyMap<string, readonly string[]> = new Map(
  regionNodes.map(([region, root]) => [
    region,
    everyNode(root)
      .filter(({ states }) => Object.keys(states).length === 0)
      .map(({ path }) => path.join(".")),
  ]),
);

/** The types of events that each region answers anywhere. */
export const eventTypesOf: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  regionNodes.map(([region, root]) => [
    region,
    new Set(everyNode(root).flatMap((node) => [...node.transitions.keys()])),
  ]),
);

/** Where a request stands in each region, by the same names. */
export function placesOf({ value }: Pick<RequestSnapshot, "value">): readonly string[] {
  return Object.entries(value).flatMap(([region, at]) => leavesOf(region, at));
}

function leavesOf(path: string, at: unknown): readonly string[] {
  if (typeof at === "string") return [`${path}.${at}`];
  return Object.entries(at as Readonly<Record<string, unknown>>).flatMap(([child, below]) =>
    leavesOf(`${path}.${child}`, below),
  );
}

/** Two states of two regions, in the order of the alphabet. */
export const pairOf = (one: string, other: string): string =>
  one < other ? `${one} & ${other}` : `${other} & ${one}`;

const known = new Map<string, readonly string[]>();

/** The pairs of states in which one request stands. */
export function pairsOf({ value }: Pick<RequestSnapshot, "value">): readonly string[] {
  const name = JSON.stringify(value);
  const before = known.get(name);
  if (before) return before;
  const places = placesOf({ value });
  const pairs = places.flatMap((one, at) => places.slice(at + 1).map((other) => pairOf(one, other)));
  known.set(name, pairs);
  return pairs;
}

/** Every pair of states of two regions. */
export function everyPair(): readonly string[] {
  const all = [...regions.values()];
  return all.flatMap((states, at) =>
    all.slice(at + 1).flatMap((others) => states.flatMap((one) => others.map((other) => pairOf(one, other)))),
  );
}
