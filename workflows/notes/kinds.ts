import type { NoteProposal, PracticeProposal, ProposalConfidence } from "../contract/note-proposal.ts";
import { cfr, type Citation } from "../vocabulary/citation.ts";

type Kind = NoteProposal["kind"] | PracticeProposal["kind"];

/** What the law says about a kind of proposal, how well its source was checked, and what a person decides. */
export type KindOfProposal = {
  readonly cite: Citation;
  /** Where the text was read. */
  readonly source: string;
  readonly checked: "verified" | "researched" | "unverified";
  readonly decide: string;
};

const definition = cfr(45, "164.501");
const text = "45 CFR 164.501, combined text of HHS, read 2026-11-21";

/** The kinds of proposal. */
export const kindsOfProposal: Readonly<Record<Kind, KindOfProposal>> = {
  "excluded-item": {
    cite: definition,
    source: `${text}; that the provider extracts them from a mixed note: CMS Transmittal 98 (2005), read about`,
    checked: "verified",
    decide:
      "Is this one of the items that are never psychotherapy notes? If so it belongs in the progress note, and goes where the record goes; the rest of the note keeps its status.",
  },
  "session-content": {
    cite: definition,
    source: text,
    checked: "verified",
    decide:
      "Is this what was said in the session, or an analysis of it? What stands in the record is open to whoever may see the record; decide whether later notes should keep it apart. Do not change a note that has been requested.",
  },
  "refers-to-psychotherapy-notes": {
    cite: definition,
    source: `${text}; that the two should not refer to each other is advice, not text`,
    checked: "researched",
    decide:
      "Does this point to notes kept apart? It tells every reader that they exist; decide whether later notes should leave it out.",
  },
  "psychotherapy-note-alone": {
    cite: definition,
    source: `${text}; that the only record of a session is not kept apart is read from the definition`,
    checked: "unverified",
    decide:
      "Is there no progress note for this session? If the note kept apart is the only record of it, its status is open to challenge; ask counsel before anything is written after a request.",
  },
  "one-set-only": {
    cite: definition,
    source: `${text}; that the only record of a session is not kept apart is read from the definition`,
    checked: "unverified",
    decide:
      "Does the practice keep one set of notes only? Then they are the record whatever they are called, until counsel says otherwise.",
  },
};

const levels: Readonly<Record<ProposalConfidence, string>> = {
  plain: "The words say so plainly.",
  likely: "The words usually mean this.",
  possible: "The words can mean this; read the passage.",
};

/** A level of confidence with its words for the person who decides. */
export const confidence = (level: ProposalConfidence): NoteProposal["confidence"] => ({
  level,
  words: levels[level],
});
