import { jobNames, rivalNames } from "./jobs.ts";
import type { JobName } from "./jobs.ts";
import { moods, play } from "./play.ts";
import type { Plan } from "./play.ts";
import { registrarJobs } from "./registrar/jobs.ts";
import { resumable } from "./stations.ts";
import { faultsOf } from "./world/faults.ts";
import type { FaultKind, PortCall } from "./world/faults.ts";

/** One run for every job with nothing going wrong but what its people do. */
export const calmPlans: readonly Plan[] = jobNames.map((job) => ({ job, seed: 1 }));

/** Seeds in a row; each draws its job as well as everything else. */
export const roughPlans = (from: number, count: number): readonly Plan[] =>
  Array.from({ length: count }, (_empty, n) => {
    const seed = from + n;
    // Every other seed plays the crowd, in which most can happen.
    const job = seed % 2 === 0 ? "crowd" : (jobNames[((seed - 1) / 2) % jobNames.length] ?? "crowd");
    return { job, seed, rough: true };
  });

/**
 * Seeds in a row: in twenty one crowd, in which most can happen, three jobs, and the others taken up at a station, since
 * what comes before is the same in most.
 */
export const seedPlans = (from: number, count: number, only?: JobName): readonly Plan[] =>
  Array.from({ length: count }, (_empty, n) => {
    const seed = from + n;
    const job = jobNames[(Math.floor(seed / 20) * 3 + (seed % 20) - 17) % jobNames.length] ?? "crowd";
    if (only) return { job: only, seed, rough: true };
    if (seed % 20 === 0) return { job: "crowd", seed, rough: true };
    if (seed % 20 > 16) return { job, seed, rough: true };
    return { job: "notes", seed, rough: true, from: resumable[seed % resumable.length] };
  });

/** One calm run for every job and each thing that can be wrong with the account all along. */
export const moodPlans: readonly Plan[] = jobNames.flatMap((job) =>
  moods.map((mood) => ({ job, seed: 1, moods: [mood] })),
);

/** What changes past a request in the moment in which something of it is to leave, while reads may be old. */
export const oldReadPlans: readonly Plan[] = Object.keys(registrarJobs).map((job) => ({
  job: job as keyof typeof registrarJobs,
  seed: 1,
  moods: ["stale"],
}));

const crashes: readonly FaultKind[] = ["crash-before", "crash-after", "answer-lost"];
/** The stretches in which notes are opened and a packet leaves, each until the next begins. */
const stretches = [
  ["half-vaulted", "vaulted"],
  ["vaulted", "assembled"],
  ["assembled", "released"],
] as const;

/** Every two calls of the stretches before a release, of which each kills its caller or loses its answer. */
export async function pairPlans(): Promise<readonly Plan[]> {
  const plans: Plan[] = [];
  for (const [from, next] of stretches) {
    const { calls } = await play({ job: "notes", seed: 1, from });
    const rest = await play({ job: "notes", seed: 1, from: next });
    const strikes = calls.slice(0, calls.length - rest.calls.length).flatMap((call) =>
      faultsOf(call)
        .filter((kind) => crashes.includes(kind))
        .map((kind) => ({ at: call.number, kind })),
    );
    for (const first of strikes)
      for (const second of strikes)
        if (second.at > first.at) plans.push({ job: "notes", seed: 1, from, faults: [first, second] });
  }
  return plans;
}

/** Every fault at every call of a job that is played calmly, one fault in each run. */
export async function faultPlans(
  job: JobName,
  strikes: (call: PortCall, kind: FaultKind) => boolean = () => true,
): Promise<readonly Plan[]> {
  const { calls, violations } = await play({ job, seed: 1 });
  if (violations.length > 0) throw new Error(`${job} fails without a fault: ${violations.join("; ")}`);
  return calls.flatMap((call) =>
    faultsOf(call)
      .filter((kind) => strikes(call, kind))
      .map((kind) => ({ job, seed: 1, faults: [{ at: call.number, kind }] })),
  );
}

/** Every crash at a call of a disposal that writes, and every slow call by which an import stores something meanwhile. */
export async function disposalPlans(): Promise<readonly Plan[]> {
  const slowImports = await faultPlans(
    "disposed",
    ({ task, command }, kind) =>
      task === "import-records" && command === "PutObjectCommand" && kind === "slow",
  );
  const ownCrashes = await faultPlans(
    "disposed",
    ({ task, command }, kind) =>
      task === "dispose-records" &&
      crashes.includes(kind) &&
      !command.startsWith("Get") &&
      command !== "QueryCommand",
  );
  return [...slowImports, ...ownCrashes];
}

/** The calls of a release take about this many milliseconds of the world's clock, five or six each. */
const releaseTakes = 96;

/** Every rival between any two calls of the release. */
export const racePlans: readonly Plan[] = rivalNames.flatMap((rival) =>
  Array.from({ length: releaseTakes / 3 }, (_empty, n) => ({
    job: "raced" as const,
    seed: 1,
    race: { rival, after: n * 3 },
  })),
);

/** A grant on the notes key takes its time while the form is revoked; each seed revokes at another moment. */
export async function openingPlans(seeds: number): Promise<readonly Plan[]> {
  const plans: Plan[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { calls } = await play({ job: "revoked-opening", seed });
    for (const { number, command } of calls)
      if (command === "CreateGrantCommand")
        plans.push({ job: "revoked-opening", seed, faults: [{ at: number, kind: "slow" }] });
  }
  return plans;
}
