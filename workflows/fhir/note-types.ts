import type { BroughtInBecause } from "../contract/unclassified.ts";
import type { Coding } from "./shapes.ts";

const loinc = "http://loinc.org";

/**
 * The document types that say what kind of record a document is. Those of mental health are of the US Behavioral Health
 * Profiles (http://fhir.org/guides/astp/bhp/ValueSet/mental-health-clinical-note-types), the other progress notes of C-CDA
 * on FHIR (http://hl7.org/fhir/us/ccda/ValueSet/2.16.840.1.113883.11.20.8.1). No code separates psychotherapy notes.
 */
const kinds: Readonly<Record<string, "progress-note" | "intake-assessment" | "treatment-plan">> = {
  /** Mental health, psychiatry, psychology, social work, and unspecified progress notes. */
  "34904-3": "progress-note",
  "28627-8": "progress-note",
  "11510-5": "progress-note",
  "28656-7": "progress-note",
  "11506-3": "progress-note",
  /** Mental health history and physical. */
  "78306-8": "intake-assessment",
  /** Plan of care note. */
  "18776-5": "treatment-plan",
};

type Typed =
  | { readonly kind: "progress-note" | "intake-assessment" | "treatment-plan" }
  | { readonly because: Extract<BroughtInBecause, "no-type" | "several-types"> };

/** The kind that all LOINC codes of a document's type agree on; codes of a practice's own system say nothing here. */
export function typed(types: readonly Coding[]): Typed {
  const found = types
    .filter(({ system }) => system === loinc)
    .map(({ code }) => (code !== undefined && Object.hasOwn(kinds, code) ? kinds[code] : undefined));
  const [kind, ...others] = new Set(found);
  if (kind === undefined) return { because: found.length > 1 ? "several-types" : "no-type" };
  return others.length === 0 ? { kind } : { because: "several-types" };
}
