import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../../workflows/contract/case-file.ts";
import type { Determination } from "../../../workflows/contract/determination.ts";
import { assess } from "../../../workflows/law/assess.ts";
import { judgementOf } from "../../../workflows/facts/judgement-of.ts";
import { judgementSchema } from "../../../workflows/request/judgement.ts";
import { form, note, psychotherapyNote } from "../../support/request/told.ts";

const determination: Determination = {
  schemaVersion: 1,
  instrumentWeight: "W4",
  outcomes: {
    "psychotherapy-notes": { outcome: "release", segmentIds: [psychotherapyNote] },
    "progress-notes": { outcome: "withhold", segmentIds: [note] },
  },
  segments: {
    [psychotherapyNote]: { class: "psychotherapy-notes", outcome: "release" },
    [note]: { class: "progress-notes", outcome: "withhold" },
  },
  authorizations: [{ id: form, valid: true, defects: [], coversClasses: ["psychotherapy-notes"] }],
  reasons: [],
  controlling: { jurisdiction: "federal", why: "Federal court." },
  missingFacts: [],
  deadlines: [
    { id: "return-date", dueOn: "2026-12-18", steps: ["On the face of the paper."], citation: "FRCP 45" },
    {
      id: "object-by",
      safeOn: "2026-12-14",
      limitOn: "2026-12-15",
      steps: ["Fourteen days."],
      citation: "FRCP 45",
    },
    {
      id: "move-before",
      safeOn: "2026-12-17",
      limitOn: "2026-12-18",
      steps: ["Before compliance."],
      citation: "FRCP 45",
    },
    {
      id: "ca-party-motion-notice",
      limitOn: "2026-12-10",
      steps: ["Somebody else's day."],
      citation: "CCP 1985.3(g)",
    },
    { id: "earliest-release", earliestOn: "2026-12-20", steps: ["After the period."], citation: "FRCP 45" },
  ],
  actions: [],
  prohibitions: [],
  needsCounsel: false,
};
const orderNaming: CaseFile = {
  schemaVersion: 1,
  asOf: { assessedOn: "2026-12-02" },
  instrument: { type: "court-order" },
  order: { inForce: true, expresslyNamesPsychotherapyNotes: true },
};
const records = [
  { documentId: note, kind: "progress-note", sessionOn: "2026-05-01", sealed: false },
  { documentId: psychotherapyNote, kind: "psychotherapy-note", sessionOn: "2026-05-01", sealed: true },
] as const;
const packVersions = { "us-hipaa": "1.0.0" };
const judge = (change: Partial<Determination> = {}, caseFile: CaseFile = orderNaming) =>
  judgementOf({ ...determination, ...change }, { caseFile, records, approved: [], packVersions });

describe("a judgement", () => {
  it("sums up the determination per class and per record", () => {
    expect(judge()).toEqual({
      weight: "W4",
      outcomes: { "psychotherapy-notes": "release", "progress-notes": "withhold" },
      segments: { [psychotherapyNote]: "release", [note]: "withhold" },
      sealed: [psychotherapyNote],
      notesOpenedBy: [],
      communications: "none",
      orderOnFile: true,
      fees: { payer: "government", schedule: "US.1" },
      grounds: ["not-responsive", "separately-protected"],
      deadlines: [
        { id: "return-date", dueOn: "2026-12-18" },
        { id: "object-by", dueOn: "2026-12-14" },
        { id: "move-before", dueOn: "2026-12-17" },
      ],
      packVersions,
    });
    expect(judgementSchema.parse(judge())).toEqual(judge());
  });

  it("knows of an order by its paper or by the facts of one, and not by what became of it", () => {
    const of = (change: Partial<CaseFile>) =>
      judge(
        { instrumentWeight: "W2" },
        { ...orderNaming, instrument: { type: "attorney-subpoena" }, ...change },
      ).orderOnFile;
    expect(judge({}, { ...orderNaming, order: undefined }).orderOnFile).toBe(true);
    for (const order of [{ exists: true }, { inForce: false }, { enteredOn: "2026-11-01" }])
      expect(of({ order })).toBe(true);
    expect(of({ order: undefined, assurances: { qpo: { entered: true } } })).toBe(true);
    for (const order of [undefined, { exists: false }, { stayed: true, vacated: true }])
      expect(of({ order })).toBeUndefined();
  });

  it("knows whether what was approved tells of sessions, and whether only sealed notes do (FRE 501)", () => {
    const of = (...approved: (typeof note)[]) =>
      judgementOf(determination, { caseFile: orderNaming, records, approved, packVersions }).communications;
    expect(of(psychotherapyNote)).toBe("in-notes-only");
    expect(of(note, psychotherapyNote)).toBe("in-others");
    const bill = { [note]: { class: "billing-logistics", outcome: "release" } } as const;
    expect(
      judgementOf(
        { ...determination, segments: bill },
        { caseFile: orderNaming, records, approved: [note], packVersions },
      ).communications,
    ).toBe("none");
    // What the law does not know may tell of anything.
    expect(of("doc_unknown00000000000000000000" as typeof note)).toBe("in-others");
  });

  it("remembers that an order forbids telling the patient (18 USC 3486(a)(6))", () => {
    const tell = { code: "tell-patient", why: "An order forbids it." } as const;
    expect(judge({ prohibitions: [tell] }).tellsNoPatient).toBe(true);
    expect(judge().tellsNoPatient).toBeUndefined();
  });

  it("remembers that the records go to the court alone, from the order or a rule of what is released", () => {
    const order = { ...orderNaming.order, deliverTo: "court-under-seal" } as const;
    expect(judge({}, { ...orderNaming, order }).goesToCourtAlone).toBe(true);
    const sealed = (id: string, status: "satisfied" | "violated" = "satisfied") =>
      judge({
        reasons: [
          {
            ruleId: "us.va.32-1-127-1-03-h.sealed-delivery",
            citation: "Va. Code 32.1-127.1:03(H)(4)",
            effect: "permit",
            status,
            appliesTo: [id],
            factsUsed: [],
            layer: "permission",
            jurisdiction: "VA",
          },
        ],
      }).goesToCourtAlone;
    expect(sealed(psychotherapyNote)).toBe(true);
    expect(sealed(note)).toBeUndefined();
    expect(sealed(psychotherapyNote, "violated")).toBeUndefined();
    const barred = { code: "produce-to-requester-directly", why: "Of a record that stays." } as const;
    expect(judge({ prohibitions: [barred] }).goesToCourtAlone).toBeUndefined();
  });

  it("remembers that authority is to be verified: of an official and of who acts for the patient, and never of a court (45 CFR 164.514(h)(2))", () => {
    const asked = (type: NonNullable<CaseFile["instrument"]>["type"], authorityVerified?: boolean) => {
      const caseFile: CaseFile = { ...orderNaming, instrument: { type }, requester: { authorityVerified } };
      return judge(assess(caseFile), caseFile).authorityOpen;
    };
    for (const type of [
      "licensing-board-letter",
      "hhs-ocr-request",
      "coroner-request",
      "cps-request",
      "representative-access-request",
    ] as const) {
      expect([type, asked(type)]).toEqual([type, true]);
      expect([type, asked(type, false)]).toEqual([type, true]);
      expect([type, asked(type, true)]).toEqual([type, undefined]);
    }
    for (const type of [
      "court-order",
      "search-warrant",
      "attorney-subpoena",
      "patient-access-request",
    ] as const)
      expect([type, asked(type)]).toEqual([type, undefined]);
  });

  it("knows no weight until somebody has recorded what kind of paper it is", () => {
    expect(judge({}, { ...orderNaming, instrument: { signerRole: "judge" } }).weight).toBe("unknown");
    const { instrument: _instrument, ...without } = orderNaming;
    expect(judge({}, without).weight).toBe("unknown");
  });

  it("holds a record of which only a part may go: it goes as a whole or not at all", () => {
    const part = (releaseScope: object) =>
      judge({
        segments: { [note]: { class: "progress-notes", outcome: "release", releaseScope } } as never,
      }).segments[note];
    expect(part({ limit: "as-authorized" })).toBe("release");
    expect(part({ limit: "as-authorized", fromOn: "2026-05-01" })).toBe("withhold");
    expect(part({ toOn: "2026-05-01" })).toBe("withhold");
    expect(part({ excludedItems: ["other-participants"] })).toBe("withhold");
  });

  it("leaves out records the determination does not speak of", () => {
    expect(judge({ segments: {} }).segments).toEqual({});
  });
});
