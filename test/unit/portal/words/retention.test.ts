import { describe, expect, it } from "vitest";
import type { DisposalView } from "../../../../workflows/contract/retention.ts";
import { periodsOf } from "../../../../workflows/retention/schedule.ts";
import {
  answersOf,
  disposalBadge,
  disposalWords,
  filesWords,
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
  mayGoOn: false,
  stays: 0,
});
const now = Date.parse("2026-11-30T15:10:00Z");
const under = { state: "under-way", confirmed: by, runsUntil: null, lastLookAt: null } as const;
const certificate = {
  disposalId: seen({ state: "proposed" }).disposalId,
  patientRef: ids.patient,
  edition: "2026.11.2",
  treatmentEndedOn: "2015-06-01",
  ground: "Seven years have run.",
  proposed: by,
  confirmed: by,
  finishedAt: by.at,
  records: [],
  copies: [],
  tooLate: [],
} as const;
const sha256 = "a".repeat(64);

it("the files of a closed request are named by it and the day of the last thing that happened there", () => {
  const disposition = { kind: "undecided", why: "other-law-of-request-files" } as const;
  const files = {
    requestId: ids.request,
    trackingNumber: "26-HLC-12345-A",
    lastOn: "2019-05-06",
    disposition,
  };
  expect(filesWords(files)).toBe(
    "Files of request 26-HLC-12345-A, in which something last happened on May 6, 2019",
  );
});

describe("the words of a disposal", () => {
  it("say of one that a hold stopped what was destroyed before, and what is left only in part", () => {
    const partly = [`doc_${"1".repeat(26)}`] as never[];
    const stage = {
      state: "stopped",
      confirmed: by,
      stoppedAt: by.at,
      holders: [aHold],
      words: "",
      partly,
    } as const;
    expect(disposalWords(seen(stage, 1), now)).toMatch(
      /26-HLC-12345-A, under a legal hold\. 1 of 3 records was destroyed\. What is left is preserved, of 1 record only in part, and nothing goes on by itself\./u,
    );
    expect(disposalBadge(seen(stage), now)).toEqual({ tone: "bad", words: "Stopped by a hold" });
    expect(disposalWords(seen({ ...stage, partly: [] }), now)).not.toContain("in part");
    const byLaw = { ...stage, holders: [], words: "Kept until January 5, 2032 (WAC 246-924-354(2))." };
    expect(disposalWords(seen(byLaw), now)).toContain("UTC. Kept until January 5, 2032");
    expect(disposalBadge(seen(byLaw), now).words).toBe("Stopped");
  });

  it("say of each stage what was touched", () => {
    expect(disposalWords(seen({ state: "proposed" }), now)).toBe(
      "To be destroyed: 3 records. Nothing has been touched.",
    );
    expect(disposalWords(seen({ state: "declined", declined: by, reason: "She came back." }), now)).toContain(
      "Nothing was touched. Why it stays: She came back.",
    );
    const closed = {
      state: "closed",
      confirmed: by,
      closed: by,
      reason: "The case will take years.",
      partly: [],
      certificate,
      sha256,
    } as const;
    expect(disposalWords(seen(closed, 2), now)).toMatch(
      /The case will take years\. 2 of 3 records were destroyed\. What was whole is on file again\.$/u,
    );
    const done = { state: "done", confirmed: by, certificate, sha256 } as const;
    expect(disposalWords(seen(done, 3), now)).toMatch(/3 records were destroyed\. A last look on .* found/u);
    const late = { ...done, certificate: { ...certificate, tooLate: [aHold] } };
    expect(disposalWords(seen(late, 3), now)).toContain("too late to keep it: 26-HLC-12345-A");
    expect(disposalWords({ ...seen(done), records: 0 }, now)).toContain(
      "No record is listed here. A last look",
    );
  });

  it.each([
    [{ ...under, runsUntil: "2026-11-30T15:10:30Z" }, "Under way", "It is being carried out at this moment"],
    [{ ...under, runsUntil: "2026-11-30T15:09:30Z" }, "Broke off", "It broke off, and goes on by itself"],
    [under, "Under way", "The rest goes on by itself"],
    [
      { ...under, lastLookAt: "2026-11-30T15:11:00Z" },
      "Destroyed, certificate to come",
      "The certificate comes by itself",
    ],
  ])("say of one under way who goes on with it: %o", (stage, badge, words) => {
    expect(disposalBadge(seen(stage), now).words).toBe(badge);
    expect(disposalWords(seen(stage, 2), now)).toContain(`2 of 3 records are destroyed. ${words}`);
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
