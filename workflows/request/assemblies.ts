import type { ProductionId } from "../vocabulary/ids.ts";
import type { RequestContext } from "./context.ts";
import type { Effect } from "./effects.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

// The files of a production hold what was approved, in clear. They stay while the production is in hand, and once somebody was
// given a link to them until two people have the files of the closed request destroyed (files.ts); every other production is
// destroyed, whichever way it was given up, once no legal hold preserves it.

type Assemblies = RequestContext["assemblies"];
type Files = Assemblies[number]["files"];
type Remembered = { readonly context: RequestContext };

const fileOf = ({ assemblies }: RequestContext, productionId: ProductionId): Files | undefined =>
  assemblies.find((one) => one.productionId === productionId)?.files;

/** Whether somebody was ever given a link to one of its files. */
const wasLinked = ({ links }: RequestContext, productionId: ProductionId): boolean =>
  links.some((link) => link.productionId === productionId);

/** Nobody waits for it any more: another took its place, it failed, or the request ended. */
function isGivenUp({ production, stage }: RequestContext, productionId: ProductionId): boolean {
  if (production?.productionId !== productionId || stage === "closed") return true;
  return production.state === "failed";
}

/** Whether a legal hold keeps these files from being destroyed. */
const isPreserved = (files: Files | undefined): boolean =>
  files === "preserved" || files === "order-withdrawn";

/** What was given up and nobody has settled, and what was preserved for a legal hold that is lifted. */
const toSettle = (context: RequestContext): Assemblies =>
  context.assemblies.filter(
    ({ productionId, files }) =>
      (files === "in-hand" && isGivenUp(context, productionId)) || (isPreserved(files) && !context.legalHold),
  );

const changed = (context: RequestContext, files: (id: ProductionId) => Files | undefined) => ({
  assemblies: context.assemblies.map((one) => ({ ...one, files: files(one.productionId) ?? one.files })),
});

/** A production whose assembly is ordered from here on has files, or may have them at any time. */
export const assemblyOrdered = (
  { assemblies }: RequestContext,
  productionId: ProductionId,
): Pick<RequestContext, "assemblies"> => ({
  assemblies: [
    ...assemblies.filter((one) => one.productionId !== productionId),
    { productionId, files: "in-hand" },
  ],
});

/** Whether a production was given up whose files nobody has settled yet. */
export const aProductionIsGivenUp = ({ context }: Remembered): boolean => toSettle(context).length > 0;

function settledAs(context: RequestContext, productionId: ProductionId): Files {
  if (wasLinked(context, productionId)) return "kept";
  return context.legalHold ? "preserved" : "to-destroy";
}

/** The files of given-up productions: kept where a link was made, preserved under a legal hold, else to be destroyed. */
export function givenUpSettled({ context }: Remembered): Pick<RequestContext, "assemblies"> {
  const settled = new Set(toSettle(context).map(({ productionId }) => productionId));
  return changed(context, (id) => (settled.has(id) ? settledAs(context, id) : undefined));
}

/** The effects that destroy them. */
export const discardsOfGivenUp = ({ context }: Remembered): readonly Effect[] =>
  toSettle(context)
    .filter(({ productionId }) => settledAs(context, productionId) === "to-destroy")
    .map(({ productionId }) => ({ kind: "discard-production", productionId }));

type Report = RecordedOf<"production.assembled"> | RecordedOf<"production.failed">;
const isReport = (event: Recorded): event is Report =>
  event.type === "production.assembled" || event.type === "production.failed";

/** A report that comes after the production was given up: its files may have been written after they were destroyed. */
export function reportComesLate({
  context,
  event,
}: {
  readonly context: RequestContext;
  readonly event: Recorded;
}): boolean {
  if (!isReport(event)) return false;
  const files = fileOf(context, event.productionId);
  return files === "to-destroy" || files === "destroyed" || isPreserved(files);
}

/** What is ordered then: to destroy them again, unless they are preserved. */
export const discardAgain = ({
  context,
  event,
}: {
  readonly context: RequestContext;
  readonly event: { readonly productionId: ProductionId };
}): readonly Effect[] =>
  context.legalHold ? [] : [{ kind: "discard-production", productionId: event.productionId }];

export const filesToDestroy = ({
  context,
  event,
}: {
  readonly context: RequestContext;
  readonly event: Report;
}) =>
  changed(context, (id) =>
    id === event.productionId ? (context.legalHold ? "preserved" : "to-destroy") : undefined,
  );

export const filesDestroyed = ({
  context,
  event,
}: {
  readonly context: RequestContext;
  readonly event: RecordedOf<"production.discarded">;
}) => changed(context, (id) => (id === event.productionId ? "destroyed" : undefined));

/** A legal hold takes back every order to destroy that is not carried out; one may be under way. */
export const preserved = ({ context }: Remembered) => ({
  legalHold: true,
  assemblies: context.assemblies.map((one) =>
    one.files === "to-destroy" ? { ...one, files: "order-withdrawn" as const } : one,
  ),
});

/** Whether the ledger has ordered that these files be destroyed, and nobody has reported it yet. */
export const mayBeDestroyed = (context: RequestContext, productionId: ProductionId): boolean =>
  fileOf(context, productionId) === "to-destroy" &&
  !context.legalHold &&
  !wasLinked(context, productionId) &&
  isGivenUp(context, productionId);

/**
 * Whether the files may be reported destroyed. An order that a legal hold took back may have been carried out by then: the
 * ledger says what is true, and not what ought to be.
 */
export const mayBeReportedDestroyed = (context: RequestContext, productionId: ProductionId): boolean =>
  mayBeDestroyed(context, productionId) || fileOf(context, productionId) === "order-withdrawn";
