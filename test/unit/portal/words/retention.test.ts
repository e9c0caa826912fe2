import { describe, expect, it } from "vitest";
import type { DisposalView } from "../../../../workflows/contract/retention.ts";
import { periodsOf } from "../../../../workflows/retention/schedule.ts";
import {
  answersOf,
  disposalBadge,
  disposalWords,
  holdersOf,
  periodWords,
  standsAgainst,
} from "../../../../portal/src/words/retention.ts";
import { aHold } from "../../../support/a-disposal.ts";
import { ids } from "../../../support/desk.ts";

const by = { personId: ids.manager, name: "Dana Whitfield", at: "2026-11-30T15:00:00Z" };
const seen = (stage: DisposalView["stage"], destroyed = 0): DisposalView => ({
  disposalId: `dsp_${"0".repeat(26)}` as DisposalView["disposalId"],
  version: 1,
  patientRef: ids.patient,
  patientName: "Rowan Quillfeather",
  proposed: by,
  treatmentEndedOn: "2015-06-01",
  ground: "Seven years have run.",
  records: 3,
  destroyed,
  stage,
  mayConfirm: false,
});

describe("the words of a disposal", () => {
  it("say of one that a hold stopped what was destroyed before, and what is left only in part", () => {
    const partly = [`doc_${"1".repeat(26)}`] as never[];
    const stage = { state: "stopped", confirmed: by, stoppedAt: by.at, holders: [aHold], partly } as const;
    expect(disposalWords(seen(stage, 1))).toMatch(
      /26-HLC-12345-A, under a legal hold\. 1 of 3 records listed here were destroyed before; what is left is preserved, of 1 record only in part\./u,
    );
    expect(disposalBadge(seen(stage))).toEqual({ tone: "bad", words: "Stopped by a hold" });
    expect(disposalWords(seen({ ...stage, partly: [] }))).not.toContain("in part");
  });

  it("say of each stage what was touched", () => {
    expect(disposalWords(seen({ state: "proposed" }))).toContain("Nothing has been touched");
    expect(disposalWords(seen({ state: "declined", declined: by, reason: "She came back." }))).toContain(
      "Nothing was touched. Why it stays: She came back.",
    );
    expect(disposalWords(seen({ state: "under-way", confirmed: by, runsUntil: null }, 2))).toContain(
      "2 of 3",
    );
  });
});

describe("the words of a shelf", () => {
  it("say one answer of several classes once", () => {
    const open = { kind: "undecided", why: "no-state" } as const;
    const held = { kind: "held", by: [aHold] } as const;
    const answers = answersOf([
      { class: "progress-notes", disposition: open },
      { class: "billing-logistics", disposition: held },
      { class: "chart-other", disposition: open },
    ]);
    expect(answers.map(({ classes }) => classes)).toEqual([
      ["progress-notes", "chart-other"],
      ["billing-logistics"],
    ]);
    expect(
      holdersOf([
        { class: "progress-notes", disposition: open },
        { class: "billing-logistics", disposition: held },
        { class: "chart-other", disposition: held },
      ]),
    ).toEqual([aHold]);
    expect(standsAgainst({ classes: [{ class: "progress-notes", disposition: open }] })).toBe(false);
    expect(standsAgainst({ classes: [{ class: "progress-notes", disposition: held }] })).toBe(true);
  });

  it("say how long a period is, and for whom", () => {
    expect(periodsOf("WA").map(periodWords)).toEqual([
      "The papers of a request: 6 years from when they were made or last in effect.",
      "The record of a psychologist: 8 years from the end of treatment; of somebody younger than 18 then, at least until 22.",
    ]);
  });
});
