import type { AccountingEntry, Disclosure, LeftOut } from "../contract/accounting.ts";
import type { Determination } from "../contract/determination.ts";
import type { ProcessKind } from "../contract/papers.ts";
import type { Profile } from "../contract/profile.ts";
import type { RecordOnFile } from "../facts/record-on-file.ts";
import type { RequestContext } from "../request/context.ts";
import { approvedRecords } from "../request/guards.ts";
import type { Recorded, RecordedOf } from "../request/recorded.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
import type { RequestId } from "../vocabulary/ids.ts";

/** What an entry is made from: the event, and the case as it stands after it. */
export type Happened = {
  readonly requestId: RequestId;
  readonly event: Recorded;
  readonly context: RequestContext;
  readonly determination: Determination;
  readonly records: readonly Pick<RecordOnFile, "documentId" | "sessionOn">[];
  readonly profile: Profile;
  /** The day in the time zone of the practice. */
  readonly today: CalendarDate;
};

const purposes: Readonly<Record<ProcessKind, string>> = {
  subpoena: "Answer to a subpoena",
  "court-order": "Answer to a court order",
  authorization: "Request under an authorization",
  "patient-request": "Request for access to the records",
  "agency-demand": "Answer to the demand of a public body",
  other: "Answer to a request",
};

type Of<Type extends Recorded["type"]> = Omit<Happened, "event"> & { readonly event: RecordedOf<Type> };
type Makers = { readonly [Type in Recorded["type"]]?: (happened: Of<Type>) => AccountingEntry | undefined };

const about = ({ requestId, event, context }: Happened) => ({
  requestId,
  trackingNumber: context.trackingNumber ?? "",
  at: event.at,
});

/** What enters the accounting; of all other events nothing does. */
const makers: Makers = {
  "production.released": (happened) => disclosureOf(happened),
  "court.delivered": (happened) => ({
    entry: "delivery",
    ...about(happened),
    productionId: happened.event.productionId,
    on: happened.event.deliveredOn,
    to: happened.event.to,
  }),
  "incident.opened": (happened) => {
    const { productionId, kind, occurredOn, discoveredOn, what } = happened.event;
    return {
      entry: "incident",
      ...about(happened),
      ...(productionId === undefined ? {} : { productionId }),
      kind,
      on: occurredOn ?? discoveredOn,
      isDayOfDiscovery: occurredOn === undefined,
      what,
    };
  },
  "accounting.corrected": (happened) => {
    const { productionId, words, actor } = happened.event;
    const by = actor.kind === "requester" ? "" : actor.name;
    return { entry: "correction", ...about(happened), productionId, words, by };
  },
  "accounting.suspended": (happened) => {
    const { agency, statement, statedOn, untilOn } = happened.event;
    return { entry: "suspension", ...about(happened), agency, statement, statedOn, untilOn };
  },
};

/** The entry of the accounting that an event makes; most events make none. */
export function accountingEntryOf(happened: Happened): AccountingEntry | undefined {
  const make = makers[happened.event.type] as
    | ((happened: Happened) => AccountingEntry | undefined)
    | undefined;
  return make?.(happened);
}

/** A release as a disclosure: each phase is one of its own (45 CFR 164.528(b)(2)). */
function disclosureOf({
  requestId,
  event,
  context,
  determination,
  records,
  profile: { requester, caption },
  today,
}: Happened): Disclosure | undefined {
  const { production, trackingNumber, kind } = context;
  const sent = approvedRecords(context);
  const dates = records
    .filter(({ documentId }) => sent.includes(documentId))
    .map(({ sessionOn }) => sessionOn)
    .toSorted();
  const [fromOn, toOn] = [dates[0], dates.at(-1)];
  if (!production?.pages || fromOn === undefined || toOn === undefined) return undefined;
  const classes = new Set(sent.map((id) => determination.segments[id]?.class ?? "unclassified"));
  const ground = leftOutOf(determination, sent, kind);
  return {
    entry: "disclosure",
    requestId,
    trackingNumber: trackingNumber ?? "",
    at: event.at,
    productionId: production.productionId,
    on: today,
    to: {
      name: requester.name,
      ...(requester.firm === undefined ? {} : { firm: requester.firm }),
      ...(requester.email === "" ? {} : { address: requester.email }),
      throughCourt: production.courtAlone,
    },
    what: {
      classes: [...classes].toSorted(),
      fromOn,
      toOn,
      records: sent.length,
      pages: production.pages,
    },
    purpose: [purposes[kind ?? "other"], ...(caption === undefined ? [] : [caption])].join(": "),
    ...(kind === null ? {} : { process: kind }),
    ...(ground === undefined ? {} : { leftOut: ground }),
  };
}

/**
 * Why a release is not owed to the individual's accounting; it is owed as soon as the law asks it of one of the records. What
 * is left out is kept all the same.
 */
function leftOutOf(
  { actions, segments }: Determination,
  sent: readonly string[],
  kind: ProcessKind | null,
): LeftOut | undefined {
  const logged = actions.find(({ verb }) => verb === "log-accounting");
  // Named for no record it is owed for all.
  const isLogged = (id: string) => logged !== undefined && (logged.appliesTo?.includes(id) ?? true);
  // What the law does not speak of as released is not known to be left out.
  if (sent.some((id) => isLogged(id) || segments[id]?.outcome !== "release")) return undefined;
  if (sent.some((id) => segments[id]?.releaseScope?.limit === "as-authorized")) return "authorization";
  return kind === "patient-request" ? "to-the-individual" : "treatment-payment-operations";
}
