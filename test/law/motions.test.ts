import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import { changed, type Plain } from "./changed.ts";
import { caseIn, noticeComplete, progress, subpoena, waived } from "./neighbours/case.ts";

const theirs = { type: "patient-motion-to-quash-filed", occurredOn: "2026-11-02", form: "court-filing" };
const ours = {
  type: "motion-to-quash-filed",
  by: "practice",
  occurredOn: "2026-11-03",
  form: "court-filing",
};
const ruled = (occurredOn: string, more: Plain = {}) => ({
  type: "motion-decided",
  occurredOn,
  result: "denied",
  ...more,
});
// Assessed on 23 November 2026.
const assessed = (...events: readonly Plain[]) =>
  assess(
    caseIn("NV", [progress], subpoena, noticeComplete, waived, {
      policy: { stateLayer: "federal-only" },
      events,
    }),
  );
const outcome = (...events: readonly Plain[]) => assessed(...events).segments["progress"]?.outcome;
const undated = (event: Plain): Plain => changed(event, { occurredOn: null });

describe("a motion to stop the production (45 CFR 164.512(e)(1)(iii)(C)(2))", () => {
  it.each([
    ["the only motion was denied", [theirs, ruled("2026-11-20")]],
    ["the patient's was denied", [theirs, ours, ruled("2026-11-20", { by: "patient" })]],
    [
      "both were ruled on, nobody recorded which when",
      [theirs, ours, ruled("2026-11-19"), ruled("2026-11-20")],
    ],
    [
      "the second was brought after the first was denied",
      [theirs, ruled("2026-11-02"), ours, ruled("2026-11-20")],
    ],
    ["only the practice's stands", [ours]],
    [
      "that of a party of whom no more is known was denied",
      [{ ...ours, by: "party" }, ruled("2026-11-20", { by: "party" })],
    ],
    ["nobody recorded on which day either was", [undated(theirs), undated(ruled("2026-11-20"))]],
    [
      "that of somebody nobody named was denied",
      [changed(ours, { by: null }), ruled("2026-11-20", { by: "party" })],
    ],
    ["the ruling bears today's date", [theirs, ruled("2026-11-23", { by: "court" })]],
  ])("no longer holds when %s", (_words, events) => {
    expect(outcome(...events)).toBe("release");
  });

  it.each([
    ["the ruling may be older than the motion", [theirs, undated(ruled("2026-11-20"))]],
    ["nobody recorded whose it is", [changed(ours, { by: null })]],
    ["the ruling bears a day to come", [theirs, ruled("2026-11-24")]],
    [
      "the practice withdrew its own",
      [theirs, ours, ruled("2026-11-20", { by: "practice", result: "withdrawn" })],
    ],
    ["one of two was ruled on, nobody recorded which", [theirs, ours, ruled("2026-11-20")]],
    [
      "the patient brought another after the ruling",
      [theirs, ruled("2026-11-05"), { ...theirs, occurredOn: "2026-11-06" }],
    ],
    [
      "a party's was denied and the patient's was not",
      [theirs, { ...ours, by: "party" }, ruled("2026-11-20", { by: "party" })],
    ],
    [
      "another party's was ruled on",
      [theirs, { ...ours, by: "opposing-counsel" }, ruled("2026-11-20", { by: "opposing-counsel" })],
    ],
  ])("holds while %s", (_words, events) => {
    expect(outcome(...events)).toBe("object-by-date");
  });

  it("is named with every other one that is open, in the order in which they were recorded", () => {
    const later = { ...theirs, occurredOn: "2026-11-10" };
    const named = assessed(later, { ...ours, by: "party" }, ruled("2026-11-05", { by: "practice" })).reasons;
    const events = named.flatMap(({ factsUsed }) => factsUsed.filter((fact) => fact.startsWith("/events/")));
    expect([...new Set(events)]).toEqual(["/events/0", "/events/1"]);
  });
});
