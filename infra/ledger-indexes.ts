/** One index of the ledger: sparse, for only rows with both of its keys are in it, and with the attributes it copies. */
export type LedgerIndex = {
  readonly name: string;
  readonly partition: string;
  readonly sort: string;
  readonly copies: readonly string[];
};

/** The questions that cross requests: what is in a practice's queue, what is due, which effects are open. */
export const ledgerIndexes = [
  {
    name: "worklist",
    partition: "queueKey",
    sort: "queueSort",
    // A row of the worklist; none of it names a patient.
    copies: [
      "requestId",
      "trackingNumber",
      "kind",
      "requesterName",
      "queue",
      "status",
      "weight",
      "held",
      "receivedAt",
      "nextDue",
      "papersWaiting",
      "undone",
      "dates",
      "datedAt",
    ],
  },
  {
    name: "due",
    partition: "dueKey",
    sort: "dueSort",
    copies: ["practiceId", "requestId", "clockId", "generation", "dueOn", "wake"],
  },
  // Where a row stands, nothing else: a page stays short whatever somebody put into a row.
  { name: "open-effects", partition: "effectKey", sort: "effectSort", copies: [] },
] as const satisfies readonly LedgerIndex[];
