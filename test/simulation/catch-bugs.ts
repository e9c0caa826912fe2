import { spawn } from "node:child_process";
import { bugNames } from "./bugs.ts";
import type { BugName, Place } from "./bugs.ts";
import { calmPlans, faultPlans, openingPlans, racePlans, roughPlans } from "./plans.ts";
import { play, replayOf } from "./play.ts";
import type { Plan } from "./play.ts";

const crashes: readonly unknown[] = ["crash-before", "crash-after", "answer-lost"];
/** The plans of the places where a planted bug may show itself. */
const places: Readonly<Record<Place, () => readonly Plan[] | Promise<readonly Plan[]>>> = {
  calm: () => calmPlans,
  faults: () =>
    faultPlans("notes", ({ command }, kind) => crashes.includes(kind) && !command.startsWith("Get")),
  races: () => racePlans.filter(({ race }) => race?.rival === "holds"),
  seeds: () => roughPlans(1, 80),
  openings: () => openingPlans(12),
};

/** Plays the plans of one place until the first violation. */
export async function hunt(place: Place): Promise<{ readonly runs: number; readonly caught?: string }> {
  let runs = 0;
  for (const plan of await places[place]()) {
    runs += 1;
    const { violations } = await play(plan);
    if (violations.length > 0)
      return { runs, caught: `${violations[0]?.split("\n")[0]} (${replayOf(plan)})` };
  }
  return { runs };
}

/** Each planted bug in a process of its own. */
export async function caughtBugs(
  say: (line: string) => void,
  names: readonly BugName[] = bugNames,
): Promise<{ readonly caught: readonly BugName[]; readonly missed: readonly BugName[] }> {
  const caught: BugName[] = [];
  for (const name of names) {
    const answer = await hunted(name);
    if (answer.startsWith("caught")) caught.push(name);
    say(`${name}: ${answer}`);
  }
  const missed = names.filter((name) => !caught.includes(name));
  say(`${caught.length} of ${names.length} planted bugs were caught`);
  return { caught, missed };
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
