import { describe, expect, it } from "vitest";
import { nextActionOf } from "../../../workflows/request/next-action.ts";
import { queueOf } from "../../../workflows/request/queue.ts";
import { statesOf } from "../../../workflows/request/states-of.ts";
import { happened } from "../../support/request/told.ts";
import { verdict } from "../../support/request/verdict.ts";
import { readyForRelease, released, step, walk } from "../../support/request/walk.ts";

const bound = () => walk(readyForRelease(), happened("protective-order.entered")).snapshot;
const owed = () => walk(bound(), happened("production.released")).snapshot;
const end = happened("request.closed", { outcome: "released_full" });
const dutyOf = (snapshot: ReturnType<typeof owed>) => statesOf(snapshot).returnDuty;
// Each event brings a judgement of its own, as in the product.
const due = () => step(owed(), happened("return-duty.due-set")).snapshot;

describe("the duty to return or destroy what left under a protective order (45 CFR 164.512(e)(1)(v)(B))", () => {
  it("begins with the release, and only under an order that has it", () => {
    expect(dutyOf(bound())).toBe("bound");
    expect(verdict(bound(), happened("return-duty.met"))).toBe("wrong-state");
    expect(dutyOf(owed())).toBe("owed");
    const dated = happened("protective-order.entered", { returnOrDestroyBy: "2027-04-01" });
    expect(walk(readyForRelease(), dated).snapshot.context.returnDuty?.dueOn).toBe("2027-04-01");
    const other = happened("protective-order.entered", { returnOrDestroy: false });
    expect(dutyOf(walk(readyForRelease(), other).snapshot)).toBe("none");
    expect(dutyOf(walk(bound(), other).snapshot)).toBe("none");
  });

  it("reaches what left before the order was entered: after the release, in a later phase, after reopening", () => {
    const order = happened("protective-order.entered");
    const gone = walk(
      released(),
      happened("requester.email-confirmed"),
      happened("link.issued"),
      happened("transfer.finished"),
    ).snapshot;
    const further = walk(gone, happened("phase.begun")).snapshot;
    const again = walk(gone, end, happened("request.reopened")).snapshot;
    for (const from of [released(), gone, further, again]) {
      const after = walk(from, order).snapshot;
      expect(dutyOf(after)).toBe("owed");
      expect(verdict(after, happened("return-duty.met"))).toBe("accepted");
    }
  });

  it("moves with a later order that names a day, and is taken away by none", () => {
    const later = happened("protective-order.entered", { returnOrDestroyBy: "2027-05-01" });
    const moved = walk(due(), later).snapshot;
    expect([dutyOf(moved), moved.context.returnDuty?.dueOn]).toEqual(["owed", "2027-05-01"]);
    const undated = walk(due(), happened("protective-order.entered")).snapshot;
    expect(undated.context.returnDuty?.dueOn).toBe("2027-03-01");
    const without = walk(due(), happened("protective-order.entered", { returnOrDestroy: false })).snapshot;
    expect([dutyOf(without), without.context.returnDuty?.dueOn]).toEqual(["owed", "2027-03-01"]);
  });

  it("holds up no closing, goes on after it, and is on a list of its own until the proof is recorded", () => {
    const closed = walk(owed(), end).snapshot;
    expect(queueOf(closed)).toBe("after-release");
    expect(nextActionOf(closed).words).toContain("Record by when");
    const dated = walk(closed, happened("return-duty.due-set")).snapshot;
    expect(nextActionOf(dated).words).toContain("returned or destroyed by Monday, March 1, 2027");
    const reminded = walk(dated, happened("return-duty.reminded")).snapshot;
    expect(dutyOf(reminded)).toBe("reminded");
    const met = walk(reminded, happened("return-duty.met")).snapshot;
    expect([dutyOf(met), queueOf(met), nextActionOf(met).who]).toEqual(["met", "closed", "nobody"]);
  });

  it("has a clock of its own, which runs on through release and close until it is met", () => {
    const clock = ({ context }: ReturnType<typeof owed>) => context.clocks["return-or-destroy"];
    expect(clock(due())).toMatchObject({ state: "running", dueOn: "2027-03-01" });
    const closed = walk(due(), { ...end }).snapshot;
    expect(clock(closed)?.state).toBe("running");
    expect(clock(walk(closed, happened("return-duty.met")).snapshot)).toMatchObject({
      state: "closed",
      closedBecause: "returned-or-destroyed",
    });
  });
});
