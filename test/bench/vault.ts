/**
 * The envelope of psychotherapy notes over a large file beside the runtime's own AES-256-GCM over the same bytes, and how many
 * notes a second are opened by grant, re-wrap and decryption on the key service of this machine; each in a process of its
 * own. Exit status 1 if what was opened is not what was sealed; a figure only prints.
 * `npm run bench:vault -- --rounds 5 --megabytes 1024 --opens 200`
 */
import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { machine, summary } from "./rounds.ts";
import type { Told } from "./vault/contestant.ts";
import type { Opened } from "./vault/opens.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    megabytes: { type: "string", default: "1024" },
    opens: { type: "string", default: "200" },
  },
});
const [rounds, megabytes] = [Number(values.rounds), Number(values.megabytes)];
const bytes = megabytes * 1024 * 1024;

const told = <Answer>(program: string, args: readonly string[]): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, "vault", program), [...args]);
    child.once("message", (answer) => resolve(answer as Answer));
    child.once("exit", (code) => reject(new Error(`${program} ended with ${code}`)));
  });

const folder = mkdtempSync(join(tmpdir(), "duces-vault-"));
let failed = false;
try {
  const path = join(folder, "file");
  const file = openSync(path, "w");
  const megabyte = randomBytes(1024 * 1024);
  for (let n = 0; n < megabytes; n += 1) {
    megabyte.writeUInt32BE(n);
    writeSync(file, megabyte);
  }
  closeSync(file);
  console.log(machine());
  console.log(
    `${megabytes} MiB sealed and opened again; 1 round to warm up, ${rounds} that count; CPU time, each in a process of its own`,
  );

  const times = { envelope: [] as number[], plain: [] as number[] };
  const peaks = { envelope: 0, plain: 0 };
  for (let round = 0; round < 1 + rounds; round += 1)
    for (const who of ["envelope", "plain"] as const) {
      const run = await told<Told>("contestant.ts", [who, path, String(bytes)]);
      failed ||= !run.same;
      peaks[who] = Math.max(peaks[who], run.peakKb / 1024);
      if (round > 0) times[who].push(run.cpuMs);
    }
  const ratio = summary(times.plain.map((ms, n) => ms / (times.envelope[n] ?? Number.NaN)));
  for (const who of ["envelope", "plain"] as const) {
    const { median } = summary(times[who]);
    const speed = (2 * megabytes) / (median / 1000);
    console.log(
      `  ${who.padEnd(10)} ${median.toFixed(0)} ms, ${speed.toFixed(0)} MiB a CPU second, peak ${peaks[who].toFixed(0)} MB`,
    );
  }
  console.log(
    `  the envelope is ${ratio.median.toFixed(2)} times as fast as the runtime's cipher alone, spread ${(ratio.spread * 100).toFixed(0)} %`,
  );

  const opened = await told<Opened>("opens.ts", [values.opens]);
  console.log(
    `  ${opened.opens} notes opened by grant, re-wrap and decryption: ${(opened.opens / opened.seconds).toFixed(0)} a second, ${(opened.cpuMs / opened.opens).toFixed(1)} ms of CPU each, peak ${(opened.peakKb / 1024).toFixed(0)} MB`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failed) process.exitCode = 1;
