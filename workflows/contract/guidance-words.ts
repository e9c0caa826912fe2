/** The moments at which it matters whether something is a psychotherapy note, each by the task it stands beside. */
export const momentTitles = {
  insurer: "A health plan asks",
  "subpoena-or-order": "A subpoena or an order arrives",
  "other-provider": "Another provider asks",
  "own-request": "The client, or somebody for the client, asks for the record",
  documentation: "Setting up how sessions are documented",
  training: "Using notes in training",
  "board-or-malpractice": "A board complaint or a malpractice claim",
  release: "Deciding what is released",
} as const;

/** One of those moments. */
export type MomentId = keyof typeof momentTitles;

/** Those moments, in the order in which they are told. */
export const moments = Object.keys(momentTitles) as readonly MomentId[];
