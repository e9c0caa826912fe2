import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { faultKinds } from "./world/faults.ts";
import type { Plan } from "./play.ts";
import type { Case, LayerName } from "./layers.ts";

const { values } = parseArgs({
  options: {
    /** Layers by name, or all of them; of each layer every so manieth case. */
    layer: { type: "string", multiple: true },
    every: { type: "string", default: "1" },
    /** Processes beside each other; as many as there are cores when left out. */
    processes: { type: "string" },
    /** Random seeds: how many, and from which; all of a job, or under moods that are named, where one is. */
    seeds: { type: "string" },
    from: { type: "string", default: "1" },
    /** The shares that continuous integration plays. */
    ci: { type: "boolean", default: false },
    /** The planted bugs. */
    bugs: { type: "boolean", default: false },
    /** One run again, as a failure prints it. */
    seed: { type: "string" },
    job: { type: "string" },
    station: { type: "string" },
    fault: { type: "string", multiple: true },
    moods: { type: "string" },
    only: { type: "string" },
    many: { type: "string" },
    race: { type: "string" },
    meet: { type: "string" },
    rough: { type: "boolean", default: false },
    /** The product with one of the planted bugs in it; with `--bugs`, only these are planted. */
    bug: { type: "string", multiple: true },
    /** Which share of how many: a process beside others. */
    share: { type: "string" },
  },
});

if (values.bug !== undefined && !values.bugs) {
  const { plant } = await import("./bugs.ts");
  for (const name of values.bug) plant(name);
}
// Only now: what is planted must be there before the product is loaded.
const { moods } = await import("./play.ts");
const { layerNames, layers, metAgain, replayed } = await import("./layers.ts");
const { resumable } = await import("./stations.ts");
const { jobNames, rivalNames } = await import("./jobs.ts");

const job = jobNames.find((one) => one === values.job);
if (values.job !== undefined && !job)
  throw new Error(`there is no job ${values.job}; there are ${jobNames.join(", ")}`);

/**
 * How many cases of a layer continuous integration plays one of; none of them shares a divisor with the number of moods or
 * of kinds of faults, or some of those would never come up. One of `crowds`, which takes more than a minute.
 */
const ciShares: Readonly<Record<LayerName, number>> = {
  jobs: 1,
  moods: 5,
  faults: 79,
  pairs: 251,
  meetings: 41,
  threesomes: 2003,
  races: 11,
  restores: 1,
  seeds: 1,
  crowds: 101,
};
const seeds = Number(values.seeds ?? 5000);
const held = values.moods?.split(",");
const asked = {
  seeds,
  from: Number(values.from),
  job,
  moods: held && moods.filter((one) => held.includes(one)),
};
const wanted = values.layer?.flatMap((names) => names.split(",")) ?? (values.seeds ? ["seeds"] : layerNames);
const everyOf = (name: LayerName): number => (values.ci ? ciShares[name] : Number(values.every));

function onePlan(): Plan {
  const [who = "", after] = values.race?.split(":") ?? [];
  const rival = rivalNames.find((one) => one === who);
  const from = resumable.find((one) => one === values.station);
  const faults = values.fault?.flatMap((said) => {
    const [call, kind] = said.split(":");
    const known = faultKinds.find((one) => one === kind);
    return known ? [{ at: Number(call), kind: known }] : [];
  });
  return {
    job: job ?? "notes",
    seed: Number(values.seed ?? 1),
    rough: values.rough,
    from,
    faults,
    moods: asked.moods,
    only: values.only?.split(",").map(Number),
    many: values.many === undefined ? undefined : Number(values.many),
    ...(rival ? { race: { rival, after: Number(after) } } : {}),
  };
}

type Report = {
  readonly layer: string;
  readonly cases: number;
  readonly runs: number;
  readonly broken: readonly string[];
  /** Orders of calls that were left unplayed: a meeting is played in so many and no more. */
  readonly left: number;
  readonly cpu: number;
};

/** Plays a share of a layer: of the cases that are wanted every so manieth, beginning with its own. */
async function playShare(name: LayerName, share: number, of: number, tell: (report: Report) => void) {
  const all = await layers[name](asked);
  const every = everyOf(name);
  const mine =
    every === 0 ? [] : all.filter((_one, n) => n % every === 0).filter((_one, n) => n % of === share);
  for (const one of mine) tell(await reported(name, one));
}
async function reported(layer: string, one: Case): Promise<Report> {
  const before = process.cpuUsage();
  const { runs, broken, left } = await one();
  const { user, system } = process.cpuUsage(before);
  return { layer, cases: 1, runs, broken, left, cpu: (user + system) / 1e6 };
}

const totals = new Map<string, Report & { readonly said: number }>();
function add(report: Report): void {
  const { layer, cases, runs, broken, left, cpu } = report;
  for (const text of broken) console.log(`\n${text}`);
  const before = totals.get(layer) ?? { layer, cases: 0, runs: 0, broken: [], left: 0, cpu: 0, said: 0 };
  const after = {
    layer,
    cases: before.cases + cases,
    runs: before.runs + runs,
    broken: [...before.broken, ...broken],
    left: before.left + left,
    cpu: before.cpu + cpu,
  };
  const minute = Math.floor(performance.now() / 60_000);
  if (minute > before.said) console.log(`${layer}: ${after.runs} runs so far, ${after.broken.length} failed`);
  totals.set(layer, { ...after, said: Math.max(minute, before.said) });
}
const isLayer = (name: string): name is LayerName => layerNames.some((one) => one === name);

if (values.bugs) {
  const { caughtBugs } = await import("./catch-bugs.ts");
  const { bugNames } = await import("./bugs.ts");
  const asked = values.bug && bugNames.filter((name) => values.bug?.includes(name));
  if (asked && asked.length < (values.bug?.length ?? 0))
    throw new Error(
      `there is a bug of ${values.bug?.join()} that nobody plants; there are ${bugNames.join(", ")}`,
    );
  const { missed } = await caughtBugs((line) => console.log(line), asked);
  process.exit(missed.length > 0 ? 1 : 0);
}

const single = values.meet !== undefined || values.seed !== undefined || values.many !== undefined;
if (single) {
  const move = (said: string) => {
    const [by, command] = said.split(":");
    return { by, command } as never;
  };
  const [station, after] = values.station?.split(",") ?? [];
  const scene = { station: station as never, ...(after ? { after: move(after) } : {}) };
  const one = values.meet
    ? metAgain({ scene, moves: values.meet.split(",").map(move) })
    : replayed(onePlan());
  add(await reported("once more", one));
} else if (values.share !== undefined) {
  const [share, of] = values.share.split("/").map(Number);
  for (const name of wanted) {
    if (!isLayer(name)) throw new Error(`there is no layer ${name}; there are ${layerNames.join(", ")}`);
    await playShare(name, share ?? 0, of ?? 1, (report) => process.send?.(report));
  }
} else {
  const processes = Number(values.processes ?? availableParallelism());
  const ends = Array.from({ length: processes }, (_empty, share) => {
    const child = fork(new URL(import.meta.url), [
      ...process.argv.slice(2),
      "--share",
      `${share}/${processes}`,
    ]);
    child.on("message", (report) => add(report as Report));
    return new Promise<number>((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
  });
  if ((await Promise.all(ends)).some((code) => code !== 0)) process.exitCode = 1;
}
for (const { layer, cases, runs, broken, left, cpu } of totals.values())
  console.log(
    `${layer}: ${cases} cases, ${runs} runs, ${broken.length} failed, ${left} orders left, ${Math.round(cpu)} s of one core`,
  );
if ([...totals.values()].some(({ broken }) => broken.length > 0)) process.exitCode = 1;
