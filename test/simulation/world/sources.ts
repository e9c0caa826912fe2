import { disposalsPartition, practicesPartition } from "../../../functions/adapters/ledger-keys.ts";
import { names } from "./functions.ts";
import type { FunctionName } from "./functions.ts";
import { textOf } from "./dynamodb.ts";
import type { Row } from "./dynamodb.ts";
import { aMinute, aSecond } from "./world.ts";
import type { Weather, World } from "./world.ts";

type Record = {
  readonly eventName: "INSERT";
  readonly dynamodb: { readonly SequenceNumber: string; readonly Keys: object };
};

/**
 * Wires what wakes the functions: the table's stream, the rules for scanned papers and for new logs. Each delivers at least once. A paper may be
 * looked at no sooner than `papersTake` milliseconds after it came; an access log is there long after the download.
 */
export function wireSources(world: World, weather: Weather, papersTake?: number): void {
  let waiting: Record[] = [];
  let sequence = 0;
  const flush = () => {
    const batch = waiting;
    waiting = [];
    for (let copy = weather.copies(); copy > 0; copy -= 1) {
      let open = batch;
      world.deliver("dispatch-outbox", { tries: 6, pauseMs: aSecond }, async () => {
        const end = await world.invoke("dispatch-outbox", { Records: open }).ending;
        if (end.ended !== "well") return false;
        const [failed] = (end.value as { batchItemFailures: { itemIdentifier: string }[] }).batchItemFailures;
        open = failed
          ? open.slice(open.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === failed.itemIdentifier))
          : [];
        return open.length === 0;
      });
    }
  };
  world.watchers.rowInserted = ({ pk, sk }: Row) => {
    if (!String(sk).startsWith("OUTBOX#")) return;
    if (waiting.length === 0) world.time.at(world.time.now() + aSecond, flush);
    sequence += 1;
    const Keys = { pk: { S: String(pk) }, sk: { S: String(sk) } };
    waiting.push({ eventName: "INSERT", dynamodb: { SequenceNumber: String(sequence), Keys } });
  };
  world.watchers.objectStored = ({ bucket, key, versionId, bytes }) => {
    const insisting = { tries: 3, pauseMs: aMinute };
    if (bucket === names.quarantine) {
      const detail = { s3ObjectDetails: { bucketName: bucket, objectKey: key, versionId } };
      const scanned = "GuardDuty Malware Protection Object Scan Result";
      const event = { "detail-type": scanned, source: "aws.guardduty", detail };
      world.bring("accept-document", event, insisting, papersTake);
    }
    if (bucket === names.accessLogs) {
      const object = { key, size: bytes.length, "version-id": versionId };
      const detail = { bucket: { name: bucket }, object };
      const event = { "detail-type": "Object Created", source: "aws.s3", detail };
      world.bring("deliver", event, insisting, logsTake + weather.delay("message"));
    }
  };
}

const hour = 60 * aMinute;
/** The storage writes its access logs when it gets to it. */
const logsTake = 20 * aMinute;

/** The rules of the clock, and since when each has had something to do; a tick with nothing to do is left out. */
const sweeps: readonly {
  readonly fn: FunctionName;
  readonly event: object;
  readonly everyMs: number;
  readonly since: (world: World) => readonly number[];
}[] = [
  {
    fn: "sweep-outbox",
    event: {},
    everyMs: 5 * aMinute,
    since: ({ ledger }) => instantsOf(ledger.indexed("open-effects"), "effectSort"),
  },
  {
    fn: "clocks",
    event: {},
    everyMs: hour,
    since: ({ ledger }) => instantsOf(ledger.indexed("due"), "dueSort"),
  },
  {
    fn: "open-vault",
    event: { kind: "sweep-vault" },
    everyMs: hour,
    since: ({ keyService }) =>
      [...keyService.grants.values()].map(
        ({ Name, CreationDate }) => CreationDate.getTime() + (Name.startsWith("rdg_") ? hour / 4 : 24 * hour),
      ),
  },
  {
    fn: "read-notes",
    event: { kind: "sweep-readings" },
    everyMs: aMinute,
    since: ({ objects }) => objects.versions.flatMap(({ bucket }) => (bucket === names.readings ? [0] : [])),
  },
  {
    fn: "dispose-records",
    event: { kind: "sweep-disposals" },
    everyMs: 15 * aMinute,
    since: ({ ledger }) =>
      [...ledger.partition(practicesPartition).values()]
        .flatMap(({ practiceId }) => [...ledger.partition(disposalsPartition(textOf(practiceId))).values()])
        .flatMap(goesOnSince),
  },
];
/** Since when a disposal that was begun could go on. */
const goesOnSince = (row: Row): readonly number[] => {
  const stage = row["stage"] as {
    readonly state: string;
    readonly runsUntil?: string | null;
    readonly lastLookAt?: string | null;
  };
  if (stage.state !== "under-way") return [];
  return [Math.max(...[stage.runsUntil, stage.lastLookAt].map((at) => (at ? Date.parse(at) : 0)))];
};
const instantsOf = (rows: readonly Row[], sort: string): readonly number[] =>
  rows.map((row) => Date.parse(textOf(row[sort]).slice(0, 24)));

const mostTicks = 500;

/** Lets the world go on until nothing is left to happen: no message, no person at work, no sweep with anything to do. */
export async function runUntilQuiet(world: World): Promise<void> {
  const { time } = world;
  for (let ticks = 0; ;) {
    // Only before a longer pause can a sweep come first.
    if (await time.step(time.now() + aMinute)) continue;
    const next = sweeps
      .map((sweep) => ({ ...sweep, at: tickAfter(sweep, world) }))
      .toSorted((a, b) => a.at - b.at)[0];
    const until = next?.at ?? Number.POSITIVE_INFINITY;
    if (await time.step(until)) continue;
    if (!next || !Number.isFinite(until)) return;
    ticks += 1;
    if (ticks > mostTicks)
      throw new Error(`the world is not quiet after ${mostTicks} sweeps; the last was ${next.fn}`);
    time.jumpTo(until);
    world.invoke(next.fn, next.event);
  }
}

function tickAfter({ everyMs, since }: (typeof sweeps)[number], world: World): number {
  const first = Math.min(...since(world));
  if (!Number.isFinite(first)) return Number.POSITIVE_INFINITY;
  return (Math.floor(Math.max(first, world.time.now()) / everyMs) + 1) * everyMs;
}
