import { parseArgs } from "node:util";
import { faultKinds } from "./world/faults.ts";
import type { Plan } from "./play.ts";

const { values } = parseArgs({
  options: {
    /** Random seeds: how many, and from which. */
    seeds: { type: "string" },
    from: { type: "string", default: "1" },
    /** Every single fault of the main jobs; every rival of a release; the planted bugs. */
    faults: { type: "boolean", default: false },
    races: { type: "boolean", default: false },
    bugs: { type: "boolean", default: false },
    /** One run again, as a failure prints it. */
    seed: { type: "string" },
    job: { type: "string" },
    fault: { type: "string" },
    race: { type: "string" },
    rough: { type: "boolean", default: false },
    /** The product with one of the planted bugs in it. */
    bug: { type: "string" },
  },
});

if (values.bug !== undefined) {
  const { plant } = await import("./bugs.ts");
  plant(values.bug);
}
// Only now: what is planted must be there before the product is loaded.
const { play, replayOf } = await import("./play.ts");
const { traceOf } = await import("./trace.ts");
const { faultPlans, openingPlans, racePlans, roughPlans } = await import("./plans.ts");
const { jobNames, rivalNames } = await import("./jobs.ts");
const { caughtBugs } = await import("./catch-bugs.ts");

const job = jobNames.find((name) => name === values.job);
if (values.job !== undefined && !job)
  throw new Error(`there is no job ${values.job}; there are ${jobNames.join(", ")}`);

let [runs, failed] = [0, 0];
async function all(what: string, plans: readonly Plan[]): Promise<void> {
  const began = performance.now();
  for (const plan of plans) {
    const played = await play(plan);
    runs += 1;
    if (played.violations.length === 0) continue;
    failed += 1;
    console.log(`\n${played.violations.join("\n")}\n  again: ${replayOf(plan)}\n${traceOf(played)}`);
  }
  console.log(`${what}: ${plans.length} runs in ${Math.round((performance.now() - began) / 1000)} s`);
}

function onePlan(): Plan {
  const [call, kind] = values.fault?.split(":") ?? [];
  const [who, after] = values.race?.split(":") ?? [];
  const knownKind = faultKinds.find((one) => one === kind);
  const rival = rivalNames.find((one) => one === who);
  return {
    job: job ?? "notes",
    seed: Number(values.seed),
    rough: values.rough,
    ...(knownKind ? { fault: { at: Number(call), kind: knownKind } } : {}),
    ...(rival ? { race: { rival, after: Number(after) } } : {}),
  };
}

const everything = !values.seeds && !values.faults && !values.races && !values.bugs;
if (values.seed !== undefined) await all("one plan", [onePlan()]);
else {
  if (values.seeds !== undefined || everything)
    await all("random seeds", roughPlans(Number(values.from), Number(values.seeds ?? 200), job));
  if (values.races || everything) await all("rivals of a release", racePlans);
  if (values.races || everything) await all("a form revoked while its vault opens", await openingPlans(12));
  if (values.faults || everything)
    for (const name of job ? [job] : (["plain", "notes", "revoked-assembled", "sealed"] as const))
      await all(`single faults of ${name}`, await faultPlans(name));
  if (values.bugs || everything) failed += (await caughtBugs((line) => console.log(line))).missed.length;
}
console.log(`${runs} runs, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
