import { describe, expect, it } from "vitest";
import { deepFactor } from "../support/deep.ts";
import { reached, representatives } from "../support/request/explored.ts";
import { everyNode, everyPair, regions } from "../support/request/places.ts";
import { tryPairs } from "../support/request/pairs-tried.ts";
import { faultsOfStep } from "../support/request/step-faults.ts";
import { faultsOfTwin } from "../support/request/twins.ts";
import { unreachable } from "../support/request/unreachable.ts";
import { faultsOfNextAction } from "../support/request/way-forward.ts";

// A deep run tries to stand in the pairs as well of which the list says that no request can.
const { steps, met } = tryPairs((pair) => deepFactor > 1 || !unreachable.has(pair));
const distinct = [...new Map(steps.map((one) => [JSON.stringify(one.snapshot.value), one])).values()];

describe("the regions of the lifecycle, two by two", { timeout: 600_000 }, () => {
  it("has an event to tell for every type that the machine answers", () => {
    const told = new Set<string>(representatives.map(({ type }) => type));
    const missing = everyNode()
      .flatMap((node) => [...node.transitions.keys()])
      .filter((type) => type !== "" && !told.has(type))
      .map((type) => `add a likely ${type} to test/support/request/told.ts`);
    expect([...new Set(missing)]).toEqual([]);
  });

  it("reaches every state of every region", () => {
    const missing = [...regions.values()]
      .flat()
      .filter((place) => !reached.has(place))
      .map((place) => `add events that lead to ${place} to test/support/request/representative.ts`);
    expect(missing).toEqual([]);
  });

  it("stands in every pair of states that the list of unreachable pairs leaves", () => {
    const missing = everyPair()
      .filter((pair) => !met.has(pair) && !unreachable.has(pair))
      .map(
        (pair) =>
          `${pair}: add a way to test/support/request/ways.ts, or the reason why there is none to unreachable.ts`,
      );
    expect(missing).toEqual([]);
  });

  it("stands in no pair of the list, and lists none that there is not", () => {
    const all = new Set(everyPair());
    const wrong = [...unreachable].filter(([pair]) => met.has(pair) || !all.has(pair));
    expect(wrong).toEqual([]);
  });
});

describe("every step that was explored", { timeout: 600_000 }, () => {
  it("is lawful by the independent reading, accounted for, and loses no clock", () => {
    expect(steps.length).toBeGreaterThan(5_000);
    expect(steps.flatMap(faultsOfStep).slice(0, 10)).toEqual([]);
    expect(steps.filter(({ event }) => event.type === "production.released").length).toBeGreaterThan(20);
  });

  it("shows a requester nothing that the same request about a stranger does not show", () => {
    expect(distinct.flatMap(faultsOfTwin).slice(0, 10)).toEqual([]);
  });

  it("leaves somebody a step to take, and names who", () => {
    expect(distinct.flatMap(faultsOfNextAction).slice(0, 10)).toEqual([]);
  });
});
