import { describe, expect, it } from "vitest";
import { caseFileSchema } from "../../workflows/contract/case-file.ts";
import { assess } from "../../workflows/law/assess.ts";
import { changed, type Plain } from "./changed.ts";
import {
  letterWith as letter,
  notes as apart,
  order,
  progress as inChart,
  subpoena,
} from "./neighbours/case.ts";

// Papers that claim more than they can open. Nothing here is near the line: each must fail closed.

const noProgram: Plain = { part2: { protected: false } };
const [notes, progress] = [changed(apart, noProgram), changed(inChart, noProgram)];
const letterWith = (change: Plain = {}) =>
  letter({ purposeMatchesRequest: true, conditioned: false, ...change });

const base: Plain = {
  schemaVersion: 1,
  asOf: { assessedOn: "2026-11-29", timeZone: "America/Chicago" },
  practice: { hipaaCoveredEntity: true, part2Program: true, partyToCase: false },
  policy: { stateLayer: "federal-only" },
  requester: { identityVerified: true },
  segments: [notes, progress],
};
const assessed = (...changes: readonly Plain[]) =>
  assess(caseFileSchema.parse(changes.reduce<Plain>((below, above) => changed(below, above), base)));
const outcomes = (...changes: readonly Plain[]) =>
  Object.fromEntries(Object.entries(assessed(...changes).segments).map(([id, { outcome }]) => [id, outcome]));

/** A subpoena with everything that opens the chart where no state adds to federal law. */
const noticed: Plain = {
  forum: { system: "federal", nature: "civil", patientRole: "party" },
  privilege: {
    status: "waived-in-writing",
    waiver: { signedBy: "patient", coversClasses: ["progress-notes", "sud-records"] },
  },
  assurances: {
    notice: {
      statement: true,
      documentation: ["notice-copy", "proof-of-mailing"],
      writtenNoticeAttempted: true,
      contentSufficient: true,
      objectionsFiled: false,
      objectionPeriodEndsOn: "2026-11-01",
    },
  },
};
const forNotes: Plain = {
  coversAllRecords: null,
  coversClasses: ["psychotherapy-notes"],
  mentionsPsychotherapyNotes: true,
  psychotherapyNotesOnly: true,
};

describe("a general form that lists all records (AB-024)", () => {
  it("opens the chart and no psychotherapy note; a form for notes alone opens the notes (45 CFR 164.508(b)(3)(ii))", () => {
    expect(outcomes(letterWith())).toMatchObject({ notes: "needs-authorization", progress: "release" });
    expect(outcomes(letterWith(forNotes))).toMatchObject({ notes: "release" });
  });

  it.each([
    ["names psychotherapy notes in its list", { mentionsPsychotherapyNotes: true }],
    [
      "lists them beside other classes",
      {
        ...forNotes,
        coversClasses: ["psychotherapy-notes", "progress-notes"],
        psychotherapyNotesOnly: false,
      },
    ],
    ["is combined with another authorization", { ...forNotes, compoundWith: ["other-document"] }],
    ["is combined with a consent to treatment", { ...forNotes, compoundWith: ["treatment-consent"] }],
  ])("opens no note when it %s (45 CFR 164.508(b)(3)(ii))", (_how, change) => {
    const { segments, reasons } = assessed(letterWith(change));
    expect(segments["notes"]?.outcome).toBe("needs-authorization");
    expect(reasons.some(({ citation }) => citation.includes("164.508"))).toBe(true);
  });
});

describe("records of a Part 2 program in the range of a plain subpoena (AB-033)", () => {
  const sud: Plain = { segments: [progress, { id: "sud", kind: "chart", part2: { protected: true } }] };
  it("stay, even where notice and waiver open the rest of the chart (42 CFR 2.61)", () => {
    expect(outcomes(subpoena, sud)["sud"]).toBe("needs-court-order");
    expect(outcomes(subpoena, noticed, sud)).toEqual({ progress: "release", sud: "needs-court-order" });
  });

  it("stay on a judge's order without the findings, and on a general form (42 CFR 2.64, 2.31)", () => {
    expect(outcomes(order, sud, { order: { namesClasses: ["sud-records"] } })["sud"]).toBe(
      "needs-court-order",
    );
    expect(outcomes(letterWith(), sud)).toEqual({ progress: "release", sud: "needs-authorization" });
  });
});

describe("records that a state may protect further (AB-034)", () => {
  const sensitive: Plain = {
    segments: [{ ...progress, content: ["conversation-content", "reproductive-health"] }],
  };
  const minors: Plain = { segments: [progress], patient: { ageYears: 15 } };
  const [nowhere, elsewhere] = [{ practice: { state: null } }, { practice: { state: "WY" } }];

  it.each<readonly [string, Plain, Plain]>([
    ["on reproductive health, nobody knows in which state", sensitive, nowhere],
    ["on reproductive health, in a state whose law nobody has read", sensitive, elsewhere],
    ["a minor's, nobody knows in which state", minors, nowhere],
    ["a minor's, in a state whose law nobody has read", minors, elsewhere],
  ])("wait for counsel and never go by silence: %s (45 CFR 160.203(b))", (_what, piece, state) => {
    const { segments, missingFacts, needsCounsel } = assessed(subpoena, noticed, piece, state, {
      policy: null,
    });
    expect(segments["progress"]?.outcome).toBe("object-by-date");
    expect(missingFacts.map(({ pointer }) => pointer)).toContain("/policy/stateLayer");
    expect(needsCounsel).toBe(true);
    // What holds it back is the state alone.
    expect(assessed(subpoena, noticed, piece).segments["progress"]?.outcome).toBe("release");
  });
});

describe("a piece of which nobody knows what it is (AB-026)", () => {
  const unknown: Plain = {
    segments: [progress, { ...progress, id: "unknown", storage: null }].map((piece) => changed({}, piece)),
  };

  it("is none of what a paper opens, where the same note in the chart goes (45 CFR 164.501)", () => {
    const found = assessed(subpoena, noticed, unknown).segments;
    expect(found["progress"]).toMatchObject({ class: "progress-notes", outcome: "release" });
    expect(found["unknown"]?.class).toBe("unclassified");
    expect(found["unknown"]?.outcome).not.toBe("release");
  });
});
