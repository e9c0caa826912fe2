import type { z } from "zod";
import type { alsoKeptSchema } from "../contract/retention.ts";
import { cfr } from "../vocabulary/citation.ts";

type AlsoKept = z.infer<typeof alsoKeptSchema>;

// 45 CFR 164.316(b)(2)(i), 164.528(a)(1) and (d), 164.530(j)(2): the text of part 164 of HHS, read 2026-11-21, and of
// law.lawstack.com as compared with eCFR on 20 June 2026, read 2026-11-30. Nobody has read what rules of courts, of licensing
// or of limitation ask of such papers after that: until somebody has, they stay.

/**
 * What is kept beside the records of patients, how long, and by what. What has no end
 * stays, what two people end says so, and so does what ends by a rule of the storage.
 */
export const alsoKept: readonly AlsoKept[] = [
  {
    what: "Papers of requests: what came in and what was sent",
    words:
      "While the request is open or under a legal hold, while an incident is open in it or what left is to be returned or destroyed, and six years at least from the last thing that happened in it. Under each patient the search says until when. What else asks for them after that has not been read, so they stay until two people decide that they go; then every version is destroyed, and the history says so before.",
    because: [cfr(45, "164.530(j)(2)")],
  },
  {
    what: "Productions that somebody was given",
    words:
      "They are evidence of what was disclosed, under a lock of the storage that is lifted for one thing alone: they go with the papers of their request, by the same two people. One that was given up before that is destroyed in all its versions, unless a legal hold keeps it.",
    because: [],
  },
  {
    what: "The accounting of disclosures",
    words: "Six years back are owed to the patient at any time, and what was drawn up is kept; entries stay.",
    because: [cfr(45, "164.528(a)(1)"), cfr(45, "164.528(d)"), cfr(45, "164.530(j)(2)")],
  },
  {
    what: "The history of each request, its seals, and the rows and lines of the log that say who looked, and why",
    words:
      "Six years at least: seals under a lock that nobody can shorten, the log under a period of its own. The history stays, for each event holds the one before it.",
    because: [cfr(45, "164.316(b)(2)(i)"), cfr(45, "164.530(j)(2)")],
  },
  {
    what: "Certificates of destruction",
    words: "They stay: each says what was destroyed, by whom and under which schedule.",
    because: [],
  },
  {
    what: "Papers bound into one file for counsel",
    words: "A week; a rule of the storage removes them within a day after that.",
    because: [],
  },
  {
    what: "What was exported, saved or sent",
    words: "It lies outside of this product, and stays where it is.",
    because: [],
  },
];
