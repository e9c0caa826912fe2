import type { AccountingEntry } from "./contract/accounting.ts";
import type { Profile } from "./contract/profile.ts";
import type { MarkSteps } from "./production/redaction/marks.ts";
import type { Queue, WorklistRow } from "./contract/worklist.ts";
import type { Effect } from "./request/effects.ts";
import type { ListedDate } from "./request/listed-dates.ts";
import type { Recorded } from "./request/recorded.ts";
import type { FilesDisposal } from "./request/files.ts";
import type { Preserved } from "./retention/preserved.ts";
import type { Instant } from "./vocabulary/dates.ts";
import type { DocumentId, EventId, PatientRef, PersonId, PracticeId, RequestId } from "./vocabulary/ids.ts";

/** One request of one practice. */
export type RequestKey = { readonly practiceId: PracticeId; readonly requestId: RequestId };

/** A JSON value as it is stored: whoever reads it parses it again. */
export type Stored = Readonly<Record<string, unknown>>;

/**
 * What a reader may be shown. Consistent is what was written last; eventual costs half, and may be as it was a moment before:
 * enough to judge on where the write that follows is refused if it was not the last, and never for a refusal.
 */
export type Reading = "eventual" | "consistent";

/**
 * What a snapshot names of the rows beside it: the steps that last wrote the facts and the profile, the window of the
 * seal in which the request was last marked as moved, and whose records it was last written to preserve, if anybody's.
 */
export type RowsBeside = {
  readonly facts: number;
  readonly profile: number;
  readonly window: string;
  readonly preserved?: string | undefined;
};

/** A request as the ledger holds it, all of one moment. `headHash` is the hash of its newest event row. */
export type StoredRequest = {
  readonly version: number;
  readonly headHash: string;
  readonly receivedAt: Instant;
  readonly trackingNumber: string;
  readonly dates: readonly ListedDate[];
  readonly datedAt: Instant;
  readonly snapshot: unknown;
  readonly facts: unknown;
  readonly profile: Profile;
  /** Tells whether a later determination says anything else. */
  readonly determinationDigest: string;
  readonly beside: RowsBeside;
};

/** What became of an event id: the step it caused, and the digest of the body it came with. */
export type SeenEvent = { readonly version: number; readonly bodyDigest: string };

/** One line of the request's chain of events; `hash` covers every other field, `prevHash` included. */
export type EventRow = {
  readonly seq: number;
  readonly eventId: EventId;
  readonly recorded: Recorded;
  readonly prevHash: string;
  readonly hash: string;
};

/** The request as the worklist shows it; a draft is on no queue. */
export type ListedRequest = Omit<WorklistRow, "queue"> & {
  readonly queue?: Queue;
  readonly dates: readonly ListedDate[];
  /** When its dates last changed. */
  readonly datedAt: Instant;
};

/** What a step leaves as it was is not written again: most steps change neither facts nor people. */
type Written<T> = T | "as-before";

/** Everything one step writes, in one transaction or not at all. `version` is the new one; the first is 1. */
export type LedgerStep = {
  readonly key: RequestKey;
  readonly version: number;
  readonly bodyDigest: string;
  readonly event: EventRow;
  readonly snapshot: Stored;
  readonly machineVersion: number;
  readonly facts: Written<Stored>;
  readonly determination: Written<Stored>;
  readonly determinationDigest: string;
  readonly profile: Written<Profile>;
  /** What the step adds to the accounting of the patient's disclosures, if it does. */
  readonly accounted?: { readonly patientRef: PatientRef; readonly entry: AccountingEntry };
  /** Digests of the files that the step releases, for whoever has one and asks whether it was changed. */
  readonly released: readonly string[];
  readonly worklist: ListedRequest;
  /** Whose records the request keeps from being destroyed after this step. */
  readonly preserved: Preserved | undefined;
  /** How far the disposal of its files has come after this step; nothing while nobody has proposed one. */
  readonly filesDisposal?:
    | { readonly state: FilesDisposal["state"]; readonly patientRef: PatientRef }
    | undefined;
  /** Whether there was one before. */
  readonly filesDisposalBefore?: boolean;
  /** What stood beside the snapshot before this step; nothing before the first. */
  readonly besideBefore: RowsBeside | undefined;
  /** How much was undone before this step. */
  readonly undoneBefore: number;
  readonly effects: readonly Effect[];
  /** What the letters among the effects are written from, so that nobody has to look for it when they go. */
  readonly letters: {
    readonly trackingNumber: string;
    readonly requester: { readonly email: string; readonly unconfirmed: boolean };
    readonly patientRef?: PatientRef | undefined;
  };
};

/** How a commit ended: `moved-on` and `busy` ask for another try, `seen` is a redelivery, `number-taken` a used tracking number. */
export type CommitOutcome =
  | { readonly outcome: "committed" }
  | { readonly outcome: "moved-on" }
  | { readonly outcome: "busy" }
  | { readonly outcome: "number-taken" }
  | { readonly outcome: "seen"; readonly seen: SeenEvent };

/** The ledger as the single writer knows it. */
export type RequestLedger = {
  /** The request, or undefined when there is none. */
  readonly load: (key: RequestKey, reading: Reading) => Promise<StoredRequest | undefined>;
  /** What this event id became, or undefined when it is new. */
  readonly recall: (key: RequestKey, eventId: EventId) => Promise<SeenEvent | undefined>;
  /** The persons of the practice to whom a link to a record was handed out in this request. */
  readonly whoOpened: (key: RequestKey, documentId: DocumentId) => Promise<readonly PersonId[]>;
  /** What was marked on a record in this request, from the first step on. */
  readonly marksOn: (key: RequestKey, documentId: DocumentId) => Promise<readonly MarkSteps[]>;
  /** Whether a paper was announced after the last review of this request was complete. */
  readonly cameAfterReview: (key: RequestKey, documentId: DocumentId) => Promise<boolean>;
  /** Writes the step if the stored version is one less than the step's; never half of it. */
  readonly commit: (step: LedgerStep) => Promise<CommitOutcome>;
  /** Takes a clock that has run off the index of what is due, unless it was set again meanwhile. */
  readonly forgetClock: (key: RequestKey, clockId: string, generation: number) => Promise<void>;
};
