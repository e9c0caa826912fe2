/**
 * Requests from their filing to their close over HTTP, on a product of its own on this machine, by 1, 8 and 64 users at once: how
 * many a minute, how long they and the API's answers take, and what was refused. Afterwards the history is sealed, exported and
 * verified, and the ledger is held against its accounting, deliveries and letters. Exit status 1 when anything fails or disagrees.
 * `npm run load -- --requests 64 --users 1,8,64`
 */
import { parseArgs } from "node:util";
import { startSeededStack } from "../support/stack.ts";
import { disagreements } from "./load/agree.ts";
import { sealNow, verifiedHistory } from "./load/check.ts";
import { drive, stages } from "./load/drive.ts";
import type { Drive } from "./load/drive.ts";
import { machine, percentiles } from "./rounds.ts";

const { values } = parseArgs({
  options: { requests: { type: "string", default: "64" }, users: { type: "string", default: "1,8,64" } },
});
const [requests, users] = [Number(values.requests), values.users.split(",").map(Number)];
if (![requests, ...users].every((one) => Number.isInteger(one) && one > 0 && one <= 1000)) {
  console.error("Say --requests N and --users N,N,… with whole numbers from 1 to 1000.");
  process.exit(2);
}

const line = (name: string, milliseconds: readonly number[]): string => {
  const { p50, p95, p99 } = percentiles(milliseconds);
  const shown = [p50, p95, p99].map((one) => one.toFixed(0).padStart(9)).join("");
  return `  ${name.padEnd(24)}${shown}   of ${milliseconds.length}`;
};

function told({ users: count, seconds, calls, took, ended, errors }: Drive): string {
  const refused = [...calls.refused].map(([status, times]) => `${times} of ${status}`).join(", ");
  return [
    `\n${count} ${count === 1 ? "user" : "users"}: ${ended.length} of ${requests} requests in ${seconds.toFixed(0)} s, ${((ended.length * 60) / seconds).toFixed(1)} a minute, ${(calls.took.length / seconds).toFixed(1)} calls a second`,
    `  ${"milliseconds".padEnd(24)}${["p50", "p95", "p99"].map((one) => one.padStart(9)).join("")}`,
    line("an answer of the API", calls.took),
    ...stages.map((stage) => line(stage, took[stage])),
    `  errors ${errors.length}${refused === "" ? "" : `; answers that were no success: ${refused}`}`,
    ...[...new Set(errors)].slice(0, 5).map((words) => `    ${words}`),
  ].join("\n");
}

console.log(machine());
const stack = await startSeededStack(1);
try {
  const drives: Drive[] = [];
  for (const count of users) {
    const driven = await drive(stack, requests, count);
    drives.push(driven);
    console.log(told(driven));
  }
  const found = await disagreements(stack, drives);
  await sealNow(stack);
  const verdict = await verifiedHistory(stack, "history");
  const failed = drives.reduce((sum, { errors }) => sum + errors.length, 0);
  console.log(
    `\n${verdict.events} events of ${verdict.requests} requests, ${verdict.looks} looks and ${verdict.seals} seals verified with the public key: ${verdict.found} faults`,
  );
  console.log(
    found.length === 0
      ? "Ledger, accounting, deliveries and letters agree: nothing is lost, nothing is double."
      : `${found.length} disagree:\n${found.slice(0, 20).join("\n")}`,
  );
  if (failed + verdict.found + found.length > 0) process.exitCode = 1;
} finally {
  await stack.end();
}
