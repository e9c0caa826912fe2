import { initialTransition } from "xstate";
import { describe, expect, it } from "vitest";
import { besideCourse, placeWords, stopsOf } from "../../../../portal/src/words/stations.ts";
import { requestMachine } from "../../../../workflows/request/machine.ts";
import { statesOf } from "../../../../workflows/request/states-of.ts";

const [blank] = initialTransition(requestMachine);
const atRest = statesOf(blank);
const stateNames = (region: "course" | keyof typeof atRest): readonly string[] =>
  Object.keys(requestMachine.root.states[region]?.states ?? {});

describe("the course of a request on the screen", () => {
  it("has the states of the machine's main course as its stops, in the order in which they are written", () => {
    const stops = stateNames("course").map((state) => stopsOf(state).findIndex(({ is }) => is === "here"));
    expect(stops).toEqual(stops.map((_stop, n) => n));
    expect(stopsOf("triage")).toHaveLength(stops.length);
  });

  it("tells what lies behind and ahead, and the step in words", () => {
    expect(stopsOf("validateCourtWeight.deficient").map(({ is }) => is)).toEqual([
      "behind",
      "behind",
      "here",
      ...Array.from({ length: 7 }, () => "ahead"),
    ]);
    expect(placeWords("validateCourtWeight.deficient")).toBe("Step 3 of 10: Returned to the requester");
  });

  it("says of nothing that it was done when the request was closed, for it may have ended anywhere", () => {
    expect(stopsOf("closed").filter(({ is }) => is === "behind")).toEqual([]);
  });

  it("tells of no part beside the course where it begins, and of each once it moves", () => {
    expect(besideCourse(atRest)).toEqual([]);
    const beside = Object.keys(atRest).filter((region) => region !== "course") as (keyof typeof atRest)[];
    const silent = beside.flatMap((region) =>
      stateNames(region)
        .filter(
          (state) => state !== atRest[region] && besideCourse({ ...atRest, [region]: state }).length === 0,
        )
        .map((state) => `${region}.${state}`),
    );
    // A vault that was closed after its production is as shut as one that was never opened; a closed incident is over.
    expect(silent.toSorted()).toEqual(["incident.closed", "vault.closedAgain"]);
  });

  it("tells what waits from what is settled", () => {
    const beside = besideCourse({ ...atRest, motionToQuash: "filed", negotiate: "agreed" });
    expect(beside).toEqual([
      { name: "Negotiation", words: "agreed", settled: true },
      { name: "Motion to quash", words: "filed", settled: false },
    ]);
  });
});
