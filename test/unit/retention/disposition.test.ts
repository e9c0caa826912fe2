import { describe, expect, it } from "vitest";
import { dispositionOf, strictest } from "../../../workflows/retention/disposition.ts";
import type { Disposition, Holder, ShelfFacts } from "../../../workflows/retention/disposition.ts";
import { shelfClasses } from "../../../workflows/retention/disposition.ts";
import { alsoKept } from "../../../workflows/retention/also-kept.ts";
import { periodsOf, retentionSchedule, scheduleEdition } from "../../../workflows/retention/schedule.ts";
import { ids } from "../../support/desk.ts";

const shelf = (more: Partial<ShelfFacts> = {}): ShelfFacts => ({
  today: "2026-11-30",
  state: "WA",
  bornOn: "1980-05-01",
  firstOn: "2015-01-10",
  lastOn: "2017-03-04",
  treatmentEndedOn: "2017-03-10",
  licenses: ["psychologist"],
  holders: [],
  ...more,
});
const hold: Holder = {
  requestId: ids.request,
  trackingNumber: "HLC-1",
  because: "legal-hold",
  unmatched: false,
};

describe("the disposition of a patient's record", () => {
  it("is due once the period that was read for everybody who wrote there has run (WAC 246-924-354(2))", () => {
    expect(dispositionOf("progress-notes", shelf())).toEqual({
      kind: "due",
      since: "2025-03-10",
      because: ["WAC 246-924-354(2)"],
    });
  });

  it("is kept until the last day of the period, that day included (WAC 246-924-354(2))", () => {
    const on = (today: string) => dispositionOf("chart-other", shelf({ today })).kind;
    expect(on("2025-03-10")).toBe("kept");
    expect(on("2025-03-11")).toBe("due");
    expect(dispositionOf("chart-other", shelf({ today: "2020-01-01" }))).toEqual({
      kind: "kept",
      until: "2025-03-10",
      because: "WAC 246-924-354(2)",
    });
  });

  it.each([
    // Fifteen at the first session: until 22, which is later than eight years after treatment.
    ["WA", "psychologist", "2005-06-01", "2016-02-01", "2016-09-01", "2027-06-01"],
    // Seventeen: eight years after the end are the longer ones.
    ["WA", "psychologist", "2002-06-01", "2020-05-01", "2020-09-01", "2028-09-01"],
    ["CA", "psychologist", "2002-06-01", "2016-02-01", "2016-09-01", "2027-06-01"],
    ["TX", "professional-counselor", "2008-06-01", "2016-02-01", "2016-09-01", "2031-06-01"],
    ["MA", "marriage-and-family-therapist", "2010-06-01", "2016-02-01", "2016-09-01", "2029-06-01"],
    // Twenty is no adult to this rule.
    ["NY", "psychologist", "2005-12-01", "2024-02-01", "2024-02-01", "2030-02-01"],
  ] as const)(
    "of a minor in %s, seen by a %s and born %s, runs to the later of both periods",
    (state, license, bornOn, firstOn, lastOn, until) => {
      const facts = shelf({ state, bornOn, firstOn, lastOn, treatmentEndedOn: lastOn, licenses: [license] });
      expect(dispositionOf("progress-notes", facts)).toMatchObject({ kind: "kept", until });
    },
  );

  it("does not grow an adult out of a childhood: who was a minor when treatment began is one to the rule", () => {
    const facts = shelf({ bornOn: "1999-01-01", firstOn: "2016-06-01", lastOn: "2018-01-01" });
    expect(dispositionOf("progress-notes", { ...facts, treatmentEndedOn: "2018-01-01" })).toMatchObject({
      kind: "due",
      since: "2026-01-01",
    });
    const late = shelf({ bornOn: "2005-01-01", firstOn: "2017-06-01", lastOn: "2018-01-01" });
    expect(dispositionOf("progress-notes", { ...late, treatmentEndedOn: "2018-01-01" })).toMatchObject({
      kind: "kept",
      until: "2027-01-01",
    });
  });

  it("is held by a request whatever the schedule says, and names every one that holds", () => {
    const others = [hold, { ...hold, requestId: ids.otherRequest, because: "open-request" as const }];
    for (const of of shelfClasses)
      expect(dispositionOf(of, shelf({ holders: others }))).toEqual({ kind: "held", by: others });
  });

  it.each([
    ["no state is known", { state: undefined }, "no-state"],
    ["the state's law was not read", { state: "IL" }, "no-period-read"],
    ["nobody said when treatment ended", { treatmentEndedOn: undefined }, "treatment-end-unknown"],
    ["a writer's licence is not known", { licenses: ["psychologist", undefined] }, "licence-not-covered"],
    [
      "one writer is of another profession",
      { licenses: ["psychologist", "psychiatrist"] },
      "licence-not-covered",
    ],
    ["nobody is known to have written", { licenses: [] }, "licence-not-covered"],
    // The page that was read tells of minors alone.
    ["of adults nothing was read", { state: "NY" }, "licence-not-covered"],
  ] as const)("is left to a person where %s", (_why, more, why) => {
    expect(dispositionOf("progress-notes", shelf(more))).toEqual({ kind: "undecided", why });
  });

  it("leaves billing and records under part 2 to a person always: what other law asks of them was not read", () => {
    expect(dispositionOf("sud-records", shelf())).toEqual({ kind: "undecided", why: "other-law-of-part-2" });
    expect(dispositionOf("billing-logistics", shelf())).toEqual({
      kind: "undecided",
      why: "other-law-of-billing",
    });
    expect(dispositionOf("billing-logistics", shelf({ today: "2020-01-01" })).kind).toBe("kept");
  });

  it("keeps what a person would decide for the longest period of the state, whomever it speaks of", () => {
    const facts = shelf({ today: "2020-01-01", licenses: ["psychiatrist"] });
    expect(dispositionOf("psychotherapy-notes", facts)).toMatchObject({ kind: "kept", until: "2025-03-10" });
  });

  it("counts from the last entry where somebody stated an earlier end of the treatment", () => {
    const facts = shelf({ lastOn: "2024-03-04", treatmentEndedOn: "2010-01-01" });
    expect(dispositionOf("progress-notes", facts)).toMatchObject({ kind: "kept", until: "2032-03-04" });
  });

  it("says of notes the same as of the rest of the record, so that it tells nothing of them", () => {
    for (const more of [{}, { state: "IL" }, { today: "2020-01-01" }, { treatmentEndedOn: undefined }])
      expect(dispositionOf("psychotherapy-notes", shelf(more))).toEqual(
        dispositionOf("progress-notes", shelf(more)),
      );
  });
});

describe("the strictest of several dispositions", () => {
  it("is a hold before a period, the longest period before an open question, and that before what is due", () => {
    const held: Disposition = { kind: "held", by: [hold] };
    const kept = (until: string): Disposition => ({
      kind: "kept",
      until,
      because: retentionSchedule[0]?.cite as never,
    });
    const open: Disposition = { kind: "undecided", why: "no-state" };
    const due: Disposition = { kind: "due", since: "2020-01-01", because: [] };
    expect(strictest([due, open, kept("2027-01-01"), held])).toBe(held);
    expect(strictest([due, open, kept("2027-01-01"), kept("2030-01-01")])).toMatchObject({
      until: "2030-01-01",
    });
    expect(strictest([due, open])).toBe(open);
    expect(strictest([due])).toBe(due);
    expect(() => strictest([])).toThrow(RangeError);
  });
});

describe("the schedule", () => {
  it("has an edition, which every certificate names", () => {
    expect(scheduleEdition).toMatch(/^\d{4}\.\d+\.\d+$/u);
  });

  it("shows a practice what was read of its own state and of federal law, and of no other", () => {
    const cites = (state: string | undefined) => periodsOf(state).map(({ cite }) => cite);
    expect(cites("WA")).toEqual(["45 CFR 164.530(j)(2)", "WAC 246-924-354(2)"]);
    for (const state of ["IL", undefined]) expect(cites(state)).toEqual(["45 CFR 164.530(j)(2)"]);
  });

  it("names for each period its provision and where it was read", () => {
    for (const { cite, source, years } of retentionSchedule) {
      expect(cite).toMatch(/\d/u);
      expect(source).toMatch(/read 2026-\d\d-\d\d$/u);
      expect(years).toBeGreaterThan(0);
    }
  });
});

describe("what is kept beside the records of patients", () => {
  it("is said by kind, with the provision that was read, and what no source settles stays", () => {
    const of = (words: string) => alsoKept.find(({ what }) => what.includes(words));
    expect(of("Papers of requests")).toMatchObject({
      words: expect.stringContaining("so they stay") as string,
      because: ["45 CFR 164.530(j)(2)"],
    });
    expect(of("accounting")?.because).toContain("45 CFR 164.528(a)(1)");
    expect(of("history")?.because).toContain("45 CFR 164.316(b)(2)(i)");
    expect(new Set(alsoKept.map(({ what }) => what)).size).toBe(alsoKept.length);
  });
});
