import { holdsTheRecords } from "../contract/production-files.ts";
import type { RequestContext } from "./context.ts";
import type { Recorded } from "./recorded.ts";

type Link = RequestContext["links"][number];

/** Whether whoever fetches by this link has the records: the production as one file, or the archive with each document in it. */
const bringsTheRecords = ({ file, to }: Link): boolean => holdsTheRecords(file) && to === "requester";

/** In the hands of whoever receives it: downloaded whole by the requester, or handed to the court. */
export const hasLeft = ({ production, links, courtDeliveries }: RequestContext): boolean =>
  production !== null &&
  (courtDeliveries.some(({ productionId }) => productionId === production.productionId) ||
    links.some(
      (link) =>
        link.productionId === production.productionId &&
        bringsTheRecords(link) &&
        link.transfer?.complete === true,
    ));

type Asked = { readonly context: RequestContext; readonly event: Recorded };

/** Whether this event says that the production is where it goes. */
export const productionIsDelivered = ({ context, event }: Asked): boolean =>
  (event.type === "court.delivered" && event.productionId === context.production?.productionId) ||
  (event.type === "transfer.finished" &&
    event.complete &&
    context.links.some((link) => link.linkId === event.linkId && bringsTheRecords(link)));
