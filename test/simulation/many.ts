import { closeSomehow, rivals } from "./jobs.ts";
import type { Ground } from "./jobs.ts";
import { answerRequest, file, fileAndCollect } from "./work.ts";
import type { Case } from "./work.ts";
import { aMinute } from "./world/world.ts";

const enough = new Error("the request goes no further");

/**
 * Many requests within ten minutes: one in ten is led to its end; the others are put on hold or not, as it falls, and
 * closed once they are weighed.
 */
export function many(ground: Ground, requests: number): Readonly<Record<string, () => Promise<void>>> {
  const { world, chance } = ground;
  const tasks = Array.from({ length: requests }, (_empty, n) => {
    const one: Case = { withNotes: false, email: `harriet${n}@colby.example` };
    const [later, held, whole] = [chance() * 10 * aMinute, chance() < 0.5, n % 10 === 0];
    const attorney = async () => {
      await world.time.sleep(later);
      await (whole ? fileAndCollect(ground, one) : file(ground, one));
    };
    const practice = async () => {
      try {
        await answerRequest(ground, one, async (passed) => {
          if (whole || passed !== "triaged") return;
          if (held) await rivals.holds(ground, one);
          throw enough;
        });
      } catch (error) {
        if (error !== enough) throw error;
        await closeSomehow(ground, one.requestId ?? "");
      }
    };
    return { [`attorney ${n}`]: attorney, [`practice ${n}`]: practice };
  });
  return Object.assign({}, ...tasks) as Readonly<Record<string, () => Promise<void>>>;
}
