import { describe, expect, it } from "vitest";
import { sendDigests } from "../../../../functions/clocks/daily-digest.ts";
import type { Member } from "../../../../functions/adapters/practice-rows.ts";
import type { Queue } from "../../../../workflows/contract/worklist.ts";
import { aPractice, ids, members } from "../../../support/desk.ts";

const date = (clockId: string, dueOn: string, over = false, reminded = false) => ({
  clockId,
  dueOn,
  generation: 1,
  over,
  reminded,
});
const request = (...dates: ReturnType<typeof date>[]) => ({
  requestId: ids.request,
  trackingNumber: "26-HLC-12345-A",
  dates,
  datedAt: "2026-11-20T12:00:00Z",
});

/** Practices in Chicago and New York with the same lists, and what was mailed. */
function aMorning(
  lists: Partial<Record<Queue, ReturnType<typeof request>[]>>,
  breaks = (_to: string) => false,
  everybody: readonly Member[] = members,
) {
  const taken = new Set<string>();
  const sent: { to: string; subject: string; text: string }[] = [];
  const logged: string[] = [];
  let at = "2026-11-21T12:59:00Z";
  const zones: Record<string, string> = {
    [ids.practice]: "America/Chicago",
    [ids.otherPractice]: "America/New_York",
  };
  const ports = {
    practices: {
      ids: async () => Object.keys(zones),
      byId: async (practiceId: string) => ({ ...aPractice, timeZone: zones[practiceId] ?? "" }),
      members: async (practiceId: string) => everybody.filter((one) => one.practiceId === practiceId),
    },
    dates: async (_practice: string, queue: Queue) => lists[queue] ?? [],
    days: {
      take: async (practiceId: string, day: string) => {
        const key = `${practiceId} ${day}`;
        const first = !taken.has(key);
        taken.add(key);
        return first;
      },
      giveBack: async (practiceId: string, day: string) => void taken.delete(`${practiceId} ${day}`),
    },
    mailroom: async (to: string, letter: { subject: string; text: string }) => {
      if (breaks(to)) throw new Error("Throttled");
      sent.push({ to, ...letter });
    },
    portal: "https://portal.example",
    now: () => new Date(at),
    log: (level: string, what: string) => void logged.push(`${level} ${what}`),
  };
  const round = async (instant: string) => {
    at = instant;
    await sendDigests(ports);
  };
  return { round, sent, logged };
}

const busy = {
  triage: [request(date("return-date", "2026-11-20"), date("object-by", "2026-11-21"))],
  review: [
    request(
      date("return-date", "2026-11-28"),
      date("object-by", "2026-11-29"),
      date("move-before", "2026-11-22", true),
    ),
  ],
  failed: [request()],
};

describe("the day's digest", () => {
  it("goes to who stands in for a manager, too, while that lasts", async () => {
    const manager = members.find(({ roles }) => roles.includes("practice-manager"));
    const other = members.find(({ roles }) => !roles.includes("practice-manager"));
    if (!manager || !other) throw new Error("a manager and somebody else are needed");
    const { personId, sub } = manager;
    const span = { personId, sub, from: "2026-11-21T06:00:00.000Z", until: "2026-11-22T06:00:00.000Z" };
    const everybody = [manager, { ...other, practiceId: manager.practiceId, standsInFor: [span] }];
    const told = async (instant: string) => {
      const { round, sent } = aMorning(busy, undefined, everybody);
      await round(instant);
      return sent.map(({ to }) => to);
    };
    expect(await told("2026-11-21T15:00:00Z")).toEqual([manager.email, other.email]);
    expect(await told("2026-11-22T15:00:00Z")).toEqual([manager.email]);
  });

  it("goes to the managers once a day, in the first round from seven o'clock where the practice is", async () => {
    const { round, sent } = aMorning(busy);
    const counts: number[] = [];
    for (const hour of ["11:59", "12:59", "13:59", "14:59"]) {
      await round(`2026-11-21T${hour}:00Z`);
      counts.push(sent.length);
    }
    // New York at 7:59, Chicago at 7:59, an hour later.
    expect(counts).toEqual([0, 1, 2, 2]);
    expect(sent.map(({ to }) => to)).toEqual(["g@c.example", "d@h.example"]);
    await round("2026-11-22T13:59:00Z");
    expect(sent).toHaveLength(4);
  });

  it("tells in numbers what has passed, what is today and ahead, what waits and what failed, and nothing else", async () => {
    const { round, sent } = aMorning(busy);
    await round("2026-11-21T20:00:00Z");
    expect(sent[0]).toMatchObject({
      subject: "Your desk today",
      text: [
        "- 1 date has passed and still binds.",
        "- 1 date is today.",
        "- 1 date is within the next 7 days.",
        "- 1 request waits for triage.",
        "- 1 request has something that failed.",
        "",
        "Open the desk: https://portal.example/desk",
        "",
      ].join("\n"),
    });
    expect(JSON.stringify(sent)).not.toMatch(/26-HLC|req_|Colby|objection/u);
  });

  it("does not repeat what a reminder of its own has told, before the day itself", async () => {
    const told = (dueOn: string) => request(date("return-date", dueOn, false, true));
    const { round, sent } = aMorning({ waiting: [told("2026-11-25")] });
    await round("2026-11-21T20:00:00Z");
    expect(sent).toEqual([]);
    const onTheDay = aMorning({ waiting: [told("2026-11-21"), told("2026-11-20")] });
    await onTheDay.round("2026-11-21T20:00:00Z");
    expect(onTheDay.sent[0]?.text).toContain("- 1 date has passed and still binds.\n- 1 date is today.");
  });

  it("is not sent when there is nothing to tell", async () => {
    const { round, sent } = aMorning({
      closed: [request()],
      waiting: [request(date("return-date", "2027-03-01"))],
    });
    await round("2026-11-21T20:00:00Z");
    expect(sent).toEqual([]);
  });

  it("is tried again in the next round when a mail could not be sent, and keeps no other practice waiting", async () => {
    let down = true;
    const { round, sent, logged } = aMorning(busy, (to) => down && to === "d@h.example");
    await round("2026-11-21T20:00:00Z");
    expect([sent.map(({ to }) => to), logged]).toEqual([
      ["g@c.example"],
      ["error digest-failed", "info digest-sent"],
    ]);
    down = false;
    await round("2026-11-21T21:00:00Z");
    expect(sent.map(({ to }) => to)).toEqual(["g@c.example", "d@h.example"]);
  });
});
