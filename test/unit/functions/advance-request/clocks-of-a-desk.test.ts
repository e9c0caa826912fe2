import { describe, expect, it } from "vitest";
import { restore } from "../../../../workflows/request/snapshot.ts";
import { requestEventSchema } from "../../../../workflows/request/events.ts";
import type { RequestEvent } from "../../../../workflows/request/events.ts";
import { aDesk, ids } from "../../../support/desk.ts";

type Desk = ReturnType<typeof aDesk>;

/** A desk with a subpoena of which the day of service and the return date are recorded. */
async function aServedDesk(): Promise<Desk> {
  const desk = aDesk();
  await desk.open();
  const patch = {
    instrument: { type: "attorney-subpoena", servedOn: "2026-11-20", returnOn: "2026-12-18" },
    forum: { system: "federal", nature: "civil" },
  };
  await given(desk, { type: "facts.recorded", patch });
  return desk;
}
const given = (desk: Desk, event: object) =>
  desk.submit("staff", desk.staff(ids.managerSub, requestEventSchema.parse(event)));
const clockOf = async (desk: Desk, id: string) => {
  const stored = await desk.load(ids.key, "consistent");
  if (!stored) throw new Error("the request is not there");
  return restore(stored.snapshot).context.clocks[id];
};

const agreement = {
  kind: "agreement",
  withWhom: "Harriet Colby, counsel",
  signedOn: "2026-11-21",
  documentId: ids.paper,
  extendsObjections: false,
};
const reason = "The older chart comes from the archive.";
const extended = {
  type: "clock.extended",
  clockId: "return-date",
  to: "2027-01-15",
  ground: agreement,
  reason,
};
const stopped = {
  type: "clock.stopped",
  clockId: "return-date",
  until: "2027-01-04",
  ground: { kind: "order", court: "Magistrate judge", orderedOn: "2026-11-21" },
  reason,
};

describe("the dates of a request at the writer", () => {
  it("follow a recorded writing: the law counts the new date, and whatever hangs on it", async () => {
    const desk = await aServedDesk();
    expect(await clockOf(desk, "return-date")).toMatchObject({ dueOn: "2026-12-18" });
    expect(await given(desk, extended)).toMatchObject({ outcome: "accepted" });
    expect(await clockOf(desk, "return-date")).toMatchObject({ dueOn: "2027-01-15", state: "running" });
    expect(desk.row("CLOCK#return-date")).toMatchObject({ dueOn: "2027-01-15", wake: "reminded" });
  });

  it("are refused a year 9999, a ground of tomorrow, and a move without a reason (AB-043)", async () => {
    const desk = await aServedDesk();
    const before = desk.version();
    for (const [event, pointer] of [
      [{ ...extended, to: "9999-12-31" }, "/payload/to"],
      [{ ...stopped, until: "9999-12-31" }, "/payload/until"],
      [{ ...extended, ground: { ...agreement, signedOn: "2026-11-22" } }, "/payload/ground/signedOn"],
      [{ ...stopped, ground: { ...stopped.ground, orderedOn: "2026-11-22" } }, "/payload/ground/orderedOn"],
    ] as const)
      expect(await given(desk, event)).toMatchObject({
        outcome: "refused",
        problem: { code: "invalid-field", fields: [{ pointer }] },
      });
    expect(requestEventSchema.safeParse({ ...extended, reason: " " }).success).toBe(false);
    expect(desk.version()).toBe(before);
  });

  it("go by the server's day where the practice is, whatever day somebody enters (AB-039)", async () => {
    const desk = await aServedDesk();
    const signed = { ...extended, ground: { ...agreement, signedOn: "2026-11-22" } };
    // Already the twenty-second in UTC, not yet in Chicago.
    desk.later("2026-11-22T05:30:00Z");
    expect(await given(desk, signed)).toMatchObject({ outcome: "refused" });
    desk.later("2026-11-22T06:30:00Z");
    expect(await given(desk, signed)).toMatchObject({ outcome: "accepted" });
  });

  it("are woken once by schedule and sweep together, and a wake-up that comes too early is not the last", async () => {
    const desk = await aServedDesk();
    const wake = (event: RequestEvent) => desk.submit("clock", desk.by("clock", event));
    const reminder = {
      type: "clock.reminded",
      clockId: "return-date",
      generation: 1,
      dueOn: "2026-12-18",
    } as const;
    expect(await wake(reminder)).toMatchObject({ outcome: "unchanged" });
    expect(desk.row("CLOCK#return-date")).toMatchObject({ generation: 1 });
    desk.later("2026-12-11T12:00:00Z");
    expect(await wake(reminder)).toMatchObject({ outcome: "accepted" });
    expect(await wake(reminder)).toMatchObject({ outcome: "unchanged" });
    expect(desk.row("CLOCK#return-date")).toMatchObject({ generation: 2, at: "2026-12-16T12:00:00Z" });
    expect(await given(desk, stopped)).toMatchObject({
      outcome: "accepted",
    });
    expect(desk.row("CLOCK#return-date")).toMatchObject({ wake: "stop-ended", generation: 3 });
  });

  it("are moved by nobody through the scheduler's door, and rung by nobody through the desk's (AB-038)", async () => {
    const desk = await aServedDesk();
    const event = requestEventSchema.parse(stopped);
    expect(await desk.submit("clock", desk.by("clock", event))).toMatchObject({
      problem: { code: "not-allowed-for-role" },
    });
    const reminder = { type: "clock.reminded", clockId: "return-date", generation: 1, dueOn: "2026-12-18" };
    expect(await given(desk, reminder)).toMatchObject({ problem: { code: "not-allowed-for-role" } });
  });
});
