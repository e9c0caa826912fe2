import type { excludedItems } from "../contract/case-file-words.ts";
import type { ProposalConfidence } from "../contract/note-proposal.ts";
import type { Context } from "./contexts.ts";
import type { Section } from "./headings.ts";

/** What a language rule looks for: one of the eleven items, session content, or a pointer to psychotherapy notes. */
export type Finds =
  | { readonly kind: "excluded-item"; readonly item: (typeof excludedItems)[number] }
  | { readonly kind: "session-content" }
  | { readonly kind: "refers-to-psychotherapy-notes" };

/** A language rule as data: phrases (phrase.ts) and where they count. It speaks about one sentence. */
export type LanguageRule = {
  readonly id: string;
  readonly finds: Finds;
  /** The finding in words. */
  readonly says: string;
  readonly confidence: ProposalConfidence;
  /** Only under one of these headings. */
  readonly under?: readonly Section[];
  /** Any of these phrases; their words are the ones shown. Without them the whole sentence is. */
  readonly any?: readonly string[];
  /** One of these must stand in the sentence too. */
  readonly and?: readonly string[];
  /** None of these may stand in the sentence. */
  readonly not?: readonly string[];
  /** How much of a story the sentence must tell, in points (story.ts). */
  readonly tells?: number;
  /** How much of a story it may tell at most. */
  readonly tellsAtMost?: number;
  /** Surroundings in which the words do not count. */
  readonly unless: readonly Context[];
  /** Only words inside quotation marks. */
  readonly inside?: "quotation";
  /** A text that the rule must find, and one like it that it must not. */
  readonly example: string;
  readonly nearMiss: string;
};
