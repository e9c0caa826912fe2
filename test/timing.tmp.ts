import { startSeededStack } from "./support/stack.ts";
import { fileRequest } from "../local/journey/file-request.ts";
import { triage } from "../local/journey/triage.ts";
import { build } from "../local/build.ts";
import { launchBrowser } from "./support/browser.ts";
const lap = (() => {
  let t = performance.now(),
    c = process.cpuUsage();
  return (n: string) => {
    const d = process.cpuUsage(c);
    console.log(n, (performance.now() - t).toFixed(0), "ms, cpu", ((d.user + d.system) / 1000).toFixed(0));
    t = performance.now();
    c = process.cpuUsage();
  };
})();
lap("imports");
await build(() => undefined);
lap("build check");
const s = await startSeededStack(1);
lap("start+seed1");
const f = await fileRequest(s.ground, "a@b.example");
lap("file");
await triage(s.ground, s.staff, f.requestId);
lap("triage");
const f2 = await fileRequest(s.ground, "a2@b.example");
lap("file 2");
const b = await launchBrowser();
lap("browser");
await b.close();
lap("close browser");
await s.end();
lap("end");
