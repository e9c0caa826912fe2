import { violationsAtRest, watchNotes } from "./invariants.ts";
import { rivals } from "./jobs.ts";
import type { Ground } from "./jobs.ts";
import { people } from "./people.ts";
import { standstillAt, takenUp } from "./stations.ts";
import type { Resumable } from "./stations.ts";
import { requestsIn } from "./told.ts";
import { collectedIn } from "./collect.ts";
import { revoke } from "./work.ts";
import type { Case } from "./work.ts";
import { chanceOf } from "./world/determinism.ts";
import { names } from "./world/functions.ts";
import type { FunctionName } from "./world/functions.ts";
import { runUntilQuiet, wireSources } from "./world/sources.ts";
import { aMinute, openWorld } from "./world/world.ts";
import type { Saved, Weather, World } from "./world/world.ts";

// The table goes back to an earlier moment, as after a disaster; letters that were sent, files that were collected, grants,
// schedules and seals do not. What the ledger has forgotten nobody may act on before somebody has looked (AB-111).

/** What happens between the moment to which the table goes back and the disaster. */
export const lives = {
  "the form is revoked": async (ground: Ground, one: Case) => void (await revoke(ground, one)),
  "the request is paused": async (ground: Ground, one: Case) => void (await rivals.holds(ground, one)),
  "the packet leaves": (ground: Ground, one: Case, from: Resumable) =>
    Promise.all(Object.values(takenUp(ground, one, from)).map((work) => work())).then(() => undefined),
} as const;
export type Life = keyof typeof lives;

const calm: Weather = { seed: 3, fault: () => undefined, delay: () => 5, copies: () => 1 };
const hour = 60 * aMinute;
/** Whatever lets something out or acts on what the ledger intends; people can still look and pause (docs/runbook.md). */
export const fence: readonly FunctionName[] = [
  "deliver",
  "dispatch-outbox",
  "sweep-outbox",
  "clocks",
  "open-vault",
  "assemble-production",
  "discard-production",
  "destroy-files",
  "dispose-records",
  "read-notes",
  "show-pages",
  "accept-document",
];

/** Plays people in an account that goes on from another, until nothing is left to happen. */
export async function goOn(
  from: Saved,
  work: (ground: Ground) => Promise<void>,
  tell: (violation: string) => void,
): Promise<{ readonly world: World; readonly ground: Ground }> {
  const world = await openWorld(calm, from);
  try {
    wireSources(world, calm);
    watchNotes(world, tell);
    const ground = { world, people: people(world), chance: chanceOf(calm.seed, "people") };
    const { ending } = world.time.start("people", () => work(ground));
    await runUntilQuiet(world);
    const end = await ending;
    if (end.ended === "badly") tell(`people could not go on: ${String(end.error)}`);
    if (world.deadLetters.length > 0) tell("I16: a message failed every try");
    return { world, ground };
  } finally {
    world.close();
  }
}

/** The requests of which a seal knows a later event than the table: something happened to them that it has forgotten. */
export function forgottenBy(world: World): readonly string[] {
  const versions = new Map<string, number>(
    requestsIn(world).map(({ key, events }) => [key.requestId, events.length]),
  );
  type Sealed = { heads: readonly { requestId: string; version: number }[] };
  return world.objects.versions
    .filter(({ bucket }) => bucket === names.audit)
    .flatMap(({ bytes }) => (JSON.parse(bytes.toString("utf8")) as Sealed).heads)
    .flatMap(({ requestId, version }) => (version > (versions.get(requestId) ?? 0) ? requestId : []));
}

export type Restored = {
  readonly violations: readonly string[];
  /** Whether the seals told that the request had gone on. */
  readonly noticed: boolean;
  /** Files that were collected after the restore and before somebody had looked. */
  readonly escaped: number;
};

/** What only says that there was a life before: its seals, and a packet that was handed over and is held for ever. */
function isOfBefore(violation: string, world: World): boolean {
  if (violation.startsWith("I18:")) return true;
  if (violation !== "I17: a file is left of a production that was given up") return false;
  const known = requestsIn(world).flatMap(({ snapshot }) => snapshot.context.assemblies);
  return world.objects.versions
    .filter(
      ({ bucket, key }) =>
        bucket === names.productions && !known.some((one) => key.includes(one.productionId)),
    )
    .every(({ onHold }) => onHold === true);
}

/**
 * Lives a life after a station, takes the table back to it, and goes on as the runbook says: fenced until every open request
 * is paused, then open, and each looked at before it goes on. Without `careful` nobody fences or pauses anything.
 */
export async function restored(station: Resumable, life: Life, careful = true): Promise<Restored> {
  const { saved, one } = await standstillAt(station);
  const violations: string[] = [];
  const tell = (violation: string) => void violations.push(violation);
  const lived = await goOn(
    saved,
    async (ground) => {
      await lives[life](ground, { ...one }, station);
      await ground.world.time.sleep(2 * hour);
      await ground.world.time.wait<void>((answer) => {
        void ground.world.invoke("seal-audit", {}).ending.then(() => answer());
      });
    },
    tell,
  );
  // Letters of the life that is forgotten lie in mailboxes; they are not counted against the attempts of the next.
  const disaster: Saved = { ...lived.world.save(), rows: saved.rows, mails: saved.mails };
  const after: Case = { ...one };
  let [noticed, escaped] = [false, 0];
  const { world, ground } = await goOn(
    disaster,
    async (now) => {
      const { requestId = "" } = after;
      noticed = forgottenBy(now.world).includes(requestId);
      const attorney = () =>
        Object.entries(takenUp(now, after, station)).flatMap(([name, work]) =>
          name === "attorney" ? now.world.time.start(name, work) : [],
        );
      if (careful) {
        for (const fn of fence) now.world.fenced.add(fn);
        attorney();
        await now.people.insist("manager", requestId, "placeHold", {
          kind: "mine",
          reason: "Restored from a backup: what happened since is looked for.",
          followUpOn: "2026-12-04",
        });
        await now.world.time.sleep(hour);
        now.world.fenced.clear();
        await now.world.time.sleep(20 * hour);
      } else {
        attorney();
        await takenUp(now, after, station)["practice"]?.();
        await now.world.time.sleep(20 * hour);
      }
      escaped = collectedIn(now.world).length;
      if (!careful) return;
      // What is known again, from the paper on the desk and whoever was told: it is recorded again, and then all goes on.
      if (life === "the form is revoked") await revoke(now, after);
      if (life === "the request is paused") return;
      // What lies among the productions and nobody can destroy was handed over: all of it is kept.
      if (life === "the packet leaves")
        await now.people.insist("manager", requestId, "placeLegalHold", { reason: "A packet left before." });
      await now.people.insist("manager", requestId, "liftHold", { reason: "Everything is on file again." });
      await takenUp(now, after, station)["practice"]?.();
    },
    tell,
  );
  violations.push(...(await violationsAtRest(world, ground.people.given, { goesOn: true })));
  return { violations: [...new Set(violations)].filter((one) => !isOfBefore(one, world)), noticed, escaped };
}
