import { describe, expect, it } from "vitest";
import { patientsClock } from "../../../workflows/contract/clocks.ts";
import { listedDatesOf } from "../../../workflows/request/listed-dates.ts";
import { movesOf } from "../../../workflows/request/clock-moves.ts";
import { nextDueOf } from "../../../workflows/request/queue.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";
import { doc } from "../../support/request/ids.ts";
import { aJudgement, ezra, happened } from "../../support/request/told.ts";
import { problemOf, verdict } from "../../support/request/verdict.ts";
import { retrieving, step, walk } from "../../support/request/walk.ts";

const judged = (...deadlines: readonly (readonly [string, string])[]) => ({
  judgement: aJudgement({ deadlines: deadlines.map(([id, dueOn]) => ({ id, dueOn })) }),
});
const clockOf = ({ context }: RequestSnapshot, id: string) => context.clocks[id];
const standing = (...deadlines: readonly (readonly [string, string])[]) =>
  walk(retrieving(), happened("facts.recorded", {}, judged(...deadlines))).snapshot;

const access = [
  ["access-due", "2026-12-20"],
  ["access-extended-due", "2027-01-19"],
] as const;
const statement = (to: string, sentOn = "2026-12-02", clockId = "access-due") =>
  happened(
    "clock.extended",
    { clockId, to, ground: { kind: "statement", sentOn } },
    { ...judged(...access), at: "2026-12-02T15:00:00Z" },
  );

describe("the one extension of an answer to an individual (45 CFR 164.524(b)(2)(iii))", () => {
  const waiting = () => standing(...access);

  it("moves the date to the one that the statement names, and starts its clock anew", () => {
    const { snapshot, effects } = step(waiting(), statement("2027-01-10"));
    expect(clockOf(snapshot, "access-due")).toMatchObject({ dueOn: "2027-01-10", generation: 2 });
    expect(effects).toMatchObject([
      { kind: "cancel-clock", clockId: "access-due", generation: 1 },
      { kind: "start-clock", clockId: "access-due", generation: 2, at: "2026-12-31T12:00:00Z" },
    ]);
    // The end of the extension binds nobody by itself.
    expect(clockOf(snapshot, "access-extended-due")).toBeUndefined();
  });

  it("ends where the law's bound ends, whatever was entered and however the facts change", () => {
    expect(problemOf(waiting(), statement("2027-01-20"))).toMatchObject({
      code: "refused-by-law",
      words: expect.stringMatching(/no later than thirty days/) as string,
    });
    const { snapshot } = step(waiting(), statement("2027-01-19"));
    const earlier = judged(["access-due", "2026-12-10"], ["access-extended-due", "2027-01-09"]);
    const after = step(snapshot, happened("facts.recorded", {}, earlier)).snapshot;
    expect(clockOf(after, "access-due")?.dueOn).toBe("2027-01-09");
    // Where a state's own date counts there is no extension left.
    const ofState = step(
      after,
      happened("facts.recorded", {}, judged(["access-due", "2026-12-08"])),
    ).snapshot;
    expect(clockOf(ofState, "access-due")?.dueOn).toBe("2026-12-08");
  });

  it("is taken once", () => {
    const { snapshot } = step(waiting(), statement("2027-01-05"));
    expect(problemOf(snapshot, statement("2027-01-10"))).toMatchObject({
      code: "refused-by-law",
      words: "There is one such extension, and it has been taken.",
    });
  });

  it("needs a statement that was sent within the first time, and an extension that the law knows", () => {
    expect(problemOf(waiting(), statement("2027-01-10", "2026-12-21")).words).toMatch(
      /within the first time/,
    );
    const none = { ...statement("2027-01-10"), ...judged(["access-due", "2026-12-20"]) };
    expect(problemOf(waiting(), none).words).toMatch(/No extension of this date is open/);
  });

  it("is put off by nobody's agreement, and never stopped", () => {
    const agreed = happened("clock.extended", { clockId: "access-due" }, judged(...access));
    expect(problemOf(waiting(), agreed)).toMatchObject({ code: "invalid-field" });
    const stopped = happened("clock.stopped", { clockId: "access-due" }, judged(...access));
    expect(problemOf(waiting(), stopped).words).toMatch(/Nothing stops the time to answer an individual/);
  });
});

describe("the return date", () => {
  const moved = judged(["return-date", "2027-01-15"]);

  it("moves as the law counts it from the recorded writing; nothing is kept beside the law", () => {
    const { snapshot } = step(retrieving(), happened("clock.extended", {}, moved));
    expect(clockOf(snapshot, "return-date")).toMatchObject({ dueOn: "2027-01-15", generation: 2 });
    expect(snapshot.context.extensions).toEqual({});
  });

  it("is extended to a later date only, on a ground that can move it", () => {
    expect(problemOf(retrieving(), happened("clock.extended", { to: "2026-12-18" })).words).toMatch(
      /not later than the one that binds/,
    );
    const byStatement = happened("clock.extended", { ground: { kind: "statement", sentOn: "2026-12-01" } });
    expect(verdict(retrieving(), byStatement)).toBe("invalid-field");
    const ground = {
      kind: "order",
      court: "The court",
      orderedOn: "2026-12-01",
      extendsObjections: false,
    } as const;
    const unknown = happened("clock.extended", { ground: { ...ground, documentId: doc("elsewhere") } });
    expect(verdict(retrieving(), unknown)).toBe("not-found");
  });

  it("is the court's to move where a judge set it: what both sides sign neither extends nor stops it (FRCP 6(b)(1))", () => {
    const ground = { kind: "agreement", withWhom: "Harriet Colby, counsel", signedOn: "2026-12-01" } as const;
    const extended = { ground: { ...ground, extendsObjections: false } } as const;
    const on = (weight: "W2" | "W4" | "W5") => ({ judgement: aJudgement({ weight }) });
    for (const weight of ["W4", "W5"] as const)
      for (const event of [
        happened("clock.extended", extended, on(weight)),
        happened("clock.stopped", { ground }, on(weight)),
      ])
        expect(problemOf(retrieving(), event)).toMatchObject({
          code: "refused-by-law",
          words: expect.stringMatching(/^A judge set this date/) as string,
        });
    expect(verdict(retrieving(), happened("clock.extended", extended, on("W2")))).toBe("accepted");
    expect(verdict(retrieving(), happened("clock.stopped", { ground }, on("W2")))).toBe("accepted");
    expect(verdict(retrieving(), happened("clock.extended", {}, on("W4")))).toBe("accepted");
  });

  it("is the desk's to move", () => {
    for (const type of ["clock.extended", "clock.stopped", "clock.resumed"] as const)
      expect(verdict(retrieving(), happened(type, {}, { by: ezra }))).toBe("not-allowed-for-role");
  });

  it("stands still until a day: no wake-up but that day's, not overdue, not in the calendar", () => {
    const { snapshot, effects } = step(retrieving(), happened("clock.stopped"));
    expect(clockOf(snapshot, "return-date")).toMatchObject({
      state: "stopped",
      dueOn: "2026-12-18",
      wakesOn: "2027-01-04",
      generation: 2,
    });
    expect(effects).toEqual([
      { kind: "cancel-clock", clockId: "return-date", generation: 1 },
      {
        kind: "start-clock",
        clockId: "return-date",
        generation: 2,
        dueOn: "2026-12-18",
        wake: "stop-ended",
        at: "2027-01-04T12:00:00Z",
      },
    ]);
    expect(nextDueOf(snapshot)).toBeUndefined();
    expect(listedDatesOf(snapshot)).toMatchObject([{ clockId: "return-date", over: true }]);
    const late = { at: "2026-12-18T12:00:00Z" };
    expect(verdict(snapshot, happened("clock.elapsed", {}, late))).toBe("unchanged");
    expect(verdict(snapshot, happened("clock.elapsed", { generation: 2 }, late))).toBe("unchanged");
    expect(verdict(snapshot, happened("clock.stopped"))).toBe("wrong-state");
  });

  it("counts again when somebody says so, and on the day itself when nobody does; what has passed is overdue at once", () => {
    const { snapshot } = step(retrieving(), happened("clock.stopped"));
    const again = step(snapshot, happened("clock.resumed"));
    expect(clockOf(again.snapshot, "return-date")).toMatchObject({ state: "running", generation: 3 });
    expect(again.snapshot.context.stops).toEqual({});
    expect(verdict(again.snapshot, happened("clock.resumed"))).toBe("wrong-state");
    const early = happened("clock.stop-ended", {}, { at: "2027-01-04T11:59:59Z" });
    expect(verdict(snapshot, early)).toBe("unchanged");
    const ended = step(snapshot, happened("clock.stop-ended", {}, { at: "2027-01-04T12:00:00Z" }));
    expect(clockOf(ended.snapshot, "return-date")).toMatchObject({ state: "elapsed", generation: 3 });
    expect(ended.effects).toEqual([
      { kind: "send-mail", template: "date-counts-again", to: "managers" },
      // Where the sweep came before the schedule, the schedule goes.
      { kind: "cancel-clock", clockId: "return-date", generation: 2 },
    ]);
    expect(nextDueOf(ended.snapshot)).toEqual({ id: "return-date", dueOn: "2026-12-18" });
  });

  it("counts again with the first event after the day, should its wake-up be lost", () => {
    const { snapshot } = step(retrieving(), happened("clock.stopped"));
    const after = step(snapshot, happened("facts.recorded", {}, { at: "2027-01-05T09:00:00Z" })).snapshot;
    expect(clockOf(after, "return-date")?.state).toBe("elapsed");
    expect(after.context.stops).toEqual({});
  });

  it("is stopped by an objection only while it is pending (FRCP 45(d)(2)(B))", () => {
    const byObjection = happened("clock.stopped", { ground: { kind: "objection" } });
    expect(problemOf(retrieving(), byObjection).words).toMatch(/No objection of the practice is pending/);
    const { snapshot } = walk(retrieving(), happened("objection.served"), byObjection);
    expect(clockOf(snapshot, "return-date")?.state).toBe("stopped");
    const lifted = step(snapshot, happened("objection.lifted")).snapshot;
    expect(clockOf(lifted, "return-date")?.state).toBe("running");
    // Another objection does not bring the old stop back.
    const again = step(lifted, happened("objection.served")).snapshot;
    expect(clockOf(again, "return-date")?.state).toBe("running");
  });

  it("is stopped until a day to come", () => {
    for (const until of ["2026-12-02", "2026-11-01"])
      expect(verdict(retrieving(), happened("clock.stopped", { until }))).toBe("invalid-field");
  });

  it("closes with its step, stopped or not, and no stop comes back with it", () => {
    const { snapshot } = walk(retrieving(), happened("clock.stopped"), happened("request.closed"));
    expect(clockOf(snapshot, "return-date")).toMatchObject({ state: "closed", wakesOn: null });
    expect(snapshot.context.stops).toEqual({});
    expect(verdict(snapshot, happened("clock.stopped"))).toBe("wrong-state");
    const again = step(snapshot, happened("request.reopened")).snapshot;
    expect(clockOf(again, "return-date")?.state).toBe("running");
  });
});

describe("an answer to discovery (FRCP 29(b), 34(b)(2)(A))", () => {
  const id = "party-discovery-response";
  const asked = {
    judgement: aJudgement({ weight: "W2", deadlines: [{ id, dueOn: "2026-12-30" }] }),
  };

  it("is extended by a stipulation, which no rule counts and the request remembers", () => {
    const ground = {
      kind: "agreement",
      withWhom: "Harriet Colby, counsel",
      signedOn: "2026-12-01",
      extendsObjections: false,
    } as const;
    const extended = happened("clock.extended", { clockId: id, to: "2027-01-29", ground }, asked);
    const { snapshot } = step(standing([id, "2026-12-30"]), extended);
    expect(clockOf(snapshot, id)?.dueOn).toBe("2027-01-29");
    expect(movesOf(id, snapshot.context)).toEqual({ by: "parties" });
    const later = step(snapshot, happened("facts.recorded", {}, judged([id, "2027-02-10"]))).snapshot;
    expect(clockOf(later, id)?.dueOn).toBe("2027-02-10");
  });
});

describe("a date that nobody but the law, an order or the patient's notice sets", () => {
  it.each([
    ["breach-individual-notice", /law alone sets the time to tell of a breach/],
    ["breach-hhs-notice", /law alone sets the time to tell of a breach/],
    ["object-by", /extend the return date, and say so/],
    ["move-before", /follows from another/],
    ["recheck-objections", /follows from the return date/],
    ["def-object", /extend the return date/],
    ["def-patient-notice", /practice's own early date/],
    ["tx-access", /no provision that was read/],
  ])("is neither extended nor stopped: %s (AB-043)", (clockId, words) => {
    const snapshot = standing([clockId, "2026-12-20"]);
    for (const type of ["clock.extended", "clock.stopped"] as const) {
      const problem = problemOf(snapshot, happened(type, { clockId }, judged([clockId, "2026-12-20"])));
      expect(problem.code).toBe("refused-by-law");
      expect(problem.words).toMatch(words);
    }
    expect(movesOf(clockId, snapshot.context)).toBeUndefined();
  });

  it("tells where the patient's time and the return of records are set", () => {
    const noticed = step(retrieving(), happened("patient-notice.sent")).snapshot;
    expect(problemOf(noticed, happened("clock.extended", { clockId: patientsClock })).words).toMatch(
      /Send another notice/,
    );
    expect(problemOf(noticed, happened("clock.stopped", { clockId: "unknown" })).words).toMatch(
      /No date of this name binds/,
    );
  });
});
