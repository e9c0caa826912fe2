import * as z from "zod";
import { calendarDateSchema, instantSchema, sha256Schema } from "../../contract/ids.ts";
import { redactionReasonSchema } from "../../contract/redaction.ts";

/** Words of a plan: one line, as a cell of a table takes it. */
export const wordsSchema = z
  .string()
  .regex(/^[^\p{Cc}]+$/u)
  .max(300);

/** What stands on every paper of a packet. */
export const packetHeadShape = {
  /** Whose records these are, or in which matter; it stands on the certificate. */
  title: wordsSchema,
  /** Who certifies: the practice, as the certificate names it. */
  practice: wordsSchema,
  prefix: z.string().regex(/^[A-Z0-9]{1,12}$/),
  firstNumber: z.int().positive(),
  /** The date written into the files: the same plan gives the same bytes. */
  assembledAt: instantSchema,
  /** Which of several productions on one request this is. */
  phase: z.int().positive().max(999).default(1),
  /** Whom the cover letter is to, line by line. */
  to: z.array(wordsSchema).max(6).default([]),
  court: wordsSchema.nullable().default(null),
  docket: wordsSchema.nullable().default(null),
  /** Whose rules the papers cite. */
  rulesOf: z.enum(["federal-civil", "federal", "elsewhere"]).default("elsewhere"),
  /** How the load file marks every document, such as "Confidential". */
  confidentiality: wordsSchema.nullable().default(null),
  /** The terms of a protective order, each as the order says it; they get a page of their own. */
  protectiveOrder: z
    .strictObject({ enteredOn: calendarDateSchema, terms: z.array(wordsSchema).min(1).max(30) })
    .nullable()
    .default(null),
  /** Whether the statement of 42 CFR 2.32 goes along. */
  redisclosure: z.enum(["none", "part-2"]).default("none"),
  /** Who signs the certificate; left to be filled in where nobody is named. */
  custodian: z.strictObject({ name: wordsSchema, title: wordsSchema }).nullable().default(null),
  /** The packs of rules that the decisions rest on, by version. */
  packVersions: z.record(z.string().max(60), z.string().max(60)).default({}),
  /** How far the audit went when the packet was made: the number of its last event, and the hash of that. */
  auditHead: z.strictObject({ number: z.int().positive(), sha256: sha256Schema }).nullable().default(null),
};

const planDocumentSchema = z.strictObject({
  name: wordsSchema,
  /** Where the file lies, from the folder of the plan. */
  file: wordsSchema,
  /** What kind of document it is, as a log may say it. */
  type: wordsSchema.default("clinical record"),
  /** The day it is of. */
  date: calendarDateSchema.nullable().default(null),
  author: wordsSchema.nullable().default(null),
  /** As they were counted; the file is set aside where it has others. Counted from the file where it is not said. */
  pages: z.int().positive().max(2000).optional(),
  /** Pages that keep their number and stay out. A document of which all do has a sheet in its place. */
  withheld: z.array(z.strictObject({ page: z.int().positive(), ground: wordsSchema })).default([]),
  /** What was taken out of its file before it came here, for the log. */
  redacted: z
    .array(
      z.strictObject({
        page: z.int().positive(),
        reason: redactionReasonSchema,
        boxes: z.int().positive(),
      }),
    )
    .default([]),
});

/** What a packet is built from: files of a folder, in order, with the numbers that their pages get. */
export const packetPlanSchema = z.strictObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(1),
  ...packetHeadShape,
  documents: z.array(planDocumentSchema).min(1),
});
export type PacketPlan = z.infer<typeof packetPlanSchema>;

// What has an opening of its own, or may not be named at all, is a category and never a row (42 CFR 2.13(c); 45 CFR 164.508(a)(2)).
const neverListed =
  /psychotherap\w*(?:'s)? (?:session )?notes?\b|process notes?\b|substance|\bSUD\b|\bpart 2\b/iu;

/**
 * What of a plan would tell of what is never listed: a document of which something is withheld, and whose name, kind or ground
 * says that it is a psychotherapy note or a record of treatment for substance use. It is left out of the plan instead.
 */
export const tellsTooMuch = ({ documents }: Pick<PacketPlan, "documents">): readonly string[] =>
  documents
    .filter(({ withheld }) => withheld.length > 0)
    .flatMap(({ name, type, withheld }, at) =>
      [name, type, ...withheld.map(({ ground }) => ground)].some((words) => neverListed.test(words))
        ? [`document ${at + 1} of those withheld says what no log may: leave it out of the plan`]
        : [],
    );
