import * as z from "zod";
import { excludedItems } from "./case-file-words.ts";
import { calendarDate } from "./scalars.ts";

/** How a note is kept: apart as a psychotherapy note, or in the record as a progress note. */
export const noteKeptAsSchema = z.enum(["psychotherapy-note", "progress-note"]);

/** How a note is kept. */
export type NoteKeptAs = z.infer<typeof noteKeptAsSchema>;

/** How sure the words are, strongest first; a person decides at every level. */
export const proposalConfidences = ["plain", "likely", "possible"] as const;

/** How sure the words are, and the same for the person who decides. */
const confidenceSchema = z.strictObject({ level: z.enum(proposalConfidences), words: z.string().min(1) });

/** How sure the words are. */
export type ProposalConfidence = (typeof proposalConfidences)[number];

/** Words of a note with their place in it, in UTF-16 code units from 0; `to` is the place after the last. */
const spanSchema = z.strictObject({
  from: z.int().nonnegative(),
  to: z.int().positive(),
  quote: z.string().min(1),
});

const inNote = {
  /** Rules that spoke, strongest first. */
  ruleIds: z.array(z.string()).min(1),
  /** What was found, in a sentence. */
  words: z.string().min(1),
  confidence: confidenceSchema,
  citation: z.string().min(1),
  /** The question that only a person answers. */
  decide: z.string().min(1),
  /** The words that spoke, in order. */
  spans: z.array(spanSchema).min(1),
  /** The sentence they stand in. */
  passage: spanSchema,
};

const inPractice = {
  ruleIds: z.array(z.string()).min(1),
  words: z.string().min(1),
  confidence: confidenceSchema,
  citation: z.string().min(1),
  decide: z.string().min(1),
};

/**
 * What the note checker puts before a person; it changes nothing. It quotes the note, so it is as secret as the note and
 * may be kept only where the note may be.
 */
export const noteProposalSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("excluded-item"), item: z.enum(excludedItems), ...inNote }),
  z.strictObject({ kind: z.literal("session-content"), ...inNote }),
  z.strictObject({ kind: z.literal("refers-to-psychotherapy-notes"), ...inNote }),
]);

/** What the session list of a practice suggests; it holds no words of any note. */
export const practiceProposalSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("psychotherapy-note-alone"),
    session: z.strictObject({ on: calendarDate, patient: z.string() }),
    ...inPractice,
  }),
  z.strictObject({ kind: z.literal("one-set-only"), ...inPractice }),
]);

/** What the note checker puts before a person about one note. */
export type NoteProposal = z.infer<typeof noteProposalSchema>;

/** What the note checker puts before a person about a practice. */
export type PracticeProposal = z.infer<typeof practiceProposalSchema>;
