import { describe, expect, it } from "vitest";
import { scheduleName } from "../../../../functions/adapters/clocks.scheduler.ts";
import { sweepDue, wakeRequest } from "../../../../functions/clocks/wake-request.ts";
import type { StepResult } from "../../../../workflows/contract/step-result.ts";
import type { Submission } from "../../../../workflows/contract/submission.ts";
import { ids } from "../../../support/desk.ts";
import { aWriter } from "../../../support/request-views.ts";

const clock = {
  ...ids.key,
  clockId: "return-date",
  generation: 3,
  dueOn: "2026-12-18",
  wake: "elapsed",
} as const;

describe("clocks", () => {
  it("say the same of the same clock, so that schedule and sweep together wake a request once", async () => {
    const writer = aWriter();
    const ports = { submit: writer.submit, log: () => undefined };
    await wakeRequest(ports, clock);
    await sweepDue({ ...ports, due: async () => [clock] });
    expect(writer.told[0]).toEqual(writer.told[1]);
    expect(writer.told[0]).toMatchObject({
      ...ids.key,
      event: { type: "clock.elapsed", clockId: "return-date", generation: 3 },
    });
  });

  it("say another thing of another generation", async () => {
    const writer = aWriter();
    const ports = { submit: writer.submit, log: () => undefined };
    await wakeRequest(ports, clock);
    await wakeRequest(ports, { ...clock, generation: 4 });
    expect(writer.told[0]?.eventId).not.toBe(writer.told[1]?.eventId);
    expect(scheduleName(clock)).not.toBe(scheduleName({ ...clock, generation: 4 }));
  });

  it("tell of a reminder that comes too late as of the date itself, and of one in time once", async () => {
    const told: string[] = [];
    const submit =
      (late: boolean) =>
      async ({ event }: Submission): Promise<StepResult> => {
        told.push(event.type);
        const isLate = late && event.type === "clock.reminded";
        return { outcome: isLate ? "unchanged" : "accepted", version: 1, seq: 1 };
      };
    const reminder = { ...clock, wake: "reminded" } as const;
    await wakeRequest({ submit: submit(false), log: () => undefined }, reminder);
    expect(told.splice(0)).toEqual(["clock.reminded"]);
    await wakeRequest({ submit: submit(true), log: () => undefined }, reminder);
    expect(told.splice(0)).toEqual(["clock.reminded", "clock.elapsed"]);
    await wakeRequest({ submit: submit(true), log: () => undefined }, { ...clock, wake: "stop-ended" });
    expect(told).toEqual(["clock.stop-ended"]);
  });

  it("wake the others when one request cannot be woken", async () => {
    const woken: string[] = [];
    const submit = async ({ requestId }: { readonly requestId: string }) => {
      if (requestId === ids.request) throw new Error("no ledger");
      woken.push(requestId);
      return { outcome: "unchanged" as const, version: 1, seq: 1 };
    };
    const due = async () => [clock, { ...clock, requestId: ids.otherRequest }];
    await sweepDue({ submit, due, log: () => undefined });
    expect(woken).toEqual([ids.otherRequest]);
  });

  it("have schedule names that the scheduler takes: at most 64 letters, digits, hyphens and underscores", () => {
    expect(scheduleName({ ...clock, clockId: "a clock / of any name", generation: 999_999 })).toMatch(
      /^[\w-]{1,64}$/,
    );
  });
});
