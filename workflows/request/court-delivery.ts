import { holdsTheRecords } from "../contract/production-files.ts";
import type { CalendarDate, Instant } from "../vocabulary/dates.ts";
import type { ProductionId } from "../vocabulary/ids.ts";
import type { RequestContext } from "./context.ts";
import type { RecordedOf } from "./recorded.ts";

// What goes to the court alone: fetched by the practice, carried there outside the product, then recorded. The record is
// owed for what was fetched, whether or not the request was closed or reopened since (45 CFR 164.528).

type Carried = Pick<RequestContext, "links" | "courtDeliveries">;

const fetched = ({ links }: Carried) =>
  links.filter(({ file, to }) => holdsTheRecords(file) && to === "court");

/** Whether the production was fetched for the court. */
export const wasFetched = (context: Carried, productionId: ProductionId): boolean =>
  fetched(context).some((link) => link.productionId === productionId);

/** The day on which the production was handed to the court, if that is recorded. */
export const deliveredToCourtOn = (
  { courtDeliveries }: Carried,
  productionId: ProductionId,
): CalendarDate | undefined => courtDeliveries.find((one) => one.productionId === productionId)?.deliveredOn;

/** Whether what was released last went to the court alone, whatever the law says later. */
export const wentToCourtAlone = ({ production }: Pick<RequestContext, "production">): boolean =>
  production?.state === "released" && production.courtAlone;

/** The production that was fetched last and whose delivery nobody has recorded. */
export const outForCourt = (context: Carried): ProductionId | undefined =>
  fetched(context).findLast(({ productionId }) => deliveredToCourtOn(context, productionId) === undefined)
    ?.productionId;

/** Whether files of an earlier release, given up since, went out for the court and their delivery is still to be recorded. */
export const earlierFilesAreOut = (context: Carried & Pick<RequestContext, "production">): boolean =>
  fetched(context).some(
    ({ productionId }) =>
      productionId !== context.production?.productionId &&
      deliveredToCourtOn(context, productionId) === undefined,
  );

type Days = { readonly today: CalendarDate; readonly dayOf: (at: Instant) => CalendarDate };

/** What is wrong with the day of a delivery: nothing is handed over before it was fetched, nor on a day to come. */
export function wrongDayOfDelivery(
  context: Carried,
  { productionId, deliveredOn }: Pick<RecordedOf<"court.delivered">, "productionId" | "deliveredOn">,
  { today, dayOf }: Days,
): string | undefined {
  const first = fetched(context).find((link) => link.productionId === productionId);
  if (deliveredOn <= today && (!first || dayOf(first.issuedAt) <= deliveredOn)) return undefined;
  return "The files cannot have been delivered before they were fetched, nor on a day to come. Enter the day on which the court received them.";
}
