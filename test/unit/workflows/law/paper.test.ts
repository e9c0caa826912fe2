import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../../../workflows/contract/case-file.ts";
import { contradictionsOfAGrandJury, readPaper } from "../../../../workflows/law/paper.ts";

type Instrument = NonNullable<CaseFile["instrument"]>;

const read = (instrument: Instrument, more: Partial<CaseFile> = {}) => {
  const { kind, weight } = readPaper({
    schemaVersion: 1,
    asOf: { assessedOn: "2026-11-23" },
    instrument,
    ...more,
  });
  return `${kind} ${weight}`;
};

describe("readPaper", () => {
  it("weighs an order that a judge signed as an order (45 CFR 164.512(e)(1)(i))", () => {
    expect(read({ type: "court-order", signerRole: "judge", judgeSigned: true })).toBe("judge-order W4");
    expect(read({ type: "tribunal-order", signerRole: "administrative-law-judge", judgeSigned: true })).toBe(
      "judge-order W4",
    );
    expect(read({ type: "tribunal-order", judgeSigned: true })).toBe("judge-order W4");
  });

  it("reads an order that only a lawyer or clerk signed as their subpoena (FRCP 45(a)(3))", () => {
    expect(read({ type: "court-order", signerRole: "attorney", judgeSigned: false })).toBe(
      "civil-subpoena W2",
    );
    expect(read({ type: "ex-parte-order", signerRole: "clerk" })).toBe("civil-subpoena W2");
    expect(read({ type: "court-order", judgeSigned: false })).toBe("civil-subpoena W2");
  });

  it("reads an order by the office and the forum of whoever signed it", () => {
    const unsigned = { type: "court-order", judgeSigned: false } as const;
    expect(read({ ...unsigned, signerRole: "agency-officer" })).toBe("oversight-subpoena W2a");
    expect(read({ ...unsigned, signerRole: "attorney-general-delegate" })).toBe("doj-subpoena W2a");
    expect(read({ ...unsigned, signerRole: "clerk" }, { forum: { nature: "criminal" } })).toBe(
      "criminal-subpoena W2",
    );
    expect(read({ ...unsigned, signerRole: "clerk" }, { forum: { nature: "grand-jury" } })).toBe(
      "criminal-subpoena W2",
    );
  });

  it("takes nobody's word for the signature of an order", () => {
    expect(read({ type: "court-order" })).toBe("unsigned-order W2");
    expect(read({ type: "court-order", signerRole: "judge" })).toBe("unsigned-order W2");
    expect(read({ type: "search-warrant" })).toBe("unsigned-order W2a");
  });

  it("calls a warrant only what a judge signed (45 CFR 164.512(f)(1)(ii)(A))", () => {
    expect(read({ type: "search-warrant", signerRole: "magistrate-judge", judgeSigned: true })).toBe(
      "search-warrant W5",
    );
    expect(read({ type: "search-warrant", signerRole: "immigration-judge", judgeSigned: true })).toBe(
      "agency-warrant W0",
    );
    expect(read({ type: "search-warrant", judgeSigned: false })).toBe("agency-warrant W0");
    const threeParts = { legalBasis: { threePartStatement: true } };
    expect(read({ type: "agency-warrant", ...threeParts })).toBe("agency-warrant W2a");
  });

  it("weighs a so-ordered subpoena by whether anybody was heard", () => {
    const paper = { type: "so-ordered-subpoena", signerRole: "judge", judgeSigned: true } as const;
    expect(read(paper)).toBe("judge-order W3");
    expect(read(paper, { order: { onNotice: true } })).toBe("judge-order W4");
    expect(read({ ...paper, type: "attorney-subpoena" })).toBe("judge-order W3");
  });

  it("sees a title or a log entry that claims a judge where none signed", () => {
    const claims = (instrument: Instrument) =>
      readPaper({ schemaVersion: 1, asOf: { assessedOn: "2026-11-23" }, instrument }).claimsMore;
    expect(claims({ type: "clerk-subpoena", loggedAs: "court order" })).toBe(true);
    expect(claims({ type: "clerk-subpoena", titleOnPaper: "Subpoena in a recorded matter" })).toBe(false);
    expect(claims({ type: "court-order", judgeSigned: true, titleOnPaper: "Order" })).toBe(false);
  });

  it("reads a subpoena as a judge's only where a judge is known to have signed it", () => {
    expect(read({ type: "attorney-subpoena", signerRole: "attorney", judgeSigned: true })).toBe(
      "civil-subpoena W2",
    );
    expect(read({ type: "attorney-subpoena", judgeSigned: true })).toBe("civil-subpoena W2");
    expect(read({ type: "clerk-subpoena", signerRole: "judge" })).toBe("civil-subpoena W2");
  });

  it("takes an officer of a tribunal for the signer of a tribunal's order, and of no court's (45 CFR 164.512(e)(1)(i))", () => {
    const signed = { signerRole: "administrative-law-judge", judgeSigned: true } as const;
    expect(read({ ...signed, type: "court-order" })).toBe("unsigned-order W2");
    expect(read({ signerRole: "attorney", judgeSigned: true, type: "tribunal-order" })).toBe(
      "unsigned-order W2",
    );
  });

  it("says that a paper claims more than it is, by its kind", () => {
    const claims = (instrument: Instrument, more: Partial<CaseFile> = {}) =>
      readPaper({ schemaVersion: 1, asOf: { assessedOn: "2026-11-23" }, instrument, ...more }).claimsMore;
    const judges = { signerRole: "judge", judgeSigned: true } as const;
    expect(claims({ type: "search-warrant", ...judges })).toBe(false);
    expect(claims({ type: "search-warrant", judgeSigned: false })).toBe(true);
    expect(claims({ type: "search-warrant" })).toBe(true);
    expect(claims({ type: "agency-warrant" })).toBe(true);
    expect(claims({ type: "court-order", ...judges })).toBe(false);
    expect(claims({ type: "court-order", judgeSigned: false })).toBe(true);
    expect(claims({ type: "court-order", judgeSigned: true, signerRole: "attorney" })).toBe(true);
    expect(claims({ type: "court-order" })).toBe(true);
    expect(claims({ type: "grand-jury-subpoena" })).toBe(false);
    expect(claims({ type: "grand-jury-subpoena" }, { forum: { nature: "civil" } })).toBe(true);
    expect(claims({ type: "police-request" })).toBe(false);
    expect(claims({})).toBe(false);
  });

  it("weighs the three parts of an agency's own statement in an agency's paper alone (45 CFR 164.512(f)(1)(ii)(C))", () => {
    const threeParts = { legalBasis: { threePartStatement: true } };
    expect(read({ type: "police-request", ...threeParts })).toBe("police-request W0");
    expect(read({ type: "agency-warrant" })).toBe("agency-warrant W0");
  });

  it("names the facts that a grand jury's subpoena cannot have beside it (FRCrP 6, 17)", () => {
    const beside = (facts: Partial<CaseFile>) =>
      contradictionsOfAGrandJury({ schemaVersion: 1, asOf: { assessedOn: "2026-11-23" }, ...facts });
    expect(beside({})).toEqual([]);
    expect(beside({ forum: { nature: "grand-jury" }, requester: { role: "prosecutor" } })).toEqual([]);
    expect(beside({ forum: { nature: "legislative" } })).toEqual(["/forum/nature"]);
    expect(beside({ forum: { nature: "civil" }, requester: { role: "opposing-counsel" } })).toEqual([
      "/forum/nature",
      "/requester/role",
    ]);
  });

  it("knows no paper where none is recorded", () => {
    expect(read({})).toBe("none W0");
  });
});
