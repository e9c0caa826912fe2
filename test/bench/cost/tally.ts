import { functionSettings } from "../../../infra/function-settings.ts";
import type { Counts } from "../../../local/cost/counts.ts";
import { requestsIn } from "../../simulation/told.ts";
import { bytesOf } from "../../simulation/world/capacity.ts";
import type { World } from "../../simulation/world/world.ts";

/** The functions that answer people; of their calls only those count that did something. */
export const answering: ReadonlySet<string> = new Set(["staff-api", "requester-api"]);
const isSettings = (name: string): name is keyof typeof functionSettings => name in functionSettings;
const gigabytes = (name: string): number => (isSettings(name) ? functionSettings[name].memoryMb / 1024 : 0);

/** What was asked of AWS in a world until now, and how often to scan an object; looks and pages looked at are left out. */
export function tally(world: World, scans: number): Counts {
  const spent = world.spent.filter(({ of }) => !of.startsWith("LOOKS "));
  const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0);
  const events = requestsIn(world).flatMap((request) => request.events);
  const byPeople = events.filter(({ recorded }) => recorded.actor.kind !== "system").length;
  const ran = [...world.invocations].filter(([name]) => !answering.has(name));
  const assemblies = world.invocations.get("assemble-production") ?? 0;
  const calls = (service: string, ...commands: readonly string[]): number =>
    world.calls.filter(
      (call) => call.service === service && commands.some((name) => call.command.startsWith(name)),
    ).length;
  const objectReads = calls("s3", "Get", "Head");
  return {
    writeUnits: sum(spent.map(({ write }) => write)),
    readUnits: sum(spent.flatMap(({ by, read }) => (answering.has(by) ? [] : [read]))),
    invocations: sum(ran.map(([, times]) => times)) + byPeople,
    assemblies,
    memoryGb:
      sum(ran.flatMap(([name, times]) => (name === "assemble-production" ? [] : [times * gigabytes(name)]))) +
      byPeople * gigabytes("staff-api"),
    calls: byPeople,
    objectWrites: calls("s3", "") - objectReads,
    objectReads,
    keyCalls: calls("kms", "") - calls("kms", "Sign"),
    signatures: calls("kms", "Sign"),
    letters: world.mails.length,
    schedules: calls("scheduler", "Create"),
    messages: calls("sqs", ""),
    scans,
    logBytes: sum(world.logLines.map((line) => Buffer.byteLength(line))),
    rowBytes: sum([...world.ledger.rows.values()].map(bytesOf)),
  };
}
