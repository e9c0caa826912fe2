import { addDays } from "../deadlines/civil-calendar.ts";
import { computeDueDate } from "../deadlines/compute-due-date.ts";
import { countingRules } from "../deadlines/counting-rule.ts";
import type { RequestContext } from "./context.ts";
import type { Requirements } from "./requirement.ts";

const hasReleased = ({ context }: { readonly context: RequestContext }): boolean => context.phases.length > 0;

const longestWritten = 3653;

/** What must hold before something is added to the accounting of disclosures by hand. */
export const ofTheAccounting = {
  "accounting.corrected": [
    {
      holds: ({ context, event }) =>
        context.phases.some(({ productionId }) => productionId === event.productionId),
      code: "not-found",
      words: "No release of this request has this id. The accounting lists the releases there were.",
    },
  ],
  "accounting.suspended": [
    {
      holds: hasReleased,
      code: "wrong-state",
      words: "Nothing of this request was released, so the accounting has nothing of it to hold back.",
    },
    {
      holds: ({ event }) => event.untilOn >= event.statedOn,
      code: "invalid-field",
      words: "The suspension ends before the statement was made. Enter the last day for which it was asked.",
    },
    {
      holds: ({ event }) =>
        event.statement === "written" ||
        event.untilOn <= computeDueDate(event.statedOn, countingRules.oralSuspension).dueOn,
      code: "refused-by-law",
      words:
        "An oral statement holds the accounting back for thirty days at most. Enter a day within them, and ask for the statement in writing.",
      citations: ["45 CFR 164.528(a)(2)(ii)"],
    },
    {
      holds: ({ event }) => event.untilOn <= addDays(event.statedOn, longestWritten),
      code: "invalid-field",
      words: "A statement names a time within ten years. Read it again, and enter the last day it names.",
    },
  ],
  "accounting.drawn-up": [],
} as const satisfies Pick<
  Requirements,
  "accounting.corrected" | "accounting.suspended" | "accounting.drawn-up"
>;
