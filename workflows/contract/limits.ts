/**
 * How much one request may hold. What is kept of it are rows of at most 400 KB; these numbers together keep each of them well
 * below that, so that a request can always take one more step (a test adds them up).
 */
export const limits = {
  papers: 100,
  /** Of the papers, those that the requester may send. */
  papersOfRequester: 20,
  authorizations: 20,
  /** Of one authorization. */
  revocations: 10,
  proposals: 30,
  /** Of one proposal: one for each class of document, and a few for other dates. */
  rows: 20,
  records: 450,
  /** Records that a clinician described: every one that may have to be decided. */
  described: 450,
  /** Psychotherapy notes of one opening of the vault. */
  notes: 80,
  /** Of those, how many may be marked to be withheld before somebody has to decide. */
  marks: 8,
  /** For how many somebody stands in at once, and how many for one. */
  standIns: 4,
  /** Productions that may be begun, given-up ones included. */
  productions: 30,
  /** Two files of a production can be large, and each renewed piece of one takes a link. */
  links: 100,
  /** Of those, kept back from the requester: a download over a bad line takes many. */
  linksForTheCourt: 20,
  /** Pages of one record: more are imported in parts. */
  pagesOfRecord: 2000,
  /** Effects that failed and are somebody's task: each letter once, and a few more. */
  undone: 24,
  /** Reasons of a returned paper, grounds of a motion; and the letters of one. */
  reasons: 20,
  reasonLetters: 300,
  /** What is recorded with one event, what is known of the case, and what one signed form says: as JSON text, in bytes. */
  eventBytes: 200_000,
  factsBytes: 64_000,
  formBytes: 4_000,
} as const;
