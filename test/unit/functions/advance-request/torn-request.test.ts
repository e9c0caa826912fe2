import { describe, expect, it } from "vitest";
import { insistentWriter } from "../../../../functions/adapters/insistent-writer.ts";
import { memoryRequestLedger } from "../../../../functions/adapters/request-ledger.memory.ts";
import { TornRequest } from "../../../../functions/adapters/torn-request.ts";
import { aDesk, ids } from "../../../support/desk.ts";

const told = {
  outcome: "refused",
  problem: {
    code: "unavailable",
    status: 503,
    words: expect.stringMatching(
      /does not fit together.+nothing was decided or changed.+Try again in a moment/u,
    ),
  },
};
const hold = {
  type: "hold.placed",
  kind: "specialist",
  reason: "Counsel asked.",
  followUpOn: "2026-12-01",
} as const;

/** A submitted request whose rows can be torn: they fit together again after so many readings. */
async function atTheDesk() {
  const ledger = memoryRequestLedger();
  let readings = 0;
  const load: typeof ledger.load = async (...asked) => {
    if (readings > 0) {
      readings -= 1;
      throw new TornRequest();
    }
    return ledger.load(...asked);
  };
  const desk = aDesk({ ...ledger, load });
  await desk.open();
  const tear = (times: number) => void (readings = times);
  return { desk, tear, rows: () => structuredClone([...ledger.rows.values()]) };
}

describe("a request whose rows do not fit together", () => {
  it("is told as unavailable in words, changes nothing, and takes the same command once they fit", async () => {
    const { desk, tear, rows } = await atTheDesk();
    const [before, command] = [rows(), desk.staff(ids.managerSub, hold)];
    tear(Number.POSITIVE_INFINITY);
    expect(await desk.submit("staff", command)).toMatchObject(told);
    expect(rows()).toEqual(before);
    expect(desk.logged.filter((line) => JSON.stringify(line).includes("event-refused"))).toHaveLength(1);
    expect(desk.logged).toContainEqual(["error", "request-torn", { ...ids.key, eventType: "hold.placed" }]);
    tear(0);
    expect(await desk.submit("staff", command)).toMatchObject({ outcome: "accepted" });
    expect(rows().filter(({ sk }) => sk === `EVENT#${command.eventId}`)).toHaveLength(1);
  });

  it("answers what was done before as it was answered then", async () => {
    const { desk, tear } = await atTheDesk();
    const command = desk.staff(ids.managerSub, hold);
    const first = await desk.submit("staff", command);
    tear(Number.POSITIVE_INFINITY);
    expect(await desk.submit("staff", command)).toEqual(first);
  });

  it("loses no machine's event: the machine asks again itself until the rows fit", async () => {
    const { desk, tear, rows } = await atTheDesk();
    const failed = desk.by("effects", {
      type: "effect.failed",
      effectKey: "2/0",
      effect: { kind: "send-mail", template: "request-submitted", to: "managers" },
      goesOn: false,
    });
    const { actor } = failed;
    tear(2);
    const machine = insistentWriter((submission) => desk.submit("effects", { ...submission, actor }));
    expect(await machine({ ...failed, actor: { kind: "system", name: "sweep-outbox" } })).toMatchObject({
      outcome: "accepted",
    });
    expect(rows().filter(({ sk }) => sk === `EVENT#${failed.eventId}`)).toHaveLength(1);
  });

  it("is none of ours to hide where something else fails", async () => {
    const failing = async () => {
      throw new RangeError("the table is not there");
    };
    const desk = aDesk({ load: failing });
    await expect(desk.submit("staff", desk.staff(ids.managerSub, hold))).rejects.toThrow(RangeError);
  });
});
