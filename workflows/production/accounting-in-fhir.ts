import type { AccountingLine, AccountingView } from "../contract/accounting.ts";
import type { Instant } from "../vocabulary/dates.ts";
import type { PatientRef } from "../vocabulary/ids.ts";

// FHIR R4 (4.0.1), AuditEvent: https://hl7.org/fhir/R4/auditevent.html. What is disclosed is an export (DCM 110106).

const dicom = "http://dicom.nema.org/resources/ontology/DCM";
const disclosure = { system: dicom, code: "110106", display: "Export" };
const source = { coding: [{ system: dicom, code: "110153", display: "Source Role ID" }] };
const destination = { coding: [{ system: dicom, code: "110152", display: "Destination Role ID" }] };
const role = (code: string, display: string) => ({
  system: "http://terminology.hl7.org/CodeSystem/object-role",
  code,
  display,
});
const disclosed = {
  system: "http://terminology.hl7.org/CodeSystem/dicom-audit-lifecycle",
  code: "11",
  display: "Disclosure",
};

/** What a line says beyond day, recipient, purpose and what; an array without members is no FHIR. */
const detailOf = ({ series, corrections }: AccountingLine) => {
  const detail = [
    ...(series
      ? [
          { type: "number of disclosures", valueString: String(series.times) },
          { type: "disclosed in all", valueString: series.inAll },
        ]
      : []),
    ...corrections.map(({ words }) => ({ type: "correction", valueString: words })),
  ];
  return detail.length === 0 ? {} : { detail };
};

const eventOf = (line: AccountingLine, practice: string, patientRef: PatientRef) => ({
  resourceType: "AuditEvent",
  type: disclosure,
  action: "R",
  period: { start: line.on, end: line.series?.lastOn ?? line.on },
  recorded: line.recordedAt,
  outcome: "0",
  purposeOfEvent: [{ text: line.purpose }],
  agent: [
    { type: source, who: { display: practice }, requestor: true },
    { type: destination, who: { display: line.to }, requestor: false },
  ],
  source: { observer: { display: practice } },
  entity: [
    { what: { identifier: { value: patientRef } }, role: role("1", "Patient") },
    {
      what: { identifier: { value: line.productionId ?? line.trackingNumber } },
      role: role("4", "Domain Resource"),
      lifecycle: disclosed,
      description: line.what,
      ...detailOf(line),
    },
  ],
});

type About = {
  readonly practice: string;
  readonly patientRef: PatientRef;
  /** When the accounting is drawn up. */
  readonly at: Instant;
  /** A UUID that follows from a name: whoever takes the export twice sees which lines they have. */
  readonly uuidOf: (name: string) => string;
};

/** The lines as a bundle of audit events, for programs of others. */
export const fhirBundleOf = (
  { asOf }: AccountingView,
  lines: readonly AccountingLine[],
  { practice, patientRef, at, uuidOf }: About,
) => ({
  resourceType: "Bundle",
  identifier: { system: "urn:ietf:rfc:3986", value: `urn:uuid:${uuidOf(`${patientRef}/${asOf}/${at}`)}` },
  type: "collection",
  timestamp: at,
  // Of an accounting that lists nothing there is no entry, and an array without members is no FHIR.
  ...(lines.length === 0
    ? {}
    : {
        entry: lines.map((line) => ({
          fullUrl: `urn:uuid:${uuidOf(`${line.requestId}/${line.recordedAt}/${line.productionId ?? "incident"}`)}`,
          resource: eventOf(line, practice, patientRef),
        })),
      }),
});
