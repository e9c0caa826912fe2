import { graceMinutes } from "../../workflows/reading/reading.ts";
import type { Log } from "../adapters/log.ts";
import { everyReading, readingOfKey } from "../adapters/reading-objects.ts";
import type { Readings } from "../adapters/readings.dynamodb.ts";
import type { StandsNow } from "../adapters/standing-reading.ts";
import type { StoredVersions } from "../adapters/stored-versions.s3.ts";

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
 * its minutes by more than the grace, or that belongs to no reading, rings an alarm.
 */
export async function sweepReadings({ copies, readings, standing, now, log }: Sweeping): Promise<void> {
  const stored = await copies.list(everyReading);
  const before = new Date(now().getTime() - graceMinutes * 60_000).toISOString();
  let [over, late] = [0, 0];
  for (const version of stored) {
    const of = readingOfKey(version.key);
    if (of && (await standing(of.practiceId, of.readingId))) continue;
    await copies.destroy(version);
    over += 1;
    const reading = of && (await readings.read(of.practiceId, of.readingId));
    if (!reading || reading.endsAt < before) late += 1;
  }
  if (over > 0) log("info", "reading-copies-destroyed", { count: over });
  if (late > 0) log("security", "reading-copy-outlived", { count: late });
}
