import type { BroughtInBecause } from "../contract/unclassified.ts";
import type { Coding, DocumentReference } from "./shapes.ts";

// Security labels as HL7 FHIR Data Segmentation for Privacy writes them (http://hl7.org/fhir/uv/security-label-ds4p): the
// confidentiality from v3-Confidentiality, the sensitivity and the policy from v3-ActCode
// (http://hl7.org/fhir/uv/security-label-ds4p/2021May/ValueSet-valueset-privacy-policy.html). R4 also binds the laws to
// v3-ActUSPrivacyLaw, whose content was moved to v3-ActCode, and earlier releases wrote the same systems differently.

const actCode = [
  "http://terminology.hl7.org/CodeSystem/v3-ActCode",
  "http://terminology.hl7.org/CodeSystem/v3-ActUSPrivacyLaw",
  "http://hl7.org/fhir/v3/ActCode",
  "http://hl7.org/fhir/v3/ActUSPrivacyLaw",
  "urn:oid:2.16.840.1.113883.5.4",
];
const confidentiality = [
  "http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
  "http://hl7.org/fhir/v3/Confidentiality",
  "urn:oid:2.16.840.1.113883.5.25",
];

/** What one label says of a record. `quiet`: nothing beyond what every mental-health record is. */
type Meaning = "notes" | "part-2" | "substance-use" | "restricted" | "very-restricted" | "normal" | "quiet";

const inActCode: Readonly<Record<string, Meaning>> = {
  /** Psychotherapy note information sensitivity. */
  PSYTHPN: "notes",
  /** HIPAA psychotherapy notes: 45 CFR 164.508. */
  HIPAAPsyNotes: "notes",
  "42CFRPart2": "part-2",
  SUD: "substance-use",
  ETH: "substance-use",
  ETHUD: "substance-use",
  OPIOIDUD: "substance-use",
  /** Psychiatry, mental health, behavioral health. */
  PSY: "quiet",
  MH: "quiet",
  BH: "quiet",
  /** HIPAA notice of privacy practices: the norm. */
  HIPAANOPP: "quiet",
};
const inConfidentiality: Readonly<Record<string, Meaning>> = {
  U: "normal",
  L: "normal",
  M: "normal",
  N: "normal",
  R: "restricted",
  V: "very-restricted",
};

/** Undefined of a system or a code that is not known here, and of words without a code. */
function meaningOf({ system, code }: Coding): Meaning | undefined {
  if (system === undefined || code === undefined) return undefined;
  const codes = actCode.includes(system)
    ? inActCode
    : confidentiality.includes(system)
      ? inConfidentiality
      : undefined;
  return codes && Object.hasOwn(codes, code) ? codes[code] : undefined;
}

/** What the labels of a record come to, before its type is asked. */
export type Labelled =
  | { readonly is: "psychotherapy-note" | "sud-record" | "ordinary" }
  | { readonly is: "unclassified"; readonly because: BroughtInBecause };

const unclassified = (because: BroughtInBecause): Labelled => ({ is: "unclassified", because });

/**
 * All labels of a record together. A label only ever tightens: psychotherapy notes win over everything, then what is not
 * known, then the restricted; ordinary is only what a label of normal confidentiality says so of.
 */
export function labelled(labels: readonly Coding[]): Labelled {
  const meanings = new Set(labels.map(meaningOf));
  if (meanings.has("notes"))
    return meanings.has("part-2") || meanings.has("substance-use")
      ? unclassified("notes-and-part-2")
      : { is: "psychotherapy-note" };
  if (meanings.has(undefined)) return unclassified("unknown-label");
  if (meanings.has("very-restricted")) return unclassified("restricted");
  // Restricted is the norm of such a record (42 CFR Part 2), and no reason of its own.
  if (meanings.has("part-2")) return { is: "sud-record" };
  if (meanings.has("substance-use")) return unclassified("substance-use");
  if (meanings.has("restricted")) return unclassified("restricted");
  return meanings.has("normal") ? { is: "ordinary" } : unclassified("no-label");
}

/**
 * Of labels that stand beside a document, on its patient, on a composition, on another document with the same file: those that
 * can make it more secret. That a patient's own entry is of normal confidentiality says nothing of what was written of them.
 */
export const tightening = (labels: readonly Coding[]): readonly Coding[] =>
  labels.filter((label) => !["normal", "quiet"].includes(meaningOf(label) ?? ""));

/** The labels that a document carries itself; words without a code are a label that nobody here knows. */
export const ownLabels = ({ securityLabel = [], meta }: DocumentReference): readonly Coding[] => [
  ...securityLabel.flatMap(({ coding }) => (coding?.length ? coding : [{}])),
  ...(meta?.security ?? []),
];
