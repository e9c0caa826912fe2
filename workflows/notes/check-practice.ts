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

const about = (kind: PracticeProposal["kind"], words: string) => ({
  ruleIds: [`notes.practice.${kind}`],
  words,
  confidence: confidence("plain"),
  citation: kindsOfProposal[kind].cite,
  decide: kindsOfProposal[kind].decide,
});

const noteAlone = "There is a psychotherapy note of this session and no progress note.";
const oneSet = "The practice keeps one set of notes and calls it psychotherapy notes.";

/** Proposals about a practice's note-keeping: sessions whose only note is kept apart, and one set under the wrong name. */
export function checkPractice({ calls, sessions }: PracticeNotes): readonly PracticeProposal[] {
  const alone = sessions.filter(({ progressNote, psychotherapyNote }) => psychotherapyNote && !progressNote);
  // A session with both shows that there are two sets, whatever the practice says.
  const hasTwo = sessions.some(({ progressNote, psychotherapyNote }) => psychotherapyNote && progressNote);
  const saysOne = calls === "one-set-called-psychotherapy-notes" && !hasTwo;
  return [
    ...alone.map(({ on, patient }): PracticeProposal => ({
      kind: "psychotherapy-note-alone",
      session: { on, patient },
      ...about("psychotherapy-note-alone", noteAlone),
    })),
    ...(saysOne
      ? [{ kind: "one-set-only", ...about("one-set-only", oneSet) } satisfies PracticeProposal]
      : []),
  ];
}
