import { describe, expect, it } from "vitest";
import { parseCaseOnFile } from "../../../functions/adapters/case-on-file.ts";
import { describeRecord } from "../../../workflows/facts/describe-record.ts";
import { segmentOf } from "../../../workflows/facts/record-on-file.ts";
import { requestEvents } from "../../../workflows/request/events.ts";
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
  });

  it("reads what was kept before either could be said", () => {
    const old = { documentId: note, kind: "progress-note", sessionOn: "2026-05-01", sealed: false };
    const described = { documentId: note, holds: ["threat-statement"] };
    const stored = { records: [old], described: [described] };
    expect(parseCaseOnFile(stored)).toMatchObject(stored);
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
