import type { PracticeProposal } from "../contract/note-proposal.ts";
import { confidence, kindsOfProposal } from "./kinds.ts";

/** A session and the notes that exist for it. */
export type SessionNotes = {
  readonly on: string;
  readonly patient: string;
  readonly progressNote: boolean;
  readonly psychotherapyNote: boolean;
};

/** What a practice says about its notes, and its sessions. */
export type PracticeNotes = {
  readonly calls:
    | "two-sets"
    | "one-set-called-psychotherapy-notes"
    | "one-set-called-progress-notes"
    | "unknown";
  readonly sessions: readonly SessionNotes[];
};

/** Proposals about a practice's note-keeping: sessions whose only record is kept apart, and one set under two names. */
export function checkPractice({ calls, sessions }: PracticeNotes): readonly PracticeProposal[] {
  const alone = sessions.filter(({ progressNote, psychotherapyNote }) => psychotherapyNote && !progressNote);
  const hasBoth = sessions.some(({ progressNote, psychotherapyNote }) => psychotherapyNote && progressNote);
  const kinds = kindsOfProposal;
  return [
    ...alone.map(({ on, patient }) => ({
      kind: "psychotherapy-note-alone" as const,
      session: { on, patient },
      ruleIds: ["notes.practice.psychotherapy-note-alone"],
      words: "There is a psychotherapy note of this session and no progress note.",
      confidence: confidence("plain"),
      citation: kinds["psychotherapy-note-alone"].cite,
      decide: kinds["psychotherapy-note-alone"].decide,
    })),
    ...(calls === "one-set-called-psychotherapy-notes" && !hasBoth
      ? [
          {
            kind: "one-set-only" as const,
            ruleIds: ["notes.practice.one-set-only"],
            words: "The practice keeps one set of notes and calls it psychotherapy notes.",
            confidence: confidence("plain"),
            citation: kinds["one-set-only"].cite,
            decide: kinds["one-set-only"].decide,
          },
        ]
      : []),
  ];
}
