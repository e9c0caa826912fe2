import { requestIsClosed } from "./guards.ts";
import { disposalIs, nothingKeepsItsFiles, papersThere, personIsNotTheProposerOfDisposal } from "./files.ts";
import type { Requirements } from "./requirement.ts";

const closed = {
  holds: requestIsClosed,
  atEveryStep: true,
  code: "wrong-state",
  words: "Files are disposed of once the request is closed, and not before.",
} as const;
const nothingKeeps = {
  holds: nothingKeepsItsFiles,
  code: "refused-by-law",
  words:
    "The files are kept: the request is under a legal hold, an incident is open in it, or what left is still to be returned or destroyed.",
  citations: ["45 CFR 164.530(j)(2)"],
} as const;
const proposed = {
  holds: disposalIs("proposed"),
  code: "wrong-state",
  words: "Nobody has proposed that the files of this request be destroyed, or that was settled already.",
} as const;
const ordered = {
  holds: disposalIs("ordered"),
  code: "wrong-state",
  words: "No order stands by which the files of this request are destroyed.",
} as const;

/** What must hold before files that were left behind are destroyed, on what the request knows; of the patient the writer asks. */
export const ofFiles = {
  "files.disposal-proposed": [
    closed,
    {
      holds: (asked) => !disposalIs("proposed", "ordered", "destroyed")(asked),
      code: "wrong-state",
      words: "The disposal of these files is proposed, or under way, or they are destroyed.",
    },
    nothingKeeps,
  ],
  "files.disposal-declined": [proposed],
  "files.disposal-ordered": [
    proposed,
    {
      holds: personIsNotTheProposerOfDisposal,
      code: "same-person",
      words: "Somebody else must confirm: whoever proposed it cannot be the second person.",
    },
    nothingKeeps,
    {
      holds: ({ context, event }) => event.papers === papersThere(context).length,
      code: "invalid-field",
      words: "Enter the number of papers that are listed as here, to have them destroyed.",
    },
  ],
  "files.counted": [ordered],
  "files.destroyed": [ordered],
  "files.disposal-stopped": [ordered],
} as const satisfies Partial<Requirements>;

/** While the files are being destroyed nothing may come to rest on them. */
export const filesAreNotGoing = {
  holds: (asked: Parameters<typeof requestIsClosed>[0]) => !disposalIs("ordered")(asked),
  code: "wrong-state",
  words:
    "The files of this request are being destroyed. Wait until that is reported; then it can be reopened, without the papers that are gone.",
} as const;
