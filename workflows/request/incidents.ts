import * as z from "zod";
import { calendarDateSchema, productionIdSchema } from "../contract/ids.ts";
import {
  breachDelaySchema,
  breachFindingSchema,
  incidentKindSchema,
  manyPeople,
  noticeToSchema,
  noticeWays,
  oralDelayDays,
  recallSchema,
} from "../contract/incident.ts";
import type { BreachDelay, NoticeTo } from "../contract/incident.ts";
import { addDays, daysBetween } from "../deadlines/civil-calendar.ts";
import type { CalendarDate, Instant } from "../vocabulary/dates.ts";
import type { ProductionId } from "../vocabulary/ids.ts";
import { hasCome } from "./clock-wakes.ts";
import type { RequestContext } from "./context.ts";
import { amended } from "./nullable.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

// What went out and should not have: recalled, assessed as a breach, told of, closed (45 CFR 164.400 to 164.414). One incident
// at a time; an earlier one stands in its events.

/** The incident in hand, as the memory keeps it. */
export const incidentOnFileSchema = z.strictObject({
  kind: incidentKindSchema,
  /** Null for what left by another way than a production. */
  productionId: productionIdSchema.nullable(),
  occurredOn: calendarDateSchema.nullable(),
  discoveredOn: calendarDateSchema,
  affectedIndividuals: z.int().positive(),
  recall: recallSchema,
  recallSentOn: calendarDateSchema.nullable(),
  finding: breachFindingSchema.nullable(),
  notices: z
    .array(z.strictObject({ to: noticeToSchema, givenOn: calendarDateSchema }))
    .max(noticeToSchema.options.length),
  delay: breachDelaySchema.nullable(),
  /** The day of the first oral statement: another prolongs nothing. */
  spokenOn: calendarDateSchema.nullable(),
  closed: z.boolean(),
});
type Incident = z.infer<typeof incidentOnFileSchema>;

type Remembered = { readonly context: RequestContext };
type Asked = Remembered & { readonly event: Recorded };
type Known<Type extends Recorded["type"]> = Remembered & { readonly event: RecordedOf<Type> };
type Change = Partial<RequestContext>;

/** Whether somebody can have received a file of the production: a link was made, or it was handed to the court. */
const canHaveLeft = ({ links, courtDeliveries }: RequestContext, productionId: ProductionId): boolean =>
  [...links, ...courtDeliveries].some((one) => one.productionId === productionId);

/** What left by another way than a production has left. */
export const recallIsOwed = ({ context, event }: Asked): boolean =>
  event.type === "incident.opened" &&
  (event.productionId === undefined || canHaveLeft(context, event.productionId));

/** What was called off as permitted, and is no longer found to be, is asked back after all. */
export const recallIsOwedAfterAll = ({ context, event }: Asked): boolean => {
  const { incident } = context;
  if (event.type !== "incident.assessed" || incident?.recall !== "not-owed") return false;
  const { productionId } = incident;
  return event.finding !== "permitted" && (productionId === null || canHaveLeft(context, productionId));
};

const wasGiven: ReadonlySet<string> = new Set(["kept", "going", "disposed"]);

/** Released, now or before the request was reopened. */
export const productionWasReleased = ({
  context: { production, assemblies },
  event: { productionId },
}: Known<"incident.opened">): boolean =>
  productionId === undefined ||
  (production?.productionId === productionId && production.state === "released") ||
  assemblies.some((one) => one.productionId === productionId && wasGiven.has(one.files));

export const incidentIsOpen = ({ context: { incident } }: Remembered): boolean =>
  incident !== null && !incident.closed;
export const noIncidentIsOpen = (asked: Remembered): boolean => !incidentIsOpen(asked);
export const requestWasSubmitted = ({ context: { stage } }: Remembered): boolean =>
  stage !== "blank" && stage !== "draft";
export const happenedBeforeItWasDiscovered = ({ event }: Known<"incident.opened">): boolean =>
  event.occurredOn === undefined || event.occurredOn <= event.discoveredOn;
/** Nothing of it leaves any more, whoever asks; only an assessment that it was permitted undoes this. */
export const isRecalled = ({ recalled }: RequestContext, productionId: ProductionId | undefined): boolean =>
  recalled.some((one) => one === productionId);
export const productionIsNotRecalled = ({ context }: Remembered): boolean =>
  !isRecalled(context, context.production?.productionId);

export const recallAnswerIsNotBeforeIt = ({ context, event }: Known<"recall.answered">): boolean =>
  (context.incident?.recallSentOn ?? event.answeredOn) <= event.answeredOn;
/** Whoever refused, or was silent, is asked again, or a court orders it. */
export const recallIsRefused = ({ event }: Asked): boolean =>
  event.type === "recall.answered" && (event.answer === "refused" || event.answer === "no-answer");
export const assessedAsBreach = ({ event }: Asked): boolean =>
  event.type === "incident.assessed" && event.finding === "breach";
export const assessedAsPermitted = ({ event }: Asked): boolean =>
  event.type === "incident.assessed" && event.finding === "permitted";

export const noticeFitsWhomItTells = ({ event: { to, how } }: Known<"incident.notice-given">): boolean =>
  noticeWays[to].some((way) => way === how);
export const noticeIsNotBeforeDiscovery = ({ context, event }: Known<"incident.notice-given">): boolean =>
  (context.incident?.discoveredOn ?? event.givenOn) <= event.givenOn;

/** Nobody is told while a delay runs, but that somebody had been told before it was asked for can be recorded. */
export const noDelayRuns = ({ context: { incident }, event }: Known<"incident.notice-given">): boolean => {
  const delay = incident?.delay ?? null;
  return delay === null || event.givenOn < delay.statedOn || delayIsOver(delay, event.at);
};
const delayIsOver = ({ untilOn }: BreachDelay, at: Instant): boolean => hasCome(addDays(untilOn, 1), at);
export const delayIsAskedAfterDiscovery = ({ context, event }: Known<"incident.delay-asked">): boolean =>
  (context.incident?.discoveredOn ?? event.statedOn) <= event.statedOn;
export const delayEndsAfterItBegins = ({ event }: Known<"incident.delay-asked">): boolean =>
  event.statedOn <= event.untilOn;
export const oralDelayIsShort = ({ event }: Known<"incident.delay-asked">): boolean =>
  event.statement === "written" || daysBetween(event.statedOn, event.untilOn) <= oralDelayDays;
/** What is said again delays no longer: only a written statement does (45 CFR 164.412(b)). */
export const oralDelayIsTheFirst = ({ context, event }: Known<"incident.delay-asked">): boolean =>
  event.statement === "written" || (context.incident?.spokenOn ?? null) === null;

/** Whom a breach is to be told to and nobody has told yet, in the order in which they are told. */
export const noticesOwed = ({ incident }: RequestContext): readonly NoticeTo[] =>
  incident?.finding !== "breach"
    ? []
    : noticeToSchema.options.filter(
        (to) =>
          incident.notices.every((notice) => notice.to !== to) &&
          (to !== "media" || incident.affectedIndividuals > manyPeople),
      );
/** The day on which they were told, if they were. */
export const toldOn = ({ incident }: RequestContext, to: NoticeTo): CalendarDate | undefined =>
  incident?.notices.find((notice) => notice.to === to)?.givenOn;
export const recallIsOver = ({ context: { incident } }: Remembered): boolean =>
  incident?.recall !== "owed" && incident?.recall !== "asked";
export const incidentIsAssessed = ({ context }: Remembered): boolean => context.incident?.finding !== null;
export const everybodyIsTold = ({ context }: Remembered): boolean => noticesOwed(context).length === 0;

export const incidentOpened = ({ context, event }: Known<"incident.opened">): Change => ({
  incident: {
    kind: event.kind,
    productionId: event.productionId ?? null,
    occurredOn: event.occurredOn ?? null,
    discoveredOn: event.discoveredOn,
    affectedIndividuals: event.affectedIndividuals,
    recall: recallIsOwed({ context, event }) ? "owed" : "not-owed",
    recallSentOn: null,
    finding: null,
    notices: [],
    delay: null,
    spokenOn: null,
    closed: false,
  },
  recalled: [
    ...context.recalled.filter((one) => one !== event.productionId),
    ...(event.productionId === undefined ? [] : [event.productionId]),
  ],
  // Whoever it reached by mistake was taken for somebody else (45 CFR 164.514(h)(1)).
  identityVerified: context.identityVerified && event.kind !== "wrong-recipient",
});

const changed = (context: RequestContext, change: Partial<Incident>): Change => ({
  incident: amended(context.incident, change),
});
export const recallSent = ({ context, event }: Known<"recall.sent">): Change =>
  changed(context, { recall: "asked", recallSentOn: event.sentOn });
export const recallAnswered = ({ context, event }: Known<"recall.answered">): Change =>
  changed(context, { recall: recallIsRefused({ context, event }) ? "refused" : "settled" });
export const recallCalledOff = ({ context }: Remembered): Change => changed(context, { recall: "not-owed" });
export const incidentAssessed = ({ context, event }: Known<"incident.assessed">): Change => {
  const { productionId = null } = context.incident ?? {};
  const others = context.recalled.filter((one) => one !== productionId);
  const stays = event.finding !== "permitted" && productionId !== null;
  return {
    ...changed(context, {
      finding: event.finding,
      affectedIndividuals: event.affectedIndividuals,
      ...(recallIsOwedAfterAll({ context, event }) ? { recall: "owed" } : {}),
    }),
    recalled: stays ? [...others, productionId] : others,
  };
};
export const noticeGiven = ({ context, event: { to, givenOn } }: Known<"incident.notice-given">): Change =>
  changed(context, {
    notices: [...(context.incident?.notices ?? []).filter((notice) => notice.to !== to), { to, givenOn }],
  });
export const delayAsked = ({
  context,
  event: { statement, statedOn, untilOn },
}: Known<"incident.delay-asked">): Change =>
  changed(context, {
    delay: { statement, statedOn, untilOn },
    spokenOn: statement === "oral" ? statedOn : (context.incident?.spokenOn ?? null),
  });
export const incidentClosed = ({ context }: Remembered): Change => changed(context, { closed: true });
