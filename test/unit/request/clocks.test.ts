import { describe, expect, it } from "vitest";
import { clockElapsed } from "../../../workflows/request/clock-wakes.ts";
import { nextDueOf } from "../../../workflows/request/queue.ts";
import { aJudgement, happened } from "../../support/request/told.ts";
import { verdict } from "../../support/request/verdict.ts";
import { opened, readyForRelease, retrieving, triaged, walk } from "../../support/request/walk.ts";

const due = (...deadlines: readonly (readonly [string, string])[]) =>
  aJudgement({ deadlines: deadlines.map(([id, dueOn]) => ({ id, dueOn })) });
const facts = (...deadlines: readonly (readonly [string, string])[]) =>
  happened("facts.recorded", {}, { judgement: due(...deadlines) });

describe("the clocks of a request", () => {
  it("do not run in a draft", () => {
    expect(opened().context.clocks).toEqual({});
  });

  it("start when the request is submitted, for noon UTC of the first reminder, a week before the date", () => {
    expect(triaged().context.clocks).toEqual({
      "return-date": {
        generation: 1,
        dueOn: "2026-12-18",
        state: "running",
        wakesOn: "2026-12-11",
        reminded: false,
        closedBecause: null,
      },
    });
  });

  it("are left alone while the dates stay", () => {
    expect(walk(triaged(), happened("facts.recorded")).effects).toEqual([]);
  });

  it("get a new generation when a date moves, and the old wake-up is cancelled", () => {
    const { snapshot, effects } = walk(triaged(), facts(["return-date", "2027-01-15"]));
    expect(effects).toEqual([
      { kind: "cancel-clock", clockId: "return-date", generation: 1 },
      {
        kind: "start-clock",
        clockId: "return-date",
        generation: 2,
        dueOn: "2027-01-15",
        wake: "reminded",
        at: "2027-01-08T12:00:00Z",
      },
    ]);
    expect(verdict(snapshot, happened("clock.elapsed", {}, { at: "2027-01-15T12:00:00Z" }))).toBe(
      "unchanged",
    );
    const elapsed = happened("clock.elapsed", { generation: 2 }, { at: "2027-01-15T12:00:00Z" });
    expect(verdict(snapshot, elapsed)).toBe("accepted");
  });

  it("are cancelled when the date goes away, and start anew when it comes back", () => {
    const gone = walk(triaged(), facts());
    expect(gone.effects).toEqual([{ kind: "cancel-clock", clockId: "return-date", generation: 1 }]);
    expect(walk(gone.snapshot, facts()).effects).toEqual([]);
    const back = walk(gone.snapshot, facts(["return-date", "2026-12-18"]));
    expect(back.snapshot.context.clocks["return-date"]?.generation).toBe(2);
  });

  it("count the earlier of two dates with one id", () => {
    const { snapshot } = walk(triaged(), facts(["object-by", "2026-12-14"], ["object-by", "2026-12-10"]));
    expect(snapshot.context.clocks["object-by"]?.dueOn).toBe("2026-12-10");
    const other = walk(triaged(), facts(["object-by", "2026-12-10"], ["object-by", "2026-12-14"])).snapshot;
    expect(other.context.clocks["object-by"]?.dueOn).toBe("2026-12-10");
  });

  it("are not set for a day that has passed; the worklist shows it as overdue", () => {
    const { snapshot, effects } = walk(
      triaged(),
      facts(["return-date", "2026-12-18"], ["object-by", "2026-11-30"]),
    );
    expect(effects).toEqual([]);
    expect(snapshot.context.clocks["object-by"]).toMatchObject({ state: "elapsed" });
    expect(nextDueOf(snapshot)).toEqual({ id: "object-by", dueOn: "2026-11-30" });
  });

  it("show the earliest date first, by name when two fall on one day", () => {
    const { snapshot } = walk(
      triaged(),
      facts(["b", "2026-12-10"], ["a", "2026-12-10"], ["c", "2026-12-09"]),
    );
    expect(nextDueOf(snapshot)).toEqual({ id: "c", dueOn: "2026-12-09" });
    const same = walk(triaged(), facts(["b", "2026-12-10"], ["a", "2026-12-10"])).snapshot;
    expect(nextDueOf(same)?.id).toBe("a");
    expect(nextDueOf(opened())).toBeUndefined();
  });

  it("ring once: nobody is told twice", () => {
    const rung = walk(triaged(), happened("clock.elapsed", {}, { at: "2026-12-18T12:00:00.250Z" }));
    expect(rung.effects).toEqual([{ kind: "send-mail", template: "deadline-reached", to: "managers" }]);
    expect(verdict(rung.snapshot, happened("clock.elapsed", {}, { at: "2026-12-18T12:01:00Z" }))).toBe(
      "unchanged",
    );
  });

  it("do not ring before their time, whoever says so (AB-038)", () => {
    expect(verdict(triaged(), happened("clock.elapsed", {}, { at: "2026-12-18T11:59:59Z" }))).toBe(
      "unchanged",
    );
    expect(verdict(triaged(), happened("clock.elapsed", { clockId: "unknown" }))).toBe("unchanged");
  });

  const of = (snapshot: ReturnType<typeof triaged>, id: string) => snapshot.context.clocks[id];
  const under = () => ({
    judgement: due(["object-by", "2026-12-14"], ["move-before", "2026-12-17"], ["return-date", "2026-12-18"]),
  });
  const dated = () => walk(retrieving(), happened("facts.recorded", {}, under())).snapshot;

  it("close with the production released, and say so (FRCP 45(d)(2)(B))", () => {
    const { snapshot, effects } = walk(readyForRelease(), happened("production.released", {}, under()));
    for (const id of ["object-by", "move-before", "return-date"])
      expect(of(snapshot, id)).toMatchObject({ state: "closed", closedBecause: "released" });
    expect(effects).toContainEqual({ kind: "cancel-clock", clockId: "return-date", generation: 1 });
    expect(effects.filter(({ kind }) => kind === "start-clock")).toEqual([]);
    expect(nextDueOf(snapshot)).toBeUndefined();
  });

  it("close with the request", () => {
    const { snapshot } = walk(dated(), happened("request.closed", {}, under()));
    expect(of(snapshot, "object-by")).toMatchObject({ state: "closed", closedBecause: "request-closed" });
    const again = walk(snapshot, happened("request.reopened", {}, under())).snapshot;
    expect(of(again, "object-by")).toEqual({
      generation: 2,
      dueOn: "2026-12-14",
      state: "running",
      wakesOn: "2026-12-09",
      reminded: false,
      closedBecause: null,
    });
  });

  it("for objections close when one is served, and no other does", () => {
    const { snapshot, effects } = walk(dated(), happened("objection.served", {}, under()));
    expect(effects).toEqual([{ kind: "cancel-clock", clockId: "object-by", generation: 1 }]);
    expect(of(snapshot, "object-by")).toMatchObject({ state: "closed", closedBecause: "objection-served" });
    expect(of(snapshot, "return-date")).toMatchObject({ state: "running", closedBecause: null });
    const lifted = walk(snapshot, happened("objection.lifted", {}, under())).snapshot;
    expect(of(lifted, "object-by")?.state).toBe("closed");
    const moved = happened("facts.recorded", {}, { judgement: due(["object-by", "2026-12-20"]) });
    expect(of(walk(snapshot, moved).snapshot, "object-by")).toMatchObject({
      dueOn: "2026-12-20",
      state: "closed",
    });
  });

  it("for motions close when one is filed, and run again when it is withdrawn", () => {
    const filed = walk(
      dated(),
      happened("counsel.signed-off", {}, under()),
      happened("motion-to-quash.filed", {}, under()),
    ).snapshot;
    expect(of(filed, "move-before")).toMatchObject({ state: "closed", closedBecause: "motion-filed" });
    const denied = walk(filed, happened("motion-to-quash.decided", {}, under())).snapshot;
    expect(of(denied, "move-before")?.state).toBe("closed");
    const back = walk(filed, happened("motion-to-quash.decided", { result: "withdrawn" }, under())).snapshot;
    expect(of(back, "move-before")).toMatchObject({ generation: 2, state: "running" });
    // The patient's motion is no step of the practice's.
    const theirs = walk(dated(), happened("motion-to-quash.filed", { by: "patient" }, under())).snapshot;
    expect(of(theirs, "move-before")?.state).toBe("running");
  });

  it("for telling of a wrong disclosure outlive the release (45 CFR 164.404)", () => {
    const breach = { judgement: due(["breach-individual-notice", "2027-01-20"]) };
    const { snapshot } = walk(readyForRelease(), happened("production.released", {}, breach));
    expect(of(snapshot, "breach-individual-notice")?.state).toBe("running");
  });

  it("are not set for dates that ask nothing of anybody", () => {
    expect(of(walk(triaged(), facts(["retain-until", "2032-12-01"])).snapshot, "retain-until")).toBe(
      undefined,
    );
  });

  it("say nothing about a clock that does not exist", () => {
    const { context } = triaged();
    expect(clockElapsed({ context, event: happened("clock.elapsed", { clockId: "unknown" }) })).toEqual({});
  });
});
