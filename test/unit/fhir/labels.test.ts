import { describe, expect, it } from "vitest";
import { labelled } from "../../../workflows/fhir/labels.ts";
import { typed } from "../../../workflows/fhir/note-types.ts";
import { actCode, code, confidentiality, normal, progressNote, restricted } from "../../support/fhir.ts";

const act = (value: string) => code(actCode, value);
const usLaw = "http://terminology.hl7.org/CodeSystem/v3-ActUSPrivacyLaw";
const because = (reason: string) => ({ is: "unclassified", because: reason });

describe("security labels (HL7 FHIR Data Segmentation for Privacy)", () => {
  it.each([
    [[act("PSYTHPN")]],
    [[act("HIPAAPsyNotes")]],
    [[code(usLaw, "HIPAAPsyNotes"), normal]],
    [[code("http://hl7.org/fhir/v3/ActCode", "PSYTHPN"), restricted, act("MH")]],
    [[code("urn:oid:2.16.840.1.113883.5.4", "PSYTHPN")]],
    [[act("PSYTHPN"), code("http://labels.example", "whatever"), normal]],
  ])("name psychotherapy notes, whatever else is said beside it: %j", (labels) => {
    expect(labelled(labels)).toEqual({ is: "psychotherapy-note" });
  });

  it.each([
    ["nothing", [], "no-label"],
    ["a sensitivity without a confidentiality", [act("PSY")], "no-label"],
    ["restricted and nothing more", [restricted], "restricted"],
    ["restricted beside normal", [normal, restricted], "restricted"],
    ["restricted mental health", [restricted, act("MH")], "restricted"],
    ["very restricted under Part 2", [code(confidentiality, "V"), act("42CFRPart2")], "restricted"],
    ["a system that is not known", [normal, code("http://labels.example", "N")], "unknown-label"],
    [
      "a psychotherapy note of a system that is not known",
      [normal, code("http://labels.example", "PSYTHPN")],
      "unknown-label",
    ],
    ["a code that is not known", [normal, act("NORDSCLCD")], "unknown-label"],
    ["a code in other letters", [normal, act("psythpn")], "unknown-label"],
    ["a name that every object has", [normal, act("constructor")], "unknown-label"],
    ["no code", [normal, { system: actCode }], "unknown-label"],
    ["no system", [{ code: "N" }], "unknown-label"],
    ["words only", [normal, {}], "unknown-label"],
    ["substance use without its law", [normal, act("SUD")], "substance-use"],
    ["notes under Part 2", [act("PSYTHPN"), act("42CFRPart2")], "notes-and-part-2"],
    ["notes about substance use", [act("HIPAAPsyNotes"), act("ETHUD")], "notes-and-part-2"],
  ])("leave to a person what carries %s", (_what, labels, reason) => {
    expect(labelled(labels)).toEqual(because(reason));
  });

  it("call ordinary what is labelled of normal confidentiality or less, and a record of Part 2 what its law is named of", () => {
    for (const value of ["U", "L", "M", "N"])
      expect(labelled([code(confidentiality, value), act("PSY"), act("HIPAANOPP")])).toEqual({
        is: "ordinary",
      });
    expect(labelled([restricted, act("42CFRPart2"), act("SUD")])).toEqual({ is: "sud-record" });
  });

  // What is restricted, or about substance use, may turn out to be so under Part 2; never to be ordinary.
  const explained = { "no-label": 0, restricted: 1, "substance-use": 1 } as const;
  const rank = (labels: Parameters<typeof labelled>[0]): number => {
    const what = labelled(labels);
    if (what.is !== "unclassified") return { ordinary: 0, "sud-record": 1, "psychotherapy-note": 2 }[what.is];
    return new Map<string, number>(Object.entries(explained)).get(what.because) ?? 2;
  };
  it("only ever tighten: one label more never makes a record easier to collect", () => {
    const pieces = [
      normal,
      restricted,
      code(confidentiality, "V"),
      ...["PSYTHPN", "HIPAAPsyNotes", "42CFRPart2", "SUD", "PSY", "XYZ"].map(act),
    ];
    for (let mask = 0; mask < 2 ** pieces.length; mask += 1) {
      const labels = pieces.filter((_piece, at) => (mask >> at) % 2 === 1);
      const looser = pieces.filter((piece) => rank([...labels, piece]) < rank(labels));
      expect({ labels, looser }).toEqual({ labels, looser: [] });
    }
  });
});

describe("the type of a document", () => {
  const loinc = (value: string) => code("http://loinc.org", value);
  it("says its kind where all its LOINC codes agree, beside codes of a practice's own", () => {
    expect(typed([progressNote, loinc("28656-7"), code("http://ehr.example", "PN")])).toEqual({
      kind: "progress-note",
    });
    expect(typed([loinc("78306-8")])).toEqual({ kind: "intake-assessment" });
    expect(typed([loinc("18776-5")])).toEqual({ kind: "treatment-plan" });
  });
  it.each([
    ["no-type", []],
    ["no-type", [code("http://ehr.example", "34904-3")]],
    ["no-type", [loinc("18842-5")]],
    ["no-type", [loinc("toString")]],
    ["several-types", [progressNote, loinc("18842-5")]],
    ["several-types", [loinc("18842-5"), progressNote]],
    ["several-types", [progressNote, loinc("18776-5")]],
  ])("leaves it open otherwise: %s of %j", (reason, types) => {
    expect(typed(types)).toEqual({ because: reason });
  });
});
