import { closeSomehow, rivalNames, rivals } from "./jobs.ts";
import type { Ground, Race } from "./jobs.ts";
import { people } from "./people.ts";
import { furnish, recordsOnShelf } from "./practice.ts";
import { answerRequest, collectAtTheEnd, file } from "./work.ts";
import type { Case, Station } from "./work.ts";
import { chanceOf } from "./world/determinism.ts";
import { wireSources } from "./world/sources.ts";
import { aMinute, openWorld } from "./world/world.ts";
import type { Saved, Weather } from "./world/world.ts";

// A run from the first letter to the last takes most of its time to come where it becomes dangerous. An account at rest is
// plain data: it is brought to a station once, kept, and every run from there on begins with a copy.

/** The account at rest with one request at a station, and what the people know of the request. */
export type Standstill = { readonly saved: Saved; readonly one: Case };

/** Stations from which the work can be taken up again; `triaged` is long before, `released` at the end of the dangerous stretch. */
export const resumable = ["reviewed", "half-vaulted", "vaulted", "assembled", "released"] as const;
export type Resumable = (typeof resumable)[number];

const calm: Weather = { seed: 1, fault: () => undefined, delay: () => 5, copies: () => 1 };
const enough = new Error("the station is reached");
const known = new Map<string, Promise<Standstill>>();

/** The account at a station; made once, by a calm run. No other world may be open meanwhile. */
export function standstillAt(station: Station, withNotes = true): Promise<Standstill> {
  const name = `${station} ${withNotes}`;
  const found = known.get(name) ?? reach(station, withNotes);
  known.set(name, found);
  return found;
}

async function reach(station: Station, withNotes: boolean): Promise<Standstill> {
  const world = await openWorld(calm);
  try {
    wireSources(world, calm);
    await furnish(world);
    const ground = { world, people: people(world) };
    const one: Case = { withNotes, email: "harriet0@colby.example" };
    world.time.start("attorney", () => file(ground, one));
    const { ending } = world.time.start("practice", () =>
      answerRequest(ground, one, async (passed) => {
        if (passed === station) throw enough;
      }),
    );
    // Only what is due at once: the clocks of the request run on in whoever takes it up.
    while (await world.time.step(world.time.now() + 15 * aMinute));
    const end = await ending;
    if (end.ended !== "badly" || end.error !== enough) throw new Error(`${station} was not reached`);
    return { saved: world.save(), one };
  } finally {
    world.close();
  }
}

/** The rest of the practice's work, taken up at a station. */
async function goOn(
  { people: { order, overview, until } }: Ground,
  { requestId = "", form }: Case,
  from: Resumable,
): Promise<void> {
  const reason = "Within what is asked and permitted.";
  const sealed = (await recordsOnShelf()).flatMap(({ row }) => (row.sealed ? row.documentId : []));
  const see = (what: string, fits: (course: string, vault: string) => boolean) =>
    until(what, async () => {
      const seen = await overview("manager", requestId);
      return fits(seen.states.course, seen.states.vault) ? seen : undefined;
    });
  const authority = { kind: "authorization", documentId: form };
  const steps: Readonly<Record<Resumable, () => Promise<void>>> = {
    reviewed: async () => {
      await order("manager", requestId, "requestVault", { authority, documentIds: sealed, reason });
      await order("clinician", requestId, "approveVault");
    },
    "half-vaulted": () => order("privacyOfficer", requestId, "approveVault"),
    vaulted: () => order("privacyOfficer", requestId, "confirmRelease"),
    assembled: async () => {
      const { production } = await see(
        "the production",
        (course, vault) => !course.startsWith("assembling") && !["open", "closing"].includes(vault),
      );
      const productionId = production?.productionId;
      await order("manager", requestId, "releaseProduction", { productionId });
    },
    released: async () => {
      await see("the delivery", (course) => course === "release.delivered");
      await order("manager", requestId, "closeRequest", { outcome: "released_full", reason });
    },
  };
  for (const station of resumable.slice(resumable.indexOf(from))) await steps[station]();
}

/** Who is there from a station on: the practice, the attorney, and perhaps a rival. */
export function takenUp(
  ground: Ground,
  one: Case,
  from: Resumable,
  race?: Race,
): Readonly<Record<string, () => Promise<void>>> {
  const practice = async () => {
    try {
      await goOn(ground, one, from);
    } catch (error) {
      if (one.requestId === undefined) throw error;
      await closeSomehow(ground, one.requestId);
    }
  };
  const rival = async () => {
    await ground.world.time.sleep(race?.after ?? 0);
    if (race) await rivals[race.rival](ground, one);
  };
  return { practice, attorney: () => collectAtTheEnd(ground, one), ...(race ? { rival } : {}) };
}

/** A rival drawn from a seed, or none. */
export function drawnRival(seed: number): Race | undefined {
  const chance = chanceOf(seed, "rival");
  if (chance() < 0.3) return undefined;
  const rival = rivalNames[Math.floor(chance() * rivalNames.length)] ?? "holds";
  return { rival, after: Math.floor(chance() ** 2 * 60_000) };
}
