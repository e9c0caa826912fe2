/** Every key of the ledger is built here: the practice leads each key that belongs to a practice. */
export type LedgerKey = { readonly pk: string; readonly sk: string };
export type RequestKey = { readonly practiceId: string; readonly requestId: string };

/** Ten digits, so that text order is number order. */
export const seqText = (seq: number): string => String(seq).padStart(10, "0");

export const requestPartition = ({ practiceId, requestId }: RequestKey): string =>
  `PRACTICE#${practiceId}#REQUEST#${requestId}`;
export const patientPartition = (practiceId: string, patientRef: string): string =>
  `PRACTICE#${practiceId}#PATIENT#${patientRef}`;
export const practicePartition = (practiceId: string): string => `PRACTICE#${practiceId}`;
/** Marks of the requests that moved within one window; their heads are what the seal signs. */
export const sealPartition = (practiceId: string, window: string): string =>
  `PRACTICE#${practiceId}#SEAL#${window}`;

/** Who looked at what on one day of the calendar in UTC: rows are added and never changed. */
export const looksPartition = (practiceId: string, day: string): string =>
  `PRACTICE#${practiceId}#LOOKS#${day}`;
/** `at` is spelled as `toISOString` does, so that text order is order in time. */
export const lookKey = (practiceId: string, at: string, nonce: string): LedgerKey => ({
  pk: looksPartition(practiceId, at.slice(0, 10)),
  sk: `LOOK#${at}#${nonce.slice(0, 16)}`,
});

/** The rows that the single writer judges on stand together, so that one query reads them and nothing else. */
export const casePrefix = "CASE#";
export const caseSort = {
  snapshot: `${casePrefix}SNAPSHOT`,
  facts: `${casePrefix}FACTS`,
  profile: `${casePrefix}PROFILE`,
} as const;
export const snapshotKey = (key: RequestKey): LedgerKey => ({
  pk: requestPartition(key),
  sk: caseSort.snapshot,
});
export const undoneSort = "UNDONE";
/** The request once more, in the queue of what failed; there while something has. */
export const undoneKey = (key: RequestKey): LedgerKey => ({ pk: requestPartition(key), sk: undoneSort });
export const factsKey = (key: RequestKey): LedgerKey => ({ pk: requestPartition(key), sk: caseSort.facts });
export const determinationKey = (key: RequestKey): LedgerKey => ({
  pk: requestPartition(key),
  sk: "DETERMINATION",
});
export const requestProfileKey = (key: RequestKey): LedgerKey => ({
  pk: requestPartition(key),
  sk: caseSort.profile,
});
/** By its id, so that no event happens twice; its place in the chain is in the row. */
export const eventKey = (key: RequestKey, eventId: string): LedgerKey => ({
  pk: requestPartition(key),
  sk: `EVENT#${eventId}`,
});
export const outboxKey = (key: RequestKey, seq: number, n: number): LedgerKey => ({
  pk: requestPartition(key),
  sk: `OUTBOX#${seqText(seq)}#${n}`,
});
export const clockKey = (key: RequestKey, clockId: string): LedgerKey => ({
  pk: requestPartition(key),
  sk: `CLOCK#${clockId}`,
});

export const practiceProfileKey = (practiceId: string): LedgerKey => ({
  pk: practicePartition(practiceId),
  sk: "PROFILE",
});
export const practiceMemberKey = (practiceId: string, personId: string): LedgerKey => ({
  pk: practicePartition(practiceId),
  sk: `MEMBER#${personId}`,
});
/** The list of practices, read by the hourly sweeps. */
export const practicesPartition = "PRACTICES";
export const practiceListKey = (practiceId: string): LedgerKey => ({
  pk: practicesPartition,
  sk: practicePartition(practiceId),
});
export const slugKey = (slug: string): LedgerKey => ({ pk: `SLUG#${slug}`, sk: "POINTER" });
export const memberKey = (sub: string): LedgerKey => ({ pk: `MEMBER#${sub}`, sk: "PROFILE" });
export const trackingKey = (trackingNumber: string): LedgerKey => ({
  pk: `TRACKING#${trackingNumber}`,
  sk: "POINTER",
});
export const requestPointerKey = (requestId: string): LedgerKey => ({
  pk: `REQUESTID#${requestId}`,
  sk: "POINTER",
});
/** Each kind of token has a partition of its own, and each partition one function that may put rows into it. */
const tokenPartitions = { intake: "INTAKE", confirm: "CODE", requester: "SESSION" } as const;
export const sessionKey = (tokenSha256: string, scope: keyof typeof tokenPartitions): LedgerKey => ({
  pk: `${tokenPartitions[scope]}#${tokenSha256}`,
  sk: "TOKEN",
});
/** The one calendar address of a person. */
export const calendarFeedKey = (personId: string): LedgerKey => ({ pk: `FEED#${personId}`, sk: "FEED" });
/** One letter to an address that nobody has confirmed, in one window of time. */
export const mailAllowanceKey = (addressSha256: string, window: string, letter: number): LedgerKey => ({
  pk: `MAIL#${addressSha256}`,
  sk: `LETTER#${window}#${letter}`,
});
/** One draft that a mail address opens from one network address on one day. */
export const filingAllowanceKey = (senderSha256: string, day: string, place: number): LedgerKey => ({
  pk: `FILING#${senderSha256}`,
  sk: `DRAFT#${day}#${place}`,
});
/** The digest of one practice on one day. */
export const digestDayKey = (practiceSha256: string, day: string): LedgerKey => ({
  pk: `MAIL#${practiceSha256}`,
  sk: `DIGEST#${day}`,
});
/** An asked-for sign-in link; its row looks the same whether or not the pair is known. */
export const signInKey = (pairSha256: string, window: string): LedgerKey => ({
  pk: `SIGNIN#${pairSha256}`,
  sk: `OUTBOX#${window}#0`,
});

/** A file that was released, by its digest; the row holds nothing else. */
export const releasedFileKey = (sha256: string): LedgerKey => ({ pk: `RELEASED#${sha256}`, sk: "FILE" });

/** What was disclosed of one patient: entries are added and never changed. */
export const accountingPartition = (practiceId: string, patientRef: string): string =>
  `PRACTICE#${practiceId}#ACCOUNTING#${patientRef}`;
/** One event makes one entry at most. */
export const accountingKey = (key: RequestKey & { readonly patientRef: string }, seq: number): LedgerKey => ({
  pk: accountingPartition(key.practiceId, key.patientRef),
  sk: `ENTRY#${key.requestId}#${seqText(seq)}`,
});

/** What keeps records of one patient from being destroyed; `anybody` stands for every patient of the practice. */
export const preservedPartition = (practiceId: string, of: string): string =>
  `PRACTICE#${practiceId}#PRESERVED#${of}`;
/** Of closed requests whose files are to be destroyed, or are, one row each, whoever the patient is. */
export const filesDisposalsPartition = (practiceId: string): string =>
  preservedPartition(practiceId, "files");
export const filesDisposalKey = ({ practiceId, requestId }: RequestKey): LedgerKey => ({
  pk: filesDisposalsPartition(practiceId),
  sk: `REQUEST#${requestId}`,
});
export const preservedKey = ({ practiceId, requestId }: RequestKey, of: string): LedgerKey => ({
  pk: preservedPartition(practiceId, of),
  sk: `REQUEST#${requestId}`,
});

export const patientProfileKey = (practiceId: string, patientRef: string): LedgerKey => ({
  pk: patientPartition(practiceId, patientRef),
  sk: "PROFILE",
});
export const recordKey = (practiceId: string, patientRef: string, documentId: string): LedgerKey => ({
  pk: patientPartition(practiceId, patientRef),
  sk: `RECORD#${documentId}`,
});
/** In the place of a record that is being destroyed, or was. */
export const disposedKey = (practiceId: string, patientRef: string, documentId: string): LedgerKey => ({
  pk: patientPartition(practiceId, patientRef),
  sk: `DISPOSED#${documentId}`,
});
/** The disposals of a practice. */
export const disposalsPartition = (practiceId: string): string => `PRACTICE#${practiceId}#DISPOSALS`;
export const disposalKey = (practiceId: string, disposalId: string): LedgerKey => ({
  pk: disposalsPartition(practiceId),
  sk: `DISPOSAL#${disposalId}`,
});
/** One reading of a psychotherapy note. */
export const readingKey = (practiceId: string, readingId: string): LedgerKey => ({
  pk: `PRACTICE#${practiceId}#READING#${readingId}`,
  sk: "READING",
});
/** That its reader ended a reading; beside it, so that what was written once stays as it was. */
export const readingEndKey = (practiceId: string, readingId: string): LedgerKey => ({
  ...readingKey(practiceId, readingId),
  sk: "READING#ENDED",
});
export const patientNameKey = (practiceId: string, name: string, patientRef: string): LedgerKey => ({
  pk: practicePartition(practiceId),
  sk: `PATIENTNAME#${normalisedName(name)}#${patientRef}`,
});

/** Lower case, no accents, single spaces: how names are searched. */
export function normalisedName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

export const queueKeyOf = (practiceId: string, queue: string): string =>
  `PRACTICE#${practiceId}#QUEUE#${queue}`;
export const queueSortOf = (requestId: string, dueOn: string | undefined): string =>
  `${dueOn ?? "9999-12-31"}#${requestId}`;
export const dueKeyOf = (practiceId: string): string => `PRACTICE#${practiceId}#DUE`;
/** Instants are brought to one spelling, so that text order is order in time. */
export const dueSortOf = (at: string, requestId: string, clockId: string): string =>
  `${new Date(at).toISOString()}#${requestId}#${clockId}`;
/** Open effects are spread over eight shards of their index. */
export const effectShards = 8;
export const effectKeyOf = (shard: number): string => `OPEN#${shard}`;
