import type { CaseFile } from "../contract/case-file.ts";
import type { CalendarDate, Instant, TimeZone } from "../vocabulary/dates.ts";
import type { PatientRef } from "../vocabulary/ids.ts";
import type { AuthorizationOnFile, Facts } from "./facts.ts";
import { formAsRead, whoseForm } from "./form-as-read.ts";
import { epochOf, localDateOf } from "./local-date.ts";
import { classOfKind, representativeOf, segmentOf } from "./record-on-file.ts";
import type { DescribedRecord, RecordOnFile } from "./record-on-file.ts";

/** What the practice says of itself once, for every request. */
export type PracticeFacts = {
  readonly timeZone: TimeZone;
  readonly practice?: NonNullable<CaseFile["practice"]>;
  readonly policy?: NonNullable<CaseFile["policy"]>;
};

/** Everything the law is told of a request, and the moment at which it is asked. */
export type OnFile = {
  readonly facts: Facts;
  readonly records: readonly RecordOnFile[];
  /** What is known of the content of records, proposed or not. */
  readonly described?: readonly DescribedRecord[];
  readonly authorizations: readonly AuthorizationOnFile[];
  /** The patient the request is matched to. */
  readonly patientRef?: PatientRef | undefined;
  /** When that patient was born, as the practice's own files say. */
  readonly bornOn?: CalendarDate | undefined;
  readonly practice: PracticeFacts;
  readonly at: Instant;
};

/**
 * The case file of a request at one moment: its facts over those of the practice, its signed forms, and one segment per
 * record. Where no record of a class is proposed, one piece stands for the class, so that the answer per class shows. The birth
 * date of the matched patient goes before one that was recorded.
 */
export function caseFileOf({
  facts,
  records,
  described = [],
  authorizations,
  patientRef,
  bornOn,
  practice,
  at,
}: OnFile): CaseFile {
  const { requestedClasses: asked = [], requestedRange } = facts.instrument ?? {};
  const proposed = new Set<string>(records.map(({ kind }) => classOfKind[kind]));
  const requester = requesterOf(facts);
  const standing = asked
    .filter((documentClass) => !proposed.has(documentClass))
    .map((documentClass) =>
      representativeOf(documentClass, requestedRange, requester?.overseenAuthorIds?.[0]),
    );
  const segments = [...records.map((record) => segmentOf(record, described)), ...standing];
  return {
    ...facts,
    schemaVersion: 1,
    asOf: {
      assessedOn: localDateOf(at, practice.timeZone),
      assessedAt: wholeSeconds(at),
      timeZone: practice.timeZone,
    },
    ...(bornOn === undefined ? {} : { patient: { ...facts.patient, bornOn } }),
    ...(requester ? { requester } : {}),
    ...(practice.practice || facts.practice ? { practice: { ...practice.practice, ...facts.practice } } : {}),
    ...(practice.policy || facts.policy ? { policy: { ...practice.policy, ...facts.policy } } : {}),
    ...(authorizations.length > 0
      ? { authorizations: authorizations.map((one) => formOf(one, patientRef, at)) }
      : {}),
    ...(segments.length > 0 ? { segments } : {}),
  };
}

/**
 * Who asks, as the law reads it. Where a writer of notes is under review nobody is until somebody is named: without the list
 * the only writer of whom the case file tells would be taken as meant (45 CFR 164.508(a)(2)(ii)).
 */
function requesterOf({ requester }: Facts): CaseFile["requester"] {
  return requester?.oversees === "note-author"
    ? { ...requester, overseenAuthorIds: requester.overseenAuthorIds ?? [] }
    : requester;
}

/** A form as the law reads it. A revocation somebody told us of has arrived, whatever moment was written beside it. */
function formOf(
  onFile: AuthorizationOnFile,
  patientRef: PatientRef | undefined,
  at: Instant,
): NonNullable<CaseFile["authorizations"]>[number] {
  const { revocations: read = [], ...form } = formAsRead(onFile.authorization, whoseForm(onFile, patientRef));
  const told = onFile.revocations.map(({ form: how, receivedAt }) => ({
    form: how,
    receivedAt: wholeSeconds(epochOf(receivedAt) > epochOf(at) ? at : receivedAt),
  }));
  const revocations = [...read, ...told];
  return { id: onFile.authorizationId, ...form, ...(revocations.length > 0 ? { revocations } : {}) };
}

/** The case file writes instants without fractions of a second. */
function wholeSeconds(at: Instant): Instant {
  return at.replace(/\.\d+/, "");
}
