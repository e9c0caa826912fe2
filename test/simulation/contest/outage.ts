import { collectedIn } from "../collect.ts";
import { aMinute } from "../world/world.ts";
import { because, does, hour, mustDo, onDay } from "./acts.ts";
import type { Contest } from "./acts.ts";

/**
 * A service answers nobody until the desk is shown a task; then it is there again, and the desk does each task by hand or
 * has it tried again.
 */
export const outage =
  (service: "ses" | "sqs" | "scheduler", way: "again" | "by-hand"): Contest =>
  async (ground, one) => {
    const { world, people } = ground;
    const tasks = async () => (await people.overview("manager", one.requestId ?? "")).undone;
    world.outages.add(service);
    await people.until(
      "a task of what failed",
      async () => ((await tasks()).length > 0 ? true : undefined),
      60,
      6,
    );
    const listed = [...world.ledger.rows.values()].some(
      ({ sk, requestId, queueKey }) =>
        sk === "UNDONE" && requestId === one.requestId && queueKey !== undefined,
    );
    if (!listed) people.tellOf("UT: a request with a task is not on the desk's list");
    world.outages.delete(service);
    await people.until("the end of the tasks", async () => {
      for (const { effectKey, byHand } of await tasks())
        if (way === "by-hand" && byHand)
          await does(ground, one, "privacyOfficer", "recordDoneByHand", { effectKey, how: "Telephoned." });
        else await does(ground, one, "manager", "tryAgain", { effectKey });
      return (await tasks()).length === 0 || undefined;
    });
  };

/** The single writer is away for a while: who has something to report tries until it is there again. */
export const writerAway: Contest = async ({ world }) => {
  world.outages.add("lambda");
  await world.time.sleep(12 * aMinute);
  world.outages.delete("lambda");
};

/** What was downloaded cannot be recorded when the storage's log tells of it. */
export const logsInVain: Contest = async ({ world, people }, one) => {
  const collected = () => collectedIn(world).some(({ key }) => key.includes(one.requestId ?? "no request"));
  await people.until("a download", async () => collected() || undefined);
  await world.time.sleep(12 * aMinute);
  world.outages.add("lambda");
  await world.time.sleep(13 * aMinute);
  world.outages.delete("lambda");
};

/** A clock is started in vain and kept by hand; the request is paused meanwhile, or its clocks would not matter. */
export const clockInVain: Contest = async (ground, one) => {
  const followUpOn = onDay(ground.world, 3);
  await mustDo(ground, one, "colleague", "placeHold", { ...because, kind: "mine", followUpOn });
  ground.world.outages.add("scheduler");
  // A new date: it gets a clock of its own.
  await mustDo(ground, one, "manager", "recordFacts", { patch: { instrument: { returnOn: "2026-12-11" } } });
  await outage("scheduler", "by-hand")(ground, one);
  await mustDo(ground, one, "manager", "liftHold", because);
};

/** The vault cannot be opened at once, and when it can the request is paused: it stays shut until the pause is over. */
export const openingPaused: Contest = async (ground, one) => {
  const { world } = ground;
  world.outages.add("kms");
  await world.time.sleep(4_000);
  const followUpOn = onDay(world, 3);
  const paused = await does(ground, one, "colleague", "placeHold", { ...because, kind: "mine", followUpOn });
  await world.time.sleep(150_000);
  world.outages.delete("kms");
  await world.time.sleep(5 * hour);
  if (paused) await mustDo(ground, one, "manager", "liftHold", because);
};
