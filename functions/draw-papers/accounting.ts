import type { AccountingForm, AccountingLine, AccountingView } from "../../workflows/contract/accounting.ts";
import { accountingPaper } from "../../workflows/papers/accounting.ts";
import type { Sender } from "../../workflows/papers/case.ts";
import { forTheIndividual } from "../../workflows/production/accounting.ts";
import { fhirBundleOf } from "../../workflows/production/accounting-in-fhir.ts";
import type { PatientRef } from "../../workflows/vocabulary/ids.ts";
import { csvOf } from "../adapters/csv.ts";
import { derivedUuid } from "../adapters/digests.ts";

export const accountingTypes = {
  pdf: "application/pdf",
  csv: "text/csv; charset=utf-8",
  fhir: "application/fhir+json",
} as const satisfies Record<AccountingForm, string>;
export const accountingEndings = { pdf: "pdf", csv: "csv", fhir: "json" } as const;

type Of = {
  readonly practice: Sender;
  readonly patientRef: PatientRef;
  readonly person: Parameters<typeof accountingPaper>[2];
};

/** The accounting in one of its forms; in each it says what the individual may be told, and nothing else. */
export async function setAccounting(
  view: AccountingView,
  form: AccountingForm,
  { practice, patientRef, person }: Of,
  at: Date,
): Promise<Uint8Array> {
  const lines = forTheIndividual(view);
  switch (form) {
    case "pdf": {
      const { setPdf } = await import("../adapters/pdf-paper.ts");
      return setPdf(accountingPaper(view, practice, person), at);
    }
    case "csv":
      return Buffer.from(csvOf([heads, ...lines.map(rowOf)]));
    case "fhir":
      return Buffer.from(
        JSON.stringify(
          fhirBundleOf(view, lines, {
            practice: practice.name,
            patientRef,
            at: at.toISOString(),
            uuidOf: derivedUuid,
          }),
        ),
      );
  }
}

const heads = [
  "Date",
  "To whom",
  "What",
  "Purpose",
  "Number of disclosures",
  "Last on",
  "What in all",
  "Corrections",
  "Request",
];
const rowOf = (line: AccountingLine): readonly string[] => {
  const { on, to, what, purpose, series, corrections, trackingNumber } = line;
  const { times, lastOn, inAll } = series ?? { times: 1, lastOn: on, inAll: what };
  const corrected = corrections.map(({ words }) => words).join("; ");
  return [on, to, what, purpose, String(times), lastOn, inAll, corrected, trackingNumber];
};
