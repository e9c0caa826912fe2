import * as z from "zod";
import { writerLicenseSchema } from "./case-file-record.ts";
import { filesDisposalListedSchema } from "./files-left.ts";
import {
  calendarDateSchema,
  disposalIdSchema,
  documentIdSchema,
  instantSchema,
  patientRefSchema,
  personIdSchema,
  requestIdSchema,
  sha256Schema,
} from "./ids.ts";

const words = (most: number) => z.string().trim().min(3).max(most);

/** A request that keeps something from being destroyed. */
export const holderSchema = z.strictObject({
  requestId: requestIdSchema,
  trackingNumber: z.string(),
  /** The last two keep the files of their own closed request, and no record. */
  because: z.enum(["legal-hold", "open-request", "open-incident", "return-duty"]),
  unmatched: z.boolean(),
});

/** The classes in which a patient's record is kept. */
export const shelfClassSchema = z.enum([
  "progress-notes",
  "chart-other",
  "psychotherapy-notes",
  "billing-logistics",
  "sud-records",
  /** What came in and nobody has classified: it may be anything. */
  "unclassified",
]);
export type ShelfClass = z.infer<typeof shelfClassSchema>;

/** What becomes of something that is kept. */
export const dispositionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("held"), by: z.array(holderSchema).readonly() }),
  z.strictObject({ kind: z.literal("kept"), until: calendarDateSchema, because: z.string() }),
  z.strictObject({
    kind: z.literal("due"),
    since: calendarDateSchema,
    because: z.array(z.string()).readonly(),
  }),
  z.strictObject({
    kind: z.literal("undecided"),
    why: z.enum([
      "treatment-end-unknown",
      "no-state",
      "no-period-read",
      "licence-not-covered",
      "other-law-of-billing",
      "other-law-of-part-2",
      "not-classified",
      "other-law-of-request-files",
    ]),
  }),
]);

/** `POST /api/staff/retention/search`: whose records are looked at; an empty name begins the list. */
export const searchShelvesSchema = z.strictObject({
  name: z.string().trim().max(160),
  /** When the treatment of the one patient found ended, to see what that would come to. */
  treatmentEndedOn: calendarDateSchema.optional(),
});
/** The record of one patient as the privacy officer sees it: alike whether or not there are psychotherapy notes. */
export const shelfSchema = z.strictObject({
  patientRef: patientRefSchema,
  name: z.string(),
  birthDate: calendarDateSchema,
  /** Ordinary records. */
  records: z.int(),
  firstOn: calendarDateSchema.optional(),
  lastOn: calendarDateSchema.optional(),
  classes: z.array(z.strictObject({ class: shelfClassSchema, disposition: dispositionSchema })).readonly(),
  /** What the patient's closed requests left behind: papers in and out, and productions that somebody was given. */
  files: z
    .array(
      z.strictObject({
        requestId: requestIdSchema,
        trackingNumber: z.string(),
        /** The day of the last thing that happened in it, its end or something later. */
        lastOn: calendarDateSchema,
        disposition: dispositionSchema,
      }),
    )
    .readonly(),
});
export type Shelf = z.infer<typeof shelfSchema>;
export const shelvesFoundSchema = z.strictObject({ shelves: z.array(shelfSchema) });

/** `POST /api/staff/retention/patients/{patientRef}`: the whole record of the patient is to be destroyed. */
export const proposeDisposalSchema = z.strictObject({
  /** The last day of treatment, as the practice knows it. */
  treatmentEndedOn: calendarDateSchema,
  /** Why it may go: the decision of a person, on what advice, where no period was read. */
  ground: words(600),
});

export const disposalProposedSchema = z.strictObject({ disposalId: disposalIdSchema });

/** `POST /api/staff/retention/disposals/{disposalId}`. */
export const decideDisposalSchema = z.discriminatedUnion("decision", [
  /** By a second person, who says how many records they see listed: it is carried out at once, and is no slip of the hand. */
  z.strictObject({ decision: z.literal("confirm"), records: z.int().nonnegative() }),
  z.strictObject({ decision: z.literal("decline"), reason: words(300) }),
  /** Of one that was stopped, or that takes longer than one call. */
  z.strictObject({ decision: z.literal("continue") }),
  /** Of one that was stopped or broke off: nothing more is destroyed, and what was is certified. */
  z.strictObject({ decision: z.literal("close"), reason: words(300) }),
]);

const actor = z.strictObject({ personId: personIdSchema, name: z.string(), at: instantSchema });

/** How much of one record there was to destroy: versions and delete markers. */
export const foundSchema = z.strictObject({
  /** Of its wrapped data keys. */
  keys: z.int().nonnegative(),
  /** Of its ciphertext among the psychotherapy notes. */
  sealed: z.int().nonnegative(),
  /** Among the ordinary records. */
  plain: z.int().nonnegative(),
  /** Among what nobody had classified. */
  incoming: z.int().nonnegative().default(0),
});
export type Found = z.infer<typeof foundSchema>;

/** One record that was destroyed: as much as shows that it was, and nothing of what stood in it or when. */
export const destroyedRecordSchema = z.object({
  documentId: documentIdSchema,
  class: shelfClassSchema,
  /** Of what is shown to whoever brought it in and to nobody else. */
  authorId: personIdSchema.optional(),
  destroyedAt: instantSchema,
  found: foundSchema,
});
export type DestroyedRecord = z.infer<typeof destroyedRecordSchema>;

/** What may still exist, and until when; nothing where no day ends it. */
export const copyLeftSchema = z.strictObject({ what: z.string(), until: calendarDateSchema.nullable() });

/** What was destroyed, by whom and under which schedule. */
export const certificateSchema = z.strictObject({
  disposalId: disposalIdSchema,
  patientRef: patientRefSchema,
  edition: z.string(),
  treatmentEndedOn: calendarDateSchema,
  ground: z.string(),
  proposed: actor,
  confirmed: actor,
  finishedAt: instantSchema,
  /** The days of the first and the last ordinary record that was to be destroyed. */
  span: z.strictObject({ firstOn: calendarDateSchema, lastOn: calendarDateSchema }).optional(),
  records: z.array(destroyedRecordSchema).readonly(),
  /** Requests that would have kept it, and came when it was being destroyed or was gone. */
  tooLate: z.array(holderSchema).readonly().default([]),
  copies: z.array(copyLeftSchema).readonly(),
});
export type Certificate = z.infer<typeof certificateSchema>;

/** How far a disposal has come. */
export const disposalStageSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("proposed") }),
  z.strictObject({ state: z.literal("declined"), declined: actor, reason: z.string() }),
  /**
   * `runsUntil`: somebody carries it out, and nobody else may before then. `lastLookAt`: everything is destroyed, and from
   * then on nothing that was on its way can still come in; the certificate waits for a look after that.
   */
  z.strictObject({
    state: z.literal("under-way"),
    confirmed: actor,
    runsUntil: instantSchema.nullable(),
    lastLookAt: instantSchema.nullable().default(null),
  }),
  /** A hold or the law stood against it in between: what is left stays. Of `partly` something was destroyed before. */
  z.strictObject({
    state: z.literal("stopped"),
    confirmed: actor,
    stoppedAt: instantSchema,
    holders: z.array(holderSchema).readonly(),
    /** What else stands against it, in a sentence; empty where requests do. */
    words: z.string().default(""),
    partly: z.array(documentIdSchema).readonly(),
  }),
  /** Somebody ended it before everything was destroyed: the certificate names what was. */
  z.strictObject({
    state: z.literal("closed"),
    confirmed: actor,
    closed: actor,
    reason: z.string(),
    partly: z.array(documentIdSchema).readonly(),
    certificate: certificateSchema,
    sha256: sha256Schema,
  }),
  z.strictObject({
    state: z.literal("done"),
    confirmed: actor,
    certificate: certificateSchema,
    /** Of the whole certificate, psychotherapy notes included, with a random value that stays in the ledger. */
    sha256: sha256Schema,
  }),
]);

/** A disposal as somebody sees it: of psychotherapy notes, those they wrote themselves. */
export const disposalViewSchema = z.strictObject({
  disposalId: disposalIdSchema,
  version: z.int(),
  patientRef: patientRefSchema,
  patientName: z.string(),
  proposed: actor,
  treatmentEndedOn: calendarDateSchema,
  ground: z.string(),
  /** How many of the records seen here there were, and how many of them are destroyed. */
  records: z.int(),
  destroyed: z.int(),
  stage: disposalStageSchema,
  /** Whether whoever looks may be the second person. */
  mayConfirm: z.boolean(),
  /** Whether whoever looks may let it go on, or close it. */
  mayGoOn: z.boolean(),
  /** What stands against going on with what was stopped, as it is now; absent where it can go on, and for who may not. */
  against: z.strictObject({ holders: z.array(holderSchema).readonly(), words: z.string() }).optional(),
  /** Of their own notes and of what they brought in, how many stay: their period runs, or they are of a later day. */
  stays: z.int(),
});
export type DisposalView = z.infer<typeof disposalViewSchema>;

/** One period that was read: of patients' records, or of the papers of requests. */
export const periodSchema = z.strictObject({
  what: z.enum(["patient-record", "request-papers"]),
  /** Whose records it speaks of; everybody's where nobody is named. */
  licenses: z.array(writerLicenseSchema).readonly(),
  years: z.int(),
  minors: z.strictObject({ below: z.int(), years: z.int() }).optional(),
  cite: z.string(),
  source: z.string(),
});
export type Period = z.infer<typeof periodSchema>;

/** Something else than a record that is kept: how long, and because of which provisions. */
export const alsoKeptSchema = z.strictObject({
  what: z.string(),
  words: z.string(),
  because: z.array(z.string()).readonly(),
});

/** `GET /api/staff/retention`. */
export const retentionSchema = z.strictObject({
  edition: z.string(),
  /** Of federal law and of the practice's own state. */
  periods: z.array(periodSchema).readonly(),
  /** What is kept beside the records of patients. */
  alsoKept: z.array(alsoKeptSchema).readonly(),
  /** Whether whoever looks may search and propose. */
  mayPropose: z.boolean(),
  disposals: z.array(disposalViewSchema),
  /** Closed requests whose files are to be destroyed, or are; the newest first. */
  files: z.array(filesDisposalListedSchema),
});
export type Retention = z.infer<typeof retentionSchema>;
