import type { AccountingLine, AccountingView } from "../contract/accounting.ts";
import type { PatientRef } from "../vocabulary/ids.ts";

// FHIR R4 (4.0.1), AuditEvent: https://hl7.org/fhir/R4/auditevent.html. What is disclosed is an export (DCM 110106).

const disclosure = {
  system: "http://dicom.nema.org/resources/ontology/DCM",
  code: "110106",
  display: "Export",
} as const;
const destination = {
  coding: [
    {
      system: "http://dicom.nema.org/resources/ontology/DCM",
      code: "110152",
      display: "Destination Role ID",
    },
  ],
} as const;

const eventOf = (line: AccountingLine, practice: string, patientRef: PatientRef) => ({
  resource: {
    resourceType: "AuditEvent",
    type: disclosure,
    action: "R",
    recorded: `${line.on}T00:00:00Z`,
    outcome: "0",
    outcomeDesc: line.purpose,
    agent: [{ role: [destination], who: { display: line.to }, requestor: true }],
    source: { observer: { display: practice } },
    entity: [
      { what: { identifier: { value: patientRef } }, role: { code: "1", display: "Patient" } },
      {
        what: { identifier: { value: line.productionId ?? line.trackingNumber } },
        description: line.what,
        detail: line.corrections.map(({ words }) => ({ type: "correction", valueString: words })),
      },
    ],
  },
});

/** The lines as a bundle of audit events, for programs of others. */
export const fhirBundleOf = (
  { asOf }: AccountingView,
  lines: readonly AccountingLine[],
  { practice, patientRef }: { readonly practice: string; readonly patientRef: PatientRef },
) => ({
  resourceType: "Bundle",
  type: "collection",
  timestamp: `${asOf}T00:00:00Z`,
  entry: lines.map((line) => eventOf(line, practice, patientRef)),
});
