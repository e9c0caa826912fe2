import { explore, meetings, threesomes } from "./explore.ts";
import type { Meeting } from "./explore.ts";
import type { JobName } from "./jobs.ts";
import { calmPlans, faultPlans, moodPlans, openingPlans, pairPlans, racePlans, seedPlans } from "./plans.ts";
import { play, replayOf } from "./play.ts";
import { lives, restored } from "./restore.ts";
import type { Life } from "./restore.ts";
import { resumable } from "./stations.ts";
import type { Resumable } from "./stations.ts";
import type { Mood, Plan } from "./play.ts";
import { shrink } from "./shrink.ts";
import { traceOf } from "./trace.ts";

/**
 * What came of one case: how many runs it took, what is to be said of each that broke a promise, and how many orders were
 * left when so many had been played.
 */
export type Outcome = { readonly runs: number; readonly broken: readonly string[]; readonly left: number };
/** One case of a layer: a run, or a meeting in all its orders. */
export type Case = () => Promise<Outcome>;
export type Asked = {
  readonly seeds: number;
  readonly from: number;
  readonly job?: JobName | undefined;
  /** Instead of the moods that each seed draws. */
  readonly moods?: readonly Mood[] | undefined;
};

const mainJobs = [
  "plain",
  "notes",
  "revoked-assembled",
  "sealed",
  "disposed",
  "scanned",
] as const satisfies readonly JobName[];
const everySo = 50;

/** Every layer by its name: its cases in an order that does not change, so that a share of them is the same each time. */
export const layers = {
  jobs: async () => calmPlans.map(played),
  moods: async () => moodPlans.map(played),
  faults: async ({ job }: Asked) => {
    const all: Case[] = [];
    for (const name of job ? [job] : mainJobs) all.push(...(await faultPlans(name)).map(played));
    return all;
  },
  pairs: async () => (await pairPlans()).map(played),
  meetings: async () => (await meetings()).map((meeting) => met(meeting, 64)),
  threesomes: async () => (await threesomes()).map((meeting) => met(meeting, 64)),
  races: async () => [...racePlans, ...(await openingPlans(12))].map(played),
  restores: async () =>
    resumable.flatMap((station) => (Object.keys(lives) as Life[]).map((life) => wentBack(station, life))),
  seeds: async ({ seeds, from, job, moods }: Asked) =>
    seedPlans(from, seeds, job).map((plan) => played(moods ? { ...plan, moods } : plan)),
  crowds: async ({ seeds, from }: Asked) =>
    Array.from({ length: Math.ceil(seeds / everySo) }, (_empty, n) =>
      played({ job: "plain", seed: from + n * everySo, rough: true, many: 1000 }),
    ),
} as const satisfies Record<string, (asked: Asked) => Promise<readonly Case[]>>;
export type LayerName = keyof typeof layers;
export const layerNames = Object.keys(layers) as readonly LayerName[];

/** A run, and of one that breaks a promise the shortest that breaks it too. */
function played(plan: Plan): Case {
  return async () => {
    const first = await play(plan);
    if (first.violations.length === 0) return { runs: 1, broken: [], left: 0 };
    const last = plan.many ? first : await shrink(first);
    const text = `${last.violations.join("\n")}\n  again: ${replayOf(plan)}\n  shortest: ${replayOf(last.plan)}`;
    return { runs: 1, broken: [`${text}\n${traceOf(last)}`], left: 0 };
  };
}

/** The table goes back to a station, whatever came after it. */
function wentBack(station: Resumable, life: Life): Case {
  return async () => {
    const { violations, noticed, escaped } = await restored(station, life);
    const said = [
      ...violations,
      ...(noticed ? [] : ["RS: no seal tells that the table has forgotten something"]),
      ...(escaped > 0 ? [`RS: ${escaped} files left before anybody had looked`] : []),
    ];
    const broken = said.length > 0 ? [`${said.join("\n")}\n  restored to ${station} after ${life}`] : [];
    return { runs: 1, broken, left: 0 };
  };
}

function met(meeting: Meeting, most: number): Case {
  const { scene, moves } = meeting;
  const after = scene.after ? `,${scene.after.by}:${scene.after.command}` : "";
  const said = moves.map(({ by, command }) => `${by}:${command}`).join();
  return async () => {
    const { runs, left, broken } = await explore(meeting, most);
    const texts = broken
      .slice(0, 1)
      .map(
        ({ order, violations }) =>
          `${violations.join("\n")}\n  again: npm run simulate -- --meet ${said} --station ${scene.station}${after}\n  the order of the calls: ${order.join(" ")}`,
      );
    return { runs, broken: texts, left };
  };
}
/** One run again, as a failure names it; and one meeting. */
export const replayed = played;
export const metAgain = (meeting: Meeting): Case => met(meeting, 512);
