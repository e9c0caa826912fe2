import { describe, expect, it } from "vitest";
import { parseCaseOnFile, storedCaseOf } from "../../../functions/adapters/case-on-file.ts";
import { caseFileSchema } from "../../../workflows/contract/case-file.ts";
import { caseFileOf } from "../../../workflows/facts/case-file-of.ts";
import { factsSchema } from "../../../workflows/facts/facts.ts";
import { reachableRecords } from "../../../workflows/facts/reachable-records.ts";
import type { RecordOnFile } from "../../../workflows/facts/record-on-file.ts";
import { assess } from "../../../workflows/law/assess.ts";
import type { PersonId } from "../../../workflows/vocabulary/ids.ts";
import { changed, type Plain } from "../../law/changed.ts";
import { boardSubpoena } from "../../law/neighbours/case.ts";
import { doc, person } from "../../support/request/ids.ts";

const [a, b, c] = [person("a"), person("b"), person("c")];
const note = (name: string, authorId?: PersonId): RecordOnFile => ({
  documentId: doc(name),
  kind: "psychotherapy-note",
  sessionOn: "2026-05-01",
  sealed: true,
  ...(authorId && { authorId }),
});
const [ofA, ofB, ofNobodyKnown] = [note("a", a), note("b", b), note("c")];

/** A board's subpoena about whoever wrote notes, in a practice where nothing else stands in the way. */
const onFile = (requester: Plain = {}) => ({
  facts: factsSchema.parse(
    [
      {
        instrument: { requestedClasses: ["psychotherapy-notes"] },
        requester: { identityVerified: true, ...requester },
        practice: { state: "VA", hipaaCoveredEntity: true, part2Program: false, partyToCase: false },
        policy: { stateLayer: "federal-only" },
      },
    ].reduce(changed, boardSubpoena),
  ),
  authorizations: [],
  practice: { timeZone: "America/New_York" },
  at: "2026-11-23T12:00:00Z",
});
const fileWith = (records: readonly RecordOnFile[], requester: Plain = {}) =>
  caseFileOf({ ...onFile(requester), records });
const asks = (records: readonly RecordOnFile[], requester: Plain = {}) =>
  assess(fileWith(records, requester)).missingFacts.map(({ pointer }) => pointer);

const named = (...overseenAuthorIds: readonly string[]): Plain => ({ overseenAuthorIds });
const nobodyNamed = "/requester/overseenAuthorIds/0";

describe("psychotherapy notes for a board that oversees one clinician (45 CFR 164.508(a)(2)(ii))", () => {
  it("reach those of that clinician alone, whoever else wrote about the patient", () => {
    const records = [ofA, ofB, ofNobodyKnown];
    expect(reachableRecords(onFile(named(a)), records)).toEqual([ofA]);
    expect(reachableRecords(onFile(named(b)), records)).toEqual([ofB]);
    expect(reachableRecords(onFile(named(a, b)), records)).toEqual([ofA, ofB]);
    expect(reachableRecords(onFile(named(c)), records)).toEqual([]);
  });

  it.each([
    ["nobody was chosen", {}],
    ["every choice was taken back", named()],
  ])(
    "reach none while %s, though a single clinician wrote them all, and ask who is meant",
    (_when, requester) => {
      expect(reachableRecords(onFile(requester), [ofA])).toEqual([]);
      expect(asks([ofA], requester)).toEqual([nobodyNamed]);
      expect(asks([], requester)).toEqual([nobodyNamed]);
      expect(fileWith([ofA], requester).requester?.overseenAuthorIds).toEqual([]);
    },
  );

  it("ask nothing of a piece that stands for the class once somebody is named", () => {
    const { outcomes, missingFacts } = assess(fileWith([], named(a)));
    expect(outcomes["psychotherapy-notes"]?.outcome).toBe("release");
    expect(missingFacts).toEqual([]);
  });

  it("name nobody where the review is of somebody other than a writer of notes", () => {
    const file = fileWith([ofA], { oversees: "practice" });
    expect(file.requester).not.toHaveProperty("overseenAuthorIds");
    expect(reachableRecords(onFile({ oversees: "practice", ...named(a) }), [ofA])).toEqual([]);
  });

  it("are told to the law with ids that the contract allows, and without a name", () => {
    const { segments, requester } = fileWith([ofA], named(a));
    expect(segments?.[0]?.author).toEqual({ role: "mental-health-professional", id: a });
    const writer = caseFileSchema.shape.segments.unwrap().element.shape.author;
    expect(writer.parse(segments?.[0]?.author)).toEqual(segments?.[0]?.author);
    expect(caseFileSchema.shape.requester.parse(requester)).toEqual(requester);
  });
});

describe("who wrote the proposed records", () => {
  const kept = (records: readonly RecordOnFile[]) => storedCaseOf({ ...parseCaseOnFile({}), records });

  it("is kept with the case, each writer once, and is known again when the case is read", () => {
    const records = [ofA, ofB, ofNobodyKnown, note("d", b)];
    const stored = kept(records);
    expect(stored.records.writers).toEqual({ answers: [a, b], of: [0, 1, null, 1] });
    expect(parseCaseOnFile(JSON.parse(JSON.stringify(stored))).records).toEqual(records);
  });

  it("is read from nothing but what this version keeps: a writer for each record, or that none is known", () => {
    const { records } = kept([ofA, ofB]);
    for (const of of [[0], [0, 2], [0, -1], [0, "1"]])
      expect(() => parseCaseOnFile({ records: { ...records, writers: { ...records.writers, of } } })).toThrow(
        "records",
      );
    expect(() => parseCaseOnFile({ records: records.rows })).toThrow("records");
  });
});
