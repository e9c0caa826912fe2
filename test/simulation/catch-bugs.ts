import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { bugNames } from "./bugs.ts";
import type { BugName } from "./bugs.ts";
import type { Edit } from "./bugs/edit.ts";
import {
  calmPlans,
  disposalPlans,
  faultPlans,
  moodPlans,
  oldReadPlans,
  openingPlans,
  racePlans,
  roughPlans,
} from "./plans.ts";
import { play, replayOf } from "./play.ts";
import type { Plan } from "./play.ts";
import { functionNames } from "./world/functions.ts";

const crashes: readonly unknown[] = ["crash-before", "crash-after", "answer-lost"];

/** After so many more a bug counts as missed: it would take hours to be sure. */
const mostPlans = 440;

/** The same plans in another order: near ones, which do much the same, come far from each other. */
function spread(plans: readonly Plan[]): readonly Plan[] {
  const stride = 0.618;
  return plans
    .map((plan, n) => ({ plan, place: (n * stride) % 1 }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ plan }) => plan);
}

/** One after the other from each list in turn, until all are through. */
const inTurn = (...lists: readonly (readonly Plan[])[]): readonly Plan[] =>
  Array.from({ length: Math.max(...lists.map(({ length }) => length)) }, (_empty, n) =>
    lists.flatMap((list) => list[n] ?? []),
  ).flat();

/**
 * What follows when every job was played calmly: moods of the account, crashes at calls that write, rivals of a release,
 * vaults given up, seeds; among the moods, reads that are old while the practice changes. Crashes of the functions that were worked on come first.
 */
async function roughAndRaced(workedOn: ReadonlySet<string>): Promise<readonly Plan[]> {
  const crashesOf = (isWanted: (fn: string) => boolean) =>
    faultPlans(
      "notes",
      ({ task, command }, kind) => crashes.includes(kind) && !command.startsWith("Get") && isWanted(task),
    );
  const near = await crashesOf((fn) => workedOn.has(fn));
  const far = await crashesOf((fn) => !workedOn.has(fn));
  const moods = [1, 2].flatMap((seed) =>
    moodPlans
      .filter(({ job }) => ["notes", "forgotten", "wrong-wakes"].includes(job))
      .map((plan) => ({ ...plan, seed })),
  );
  const old = [1, 2, 3].flatMap((seed) => oldReadPlans.map((plan) => ({ ...plan, seed })));
  const all = inTurn(spread(far), spread(racePlans), await openingPlans(12), roughPlans(1, 80));
  const ofDisposals = workedOn.has("dispose-records") ? await disposalPlans() : [];
  return [...inTurn(ofDisposals, spread(near), moods, old), ...all].slice(0, mostPlans);
}

/** The functions whose own code was changed, or that load the adapter that was; none where all share it. */
export const functionsIn = (edits: readonly Edit[]): ReadonlySet<string> =>
  new Set(
    edits.flatMap(({ file }) => {
      const [, fn, name = ""] = /^functions\/([^/]+)\/(.+)$/.exec(file) ?? [];
      if (fn !== "adapters") return fn ?? [];
      return functionNames.filter((one) =>
        readdirSync(`functions/${one}`).some((own) =>
          readFileSync(`functions/${one}/${own}`, "utf8").includes(`"../adapters/${name}"`),
        ),
      );
    }),
  );

/**
 * Plays the same plans, whichever bug is planted, until the first violation; what was worked on only says which come first,
 * as whoever changes a function plays its faults first.
 */
export async function hunt(
  workedOn: ReadonlySet<string>,
): Promise<{ readonly runs: number; readonly caught?: string }> {
  let runs = 0;
  const until = async (plans: readonly Plan[]): Promise<string | undefined> => {
    for (const plan of plans) {
      runs += 1;
      const { violations } = await play(plan);
      if (violations.length > 0) return `${violations[0]?.split("\n")[0]} (${replayOf(plan)})`;
    }
    return undefined;
  };
  const caught = (await until(calmPlans)) ?? (await until(await roughAndRaced(workedOn)));
  return caught === undefined ? { runs } : { runs, caught };
}

/** Each planted bug in a process of its own, so many at once. */
export async function caughtBugs(
  say: (line: string) => void,
  names: readonly BugName[] = bugNames,
  atOnce = 2,
): Promise<{ readonly caught: readonly BugName[]; readonly missed: readonly BugName[] }> {
  const caught = new Set<BugName>();
  const waiting = [...names];
  const since = performance.now();
  const seconds = (from: number) => Math.round((performance.now() - from) / 1000);
  const hunter = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const began = performance.now();
      const answer = await hunted(name);
      if (answer.startsWith("caught")) caught.add(name);
      say(`${name}: ${answer} [${seconds(began)} s]`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, hunter));
  say(`${caught.size} of ${names.length} planted bugs were caught in ${seconds(since)} s`);
  return {
    caught: names.filter((name) => caught.has(name)),
    missed: names.filter((name) => !caught.has(name)),
  };
}

function hunted(name: BugName): Promise<string> {
  const script = new URL("hunt.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script, name], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => resolve(said.trim()));
  });
}
