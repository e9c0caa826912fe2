import type { CalendarFeeds } from "../adapters/calendar-feeds.dynamodb.ts";
import type { EdgeCheck } from "../adapters/edge-check.ts";
import { created, httpHandler, ok } from "../adapters/http-router.ts";
import type { HttpHandler, Reply, RouteHandler } from "../adapters/http-router.ts";
import type { Log } from "../adapters/log.ts";
import type { RecordLook } from "../adapters/looks.ts";
import type { Member } from "../adapters/practice-rows.ts";
import { memberOf } from "../adapters/staff-member.ts";
import { readFeed } from "./read-feed.ts";
import type { FeedPorts } from "./read-feed.ts";

type Calendar = FeedPorts & {
  readonly feeds: CalendarFeeds;
  readonly looks: RecordLook;
  readonly edge: EdgeCheck;
  readonly log: Log;
};

/** The feed for calendars outside, and the three things a person does with the address of their own. */
export function calendarRoutes(calendar: Calendar): HttpHandler {
  const { feeds, practices, log } = calendar;
  const asMember =
    (answer: (member: Member) => Promise<Reply>): RouteHandler =>
    async ({ sub }) => {
      const staff = await memberOf(practices, sub);
      return "problem" in staff ? staff : answer(staff.member);
    };
  return httpHandler(
    "calendar",
    {
      calendarFeed: ({ params }) => readFeed(calendar, params),
      calendarState: asMember(async ({ personId }) => {
        const feed = await feeds.of(personId);
        return ok(feed ? { state: "made", madeAt: feed.madeAt } : { state: "none" });
      }),
      makeCalendar: asMember(async (member) => {
        const { practiceId, personId } = member;
        const secret = await feeds.make(member);
        log("security", "calendar-made", { practiceId, personId });
        return created({ path: `/api/calendar/${personId}/${secret}` });
      }),
      revokeCalendar: asMember(async ({ practiceId, personId }) => {
        await feeds.revoke(personId);
        log("security", "calendar-revoked", { practiceId, personId });
        return ok({ state: "none" });
      }),
    },
    calendar,
  );
}
