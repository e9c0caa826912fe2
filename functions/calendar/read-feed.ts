import { calendarOf } from "../../workflows/calendar/due-dates.ts";
import type { Role } from "../../workflows/access/roles.ts";
import { personIdSchema } from "../../workflows/contract/ids.ts";
import type { Queue } from "../../workflows/contract/worklist.ts";
import { opens } from "../adapters/calendar-feeds.dynamodb.ts";
import type { CalendarFeeds } from "../adapters/calendar-feeds.dynamodb.ts";
import { sha256Hex } from "../adapters/digests.ts";
import { refuse } from "../adapters/http-router.ts";
import type { Reply } from "../adapters/http-router.ts";
import type { ListDates, RequestDates } from "../adapters/listed-dates.dynamodb.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { notFound } from "../adapters/problem-response.ts";

export type FeedPorts = {
  readonly feeds: Pick<CalendarFeeds, "of">;
  readonly dates: ListDates;
  readonly practices: Pick<Practices, "member">;
};

const ofDesk: readonly Queue[] = ["triage", "review", "second-look", "release", "waiting", "after-release"];
const ofClinicians: readonly Queue[] = ["review", "second-look"];
/** The desk follows every open request; clinicians those that wait for them. */
const queuesOf = (roles: readonly Role[]): readonly Queue[] =>
  roles.some((role) => role !== "clinician") ? ofDesk : ofClinicians;

/**
 * The dates of a person's work for a calendar outside. Whoever knows the address reads it, so it names no person and no class
 * of record; a wrong, a revoked and an unknown address, and one of somebody who has left, are answered alike.
 */
export async function readFeed(
  { feeds, dates, practices }: FeedPorts,
  { personId, secret = "" }: Readonly<Record<string, string>>,
): Promise<Reply> {
  const person = personIdSchema.safeParse(personId);
  const feed = person.success ? await feeds.of(person.data) : undefined;
  if (!feed || !opens(feed, secret)) return refuse(notFound());
  const member = await practices.member(feed.sub);
  if (member?.practiceId !== feed.practiceId || member.personId !== feed.personId) return refuse(notFound());
  const lists = await Promise.all(queuesOf(member.roles).map((queue) => dates(member.practiceId, queue)));
  const text = calendarOf(lists.flat().flatMap(datesOf));
  return { status: 200, text, type: "text/calendar; charset=utf-8" };
}

const datesOf = ({ requestId, trackingNumber, dates, datedAt }: RequestDates) =>
  dates.map((date) => ({
    ...date,
    // Made from both ids and telling neither.
    uid: `${sha256Hex(`${requestId}/${date.clockId}`).slice(0, 40)}@duces`,
    trackingNumber,
    revisedAt: datedAt,
  }));
