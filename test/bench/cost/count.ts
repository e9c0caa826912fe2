import { eachCount } from "../../../local/cost/counts.ts";
import type { Counted, CountedLife, Counts } from "../../../local/cost/counts.ts";
import type { DocumentId } from "../../../workflows/vocabulary/ids.ts";
import { pagesSaying } from "../../support/pdf-files.ts";
import { chanceOf } from "../../simulation/world/determinism.ts";
import type { Ground } from "../../simulation/jobs.ts";
import { people, signedIn } from "../../simulation/people.ts";
import { furnish, patient, recordIds } from "../../simulation/practice.ts";
import { answerRequest, fileAndCollect } from "../../simulation/work.ts";
import type { Case } from "../../simulation/work.ts";
import { names } from "../../simulation/world/functions.ts";
import { isArriving } from "../../simulation/world/storage.ts";
import { runUntilQuiet, wireSources } from "../../simulation/world/sources.ts";
import { openWorld } from "../../simulation/world/world.ts";
import type { Weather, World } from "../../simulation/world/world.ts";
import { answering, tally } from "./tally.ts";

const calm: Weather = { seed: 1, fault: () => undefined, delay: () => 5, copies: () => 1 };
/** Two of them are psychotherapy notes, which go through the vault. */
const onShelf = recordIds.ordinary.length + recordIds.notes.length;
/** With so many records in all were requests counted. */
export const counted = [onShelf, 24, 104] as const;

const apart = (after: Counts, before: Counts): Counts => eachCount((name) => after[name] - before[name]);

/** So many records come in, one after the other, through the route that the desk has for it. */
async function bringIn({ world, people: staff }: Ground, count: number): Promise<readonly DocumentId[]> {
  const brought: DocumentId[] = [];
  for (let n = 0; n < count; n += 1) {
    const pdf = (await pagesSaying([`What was said in session ${n}`])).toString("base64");
    const { documentId } = await staff.must("importRecord", {
      ...signedIn(world, "clinician"),
      params: { patientRef: patient.patientRef },
      body: {
        importId: `import-counted-${String(n).padStart(4, "0")}`,
        kind: "progress-note",
        title: `Session ${n}`,
        sessionOn: "2026-11-02",
        pdf,
      },
    });
    brought.push(documentId as DocumentId);
  }
  return brought;
}

/** How many objects the malware scanner looks at, from now on. */
function countingScans({ watchers }: World): () => number {
  let scans = 0;
  const { objectStored } = watchers;
  watchers.objectStored = (version) => {
    if (version.bucket === names.quarantine || isArriving(version)) scans += 1;
    objectStored(version);
  };
  return () => scans;
}

/** Has everybody do their work, and rejects unless all of it ends well. */
async function toItsEnd(world: World, all: Readonly<Record<string, () => Promise<void>>>): Promise<void> {
  const endings = Object.entries(all).map(([name, work]) => world.time.start(name, work).ending);
  await runUntilQuiet(world);
  for (const end of await Promise.all(endings)) if (end.ended === "badly") throw end.error;
}

type Life = { readonly life: CountedLife; readonly intake: Counts; readonly look: Counted["look"] };

/** Leads one request with so many records from its filing to its close, and hands the quiet world on. */
export async function countLife<Found = undefined>(
  documents: number,
  atTheEnd: (world: World) => Promise<Found | undefined> = async () => undefined,
): Promise<Life & { readonly found: Found | undefined }> {
  const world = await openWorld(calm);
  try {
    wireSources(world, calm);
    const scans = countingScans(world);
    await furnish(world);
    const ground = { world, people: people(world), chance: chanceOf(1, "people") };
    const brought: DocumentId[] = [];
    const one: Case = { withNotes: true, email: "harriet@colby.example", more: brought };
    const more = documents - onShelf;
    const furnished = tally(world, scans());
    await toItsEnd(world, { clinician: async () => void brought.push(...(await bringIn(ground, more))) });
    const arrived = tally(world, scans());
    await toItsEnd(world, {
      attorney: () => fileAndCollect(ground, one),
      practice: () => answerRequest(ground, one),
    });
    const ended = tally(world, scans());
    const took = apart(arrived, furnished);
    return {
      life: { documents, counts: apart(ended, arrived) },
      intake: eachCount((name) => (more === 0 ? 0 : took[name] / more)),
      look: lookOf(world),
      found: await atTheEnd(world),
    };
  } finally {
    world.close();
  }
}

function lookOf(world: World): Counted["look"] {
  const looked = world.spent.filter(({ by, read }) => answering.has(by) && read > 0);
  const times = [...answering].reduce((sum, name) => sum + (world.invocations.get(name as never) ?? 0), 0);
  const readUnits = looked.reduce((sum, { read }) => sum + read, 0) / Math.max(1, times);
  const writeUnits = Math.max(
    ...world.spent.flatMap(({ of, write }) => (of.startsWith("LOOKS ") ? [write] : [])),
  );
  return { readUnits, writeUnits };
}

/** What wakes by the clock, how often, and what it is told (infra/constructs/triggers.ts). */
export const sweeps = [
  { fn: "sweep-outbox", everyMinutes: 5, says: {} },
  { fn: "clocks", everyMinutes: 60, says: {} },
  { fn: "open-vault", everyMinutes: 60, says: { kind: "sweep-vault" } },
  { fn: "read-notes", everyMinutes: 1, says: { kind: "sweep-readings" } },
  { fn: "seal-audit", everyMinutes: 10, says: {} },
  { fn: "dispose-records", everyMinutes: 15, says: { kind: "sweep-disposals" } },
] as const;
const minutesAMonth = (365.25 / 12) * 24 * 60;

/** A month of the sweeps in a world in which nothing is left to do: each is run once more after it had its turn. */
export async function countSweeps(world: World): Promise<Counts> {
  let month = eachCount(() => 0);
  const sweep = async (fn: (typeof sweeps)[number]["fn"], says: object): Promise<void> => {
    const { ending } = world.invoke(fn, says);
    await runUntilQuiet(world);
    if ((await ending).ended !== "well") throw new Error(`${fn} failed when nothing was left to do`);
  };
  for (const { fn, everyMinutes, says } of sweeps) {
    await sweep(fn, says);
    const before = tally(world, 0);
    await sweep(fn, says);
    const once = apart(tally(world, 0), before);
    month = eachCount((name) => month[name] + (once[name] * minutesAMonth) / everyMinutes);
  }
  return month;
}

/** Everything but what stands in the templates. */
export async function countAll(): Promise<Omit<Counted, "standing">> {
  const lives: CountedLife[] = [];
  let last: Awaited<ReturnType<typeof countLife<Counts>>> | undefined;
  for (const documents of counted) {
    last = await countLife(documents, countSweeps);
    lives.push(last.life);
  }
  if (!last?.found) throw new Error("nothing was counted");
  return { lives, intake: last.intake, sweeps: last.found, look: last.look };
}
