import { describe, expect, it } from "vitest";
import { clockElapsed } from "../../../workflows/request/clocks.ts";
import { nextDueOf } from "../../../workflows/request/queue.ts";
import { aJudgement, happened } from "../../support/request/told.ts";
import { verdict } from "../../support/request/verdict.ts";
import { opened, triaged, walk } from "../../support/request/walk.ts";

const due = (...deadlines: readonly (readonly [string, string])[]) =>
  aJudgement({ deadlines: deadlines.map(([id, dueOn]) => ({ id, dueOn })) });
const facts = (...deadlines: readonly (readonly [string, string])[]) =>
  happened("facts.recorded", {}, { judgement: due(...deadlines) });

describe("the clocks of a request", () => {
  it("do not run in a draft", () => {
    expect(opened().context.clocks).toEqual({});
  });

  it("start when the request is submitted, for noon UTC of the due date", () => {
    expect(triaged().context.clocks).toEqual({
      "return-date": { generation: 1, dueOn: "2026-12-18", state: "running" },
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
        at: "2027-01-15T12:00:00Z",
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

  it("do not ring before their time, whoever says so", () => {
    expect(verdict(triaged(), happened("clock.elapsed", {}, { at: "2026-12-18T11:59:59Z" }))).toBe(
      "unchanged",
    );
    expect(verdict(triaged(), happened("clock.elapsed", { clockId: "unknown" }))).toBe("unchanged");
  });

  it("say nothing about a clock that does not exist", () => {
    expect(clockElapsed(triaged().context, happened("clock.elapsed", { clockId: "unknown" }))).toEqual({});
  });
});
