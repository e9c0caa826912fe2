import { describe, expect, it } from "vitest";
import { listedDatesOf } from "../../../workflows/request/listed-dates.ts";
import { timelineWords } from "../../../workflows/request/timeline-words.ts";
import { aJudgement, happened } from "../../support/request/told.ts";
import { verdict } from "../../support/request/verdict.ts";
import { released, retrieving, step, triaged, walk } from "../../support/request/walk.ts";

const letter = { kind: "send-mail", template: "date-comes-near", to: "who-acts" };
const reminded = (generation: number, at: string) => happened("clock.reminded", { generation }, { at });
const first = reminded(1, "2026-12-11T12:00:00Z");
const second = reminded(2, "2026-12-16T12:00:00Z");

describe("a reminder of a date", () => {
  it("goes to whoever has the ball, and the clock goes on to the next one, then to the date", () => {
    const one = step(triaged(), first);
    expect(one.effects).toEqual([
      {
        kind: "start-clock",
        clockId: "return-date",
        generation: 2,
        dueOn: "2026-12-18",
        wake: "reminded",
        at: "2026-12-16T12:00:00Z",
      },
      letter,
    ]);
    const two = step(one.snapshot, second);
    expect(two.effects).toMatchObject([
      { generation: 3, wake: "elapsed", at: "2026-12-18T12:00:00Z" },
      letter,
    ]);
    const rung = happened("clock.elapsed", { generation: 3 }, { at: "2026-12-18T12:00:00Z" });
    expect(step(two.snapshot, rung).snapshot.context.clocks["return-date"]).toMatchObject({
      state: "elapsed",
      reminded: true,
    });
  });

  it("is sent once, never early, and never in place of the date itself", () => {
    const { snapshot } = step(triaged(), first);
    expect(verdict(snapshot, first)).toBe("unchanged");
    expect(verdict(triaged(), reminded(1, "2026-12-11T11:59:59Z"))).toBe("unchanged");
    expect(verdict(triaged(), reminded(1, "2026-12-18T12:00:00Z"))).toBe("unchanged");
    expect(verdict(snapshot, { ...second, dueOn: "2026-12-19" })).toBe("unchanged");
    // Somebody slept through the first: the second's day brings one letter, not two.
    const late = step(triaged(), reminded(1, "2026-12-17T08:00:00Z"));
    expect(late.effects).toMatchObject([{ generation: 2, wake: "elapsed" }, letter]);
  });

  it("is not sent once the step is over, while the date stands still, or for a date that has moved", () => {
    expect(verdict(released(), first)).toBe("unchanged");
    expect(verdict(step(triaged(), happened("clock.stopped")).snapshot, first)).toBe("unchanged");
    const later = aJudgement({ deadlines: [{ id: "return-date", dueOn: "2027-01-15" }] });
    const moved = step(triaged(), happened("facts.recorded", {}, { judgement: later })).snapshot;
    expect(verdict(moved, first)).toBe("unchanged");
    expect(moved.context.clocks["return-date"]?.wakesOn).toBe("2027-01-08");
  });

  it("is not repeated after a stop or a reopening, and the list of dates knows of it until the date moves", () => {
    const { snapshot } = walk(
      triaged(),
      first,
      happened("clock.stopped", {}, { at: "2026-12-11T13:00:00Z" }),
    );
    const again = step(snapshot, happened("clock.resumed", {}, { at: "2026-12-12T09:00:00Z" })).snapshot;
    expect(again.context.clocks["return-date"]).toMatchObject({ wakesOn: "2026-12-16", reminded: true });
    expect(listedDatesOf(again)).toMatchObject([{ reminded: true }]);
    const later = aJudgement({ deadlines: [{ id: "return-date", dueOn: "2027-01-15" }] });
    const moved = step(again, happened("facts.recorded", {}, { judgement: later })).snapshot;
    expect(listedDatesOf(moved)).toMatchObject([{ reminded: false }]);
  });

  it("stands in the timeline, with the date and no reason or name", () => {
    expect(timelineWords(first)).toBe(
      "Whoever had the ball was reminded of a date (return date on the paper): Friday, December 18, 2026.",
    );
    for (const type of ["clock.extended", "clock.stopped", "clock.resumed", "clock.stop-ended"] as const) {
      const words = timelineWords(happened(type));
      expect(words).toMatch(/^A date .+return date on the paper/);
      expect(words).not.toMatch(/Colby|archive|stayed compliance|undefined/);
    }
  });

  it("comes for no date of which the practice has nothing to do", () => {
    const noticed = step(retrieving(), happened("patient-notice.sent"));
    expect(noticed.effects).toMatchObject([{ wake: "elapsed", at: "2026-12-16T12:00:00Z" }]);
  });
});
