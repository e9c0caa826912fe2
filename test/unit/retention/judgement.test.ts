import { describe, expect, it } from "vitest";
import { cameBack, inOrder, isOpen, isTold, mayGoOn } from "../../../workflows/retention/disposal.ts";
import type { DisposalItem } from "../../../workflows/retention/disposal.ts";
import { againstChart, mayGo } from "../../../workflows/retention/judgement.ts";
import type { OnShelf, ShelfAsked } from "../../../workflows/retention/shelf.ts";
import { aHold, clinician, manager, officer, otherClinician } from "../../support/a-disposal.ts";
import { aPatient } from "../../support/desk.ts";

const note = (sessionOn: string, more: Partial<OnShelf> = {}): OnShelf => ({
  kind: "psychotherapy-note",
  sessionOn,
  license: "psychologist",
  ...more,
});
const entry = (sessionOn: string, more: Partial<OnShelf> = {}): OnShelf => ({
  kind: "progress-note",
  sessionOn,
  license: "psychologist",
  ...more,
});
const asked = (records: readonly OnShelf[], more: Partial<ShelfAsked> = {}): ShelfAsked => ({
  records,
  patient: { birthDate: "1980-05-01" },
  state: "WA",
  today: "2026-11-30",
  treatmentEndedOn: "2015-06-01",
  holders: [],
  ...more,
});

describe("the judgement of a chart", () => {
  it("is the same whatever lies apart: notes of a later day, of a minor's day, of any writer", () => {
    const chart = [entry("2014-01-10"), entry("2015-03-04")];
    const apart = [note("2026-11-01"), note("1990-01-01", { license: "psychiatrist" })];
    const other: OnShelf = { kind: "unclassified", sessionOn: "2026-11-02" };
    expect(againstChart(asked(chart))).toBeUndefined();
    expect(againstChart(asked([...chart, ...apart, other]))).toBeUndefined();
    expect(againstChart(asked([...chart, entry("2026-11-01")]))).toMatchObject({ kind: "kept" });
    expect(againstChart(asked(apart, { holders: [aHold] }))).toMatchObject({ kind: "held" });
  });
});

describe("what lies apart", () => {
  const chart = [entry("2014-01-10")];
  it("goes where it is not kept, and stays where it is of a later day than the end that was stated", () => {
    expect(mayGo(asked(chart), note("2015-06-01"))).toBe(true);
    expect(mayGo(asked(chart), note("2015-06-02"))).toBe(false);
    expect(mayGo(asked(chart, { treatmentEndedOn: undefined }), note("2015-06-01"))).toBe(false);
    expect(mayGo(asked(chart, { holders: [aHold] }), note("2015-06-01"))).toBe(false);
  });

  it("stays where the patient was a minor at it and that period runs (WAC 246-924-354(2))", () => {
    const young = { patient: { birthDate: "2005-05-01" }, treatmentEndedOn: "2018-01-01" } as const;
    const grown = asked([entry("2017-12-01")], { ...young, today: "2026-11-30" });
    expect(mayGo(grown, note("2017-12-01"))).toBe(false);
    expect(mayGo({ ...grown, today: "2027-05-02" }, note("2017-12-01"))).toBe(true);
  });

  it("is told to whoever brought it in and treats the patient, and comes first when it is destroyed", () => {
    const item = (of: DisposalItem["class"]) => ({ class: of, authorId: clinician.personId });
    for (const of of ["psychotherapy-notes", "unclassified"] as const) {
      expect(isTold(clinician, aPatient, item(of))).toBe(true);
      for (const other of [manager, officer, otherClinician])
        expect(isTold(other, aPatient, item(of))).toBe(false);
      expect(isTold(clinician, { treatedBy: [] }, item(of))).toBe(false);
    }
    expect(isTold(manager, aPatient, item("progress-notes"))).toBe(true);
    const all = ["progress-notes", "unclassified", "billing-logistics", "psychotherapy-notes"] as const;
    expect(inOrder(all.map((of) => item(of) as DisposalItem)).map((one) => one.class)).toEqual([
      "unclassified",
      "psychotherapy-notes",
      "progress-notes",
      "billing-logistics",
    ]);
  });
});

describe("a disposal that was begun", () => {
  const confirmed = { personId: manager.personId, name: manager.name, at: "2026-11-30T15:00:00Z" };
  it("may be gone on with and closed by the officer and by whoever confirmed it", () => {
    const stage = { state: "under-way", confirmed, runsUntil: null, lastLookAt: null } as const;
    expect([officer, manager, clinician].map((member) => mayGoOn(member, { stage }))).toEqual([
      true,
      true,
      false,
    ]);
    expect([mayGoOn(officer, { stage: { state: "proposed" } }), isOpen({ stage })]).toEqual([false, true]);
  });

  it("is no longer of a patient who came back: only the chart says so", () => {
    const item = (n: number, of: DisposalItem["class"]) =>
      ({ documentId: `doc_${n}`, class: of }) as unknown as DisposalItem;
    const items = [item(1, "progress-notes")];
    expect(cameBack({ items }, items)).toBe(false);
    expect(cameBack({ items }, [...items, item(2, "psychotherapy-notes"), item(3, "unclassified")])).toBe(
      false,
    );
    expect(cameBack({ items }, [item(4, "billing-logistics")])).toBe(true);
  });
});
