import { describe, expect, it } from "vitest";
import type { CaseFile, Segment } from "../../../../workflows/contract/case-file.ts";
import { classify, requestCameOn } from "../../../../workflows/law/classify.ts";

const caseFile: CaseFile = {
  schemaVersion: 1,
  asOf: { assessedOn: "2026-12-04" },
  instrument: { servedOn: "2026-12-01" },
};
const note: Segment = {
  id: "note",
  kind: "session-note",
  author: { role: "mental-health-professional" },
  storage: { heldSeparately: true },
  content: ["conversation-content"],
};
const classOf = (segment: Segment, given: CaseFile = caseFile) => classify(given, segment, 0).class;

describe("classify", () => {
  it("finds psychotherapy notes by author, separation and content (45 CFR 164.501)", () => {
    expect(classOf(note)).toBe("psychotherapy-notes");
    expect(classOf({ ...note, label: "Scratch" })).toBe("psychotherapy-notes");
  });

  it("finds progress notes in the chart, whatever their label (45 CFR 164.501)", () => {
    const inChart = { ...note, label: "Psychotherapy Notes", storage: { heldSeparately: false } };
    expect(classOf(inChart)).toBe("progress-notes");
  });

  it("lets no separation on or after the day of service make a psychotherapy note", () => {
    const since = (separatedOn: string) => ({ ...note, storage: { heldSeparately: true, separatedOn } });
    expect(classOf(since("2026-11-30"))).toBe("psychotherapy-notes");
    expect(classOf(since("2026-12-01"))).toBe("progress-notes");
    expect(classOf(since("2026-12-03"))).toBe("progress-notes");
  });

  it("takes service and receipt, whichever was first, for the day on which the request came", () => {
    const came = (instrument: CaseFile["instrument"]) => requestCameOn({ ...caseFile, instrument });
    expect(came({ servedOn: "2026-12-01", receivedOn: "2026-12-03" })).toBe("2026-12-01");
    expect(came({ servedOn: "2026-12-03", receivedOn: "2026-12-01" })).toBe("2026-12-01");
    expect(came({ servedOn: "2026-12-03" })).toBe("2026-12-03");
    expect(came({ receivedOn: "2026-12-01" })).toBe("2026-12-01");
    expect(came(undefined)).toBeUndefined();
  });

  it("leaves the class open, and asks, where separation, its date or the author is not known", () => {
    const apart = { ...note, storage: {} };
    expect(classify(caseFile, apart, 3)).toMatchObject({
      class: "unclassified",
      missing: ["/segments/3/storage/heldSeparately"],
    });
    const undated: CaseFile = { schemaVersion: 1, asOf: { assessedOn: "2026-12-04" } };
    const moved = { ...note, storage: { heldSeparately: true, separatedOn: "2026-12-03" } };
    expect(classify(undated, moved, 0)).toMatchObject({
      class: "unclassified",
      missing: ["/instrument/receivedOn"],
    });
    const { author: _, ...unsigned } = note;
    expect(classify(caseFile, unsigned, 0)).toMatchObject({
      class: "unclassified",
      missing: ["/segments/0/author/role"],
    });
    expect(classify(caseFile, { ...unsigned, storage: undefined }, 2).missing).toEqual([
      "/segments/2/storage/heldSeparately",
      "/segments/2/author/role",
    ]);
    expect(classify(caseFile, { ...note, storage: undefined }, 0).missing).toEqual([
      "/segments/0/storage/heldSeparately",
    ]);
    expect(classify(caseFile, { id: "thing" }, 4)).toEqual({
      class: "unclassified",
      facts: [],
      missing: ["/segments/4/kind"],
    });
  });

  it("takes excluded items out of a separate file, and only if nothing else is in it", () => {
    expect(classOf({ ...note, content: ["session-start-stop-times", "medication"] })).toBe("excluded-items");
    expect(classOf({ ...note, content: ["medication", "conversation-analysis"] })).toBe(
      "psychotherapy-notes",
    );
    expect(classOf({ ...note, content: [] })).toBe("psychotherapy-notes");
    expect(classOf({ ...note, content: undefined })).toBe("psychotherapy-notes");
    const undecided = { ...note, content: ["medication" as const], storage: {} };
    expect(classOf(undecided)).toBe("unclassified");
  });

  it("says which facts settled the class", () => {
    const factsOf = (segment: Segment) => classify(caseFile, segment, 1).facts;
    const at = (...fields: readonly string[]) => fields.map((field) => `/segments/1/${field}`);
    const [kind, apart, role] = ["kind", "storage/heldSeparately", "author/role"];
    expect(factsOf(note)).toEqual(at(kind, apart, role));
    expect(factsOf({ ...note, author: { role: "administrative-staff" } })).toEqual(at(kind, apart, role));
    expect(factsOf({ ...note, content: ["medication"] })).toEqual(at(kind, apart, "content"));
    expect(factsOf({ ...note, storage: { heldSeparately: false } })).toEqual(at(kind, apart));
    const since = { ...note, storage: { heldSeparately: true, separatedOn: "2026-11-30" } };
    expect(factsOf(since)).toEqual(at(kind, apart, "storage/separatedOn", role));
    expect(factsOf({ ...note, compiledForProceeding: true })).toEqual(at("compiledForProceeding"));
    expect(factsOf({ ...note, part2: { protected: true } })).toEqual(at("part2/protected"));
    expect(factsOf({ id: "bill", kind: "billing" })).toEqual(at(kind));
  });

  it("gives Part 2 records and their counseling notes classes of their own (42 CFR 2.11)", () => {
    const part2 = { protected: true };
    expect(classOf({ ...note, part2 })).toBe("sud-counseling-notes");
    expect(classOf({ ...note, part2, storage: { heldSeparately: false } })).toBe("sud-records");
    expect(classOf({ id: "chart", kind: "chart", part2 })).toBe("sud-records");
    expect(classOf({ ...note, part2: { protected: false } })).toBe("psychotherapy-notes");
  });

  it("wants of counseling notes a professional's own words on the conversation, kept apart (42 CFR 2.11)", () => {
    const of = (change: Partial<Segment>) => classOf({ ...note, part2: { protected: true }, ...change });
    expect(of({ author: { role: "sud-professional" } })).toBe("sud-counseling-notes");
    expect(of({ content: ["conversation-analysis"] })).toBe("sud-counseling-notes");
    expect(of({ content: ["conversation-content", "medication"] })).toBe("sud-counseling-notes");
    expect(of({ content: undefined })).toBe("sud-counseling-notes");
    expect(of({ content: ["medication"] })).toBe("sud-records");
    expect(of({ author: { role: "administrative-staff" } })).toBe("sud-records");
    expect(of({ author: undefined })).toBe("sud-records");
    expect(of({ kind: "chart" })).toBe("sud-records");
    expect(of({ storage: undefined })).toBe("sud-records");
  });

  it("keeps testimony, counsel's file, bills and the rest of the chart apart", () => {
    expect(classOf({ ...note, kind: "testimony" })).toBe("testimony");
    expect(classOf({ ...note, compiledForProceeding: true })).toBe("legal-file");
    expect(classOf({ id: "bill", kind: "billing" })).toBe("billing-logistics");
    expect(classOf({ id: "log", kind: "phone-log", storage: { heldSeparately: true } })).toBe("chart-other");
    expect(classOf({ ...note, author: { role: "administrative-staff" } })).toBe("chart-other");
    expect(classOf({ id: "thing" })).toBe("unclassified");
  });
});
