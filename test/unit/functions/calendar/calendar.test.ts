import { describe, expect, it } from "vitest";
import type { CalendarFeed } from "../../../../functions/adapters/calendar-feeds.dynamodb.ts";
import { sha256Hex } from "../../../../functions/adapters/digests.ts";
import type { RequestDates } from "../../../../functions/adapters/listed-dates.dynamodb.ts";
import { showsNobody } from "../../../../functions/adapters/looks.ts";
import { calendarRoutes } from "../../../../functions/calendar/routes.ts";
import { calendarMadeSchema, calendarStateSchema } from "../../../../workflows/contract/calendar.ts";
import type { RouteName } from "../../../../workflows/contract/http.ts";
import type { Queue } from "../../../../workflows/contract/worklist.ts";
import { answerOf, httpCall, throughTheEdge } from "../../../support/fake-calls.ts";
import { ids, members } from "../../../support/desk.ts";

const listed: RequestDates = {
  requestId: ids.request,
  trackingNumber: "26-HLC-12345-A",
  dates: [
    { clockId: "return-date", dueOn: "2026-12-18", generation: 1, over: false, reminded: true },
    { clockId: "object-by", dueOn: "2026-12-10", generation: 2, over: true, reminded: false },
  ],
  datedAt: "2026-11-21T12:00:00.000Z",
};

/** The routes of the calendar over addresses in memory. */
function aCalendar() {
  const kept = new Map<string, CalendarFeed>();
  const lines: unknown[] = [];
  const asked: string[] = [];
  let people = members;
  let made = 0;
  const handler = calendarRoutes({
    feeds: {
      of: async (personId) => kept.get(personId),
      make: async ({ practiceId, personId, sub }) => {
        const secret = `secret-${(made += 1)}`;
        const madeAt = "2026-11-21T12:00:00Z";
        kept.set(personId, { practiceId, personId, sub, secretSha256: sha256Hex(secret), madeAt });
        return secret;
      },
      revoke: async (personId) => void kept.delete(personId),
    },
    dates: async (practiceId, queue: Queue) => {
      asked.push(`${practiceId === ids.practice ? "own" : "foreign"} ${queue}`);
      return queue === "review" ? [listed] : [];
    },
    practices: { member: async (sub) => people.find((one) => one.sub === sub) },
    looks: showsNobody,
    edge: throughTheEdge,
    log: (...line) => void lines.push(line),
  });
  const call = async (route: RouteName, sub: string = ids.managerSub) =>
    answerOf(await handler(httpCall(route, { sub, body: {} })));
  const make = async (sub: string = ids.managerSub) => {
    const { path } = calendarMadeSchema.parse((await call("makeCalendar", sub)).body);
    const [personId = "", secret = ""] = path.split("/").slice(-2);
    return { personId, secret };
  };
  const feed = async (params: Record<string, string>) => {
    const { statusCode, headers, body } = await handler(httpCall("calendarFeed", { params }));
    return { status: statusCode, type: headers?.["content-type"], body: body ?? "" };
  };
  const leave = (sub: string) => {
    people = people.filter((one) => one.sub !== sub);
  };
  return { call, make, feed, leave, kept, lines, asked };
}

describe("the address of a calendar", () => {
  it("is made for the person who asks, told once, and kept as a digest", async () => {
    const { call, make, kept, lines } = aCalendar();
    expect(calendarStateSchema.parse((await call("calendarState")).body)).toEqual({ state: "none" });
    const { personId, secret } = await make();
    expect(personId).toBe(ids.manager);
    const state = (await call("calendarState")).body;
    expect(calendarStateSchema.parse(state)).toEqual({ state: "made", madeAt: "2026-11-21T12:00:00Z" });
    expect(JSON.stringify([[...kept.values()], lines, state])).not.toContain(secret);
  });

  it("opens a calendar of the practice's dates to whoever has it, without a sign-in", async () => {
    const { make, feed, asked } = aCalendar();
    const { status, type, body } = await feed(await make());
    expect([status, type]).toEqual([200, "text/calendar; charset=utf-8"]);
    expect(body.match(/^SUMMARY:.*$/gmu)).toEqual([
      "SUMMARY:26-HLC-12345-A: Return date on the paper",
      "SUMMARY:26-HLC-12345-A: Serve written objections",
    ]);
    expect(body).toContain("STATUS:CANCELLED");
    expect(body).not.toMatch(/Colby|Quillfeather|Harriet/u);
    for (const id of [ids.request, ids.practice, ids.manager]) expect(body).not.toContain(id);
    expect(asked).toEqual([
      "own triage",
      "own review",
      "own second-look",
      "own release",
      "own waiting",
      "own after-release",
    ]);
  });

  it("shows a clinician what waits for clinicians", async () => {
    const { make, feed, asked } = aCalendar();
    await feed(await make(ids.clinicianSub));
    expect(asked).toEqual(["own review", "own second-look"]);
  });

  it("works no longer once a new one was made or it was revoked, and answers like one that never was", async () => {
    const { call, make, feed } = aCalendar();
    const first = await make();
    const never = await feed({ personId: ids.clinician, secret: "none" });
    expect(never).toMatchObject({ status: 404, type: "application/problem+json" });
    const second = await make();
    expect(await feed(first)).toEqual(never);
    expect((await feed(second)).status).toBe(200);
    await call("revokeCalendar");
    expect(await feed(second)).toEqual(never);
    expect(await feed({ personId: "nobody", secret: second.secret })).toEqual(never);
    expect(await feed({ personId: ids.manager })).toEqual(never);
  });

  it("is one person's: another's secret opens nothing, and one's own ends nobody else's", async () => {
    const { call, make, feed } = aCalendar();
    const [mine, theirs] = [await make(), await make(ids.clinicianSub)];
    expect((await feed({ personId: mine.personId, secret: theirs.secret })).status).toBe(404);
    await call("revokeCalendar");
    expect((await feed(theirs)).status).toBe(200);
  });

  it("works no longer for somebody who has left the practice", async () => {
    const { make, feed, leave } = aCalendar();
    const address = await make();
    leave(ids.managerSub);
    expect((await feed(address)).status).toBe(404);
  });

  it("is made and revoked by members alone", async () => {
    const { call, lines } = aCalendar();
    for (const route of ["calendarState", "makeCalendar", "revokeCalendar"] as const)
      expect((await call(route, "an-account-without-membership")).status).toBe(403);
    expect(JSON.stringify(lines)).not.toContain("calendar-made");
  });
});
