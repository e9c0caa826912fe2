import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  noteProposalSchema,
  practiceProposalSchema,
  type NoteKeptAs,
} from "../../../workflows/contract/note-proposal.ts";
import { checkNote } from "../../../workflows/notes/check-note.ts";
import { checkPractice } from "../../../workflows/notes/check-practice.ts";
import { deepFactor } from "../../support/deep.ts";
import { labelled } from "./labelled.ts";

const items = (text: string): readonly string[] =>
  checkNote({ keptAs: "psychotherapy-note", text }).flatMap((one) =>
    one.kind === "excluded-item" ? [one.item] : [],
  );
const kinds = (text: string): readonly string[] =>
  checkNote({ keptAs: "progress-note", text }).map(({ kind }) => kind);
const keptAs = fc.constantFrom<NoteKeptAs>("psychotherapy-note", "progress-note");

describe("proposals about a note", () => {
  it("say what was found, the words, where they stand and what a person decides (45 CFR 164.501)", () => {
    const text = "We sat in silence. Sertraline 100 mg, tolerated well.";
    const [proposal, ...others] = checkNote({ keptAs: "psychotherapy-note", text });
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({
      kind: "excluded-item",
      item: "medication",
      words: "A drug with its dose or times.",
      confidence: { level: "plain", words: "The words say so plainly." },
      citation: "45 CFR 164.501",
      passage: { from: 19, to: 53, quote: "Sertraline 100 mg, tolerated well." },
    });
    expect(proposal?.decide).toContain("Is this one of the items that are never psychotherapy notes?");
    expect(proposal?.spans[0]?.quote).toContain("Sertraline 100 mg");
  });

  it("look for excluded items in psychotherapy notes, for session content and pointers in progress notes", () => {
    const text = "Sertraline 100 mg. See process note. In the dream her mother drowned.";
    expect(items(text)).toEqual(["medication"]);
    expect(kinds(text)).toEqual(["refers-to-psychotherapy-notes", "session-content"]);
  });

  it("know each of the eleven items (45 CFR 164.501)", () => {
    expect(items("Session 4:00 pm to 4:50 pm.")).toEqual(["session-start-stop-times"]);
    expect(items("Modality: in person.")).toEqual(["modality"]);
    expect(items("Frequency: weekly.")).toEqual(["frequency"]);
    expect(items("Zoloft was stopped.")).toEqual(["medication"]);
    expect(items("PHQ-9 was 17.")).toEqual(["clinical-test-results"]);
    expect(items("Meets criteria for panic disorder.")).toEqual(["summary-diagnosis"]);
    expect(items("Missed six days of work.")).toEqual(["summary-functional-status"]);
    expect(items("Plan: refer to a dietitian.")).toEqual(["summary-treatment-plan"]);
    expect(items("Reports anhedonia.")).toEqual(["summary-symptoms"]);
    expect(items("Prognosis is guarded.")).toEqual(["summary-prognosis"]);
    expect(items("Fair progress toward goals.")).toEqual(["summary-progress"]);
  });

  it("pass over what is negated, quoted, told, or about somebody else", () => {
    expect(items("No medication changes discussed.")).toEqual([]);
    expect(items('"The Prozac makes me a zombie," she said.')).toEqual([]);
    expect(items("She asked whether I thought that she had borderline personality disorder.")).toEqual([]);
    expect(items("Her mother was diagnosed with bipolar disorder and takes lithium.")).toEqual([]);
    expect(kinds("No psychotherapy notes are kept. Denies bad dreams.")).toEqual([]);
  });

  it("are empty for an empty note", () => {
    expect(checkNote({ keptAs: "psychotherapy-note", text: "" })).toEqual([]);
    expect(checkNote({ keptAs: "progress-note", text: " \n\n " })).toEqual([]);
  });
});

describe("proposals about any text", () => {
  const words = fc.constantFrom(
    ...labelled("development").notes.flatMap(({ text }) => text.split(/(?<=\s)/u)),
    "\n\n",
    '"',
    "“",
    "’",
    "S: ",
    ": ",
    "ﬁ",
    "\u{1f600}",
  );
  const text = fc.oneof(
    fc.array(words, { maxLength: 120 }).map((list) => list.join("")),
    fc.string({ unit: "binary", maxLength: 400 }),
  );

  it("meet their contract, and quote exactly what stands at their offsets, the same twice", () => {
    fc.assert(
      fc.property(text, keptAs, (note, kept) => {
        const proposals = checkNote({ keptAs: kept, text: note });
        for (const proposal of proposals) {
          expect(noteProposalSchema.safeParse(proposal).error).toBeUndefined();
          for (const { from, to, quote } of [proposal.passage, ...proposal.spans]) {
            expect(quote).toBe(note.slice(from, to));
            expect(from).toBeGreaterThanOrEqual(proposal.passage.from);
            expect(to).toBeLessThanOrEqual(proposal.passage.to);
          }
        }
        expect(checkNote({ keptAs: kept, text: note })).toEqual(proposals);
      }),
      { numRuns: 150 * deepFactor },
    );
  });
});

describe("proposals about a practice", () => {
  const session = (on: string, progressNote: boolean, psychotherapyNote: boolean) => ({
    on,
    patient: "p1",
    progressNote,
    psychotherapyNote,
  });

  it("name each session whose only note is kept apart (45 CFR 164.501)", () => {
    const given = checkPractice({
      calls: "two-sets",
      sessions: [session("2026-03-02", true, true), session("2026-03-09", false, true)],
    });
    expect(given).toMatchObject([
      { kind: "psychotherapy-note-alone", session: { on: "2026-03-09", patient: "p1" } },
    ]);
    expect(given[0]?.words).toBe("There is a psychotherapy note of this session and no progress note.");
    expect(practiceProposalSchema.safeParse(given[0]).error).toBeUndefined();
  });

  it("name a practice with one set under the wrong name, unless a session shows two (45 CFR 164.501)", () => {
    const calls = "one-set-called-psychotherapy-notes";
    const [alone] = checkPractice({ calls, sessions: [session("2026-03-02", true, false)] });
    expect(alone).toMatchObject({ kind: "one-set-only", citation: "45 CFR 164.501" });
    expect(practiceProposalSchema.safeParse(alone).error).toBeUndefined();
    expect(checkPractice({ calls, sessions: [session("2026-03-02", true, true)] })).toEqual([]);
    expect(checkPractice({ calls: "one-set-called-progress-notes", sessions: [] })).toEqual([]);
  });
});
