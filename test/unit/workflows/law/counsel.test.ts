import { describe, expect, it } from "vitest";
import { needsCounsel } from "../../../../workflows/law/counsel.ts";
import type { Draft } from "../../../../workflows/law/draft.ts";
import type { Finding, Verdict } from "../../../../workflows/law/evaluate.ts";
import type { SegmentResult } from "../../../../workflows/law/segments.ts";

const quiet = {
  caseFile: {},
  paper: { kind: "attorney-letter" },
  forms: [],
  unsent: [],
  released: [],
  held: [],
  stateIsOpen: false,
} as unknown as Draft;
const asks = (change: Partial<Draft>) => needsCounsel({ ...quiet, ...change }, []);

/** A piece of the record about which one rule said something. */
const pieceOf = (rule: Partial<Finding["rule"]>, status: Finding["status"] = "violated") =>
  ({
    classed: { class: "progress-notes" },
    verdicts: [{ findings: [{ rule, status }], openedBy: [] }],
  }) as unknown as SegmentResult;
const openedBy = (...confidences: readonly string[]) =>
  ({ openedBy: confidences.map((confidence) => ({ confidence })), findings: [] }) as unknown as Verdict;

describe("a lawyer", () => {
  it("is not needed where nothing is open and nothing is filed", () => {
    expect(asks({})).toBe(false);
  });

  it("is needed where a rule that holds is unsettled, is asked about, or takes a record out of the state's class", () => {
    const rules: readonly Partial<Finding["rule"]>[] = [
      { role: "lock", unsettled: true },
      { role: "lock", openQuestions: ["Does it reach a part-time clinician?"] },
      { role: "note", keepsStateClass: true } as Partial<Finding["rule"]>,
    ];
    for (const rule of rules) {
      expect([rule, asks({ unsent: [pieceOf(rule)] })]).toEqual([rule, true]);
      expect([rule, asks({ unsent: [pieceOf(rule, "unknown")] })]).toEqual([rule, true]);
      expect([rule, asks({ unsent: [pieceOf(rule, "satisfied")] })]).toEqual([rule, false]);
    }
    expect(asks({ unsent: [pieceOf({ role: "lock", openQuestions: [] })] })).toBe(false);
    expect(asks({ unsent: [pieceOf({ role: "note" })] })).toBe(false);
    const lock = { role: "lock", keepsStateClass: true } as Partial<Finding["rule"]>;
    expect(asks({ unsent: [pieceOf(lock)] })).toBe(false);
  });

  it("is needed where a disputed reading opened a piece under any class that it may be", () => {
    const released = (...verdicts: readonly Verdict[]) =>
      asks({ released: [{ classed: { class: "unclassified" }, verdicts } as unknown as SegmentResult] });
    expect(released(openedBy("verified"))).toBe(false);
    expect(released(openedBy("verified"), openedBy("disputed"))).toBe(true);
    expect(released(openedBy("verified", "disputed"))).toBe(true);
  });

  it("is needed where counsel's own switch lets an order for all records open psychotherapy notes (45 CFR 164.508(a)(2))", () => {
    const order = (status: Finding["status"], name: string, ruleId = "us.hipaa.164-512-e-1-i.order") => {
      const piece = pieceOf({ id: ruleId }, status);
      return [{ ...piece, classed: { ...piece.classed, class: name } } as SegmentResult];
    };
    const switched = { policy: { allRecordsOrderCoversPn: true } } as Draft["caseFile"];
    const notes = order("satisfied", "psychotherapy-notes");
    expect(asks({ caseFile: switched, released: notes })).toBe(true);
    expect(asks({ released: notes })).toBe(false);
    expect(asks({ caseFile: switched, released: order("satisfied", "progress-notes") })).toBe(false);
    expect(asks({ caseFile: switched, released: order("violated", "psychotherapy-notes") })).toBe(false);
    expect(asks({ caseFile: switched, released: order("satisfied", "psychotherapy-notes", "another") })).toBe(
      false,
    );
    const named = { ...switched, order: { expresslyNamesPsychotherapyNotes: true } } as Draft["caseFile"];
    expect(asks({ caseFile: named, released: notes })).toBe(false);
    expect(asks({ caseFile: { ...switched, order: {} } as Draft["caseFile"], released: notes })).toBe(true);
  });
});
