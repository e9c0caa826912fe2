import * as moves from "./clock-moves.ts";
import { clockKinds, kindOf } from "./clock-kinds.ts";
import { clockIsDue, reminderIsDue, stopIsOver } from "./clock-wakes.ts";
import type { Requirement, Requirements } from "./requirement.ts";

type Moving = "clock.extended" | "clock.stopped";

const binds = {
  holds: moves.clockBinds,
  code: "wrong-state",
  words:
    "No date of this name binds on this request now: its step is over, or the facts set none. Look at the dates that do under Deadlines.",
} as const;

/** Of every kind of date that nobody moves, what to do instead. */
const somebodyMayMoveIt: readonly Requirement<Moving>[] = clockKinds.flatMap((kind) =>
  kind.moves.by === "nobody"
    ? [
        {
          holds: ({ event }) => kindOf(event.clockId) !== kind,
          code: "refused-by-law" as const,
          words: kind.moves.words,
          ...(kind.citations.length > 0 ? { citations: kind.citations } : {}),
        },
      ]
    : [],
);

const courtMovesItsOwn = {
  holds: moves.agreementMovesTheClock,
  code: "refused-by-law",
  words:
    "A judge set this date, and what the two sides sign does not move it. Have the court extend it, and record its order.",
  citations: ["FRCP 6(b)(1)", "FRCP 29"],
} as const;

const paperIsThere = {
  holds: moves.groundsPaperIsAdmitted,
  code: "not-found",
  words:
    "No admitted paper of this request has this id. Upload the writing or the order first, or name none.",
} as const;

const nothingIsDue = {
  code: "wrong-state",
  words: "No clock of this name and generation is due. Nothing is to be done.",
} as const;

/** What must hold before a date of a request is moved, or rings. */
export const ofClocks = {
  "clock.extended": [
    binds,
    ...somebodyMayMoveIt,
    {
      holds: moves.groundMovesTheClock,
      code: "invalid-field",
      words:
        "This ground does not move this date. The answer to an individual is put off by the practice's own written statement; what a paper sets, by a signed writing of both sides or an order.",
      citations: ["45 CFR 164.524(b)(2)(iii)", "45 CFR 164.528(c)(1)(ii)", "FRCP 29(b)"],
    },
    courtMovesItsOwn,
    {
      holds: moves.isTheFirstExtension,
      code: "refused-by-law",
      words: "There is one such extension, and it has been taken.",
      citations: ["45 CFR 164.524(b)(2)(iii)(B)", "45 CFR 164.528(c)(1)(ii)"],
    },
    {
      holds: moves.lawKnowsAnExtension,
      code: "refused-by-law",
      words:
        "No extension of this date is open: its time has passed, or a state's own date counts, beside which none was read.",
      citations: ["45 CFR 164.524(b)(2)(iii)"],
    },
    {
      holds: moves.statementIsInTime,
      code: "refused-by-law",
      words:
        "The statement of the reasons and the new date has to reach the individual within the first time, before any extension. Enter the day on which it was sent; one that was sent later extends nothing.",
      citations: ["45 CFR 164.524(b)(2)(iii)(A)", "45 CFR 164.528(c)(1)(ii)"],
    },
    {
      holds: moves.newDateIsLater,
      code: "invalid-field",
      words: "The new date is not later than the one that binds now. Enter the date that the writing names.",
    },
    {
      holds: moves.newDateIsWithinTheBound,
      code: "refused-by-law",
      words:
        "The extension ends no later than thirty days after the first time. Give a date within it; Deadlines shows the last one.",
      citations: ["45 CFR 164.524(b)(2)(iii)", "45 CFR 164.528(c)(1)(ii)"],
    },
    paperIsThere,
  ],
  "clock.stopped": [
    binds,
    ...somebodyMayMoveIt,
    {
      holds: moves.onlyPartiesStop,
      code: "refused-by-law",
      words:
        "Nothing stops the time to answer an individual. It is extended once, by a written statement of the reasons and the new date.",
      citations: ["45 CFR 164.524(b)(2)", "45 CFR 164.528(c)(1)"],
    },
    courtMovesItsOwn,
    {
      holds: moves.clockIsNotStopped,
      code: "wrong-state",
      words:
        "This date stands still already. Let it count again first, then stop it anew with the new ground.",
    },
    {
      holds: moves.objectionStops,
      code: "refused-by-law",
      words:
        "No objection of the practice is pending. Only one that was served, and neither withdrawn nor overruled, stops the duty to produce.",
      citations: ["FRCP 45(d)(2)(B)"],
    },
    {
      holds: moves.stopLasts,
      code: "invalid-field",
      words: "A stop lasts until a day to come, on which the date counts again by itself. Enter that day.",
    },
    paperIsThere,
  ],
  "clock.resumed": [
    {
      holds: moves.clockIsStopped,
      code: "wrong-state",
      words: "This date does not stand still: nothing is to be let run again.",
    },
  ],
  "clock.reminded": [{ ...nothingIsDue, holds: reminderIsDue }],
  "clock.stop-ended": [{ ...nothingIsDue, holds: stopIsOver }],
  "clock.elapsed": [{ ...nothingIsDue, holds: clockIsDue }],
} as const satisfies Partial<Requirements>;
