import { graceMinutes } from "../../workflows/reading/reading.ts";
import { errorNameOf } from "../adapters/log.ts";
import type { Log } from "../adapters/log.ts";
import { everyReading, readingOfKey } from "../adapters/reading-objects.ts";
import type { Readings } from "../adapters/readings.dynamodb.ts";
import type { StandsNow } from "../adapters/standing-reading.ts";
import type { StoredVersion, StoredVersions } from "../adapters/stored-versions.s3.ts";

export type Sweeping = {
  readonly copies: StoredVersions;
  readonly readings: Pick<Readings, "read">;
  readonly standing: StandsNow;
  readonly now: () => Date;
  readonly log: Log;
};

/**
 * Destroys, in every version, each copy whose reading does not stand any more: its minutes are over, or the ground it was read on
 * is gone. Runs every minute and needs no memory: whatever a crash left behind is found by looking. A copy that has outlived
 * its minutes by more than the grace, or that belongs to no reading, rings an alarm, destroyed or not. One failure does not
 * keep back the others; the sweep fails after them, so that somebody is told.
 */
export async function sweepReadings(sweeping: Sweeping): Promise<void> {
  const { copies, log } = sweeping;
  let [over, late, failed] = [0, 0, 0];
  for (const version of await copies.list(everyReading)) {
    try {
      if (await stands(sweeping, version)) continue;
      if (await isLate(sweeping, version)) late += 1;
      await copies.destroy(version);
      over += 1;
    } catch (error) {
      failed += 1;
      log("error", "reading-copy-left", { errorName: errorNameOf(error) });
    }
  }
  if (over > 0) log("info", "reading-copies-destroyed", { count: over });
  if (late > 0) log("security", "reading-copy-outlived", { count: late });
  if (failed > 0) throw new CopiesLeft(failed);
}

async function stands({ standing }: Sweeping, { key }: StoredVersion): Promise<boolean> {
  const of = readingOfKey(key);
  return of !== undefined && (await standing(of.practiceId, of.readingId)) !== undefined;
}

async function isLate({ readings, now }: Sweeping, { key }: StoredVersion): Promise<boolean> {
  const of = readingOfKey(key);
  const reading = of && (await readings.read(of.practiceId, of.readingId));
  const before = new Date(now().getTime() - graceMinutes * 60_000).toISOString();
  return !reading || reading.endsAt < before;
}

class CopiesLeft extends Error {
  override readonly name = "CopiesLeft";
  constructor(count: number) {
    super(`${count} of the copies for readers could not be looked at or destroyed`);
  }
}
