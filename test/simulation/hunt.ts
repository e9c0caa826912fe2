import { bugNames, bugs, plant } from "./bugs.ts";

// A process of its own for each planted bug: the product is loaded anew, with the bug in it.
const name = bugNames.find((one) => one === process.argv[2]);
if (!name) throw new Error(`there is no bug "${process.argv[2]}"`);
plant(name);
const { functionsIn, hunt } = await import("./catch-bugs.ts");
const { runs, caught } = await hunt(functionsIn(bugs[name]));
console.log(caught === undefined ? `not caught in ${runs} runs` : `caught in run ${runs}: ${caught}`);
