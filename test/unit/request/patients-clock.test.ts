import { describe, expect, it } from "vitest";
import { patientsClock } from "../../../workflows/contract/clocks.ts";
import { nextActionOf } from "../../../workflows/request/next-action.ts";
import { nextDueOf } from "../../../workflows/request/queue.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";
import { pat } from "../../support/request/ids.ts";
import { aJudgement, happened } from "../../support/request/told.ts";
import { verdict } from "../../support/request/verdict.ts";
import { released, retrieving, reviewed, step, walk } from "../../support/request/walk.ts";

// Each event brings a judgement of its own, as in the product; no other date is in the way.
const free = () => ({ judgement: aJudgement({ deadlines: [] }) });
const sent = happened("patient-notice.sent", {}, free());
const ended = happened(
  "clock.elapsed",
  { clockId: patientsClock },
  { ...free(), at: "2026-12-16T12:00:00Z" },
);
const clockOf = ({ context }: RequestSnapshot) => context.clocks[patientsClock];

describe("the patient's time to object (45 CFR 164.512(e)(1)(iii)(C), (vi))", () => {
  it("is a clock from the notice on, which rings once the last day is over", () => {
    const { snapshot } = step(retrieving(), sent);
    expect(clockOf(snapshot)).toMatchObject({ state: "running", dueOn: "2026-12-15", wakesOn: "2026-12-16" });
    expect(nextDueOf(snapshot)).toEqual({ id: patientsClock, dueOn: "2026-12-15" });
    expect(verdict(snapshot, { ...ended, at: "2026-12-15T23:59:59Z" })).toBe("unchanged");
    expect(verdict(snapshot, ended)).toBe("accepted");
  });

  it("changes what is next when it ends, by the clock and by nothing else (AB-038)", () => {
    const waiting = step(reviewed(), sent).snapshot;
    expect(nextActionOf(waiting)).toEqual({
      who: "nobody",
      words: "The patient may object until Tuesday, December 15, 2026. Nothing goes before that day is over.",
    });
    const later = step(waiting, ended).snapshot;
    expect(nextActionOf(later)).toEqual({
      who: "practice-manager",
      words:
        "The patient's time to object ended on Tuesday, December 15, 2026. Look at the docket, then record that nobody objected, or the objection.",
    });
    const early = walk(retrieving(), sent, ended).snapshot;
    expect(nextActionOf(early).words).toMatch(/look at the docket and record what you found/);
    const cleared = step(early, happened("patient-notice.cleared", {}, free())).snapshot;
    expect(nextActionOf(cleared).words).not.toMatch(/docket/);
  });

  it("is over when somebody looked at the docket, when the court has the objection, and with the request", () => {
    const ends = (...events: Parameters<typeof walk>[1][]) =>
      clockOf(walk(retrieving(), sent, ...events).snapshot);
    expect(ends(happened("patient-notice.cleared", {}, free()))?.closedBecause).toBe("notice-cleared");
    expect(ends(happened("patient.objected", {}, free()))?.closedBecause).toBe("patient-objected");
    expect(ends(happened("patient.objected", { how: "oral" }, free()))?.state).toBe("running");
    expect(ends(happened("request.closed", {}, free()))?.closedBecause).toBe("request-closed");
    expect(ends(happened("patient.matched", { patientRef: pat("two") }, free()))?.closedBecause).toBe(
      "no-longer-counted",
    );
  });

  it("runs on after a release that has not left, which a later notice stops, and tells when it is over", () => {
    const stopped = walk(released(), sent);
    expect(clockOf(stopped.snapshot)?.state).toBe("running");
    expect(stopped.effects).toContainEqual(
      expect.objectContaining({ kind: "start-clock", clockId: patientsClock, generation: 1 }),
    );
    expect(nextActionOf(stopped.snapshot).who).toBe("nobody");
    expect(nextActionOf(step(stopped.snapshot, ended).snapshot).who).toBe("practice-manager");
  });

  it("starts anew with another notice, in the next generation", () => {
    const again = happened("patient-notice.sent", { objectBy: "2026-12-22" }, free());
    expect(clockOf(walk(retrieving(), sent, again).snapshot)).toMatchObject({
      generation: 2,
      dueOn: "2026-12-22",
    });
  });
});
