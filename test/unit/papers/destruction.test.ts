import { describe, expect, it } from "vitest";
import type { Certificate } from "../../../workflows/contract/retention.ts";
import { destructionPaper } from "../../../workflows/papers/destruction.ts";
import { copiesLeft } from "../../../workflows/retention/copies.ts";
import { aHold } from "../../support/a-disposal.ts";
import { aPractice, ids } from "../../support/desk.ts";

const by = { personId: ids.manager, name: "Dana Whitfield", at: "2026-11-30T15:00:00Z" };
const documentId = `doc_${"1".repeat(26)}` as Certificate["records"][number]["documentId"];
const certificate: Certificate = {
  disposalId: `dsp_${"0".repeat(26)}` as Certificate["disposalId"],
  patientRef: ids.patient,
  edition: "2026.11.2",
  treatmentEndedOn: "2015-06-01",
  ground: "Seven years have run.",
  proposed: { ...by, name: "Tomas Lindqvist" },
  confirmed: by,
  finishedAt: "2026-11-30T15:02:00Z",
  span: { firstOn: "2014-01-10", lastOn: "2015-03-04" },
  records: [
    {
      documentId,
      class: "progress-notes",
      destroyedAt: by.at,
      found: { keys: 0, sealed: 0, plain: 3, incoming: 1 },
    },
  ],
  copies: copiesLeft("2026-11-30"),
  tooLate: [],
};
const of = {
  practice: aPractice,
  person: { name: "Rowan Quillfeather", birthDate: "1987-04-19" },
  sha256: "c".repeat(64),
} as const;
const text = (one: Certificate, more: object = {}) =>
  JSON.stringify(destructionPaper(one, { ...of, ...more }));

describe("the certificate of destruction", () => {
  it("names each record by its id and how it was destroyed, and no day, digest or author of it", () => {
    const said = text(certificate);
    expect(said).toContain(documentId);
    expect(said).toContain("4 stored versions deleted");
    expect(said).toContain("Chart of: January 10, 2014 to March 4, 2015");
    expect(said).toContain("those that it keeps stay");
    expect(said).not.toMatch(/SHA-256\)"|Requests that would have kept|closed the disposal/u);
  });

  it("names the requests that came too late", () => {
    expect(text({ ...certificate, tooLate: [aHold] })).toContain(
      "came when it was being destroyed or was gone: 26-HLC-12345-A, under a legal hold.",
    );
  });

  it.each([
    [0, "What was whole stays on file."],
    [1, "Of 1 record that is listed here only a part is left"],
    [2, "Of 2 records that are listed here only a part is left"],
  ])("of one that was closed with %i left in part says why and what is left", (inPart, words) => {
    const ended = { name: "Tomas Lindqvist", at: by.at, reason: "The case will take years.", inPart };
    const said = text(certificate, { ended });
    expect(said).toContain("before everything was destroyed: The case will take years.");
    expect(said).toContain(words);
    expect(said).toContain("Closed on: November 30, 2026");
  });

  it("says alike of every record that a copy may have been made for a reader, and that it stays on record who looked and why", () => {
    const copies = copiesLeft("2026-11-30");
    expect(copies.find(({ what }) => what.startsWith("A copy that was made"))?.until).toBe("2026-12-03");
    expect(copies.find(({ what }) => what.startsWith("Who looked at a record"))?.until).toBeNull();
  });
});
