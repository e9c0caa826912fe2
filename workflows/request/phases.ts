import * as z from "zod";
import { instantSchema, productionIdSchema } from "../contract/ids.ts";
import { lastBatesNumber } from "../production/bates.ts";
import type { RequestContext } from "./context.ts";
import type { RecordedOf } from "./recorded.ts";

// A request may be answered in phases: what is ready goes, and the rest goes through the whole course again.

/** One release, for the accounting: each phase is a disclosure of its own (45 CFR 164.528(b)). */
export const phaseOnFileSchema = z.strictObject({
  productionId: productionIdSchema,
  releasedAt: instantSchema,
  pages: z.int().positive().max(lastBatesNumber),
  firstNumber: z.int().positive().max(lastBatesNumber),
});

type Remembered = { readonly context: RequestContext };
type Change = Partial<RequestContext>;

/** The number of the phase in hand: the one that was released last while nothing further is begun. */
export const phaseOf = ({ phases, stage }: RequestContext): number =>
  stage === "released" ? phases.length : phases.length + 1;

/** Now or in an earlier phase, also one before the request was closed and reopened. */
export const somethingWasReleased = ({ context: { phases } }: Remembered): boolean => phases.length > 0;

/** It was released, closed and reopened, and nothing was chosen since. */
export const nothingMoreIsUnderWay = ({ earlierPhases, selection }: RequestContext): boolean =>
  earlierPhases?.moreToCome === false && selection === null;

export const phaseIsTheNext = ({
  context,
  event,
}: Remembered & { readonly event: RecordedOf<"phase.begun"> }): boolean =>
  event.phase === context.phases.length + 1;

/** What an earlier phase kept back is remembered for the outcome: the decisions themselves fall with their phase. */
export const phaseBegun = ({ context }: Remembered): Change => ({
  stage: "open",
  earlierPhases: {
    withheld:
      context.earlierPhases?.withheld === true ||
      context.reviews.some(({ decision }) => decision === "withhold"),
    moreToCome: true,
  },
});

/** What is reopened after a release goes into a further phase; how it had ended says whether something was kept back. */
export const reopenedAfter = ({ context: { phases, outcome } }: Remembered): Change => ({
  earlierPhases: phases.length === 0 ? null : { withheld: outcome !== "released_full", moreToCome: false },
});

/** The release as a row of the accounting. */
export function phaseReleased({
  context: { phases, production },
  event,
}: Remembered & { readonly event: RecordedOf<"production.released"> }): Change {
  if (!production?.pages || !production.firstNumber) return {};
  const { productionId, pages, firstNumber } = production;
  return { phases: [...phases, { productionId, releasedAt: event.at, pages, firstNumber }] };
}
