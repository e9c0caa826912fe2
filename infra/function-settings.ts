/** How one function runs. `whenItFails`: who learns of a failure, its caller, a queue of its own, or the source it is fed from. */
export type FunctionSettings = {
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** Copies that may run at once, at most; keeps one kind of work from starving the others. */
  readonly concurrency: number;
  readonly whenItFails: "tells-its-caller" | "dead-letter-queue" | "tells-its-source";
  /** What people notice when it fails; becomes the alarm's text. */
  readonly impact: string;
};

/** The nineteen functions: one folder of `functions/`, one role, one trust boundary each. */
export const functionSettings = {
  "requester-api": {
    memoryMb: 512,
    timeoutSeconds: 15,
    concurrency: 40,
    whenItFails: "tells-its-caller",
    impact: "Requesters cannot hand in papers or see their request.",
  },
  "staff-api": {
    memoryMb: 1024,
    timeoutSeconds: 20,
    concurrency: 40,
    whenItFails: "tells-its-caller",
    impact: "Staff cannot see the worklist or decide on requests; deadlines keep running.",
  },
  "draw-papers": {
    memoryMb: 2048,
    timeoutSeconds: 29,
    concurrency: 10,
    whenItFails: "tells-its-caller",
    impact: "Letters, objections and motions cannot be drawn up; deadlines keep running.",
  },
  "import-records": {
    memoryMb: 1024,
    timeoutSeconds: 29,
    concurrency: 10,
    whenItFails: "tells-its-caller",
    impact: "Records cannot be taken in, so productions lack them.",
  },
  "advance-request": {
    memoryMb: 1024,
    timeoutSeconds: 20,
    concurrency: 100,
    whenItFails: "tells-its-caller",
    impact: "No request can move: the single writer of the ledger fails.",
  },
  "open-vault": {
    memoryMb: 512,
    timeoutSeconds: 60,
    concurrency: 5,
    whenItFails: "dead-letter-queue",
    impact: "Approved psychotherapy notes cannot be opened, or a grant outlives its use.",
  },
  "accept-document": {
    memoryMb: 1769,
    timeoutSeconds: 120,
    concurrency: 10,
    whenItFails: "dead-letter-queue",
    impact: "Uploaded papers stay in quarantine and requests wait for them.",
  },
  "assemble-production": {
    memoryMb: 3008,
    timeoutSeconds: 900,
    concurrency: 5,
    whenItFails: "tells-its-source",
    impact: "Confirmed releases are not assembled; a compliance date may be missed.",
  },
  "discard-production": {
    memoryMb: 512,
    timeoutSeconds: 60,
    concurrency: 5,
    whenItFails: "tells-its-caller",
    impact: "A production that was given up lies in storage longer than it should.",
  },
  "destroy-files": {
    memoryMb: 512,
    timeoutSeconds: 120,
    concurrency: 2,
    whenItFails: "tells-its-caller",
    impact: "Files of a closed request that two people had destroyed lie in storage longer than they should.",
  },
  "dispose-records": {
    memoryMb: 1024,
    timeoutSeconds: 29,
    concurrency: 2,
    whenItFails: "dead-letter-queue",
    impact: "Records that are due cannot be destroyed, and one that was begun waits to go on.",
  },
  "read-notes": {
    memoryMb: 512,
    timeoutSeconds: 29,
    concurrency: 5,
    whenItFails: "dead-letter-queue",
    impact: "Psychotherapy notes cannot be read by who may, or a copy for reading outlives its minutes.",
  },
  "show-pages": {
    memoryMb: 2048,
    timeoutSeconds: 29,
    concurrency: 10,
    whenItFails: "tells-its-caller",
    impact:
      "Pages of records cannot be looked at or marked, so what must be taken out of them holds them back.",
  },
  deliver: {
    memoryMb: 512,
    timeoutSeconds: 29,
    concurrency: 20,
    whenItFails: "dead-letter-queue",
    impact:
      "Recipients cannot download, or finished downloads are not recorded in the accounting of disclosures.",
  },
  "dispatch-outbox": {
    memoryMb: 512,
    timeoutSeconds: 60,
    concurrency: 20,
    whenItFails: "tells-its-source",
    impact: "Mail, clocks and assemblies start late; the five-minute sweep still retries them.",
  },
  "sweep-outbox": {
    memoryMb: 512,
    timeoutSeconds: 240,
    concurrency: 1,
    whenItFails: "dead-letter-queue",
    impact: "Effects that failed once are not tried again.",
  },
  clocks: {
    memoryMb: 512,
    timeoutSeconds: 120,
    concurrency: 10,
    whenItFails: "dead-letter-queue",
    impact: "Deadlines do not wake their requests; the screens still compute what is overdue.",
  },
  calendar: {
    memoryMb: 512,
    timeoutSeconds: 15,
    concurrency: 10,
    whenItFails: "tells-its-caller",
    impact: "Calendars outside show due dates as they were; the screens are right.",
  },
  "seal-audit": {
    memoryMb: 512,
    timeoutSeconds: 300,
    concurrency: 1,
    whenItFails: "dead-letter-queue",
    impact: "What moved lately is not anchored in the object-locked audit.",
  },
} as const satisfies Record<string, FunctionSettings>;

/** The folder name of a function. */
export type FunctionName = keyof typeof functionSettings;
export const functionNames = Object.keys(functionSettings) as readonly FunctionName[];

/** The kinds of caller that `advance-request` has one alias for; each may say only its own events. */
export const doors = [
  "requester",
  "staff",
  "documents",
  "vault",
  "production",
  "discard",
  "disposal",
  "delivery",
  "court",
  "papers",
  "pages",
  "clock",
  "effects",
] as const;
export type Door = (typeof doors)[number];
