import { isDeepStrictEqual } from "node:util";
import { getShortestPaths } from "xstate/graph";
import { initialTransition, transition } from "xstate";
import { describe, expect, it } from "vitest";
import { decide, effectsOf } from "../../workflows/request/decide.ts";
import type { Decision } from "../../workflows/request/decide.ts";
import { isStale } from "../../workflows/request/stale.ts";
import { requestMachine } from "../../workflows/request/machine.ts";
import type { Recorded } from "../../workflows/request/recorded.ts";
import { dehydrate, restore } from "../../workflows/request/snapshot.ts";
import type { RequestSnapshot } from "../../workflows/request/snapshot.ts";
import { statesOf } from "../../workflows/request/states-of.ts";
import {
  afterRuling,
  clocks,
  contestThemes,
  courseEvents,
  filesLeft,
  everyEvent,
  givenUp,
  incidents,
  money,
  accounting,
  pauses,
  phases,
  returns,
} from "../support/request/representative.ts";
import { everyTransition, explore, keyOf, transitionsTaken } from "../support/request/explore.ts";
import { happened, solo } from "../support/request/told.ts";
import { statementOnFile, ways } from "../support/request/ways.ts";
import {
  assessing,
  deficient,
  opened,
  readyForRelease,
  released,
  reviewed,
  reviewing,
  retrieving,
  ruledAndReady,
  submitted,
  triaged,
  unheld,
  vaultOpening,
  walk,
} from "../support/request/walk.ts";

const course = explore(undefined, courseEvents);
const stations = [
  submitted(),
  triaged(),
  assessing(),
  deficient(),
  retrieving(),
  reviewing(),
  reviewed(),
  readyForRelease(),
  vaultOpening(),
];
const contests = stations.flatMap((from) => contestThemes.map((events) => explore(from, events)));
const ofOneStation = [
  explore(triaged(), pauses),
  explore(retrieving(), clocks),
  explore(released(), accounting),
  explore(released(), incidents),
  explore(released(), phases),
  explore(readyForRelease(), returns),
  explore(unheld(readyForRelease()), givenUp),
  explore(unheld(readyForRelease()), filesLeft),
  explore(walk(opened(), ...ways.filesProposed.slice(1)).snapshot, filesLeft),
  explore(walk(opened(), ...ways.filesOrdered.slice(1)).snapshot, filesLeft),
  explore(readyForRelease(), money),
  explore(walk(reviewed(), ...statementOnFile).snapshot, [
    happened("outside-review.recorded", {}, { by: solo }),
  ]),
];
const openings = explore(undefined, [happened("request.opened")]);
const explored = [openings, course, explore(ruledAndReady(), afterRuling), ...contests, ...ofOneStation];
const edges = explored.flatMap((one) => one.edges);
const snapshots = [
  ...new Map(explored.flatMap((one) => one.snapshots).map((one) => [keyOf(one), one])).values(),
];
/** Where the request stands after an event, whether or not the event was accepted. */
const after = (snapshot: RequestSnapshot, event: Recorded): RequestSnapshot => {
  const decision = decide(snapshot, event);
  return decision.outcome === "accepted" ? decision.snapshot : snapshot;
};
const json = (snapshot: RequestSnapshot): unknown => JSON.parse(JSON.stringify(dehydrate(snapshot)));

// Thousands of steps: a busy machine may need longer than the usual five seconds.
describe("the lifecycle, explored", { timeout: 60_000 }, () => {
  it("reaches every state of every region", () => {
    const reached = new Set(
      snapshots.flatMap((snapshot) =>
        Object.entries(statesOf(snapshot)).map(([region, state]) => `${region}.${state}`),
      ),
    );
    expect([...reached].toSorted()).toEqual(everyLeaf().toSorted());
  });

  it("takes every transition that is written", () => {
    const taken = new Set(edges.flatMap(({ from, event }) => transitionsTaken(from, event)));
    const missed = [...everyTransition()]
      .filter(([one]) => !taken.has(one))
      .map(([, where]) => `${where}: add an event that takes it to test/support/request/representative.ts`);
    expect(missed).toEqual([]);
  });

  it("replays every shortest path through stored snapshots to the same end", () => {
    const paths = getShortestPaths(requestMachine, {
      events: [...courseEvents],
      serializeState: (snapshot) => keyOf(snapshot),
      serializeEvent: (event: Recorded) => JSON.stringify(event),
      filterEvents: (snapshot: RequestSnapshot, event: Recorded) => snapshot.can(event),
    });
    expect(paths.length).toBeGreaterThan(100);
    for (const path of paths) {
      const [first, ...events] = path.steps.slice(1).map((step) => step.event as Recorded);
      if (first?.type !== "request.opened") continue;
      const begun = opened(first);
      const ends = events.reduce(
        ({ kept, stored }, event) => ({
          kept: after(kept, event),
          stored: json(after(restore(stored), event)),
        }),
        { kept: begun, stored: json(begun) },
      );
      expect(ends.stored).toEqual(json(ends.kept));
      expect(keyOf(restore(ends.stored))).toEqual(keyOf(path.state));
    }
  });

  it("loses nothing when a snapshot is stored and restored", () => {
    const kept = ({ value, context, tags }: RequestSnapshot): unknown =>
      JSON.parse(JSON.stringify([value, context, [...tags]]));
    // The order in which a memory names its parts is none of its content.
    const lost = snapshots.filter(
      (snapshot) => !isDeepStrictEqual(kept(restore(json(snapshot))), kept(snapshot)),
    );
    expect(lost.map(statesOf)).toEqual([]);
  });

  it("gives with its kept scope what the public transition function gives", () => {
    const result = (snapshot: RequestSnapshot, effects: readonly unknown[]) =>
      JSON.stringify([dehydrate(snapshot), effects]);
    const differing = edges
      .filter(({ from, event }) => !isStale(from.context, event))
      .filter(({ from, event }) => {
        const decision = decide(from, event);
        const [next, actions] = transition(requestMachine, from, event);
        return (
          decision.outcome !== "accepted" ||
          result(decision.snapshot, decision.effects) !== result(next, effectsOf(actions))
        );
      });
    expect(differing.map(({ event }) => event.type)).toEqual([]);
  });

  it("answers every event in every state without throwing, and changes nothing when it refuses (AB-037)", () => {
    const standing = new Map(snapshots.map((snapshot) => [JSON.stringify(snapshot.value), snapshot]));
    expect(standing.size).toBeGreaterThan(100);
    for (const snapshot of standing.values()) {
      const before = JSON.stringify(json(snapshot));
      const poor = everyEvent
        .map((event) => wordsOf(decide(snapshot, event)))
        .filter((words) => words.length < 20 || words.includes("undefined"));
      expect(poor).toEqual([]);
      expect(JSON.stringify(json(snapshot))).toBe(before);
    }
  });
});

describe("the lifecycle, as written", () => {
  it("uses no delays, no invoked or spawned actors, no history, no raised events, and one action only", () => {
    const actions = new Set<unknown>();
    for (const node of everyNode()) {
      expect(node.after).toEqual([]);
      expect(node.invoke).toEqual([]);
      expect(node.type).not.toBe("history");
      expect([...node.entry, ...node.exit]).toEqual([]);
      const transitions = [...[...node.transitions.values()].flat(), ...(node.always ?? [])];
      for (const one of transitions) for (const action of one.actions) actions.add(nameOf(action));
    }
    expect(actions).toEqual(new Set(["intend", "xstate.assign"]));
  });

  it("asks its questions by name", () => {
    const known = Object.keys(requestMachine.implementations.guards);
    for (const node of everyNode()) {
      for (const one of [...[...node.transitions.values()].flat(), ...(node.always ?? [])]) {
        expect(known).toContain(one.guard);
      }
    }
  });

  it("begins with a memory that is a constant", () => {
    const [one] = initialTransition(requestMachine);
    const [other] = initialTransition(requestMachine);
    expect(one.context).toBe(other.context);
  });
});

function everyNode(node = requestMachine.root): readonly (typeof requestMachine.root)[] {
  const children = Object.values(node.states) as (typeof requestMachine.root)[];
  return [node, ...children.flatMap((child) => everyNode(child))];
}
function everyLeaf(): readonly string[] {
  return (
    everyNode()
      .filter((node) => Object.keys(node.states).length === 0)
      .map((node) => node.path.join("."))
      // The file has one state, shown nowhere.
      .filter((path) => path !== "file.kept")
  );
}
function wordsOf(decision: Decision): string {
  return decision.outcome === "refused" ? decision.problem.words : `the event was ${decision.outcome}`;
}
function nameOf(action: unknown): unknown {
  if (typeof action === "string") return action;
  return (action as { type?: unknown }).type;
}
