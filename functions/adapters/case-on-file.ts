import * as z from "zod";
import { patientRefSchema } from "../../workflows/contract/ids.ts";
import { authorizationOnFileSchema, factsSchema, noFacts } from "../../workflows/facts/facts.ts";
import type { AuthorizationOnFile, Facts } from "../../workflows/facts/facts.ts";
import { describeRecord } from "../../workflows/facts/describe-record.ts";
import { recordAuthorization } from "../../workflows/facts/record-authorization.ts";
import { recordFact } from "../../workflows/facts/record-fact.ts";
import { recordOnFileSchema } from "../../workflows/facts/record-on-file.ts";
import type { DescribedRecord, RecordOnFile } from "../../workflows/facts/record-on-file.ts";
import type { PaperOnFile, RequestContext } from "../../workflows/request/context.ts";
import type { RequestEvent } from "../../workflows/request/events.ts";
import type { KeptDescribed, KeptRecords } from "./kept-records.ts";
import {
  describedKept,
  keptDescribedOf,
  keptDescribedSchema,
  keptRecordsOf,
  keptRecordsSchema,
  recordsKept,
} from "./kept-records.ts";
import type { Patient } from "./practice-rows.ts";
import type { PatientRef } from "../../workflows/vocabulary/ids.ts";

/** What the law is told about a request: facts, signed forms, the matched patient, and what it needs of the proposed records. */
export type CaseOnFile = {
  readonly facts: Facts;
  readonly authorizations: readonly AuthorizationOnFile[];
  readonly records: readonly RecordOnFile[];
  readonly patientRef?: PatientRef | undefined;
  readonly described: readonly DescribedRecord[];
};

const storedSchema = z.strictObject({
  facts: factsSchema.default(noFacts),
  authorizations: z.array(authorizationOnFileSchema).default([]),
  records: keptRecordsSchema.default(() => keptRecordsOf([])),
  patientRef: patientRefSchema.optional(),
  described: keptDescribedSchema.default(() => keptDescribedOf([])),
});

/** Reads the stored case back; throws when it is not one that this version wrote. */
export function parseCaseOnFile(stored: unknown): CaseOnFile {
  const { records, described, ...rest } = storedSchema.parse(stored ?? {});
  return { ...rest, records: recordsKept(records), described: describedKept(described) };
}

type StoredCase = Omit<CaseOnFile, "records" | "described"> & {
  readonly records: KeptRecords;
  readonly described: KeptDescribed;
};

/** The case as its row keeps it. */
export const storedCaseOf = ({ records, described, ...rest }: CaseOnFile): StoredCase => ({
  ...rest,
  records: keptRecordsOf(records),
  described: keptDescribedOf(described),
});

/** The proposed records as what they are on file now: one may have turned out to be a psychotherapy note since. */
export function asFiledNow(onFile: CaseOnFile, patient: Pick<Patient, "misfiled"> | undefined): CaseOnFile {
  const misfiled = new Set(patient?.misfiled);
  const records = onFile.records.map((one) =>
    misfiled.has(one.documentId) ? { ...one, kind: "psychotherapy-note" as const, sealed: true } : one,
  );
  return { ...onFile, records };
}

/** The case after an event; `found` are the records that the event names, `on` is today where the practice is. */
export function caseAfter(
  before: CaseOnFile,
  event: RequestEvent,
  {
    context,
    found,
    on,
  }: {
    readonly context: RequestContext | undefined;
    readonly found: readonly RecordOnFile[];
    readonly on: string;
  },
): CaseOnFile {
  const proposal =
    event.type === "negotiation.answered" || event.type === "negotiation.rows-answered"
      ? context?.proposals.find(({ proposalId }) => proposalId === event.proposalId)
      : undefined;
  const matched = event.type === "patient.matched" ? event.patientRef : before.patientRef;
  const sameAsBefore = before.patientRef === undefined || matched === before.patientRef;
  return {
    facts: recordFact(before.facts, event, {
      on,
      proposal,
      incident: context?.incident ?? undefined,
      personChanges: !sameAsBefore,
      anotherProcess: context !== undefined && bringsAnotherProcess(context, event),
    }),
    authorizations: recordAuthorization(before.authorizations, event),
    // Found are whole rows: titles and digests are kept with the patient, not once more with each request.
    records:
      event.type === "records.proposed"
        ? z.array(recordOnFileSchema).parse(found)
        : sameAsBefore
          ? before.records
          : [],
    ...(matched === undefined ? {} : { patientRef: matched }),
    described: sameAsBefore ? describeRecord(before.described, event) : [],
  };
}

const isProcess = ({ purpose }: PaperOnFile): boolean => purpose === "legal-process";
const bringsAnotherProcess = ({ papers }: RequestContext, event: RequestEvent): boolean =>
  event.type === "document.admitted" &&
  papers.some((one) => isProcess(one) && one.documentId === event.documentId) &&
  papers.some((one) => isProcess(one) && one.documentId !== event.documentId && one.state === "admitted");
