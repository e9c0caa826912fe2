import { describe, expect, it } from "vitest";
import { parseCaseOnFile, storedCaseOf } from "../../../functions/adapters/case-on-file.ts";
import { describeRecord } from "../../../workflows/facts/describe-record.ts";
import { segmentOf } from "../../../workflows/facts/record-on-file.ts";
import { requestEvents } from "../../../workflows/request/events.ts";
import type { SessionFacts } from "../../../workflows/contract/session-facts.ts";
import type { DocumentId } from "../../../workflows/vocabulary/ids.ts";
import { doc } from "../../support/request/ids.ts";
import { note, psychotherapyNote } from "../../support/request/told.ts";

describe("what is said of a record", () => {
  const said = (more: object) =>
    requestEvents["record.described"].parse({
      type: "record.described",
      documentId: note,
      holds: [],
      ...more,
    });

  it("takes the place of all that was said before, and is forgotten once nothing is left of it", () => {
    const first = describeRecord([], said({ license: "psychologist", setting: "couple" }));
    expect(first).toEqual([{ documentId: note, holds: [], license: "psychologist", setting: "couple" }]);
    const second = describeRecord(first, said({ holds: ["abuse-disclosure"], setting: "family" }));
    expect(second).toEqual([{ documentId: note, holds: ["abuse-disclosure"], setting: "family" }]);
    expect(describeRecord(second, said({}))).toEqual([]);
  });

  it("is one of the answers that the law knows", () => {
    expect(() => said({ license: "LCSW" })).toThrow("license");
    expect(() => said({ setting: "with his wife" })).toThrow("setting");
    expect(() => said({ others: "his wife" })).toThrow("others");
  });

  it("is kept with the case in few bytes, and said of the same record again when the case is read", () => {
    const of = (documentId: DocumentId, more: SessionFacts) => ({ documentId, holds: [], ...more });
    const described = [
      of(note, { setting: "couple", others: "inseparable", medium: "paper" }),
      of(psychotherapyNote, {}),
      of(doc("third"), { setting: "couple", license: "psychologist", others: "none" }),
    ];
    const records = described.map(({ holds: _holds, ...more }) => ({
      ...more,
      kind: "progress-note" as const,
      sessionOn: "2026-05-01",
      sealed: false,
    }));
    const stored = storedCaseOf({ ...parseCaseOnFile({}), records, described });
    expect(parseCaseOnFile(JSON.parse(JSON.stringify(stored)))).toMatchObject({ records, described });
    expect(JSON.stringify(stored).split("couple")).toHaveLength(3);
  });

  it("is read from nothing that this version did not write", () => {
    const { described } = storedCaseOf(parseCaseOnFile({}));
    const row = { documentId: note, holds: [] };
    const noneOfOne = { answers: [], of: [null] };
    const sessions = { setting: noneOfOne, license: noneOfOne, others: noneOfOne, medium: noneOfOne };
    expect(parseCaseOnFile({ described: { rows: [row], sessions } }).described).toEqual([row]);
    for (const other of [
      [row],
      { ...described, rows: [row] },
      { rows: [{ ...row, setting: "couple" }], sessions },
      { rows: [row], sessions: { ...sessions, mood: noneOfOne } },
      { rows: [row], sessions: { ...sessions, others: { answers: ["somebody"], of: [0] } } },
    ])
      expect(() => parseCaseOnFile({ described: other })).toThrow("described");
    expect(() => parseCaseOnFile({ sessions })).toThrow("sessions");
  });
});

describe("a record as a segment", () => {
  it("says which licence the writer held and with whom the session was, as far as it is known", () => {
    const taken = {
      documentId: note,
      kind: "progress-note",
      sessionOn: "2026-05-01",
      sealed: false,
    } as const;
    const role = "mental-health-professional";
    expect(segmentOf(taken)).toMatchObject({ author: { role } });
    expect(segmentOf(taken)).not.toHaveProperty("participants");
    expect(segmentOf(taken).author).not.toHaveProperty("license");
    const known = { ...taken, license: "psychologist", setting: "individual" } as const;
    expect(segmentOf(known)).toMatchObject({
      author: { role, license: "psychologist" },
      participants: { setting: "individual" },
    });
    const charges = { ...taken, kind: "billing" } as const;
    expect(segmentOf(charges)).not.toHaveProperty("author");
    expect(segmentOf({ ...charges, license: "physician" }).author).toEqual({ license: "physician" });
  });

  it.each([
    ["none", { othersIdentified: false }],
    ["separable", { othersIdentified: true, separable: true }],
    ["inseparable", { othersIdentified: true, separable: false }],
  ] as const)("says who else can be recognized in it: %s (45 CFR 164.501)", (others, participants) => {
    const taken = {
      documentId: note,
      kind: "progress-note",
      sessionOn: "2026-05-01",
      sealed: false,
    } as const;
    expect(segmentOf({ ...taken, others }).participants).toEqual(participants);
    const ofCouple = { ...taken, setting: "couple", others: "inseparable" } as const;
    const said = [{ documentId: note, holds: [], others }];
    expect(segmentOf(ofCouple, said).participants).toEqual({ setting: "couple", ...participants });
  });

  it("says in what it is kept, as far as it is known (45 CFR 164.524(c)(3)(ii))", () => {
    const taken = {
      documentId: note,
      kind: "progress-note",
      sessionOn: "2026-05-01",
      sealed: false,
    } as const;
    expect(segmentOf(taken).storage).toEqual({ heldSeparately: false });
    const said = [{ documentId: note, holds: [], medium: "paper" as const }];
    expect(segmentOf({ ...taken, medium: "ehr" }).storage).toEqual({ heldSeparately: false, medium: "ehr" });
    expect(segmentOf({ ...taken, medium: "ehr" }, said).storage).toMatchObject({ medium: "paper" });
  });

  it("names nobody else in a session of one person, though others were said of it before", () => {
    const taken = {
      documentId: note,
      kind: "progress-note",
      sessionOn: "2026-05-01",
      sealed: false,
      setting: "couple",
      others: "inseparable",
    } as const;
    const said = [{ documentId: note, holds: [], setting: "individual" as const }];
    expect(segmentOf(taken, said).participants).toEqual({ setting: "individual" });
  });

  it("says what a clinician said over what it was taken in with, and of that record alone", () => {
    const taken = {
      documentId: note,
      kind: "progress-note",
      sessionOn: "2026-05-01",
      sealed: false,
      license: "psychologist",
      setting: "individual",
    } as const;
    const said = { documentId: note, holds: ["threat-statement" as const], license: "unlicensed" as const };
    expect(segmentOf(taken, [said])).toMatchObject({
      author: { license: "unlicensed" },
      participants: { setting: "individual" },
      content: ["conversation-content", "threat-statement"],
    });
    const ofAnother = [{ ...said, documentId: psychotherapyNote }];
    expect(segmentOf(taken, ofAnother)).toEqual(segmentOf(taken));
  });
});
