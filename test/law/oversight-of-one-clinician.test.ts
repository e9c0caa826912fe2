import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import { notesAuthorities } from "../../workflows/law/notes-authorities.ts";
import { changed, type Plain } from "./changed.ts";
import { boardSubpoena, caseIn, notes, progress } from "./neighbours/case.ts";

const federal: Plain = { policy: { stateLayer: "federal-only" }, authorizations: [] };
const letter: Plain = changed(boardSubpoena, {
  instrument: { type: "licensing-board-letter", commands: [] },
});
const writtenBy = (id: string, piece: Plain = notes): Plain =>
  changed(piece, { id: `${String(piece["id"])}-of-${id}`, author: { id } });
const naming = (...overseenAuthorIds: readonly string[]): Plain => ({ requester: { overseenAuthorIds } });
const ofA = writtenBy("dr-a");
const ofB = writtenBy("dr-b");

const asked = (segments: readonly Plain[], ...facts: readonly Plain[]) =>
  caseIn("VA", segments, ...facts, federal);
const outcomes = (segments: readonly Plain[], ...facts: readonly Plain[]) =>
  Object.values(assess(asked(segments, ...facts)).segments).map(({ outcome }) => outcome);
const questions = (segments: readonly Plain[], ...facts: readonly Plain[]) =>
  assess(asked(segments, ...facts)).missingFacts.map(({ pointer }) => pointer);

/** The first of those under review: that there is none is what is missing, of an empty list too. */
const named = "/requester/overseenAuthorIds/0";
const writerOf = (index: number) => `/segments/${index}/author/id`;

describe("a board that oversees one clinician (45 CFR 164.508(a)(2)(ii), 164.512(d))", () => {
  it.each([
    ["subpoena", boardSubpoena, "needs-court-order"],
    ["letter", letter, "needs-authorization"],
  ])(
    "opens with its %s the notes of that clinician and of no other in the same record",
    (_paper, paper, held) => {
      expect(outcomes([ofA, ofB], paper, naming("dr-a"))).toEqual(["release", held]);
      expect(outcomes([ofA, ofB], paper, naming("dr-b"))).toEqual([held, "release"]);
      expect(outcomes([ofA, ofB], paper, naming("dr-a", "dr-b"))).toEqual(["release", "release"]);
      expect(outcomes([ofA, ofB], paper, naming("dr-c"))).toEqual([held, held]);
      expect(questions([ofA, ofB], paper, naming("dr-a"))).toEqual([]);
    },
  );

  it("is no authority for notes of which another clinician wrote some", () => {
    const both = asked([ofA, ofB], boardSubpoena, naming("dr-a"));
    expect(notesAuthorities(both, ["notes-of-dr-a", "notes-of-dr-b"])).toEqual([]);
    expect(notesAuthorities(both, ["notes-of-dr-a"])).toEqual([
      { kind: "exception", citation: "45 CFR 164.512(d)" },
    ]);
  });

  it("opens nothing by a name where it reviews somebody other than a writer of notes", () => {
    for (const oversees of ["practice", "other-clinician", "patient"])
      expect(outcomes([ofA], boardSubpoena, naming("dr-a"), { requester: { oversees } })).not.toContain(
        "release",
      );
  });

  it("says nothing of the rest of the chart, whoever wrote it", () => {
    const chart = [writtenBy("dr-a", progress), writtenBy("dr-b", progress)];
    expect(outcomes(chart, boardSubpoena, naming("dr-a"))).toEqual(["release", "release"]);
  });

  it.each([
    ["not yet named", naming()],
    ["not recorded", {}],
  ])("holds the notes of several and asks who is under review while that is %s", (_what, nobody) => {
    expect(outcomes([ofA, ofB], boardSubpoena, nobody)).toEqual(["needs-court-order", "needs-court-order"]);
    expect(questions([ofA, ofB], boardSubpoena, nobody)).toEqual([named]);
  });

  it("does not take the only writer as meant where the list was opened and nobody is on it", () => {
    expect(outcomes([ofA], boardSubpoena, naming())).toEqual(["needs-court-order"]);
    expect(questions([ofA], boardSubpoena, naming())).toEqual([named]);
  });

  it("holds a note of an unknown writer and asks who wrote it, whoever else is known", () => {
    for (const facts of [naming("dr-a"), {}]) {
      expect(outcomes([ofA, notes], boardSubpoena, facts)).toEqual(["release", "needs-court-order"]);
      expect(questions([ofA, notes], boardSubpoena, facts)).toEqual([writerOf(1)]);
    }
    expect(outcomes([notes], boardSubpoena, naming("dr-a"))).toEqual(["needs-court-order"]);
  });

  it("is about the writer of the notes in case files that tell of one writer at most and have no list", () => {
    expect(outcomes([notes, progress], boardSubpoena)).toEqual(["release", "release"]);
    expect(outcomes([ofA, progress], boardSubpoena)).toEqual(["release", "release"]);
  });
});
