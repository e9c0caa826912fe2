import { describe, expect, it } from "vitest";
import { resolved } from "../../../workflows/fhir/address.ts";
import { readBundle } from "../../../workflows/fhir/bundle.ts";
import type { Pool } from "../../../workflows/fhir/bundle.ts";
import { readDocument } from "../../../workflows/fhir/document.ts";
import { largestFileText } from "../../../workflows/fhir/file-of.ts";
import {
  actCode,
  bundleOf,
  code,
  fhirDocument,
  fhirPatient,
  normal,
  pdfOf,
  progressNote,
  restricted,
} from "../../support/fhir.ts";

const chicago = "America/Chicago";
const psyNotes = code(actCode, "PSYTHPN");

function poolOf(bundle: unknown): Pool {
  const read = readBundle(bundle);
  if (!read.ok) throw new Error(read.words);
  return read.pool;
}
const readAll = (bundle: unknown) => {
  const pool = poolOf(bundle);
  return pool.documents.map((document) => readDocument(document, pool, chicago));
};
const one = (document: Readonly<Record<string, unknown>>, ...beside: Readonly<Record<string, unknown>>[]) =>
  readAll(bundleOf([fhirPatient, document, ...beside]))[0];
const content = (attachment: Readonly<Record<string, unknown>>) => ({ content: [{ attachment }] });

describe("a document of a FHIR R4 bundle", () => {
  it("is read with its patient, author, day, title and file, and its kind by label and type", () => {
    expect(one(fhirDocument("d1", [normal]))).toEqual({
      is: "known",
      kind: "progress-note",
      sourceId: "DocumentReference/d1",
      patient: { names: ["Rowan Ellery"], birthDate: "1987-04-19" },
      author: "Miriam Okafor, PsyD",
      sessionOn: "2026-03-04",
      title: "Session of d1",
      pdf: pdfOf("d1"),
    });
  });

  it("is a psychotherapy note by its label, although its type says progress note (45 CFR 164.501)", () => {
    expect(one(fhirDocument("d1", [psyNotes, normal]))).toMatchObject({ kind: "psychotherapy-note" });
    expect(one(fhirDocument("d1", [restricted]))).toMatchObject({
      is: "unclassified",
      because: "restricted",
    });
  });

  it.each([
    ["its patient", { ...fhirPatient, meta: { security: [psyNotes] } }, "psychotherapy-note"],
    ["its patient, restricted", { ...fhirPatient, meta: { security: [restricted] } }, "unclassified"],
  ])("is tightened by the labels of %s", (_whose, patient, ends) => {
    const [read] = readAll(bundleOf([patient, fhirDocument("d1", [normal])]));
    expect(read).toMatchObject(
      ends === "unclassified" ? { is: ends, because: "restricted" } : { is: "known", kind: ends },
    );
  });

  it("is tightened by a composition that came with it, one that cannot be read more than any", () => {
    const composition = (more: object) => ({ resourceType: "Composition", id: "c1", ...more });
    const of = (more: object) => one(fhirDocument("d1", [normal]), composition(more));
    expect(of({ meta: { security: [psyNotes] } })).toMatchObject({ kind: "psychotherapy-note" });
    expect(of({ confidentiality: "R" })).toMatchObject({ is: "unclassified", because: "restricted" });
    expect(of({ confidentiality: "N" })).toMatchObject({ kind: "progress-note" });
    for (const strange of [{ id: 7 }, { implicitRules: "x" }, { modifierExtension: [] }])
      expect(of(strange)).toMatchObject({ is: "unclassified", because: "unknown-label" });
  });

  it("is tightened by another document with the same file, in place or where it lies", () => {
    const same = content({ contentType: "application/pdf", data: pdfOf("one file") });
    const lies = content({ contentType: "application/pdf", url: "Binary/b1" });
    const binary = {
      resourceType: "Binary",
      id: "b1",
      contentType: "application/pdf",
      data: pdfOf("one file"),
    };
    for (const file of [same, lies]) {
      const two = [
        fhirDocument("d1", [normal], undefined, file),
        fhirDocument("d2", [psyNotes], undefined, file),
      ];
      expect(readAll(bundleOf([fhirPatient, binary, ...two]))).toMatchObject([
        { kind: "psychotherapy-note" },
        { kind: "psychotherapy-note" },
      ]);
    }
  });

  it("is loosened by none of them: without a label of its own it waits for a person", () => {
    const composition = { resourceType: "Composition", meta: { security: [normal] } };
    const patient = { ...fhirPatient, meta: { security: [normal] } };
    const other = fhirDocument("d2", [normal]);
    const file = content({ contentType: "application/pdf", data: pdfOf("d2") });
    const [read] = readAll(bundleOf([patient, composition, fhirDocument("d1", [], undefined, file), other]));
    expect(read).toMatchObject({ is: "unclassified", because: "no-label" });
  });

  it("counts the labels of its own metadata, of its file and of the whole bundle as its own", () => {
    expect(one(fhirDocument("d1", [normal], undefined, { meta: { security: [psyNotes] } }))).toMatchObject({
      kind: "psychotherapy-note",
    });
    const apart = fhirDocument(
      "d1",
      [normal],
      undefined,
      content({ contentType: "application/pdf", url: "Binary/b1" }),
    );
    const file = (security: readonly unknown[]) => ({
      resourceType: "Binary",
      id: "b1",
      contentType: "application/pdf",
      meta: { security },
      data: pdfOf("b1"),
    });
    expect(one(apart, file([]))).toMatchObject({ kind: "progress-note", pdf: pdfOf("b1") });
    expect(one(apart, file([psyNotes]))).toMatchObject({ kind: "psychotherapy-note" });
    const whole = bundleOf([fhirPatient, fhirDocument("d1", [normal])], { meta: { security: [psyNotes] } });
    expect(readAll(whole)).toMatchObject([{ kind: "psychotherapy-note" }]);
  });

  it.each([
    ["no label", fhirDocument("d1", []), "no-label"],
    [
      "a label of words alone",
      fhirDocument("d1", [normal], undefined, { securityLabel: [{ coding: [normal] }, { text: "private" }] }),
      "unknown-label",
    ],
    ["no type", fhirDocument("d1", [normal], []), "no-type"],
    ["Part 2 and no type", fhirDocument("d1", [restricted, code(actCode, "42CFRPart2")], []), "no-type"],
    ["no day of the session", fhirDocument("d1", [normal], undefined, { context: {} }), "no-session-date"],
  ])("waits for a person with %s", (_what, document, because) => {
    expect(one(document)).toMatchObject({ is: "unclassified", because, pdf: pdfOf("d1") });
  });

  it("is dated by the practice's own clock", () => {
    const at = (start: string) =>
      one(fhirDocument("d1", [normal], undefined, { context: { period: { start } } }));
    expect(at("2026-03-05T02:00:00Z")).toMatchObject({ sessionOn: "2026-03-04" });
    expect(at("2026-03-05")).toMatchObject({ sessionOn: "2026-03-05" });
    expect(at("2026-03")).toMatchObject({
      is: "unclassified",
      because: "no-session-date",
      sessionOn: "2026-03-06",
    });
  });

  it("asks for what it names and did not bring along", () => {
    const document = fhirDocument(
      "d1",
      [normal],
      undefined,
      content({ contentType: "application/pdf", url: "Binary/b1" }),
    );
    const [read] = readAll({
      resourceType: "Bundle",
      type: "searchset",
      entry: [{ fullUrl: "https://ehr.example/r4/DocumentReference/d1", resource: document }],
    });
    expect(read).toEqual({
      is: "incomplete",
      sourceId: "https://ehr.example/r4/DocumentReference/d1",
      wants: [
        { type: "Patient", address: "https://ehr.example/r4/Patient/p1" },
        { type: "Binary", address: "https://ehr.example/r4/Binary/b1" },
      ],
    });
  });

  const pdf = { contentType: "application/pdf", data: pdfOf("d1") };
  it.each([
    ["entered in error", { status: "entered-in-error" }],
    ["taken its place", { status: "superseded" }],
    ["not finished", { docStatus: "preliminary" }],
    ["changes its meaning", { modifierExtension: [{ url: "http://x.example", valueBoolean: true }] }],
    ["changes its meaning", { implicitRules: "http://rules.example" }],
    ["changes its meaning", { content: [{ attachment: pdf, modifierExtension: [{}] }] }],
    ["no PDF", content({ contentType: "text/plain", data: "aGVsbG8=" })],
    ["more than one PDF", { content: [{ attachment: pdf }, { attachment: pdf }] }],
    ["holds none", content({ contentType: "application/pdf" })],
    ["base64", content({ contentType: "application/pdf", data: "%PDF" })],
    ["base64", content({ contentType: "application/pdf", data: "QU=D" })],
    ["base64", content({ contentType: "application/pdf", data: "" })],
    ["larger than 25 MB", content({ contentType: "application/pdf", data: "A".repeat(largestFileText + 4) })],
    ["whose record", { subject: {} }],
    ["who wrote it", { author: [{ reference: "Practitioner/1" }] }],
    ["no day", { context: {}, date: "2026-13-45" }],
  ])("is refused in words: %s", (words, change) => {
    expect(one(fhirDocument("d1", [normal], [progressNote], change))).toEqual({
      is: "refused",
      sourceId: "DocumentReference/d1",
      words: expect.stringContaining(words) as string,
    });
  });

  it("is refused where two patients, or two files, stand under the address that it names", () => {
    const document = fhirDocument("d1", [normal]);
    expect(one(document, { ...fhirPatient, birthDate: "1999-01-01" })).toMatchObject({ is: "refused" });
    const apart = fhirDocument(
      "d1",
      [normal],
      undefined,
      content({ contentType: "application/pdf", url: "Binary/b1" }),
    );
    const file = { resourceType: "Binary", id: "b1", contentType: "application/pdf", data: pdfOf("b1") };
    expect(one(apart, file, file)).toMatchObject({ is: "refused" });
    expect(one(apart, { ...file, modifierExtension: [] })).toMatchObject({ is: "refused" });
    expect(one(apart, { ...file, contentType: "text/html" })).toMatchObject({ is: "refused" });
  });

  it("is refused where another stands under its address: a looser label must not take a note in as something else", () => {
    const twice = bundleOf([fhirPatient, fhirDocument("d1", [normal]), fhirDocument("d1", [psyNotes])]);
    const read = readBundle(twice);
    expect(read.ok && [read.pool.documents, read.unreadable]).toEqual([
      [],
      [{ address: "DocumentReference/d1", words: "Several documents have its address." }],
    ]);
  });

  it("is refused where its patient has no whole name and birth date", () => {
    const document = fhirDocument("d1", [normal]);
    for (const change of [
      { birthDate: "1987" },
      { name: [] },
      { name: [{ use: "old", text: "Rowan Ellery" }] },
    ])
      expect(readAll(bundleOf([{ ...fhirPatient, ...change }, document]))).toMatchObject([{ is: "refused" }]);
  });

  it("reads a file of the largest size without going back over it", () => {
    const data = "A".repeat(largestFileText);
    const large = fhirDocument("d1", [normal], undefined, content({ contentType: "application/pdf", data }));
    expect(one(large)).toMatchObject({ is: "known" });
  });
});

describe("a bundle", () => {
  it.each([
    ["not a Bundle", null],
    ["not a Bundle", []],
    ["not a Bundle", fhirPatient],
    ["not a Bundle", { ...bundleOf([]), entry: [{ resource: 5 }] }],
    ["collection or searchset", { ...bundleOf([]), type: "transaction" }],
    ["rules of its own", { ...bundleOf([]), implicitRules: "http://rules.example" }],
    ["at most 2000", bundleOf(Array.from({ length: 2_001 }, () => fhirPatient))],
  ])("is refused in words: %s", (words, value) => {
    expect(readBundle(value)).toEqual({ ok: false, words: expect.stringContaining(words) as string });
  });

  it("says which of its documents cannot be read, without a word of what they hold, and reads the others", () => {
    const broken = { ...fhirDocument("d2", [normal]), status: "secret words" };
    const many = fhirDocument(
      "d3",
      Array.from({ length: 51 }, () => normal),
    );
    const read = readBundle(bundleOf([fhirPatient, fhirDocument("d1", [normal]), broken, many]));
    expect(read).toMatchObject({
      ok: true,
      unreadable: [{ address: "DocumentReference/d2" }, { address: "DocumentReference/d3" }],
    });
    expect(JSON.stringify(read)).not.toContain("secret words");
  });

  it("resolves what a document names against where the document is", () => {
    expect(resolved("Patient/p1", "https://ehr.example/r4/DocumentReference/d1")).toBe(
      "https://ehr.example/r4/Patient/p1",
    );
    expect(resolved("Patient/p1/_history/3", "DocumentReference/d1")).toBe("Patient/p1");
    expect(resolved("https://other.example/Patient/p1", "DocumentReference/d1")).toBe(
      "https://other.example/Patient/p1",
    );
    expect(resolved("urn:uuid:1", "https://ehr.example/r4/DocumentReference/d1")).toBe("urn:uuid:1");
  });
});
