import * as z from "zod";
import { roleSchema } from "../../workflows/access/roles.ts";
import { policySchema, practiceFactsSchema } from "../../workflows/contract/case-file-practice.ts";
import {
  calendarDateSchema,
  documentIdSchema,
  instantSchema,
  patientRefSchema,
  personIdSchema,
  practiceIdSchema,
} from "../../workflows/contract/ids.ts";
import { limits } from "../../workflows/contract/limits.ts";
import { activeContentSchema, scannerSchema } from "../../workflows/contract/papers.ts";
import { sessionFactsSchema } from "../../workflows/contract/session-facts.ts";
import { onPaperSchema } from "../../workflows/contract/records.ts";
import { unclassifiedBecauseSchema } from "../../workflows/contract/unclassified.ts";
import type { PracticeFacts } from "../../workflows/facts/case-file-of.ts";
import { pagesToReadSchema } from "../../workflows/contract/pages-to-read.ts";
import { recordKindSchema } from "../../workflows/facts/record-on-file.ts";
import {
  memberKey,
  patientNameKey,
  patientProfileKey,
  practiceListKey,
  practiceMemberKey,
  practiceProfileKey,
  recordKey,
  slugKey,
} from "./ledger-keys.ts";
import type { PersonId } from "../../workflows/vocabulary/ids.ts";
import { pack } from "./packed.ts";
import type { Row } from "./request-rows.ts";

// The rows of a practice, its people and its patients: read with these schemas, written with these builders.

/** A practice; `code` is the part of tracking numbers that names it. */
export const practiceSchema = z.object({
  practiceId: practiceIdSchema,
  slug: z.string().regex(/^[a-z0-9-]{3,60}$/),
  code: z.string().regex(/^[A-Z]{2,5}$/),
  name: z.string().min(1).max(160),
  timeZone: z.string(),
  address: z.string().max(300).optional(),
  phone: z.string().max(60).optional(),
  /** What the practice says of itself to the law, for every request. */
  practice: practiceFactsSchema.optional(),
  policy: policySchema.optional(),
});
export type Practice = z.infer<typeof practiceSchema>;

/** As much of a practice as the law is told. */
export const practiceFactsOf = ({ timeZone, practice, policy }: Practice): PracticeFacts => ({
  timeZone,
  ...(practice ? { practice } : {}),
  ...(policy ? { policy } : {}),
});

// Spans are compared as text with the clock of the server: the registrar may write them with any offset from UTC.
const inUtc = instantSchema.transform((instant) => new Date(instant).toISOString());
const standInSchema = z.object({
  personId: personIdSchema,
  /** The account of the other, whose membership says which roles they have. */
  sub: z.string().min(1),
  from: inUtc,
  until: inUtc,
});

/** An account's membership: the only source of practice, person and roles. */
export const memberSchema = z.object({
  sub: z.string().min(1),
  practiceId: practiceIdSchema,
  personId: personIdSchema,
  name: z.string().min(1).max(160),
  email: z.email(),
  roles: z.array(roleSchema).min(1),
  /** Held by a clinician now; each record keeps the one of the day on which it was taken in. */
  license: sessionFactsSchema.shape.license,
  standsInFor: z.array(standInSchema).max(limits.standIns).optional(),
  stoodInForBy: z.array(standInSchema).max(limits.standIns).optional(),
});
export type Member = z.infer<typeof memberSchema> & {
  /** Who counts as one person with this member now; never stored. */
  readonly countsAsOneWith?: PersonId[];
};

/** A patient; `treatedBy` are the clinicians who may read and review the records. */
export const patientSchema = z.object({
  patientRef: patientRefSchema,
  name: z.string().min(1).max(160),
  birthDate: calendarDateSchema,
  treatedBy: z.array(personIdSchema).min(1),
  /** Every correction of the birth date, oldest first: what it was, and who changed it when and why. */
  corrections: z
    .array(
      z.object({
        at: instantSchema,
        by: personIdSchema,
        was: calendarDateSchema,
        reason: z.string().max(300),
      }),
    )
    .optional(),
  /** Records that came in as ordinary ones and turned out to be psychotherapy notes: the law is told so at every step. */
  misfiled: z.array(documentIdSchema).optional(),
});
export type Patient = z.infer<typeof patientSchema>;

const entered = z.object({
  documentId: documentIdSchema,
  patientRef: patientRefSchema,
  sessionOn: calendarDateSchema,
  author: z.string(),
  authorId: personIdSchema,
  ...sessionFactsSchema.shape,
  pages: z.int().positive(),
  size: z.int().positive(),
  /** Of the plaintext. */
  sha256: z.string(),
  /** Digest of what the import was asked, so that its key cannot be used for something else. */
  importDigest: z.string(),
  /** What was taken out of the file that came in because it acted when opened, and which file that was. */
  cleaned: z
    .object({
      removed: z.array(activeContentSchema),
      signatureTakenOff: z.boolean(),
      original: z.object({ sha256: z.string(), size: z.int().positive() }),
    })
    .optional(),
  /** Who found no malware in it; missing of what is on paper, and of what came in before anybody looked. */
  scannedBy: scannerSchema.optional(),
  /** Of one that came in unclassified: who said what it is and why that had to be asked, and when the first copy was gone. */
  classified: z
    .object({
      because: unclassifiedBecauseSchema,
      at: instantSchema,
      by: personIdSchema,
      destroyedAt: instantSchema.optional(),
    })
    .optional(),
});
/**
 * A record of a patient; its bytes are in the bucket of its kind under `<practiceId>/<patientRef>/<documentId>`. A
 * psychotherapy note is sealed, stored under its own key, and has no title.
 */
export const recordSchema = z.discriminatedUnion("sealed", [
  entered.extend({
    sealed: z.literal(true),
    kind: recordKindSchema.extract(["psychotherapy-note"]),
    /** Of one that the practice keeps on paper: sealed is where it lies, and in a production one page stands for it. */
    paper: onPaperSchema.optional(),
    /** Of one that came in as an ordinary record: who said what it is, and when the last plain copy was gone. */
    misfiled: z
      .object({
        was: recordKindSchema,
        at: instantSchema,
        by: personIdSchema,
        destroyedAt: instantSchema.optional(),
      })
      .optional(),
  }),
  entered.extend({
    sealed: z.literal(false),
    kind: recordKindSchema.exclude(["psychotherapy-note"]),
    title: z.string(),
    /** Pages that a person has to read before the record may go; absent where none were found. */
    toRead: pagesToReadSchema.optional(),
  }),
]);
export type RecordRow = z.infer<typeof recordSchema>;
/**
 * A record that came in and nobody has classified: no record of the chart and no sealed one, so that whoever looks for either
 * does not find it. Its bytes lie under the key of what came in, which the import alone may use.
 */
export const unclassifiedSchema = entered.omit({ classified: true }).extend({
  kind: z.literal("unclassified"),
  because: unclassifiedBecauseSchema,
  /** Somebody has said that it is a psychotherapy note, and it is about to be sealed: it cannot come into the chart any more. */
  isNote: z.literal(true).optional(),
  /** The last try to enter it in the chart, whose copy may be left there; a try that is not the last one enters nothing. */
  entersChart: z.string().max(64).optional(),
  /** It lay in the chart, and a plain copy may be left there: until none is, nobody stores it there. */
  leavesChart: z.literal(true).optional(),
  /** Kept for the day on which somebody says that it belongs in the chart. */
  toRead: pagesToReadSchema.optional(),
});
export type UnclassifiedRecord = z.infer<typeof unclassifiedSchema>;
/** Whatever stands under a record's id. */
export type EnteredRecord = RecordRow | UnclassifiedRecord;
export const enteredSchema = z.union([unclassifiedSchema, recordSchema]);
/** How long a record is for whoever hears of it: of a note on paper not the page that stands for it. */
export const lengthOf = (record: RecordRow): number =>
  record.sealed && record.paper ? record.paper.pages : record.pages;
export type SealedRecord = Extract<RecordRow, { sealed: true }>;

/** Up to this many bytes the people of a practice stand in its own row; more of them are read one by one for less. */
export const roomForPeople = 3_000;

/**
 * The three rows of a practice: its profile, its address, its place in the list. The profile holds every account of the
 * practice, so that one read says who may act: whoever enters, changes or removes a member puts it again in the same transaction.
 */
export function practiceRows(practice: Practice, people: readonly Member[]): readonly Row[] {
  const { practiceId, slug } = practice;
  const packed = pack(people);
  return [
    {
      ...practiceProfileKey(practiceId),
      ...practice,
      ...(packed.length > roomForPeople ? {} : { people: packed }),
    },
    { ...slugKey(slug), practiceId },
    { ...practiceListKey(practiceId), practiceId, slug },
  ];
}

/** The two rows of a member: by account, and under the practice. Not without the row of the practice, which holds its people. */
export function memberRows(member: Member): readonly Row[] {
  return [
    { ...memberKey(member.sub), ...member },
    { ...practiceMemberKey(member.practiceId, member.personId), ...member },
  ];
}

/** The two rows of a patient: the profile, and the name it is found by. */
export function patientRows(practiceId: string, patient: Patient): readonly [Row, Row] {
  const { patientRef, name, birthDate } = patient;
  return [
    { ...patientProfileKey(practiceId, patientRef), ...patient },
    { ...patientNameKey(practiceId, name, patientRef), patientRef, name, birthDate },
  ];
}

export const recordRow = (practiceId: string, record: EnteredRecord): Row => ({
  ...recordKey(practiceId, record.patientRef, record.documentId),
  ...record,
});
