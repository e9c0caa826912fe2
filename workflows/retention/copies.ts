import type { z } from "zod";
import type { copyLeftSchema } from "../contract/retention.ts";
import { addDays } from "../deadlines/civil-calendar.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";

type CopyLeft = z.infer<typeof copyLeftSchema>;

/** How long the table of the ledger can be brought back, in days: by itself, from daily copies and from monthly ones. */
export const ledgerCopies = { recovery: 35, daily: 35, monthly: 2192 } as const;

/**
 * A posted file, and a copy that was made for a reader and that no sweep destroyed, expires after a day, and what the expiry hides
 * after another (infra/constructs/buckets.ts); rules run once a day.
 */
const byRuleDays = 3;

/**
 * What may still exist of records that were destroyed on a day, and until when. The copies of the ledger hold titles, dates
 * and writers; no copy of it holds a record or the key of one.
 */
export const copiesLeft = (on: CalendarDate): readonly CopyLeft[] => [
  {
    what: "Titles, dates and writers of the records, in the point-in-time recovery of the ledger and its daily copies",
    until: addDays(on, Math.max(ledgerCopies.recovery, ledgerCopies.daily)),
  },
  {
    what: "The same, in monthly copies of the ledger that were made while the records were on file",
    until: addDays(on, ledgerCopies.monthly),
  },
  {
    what: "Files that were posted to be taken in and never were, until a rule of the storage removes them",
    until: addDays(on, byRuleDays),
  },
  {
    what: "A copy that was made for somebody to read before, if there was one: a sweep destroys it within minutes, and at the latest a rule of the storage",
    until: addDays(on, byRuleDays),
  },
  {
    what: "Who looked at a record, when and why, in rows of the ledger and lines of the log that name it by an id",
    until: null,
  },
  {
    what: "Access logs of the storage, which name a record by an id that says nothing",
    until: null,
  },
  {
    what: "Notes on paper, if there were any: it was destroyed where they lie, and not the paper",
    until: null,
  },
  {
    what: "The patient's name, birth date and who treated them, and the ids of records that turned out to be misfiled, if any",
    until: null,
  },
  {
    what: "What was disclosed before: productions that were released, the papers of requests, and files that people saved",
    until: null,
  },
];

/** A binder expires after a week, and what the expiry hides after another day (infra/constructs/buckets.ts); rules run once a day. */
const binderDays = 9;

/** What may still exist of the files of a closed request that were destroyed on a day, and until when. */
export const copiesOfFiles = (on: CalendarDate): readonly CopyLeft[] => [
  {
    what: "A binder that was being made at that moment, until a rule of the storage removes it",
    until: addDays(on, binderDays),
  },
  {
    what: "Names of files, in the ledger and its copies; and the history of the request with its seals, which holds no file",
    until: null,
  },
  { what: "What was disclosed, saved, exported or sent: it lies outside of this product", until: null },
];
