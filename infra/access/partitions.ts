/** Partitions of the ledger as patterns of IAM's `dynamodb:LeadingKeys`; the keys themselves are built by the functions. */
export const partitions = {
  request: "PRACTICE#*#REQUEST#*",
  patient: "PRACTICE#*#PATIENT#*",
  /** What was disclosed of a patient. */
  accounting: "PRACTICE#*#ACCOUNTING#*",
  /** What keeps a patient's records from being destroyed. */
  preserved: "PRACTICE#*#PRESERVED#*",
  /** Disposals of records, proposed and carried out. */
  disposals: "PRACTICE#*#DISPOSALS",
  /** Readings of psychotherapy notes, one in each. */
  reading: "PRACTICE#*#READING#*",
  /** Who looked at what, one for each day. */
  looks: "PRACTICE#*#LOOKS#*",
  /** Ids have one length, so this matches a practice and nothing below it. */
  practice: `PRACTICE#prc_${"?".repeat(26)}`,
  /** Requests that moved within one window of the seal. */
  seal: "PRACTICE#*#SEAL#*",
  /** The list of practices. */
  practices: "PRACTICES",
  member: "MEMBER#*",
  slug: "SLUG#*",
  tracking: "TRACKING#*",
  requestPointer: "REQUESTID#*",
  /** Files that were released, one in each, by digest. */
  released: "RELEASED#*",
  /** Drafts of those who open a request, one-time codes of the mails, and sessions of those who used one. */
  intake: "INTAKE#*",
  code: "CODE#*",
  session: "SESSION#*",
  mail: "MAIL#*",
  /** How many drafts a mail address has opened today. */
  filing: "FILING#*",
  /** The calendar address of one person. */
  feed: "FEED#*",
  signIn: "SIGNIN#*",
} as const;
export type PartitionName = keyof typeof partitions;

/** Partitions of the indexes. */
export const indexPartitions = {
  worklist: "PRACTICE#*#QUEUE#*",
  due: "PRACTICE#*#DUE",
  "open-effects": "OPEN#*",
} as const;
export type IndexName = keyof typeof indexPartitions;
