import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

import type { Principal, PrincipalDirectory } from "../iam/principals.ts";
import { authorize } from "../protocol/authorize.ts";
import { RefusedCall } from "../protocol/refused-call.ts";
import { type RestCall, serveRest } from "../protocol/rest-service.ts";
import { openRecords } from "../records/records.ts";
import { createClockwork, type Targets } from "./clockwork.ts";
import type { SchedulerRecord } from "./due-work.ts";
import { openScheduleBook } from "./schedule-book.ts";
import {
  describedSchedule,
  groupIn,
  readSchedule,
  type Schedule,
  scheduleArn,
  summaryOf,
} from "./schedule.ts";

/** The local stand-in for EventBridge Scheduler. */
export type LocalScheduler = {
  /** Answers one signed HTTP request. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Makes a schedule group be there. */
  ensureGroup(group: string): Promise<void>;
  /** Makes a schedule of the template be as stated there, in the members of CreateSchedule; one that is unchanged keeps its place in time. */
  ensureSchedule(name: string, stated: Readonly<Record<string, unknown>>): Promise<void>;
  /** Makes every call that is due up to an instant (epoch milliseconds), for time travel; says how many attempts there were. */
  fireDueUpTo(instant: number): Promise<number>;
  close(): Promise<void>;
};

/** What the stand-in needs; `now` in epoch milliseconds. */
export type LocalSchedulerOptions = Targets & {
  readonly dir: string;
  readonly directory: PrincipalDirectory;
  readonly now?: () => number;
  readonly lookEveryMilliseconds?: number;
};

/** Opens the schedules under a directory and starts their clock. */
export async function createScheduler(options: LocalSchedulerOptions): Promise<LocalScheduler> {
  const { dir, directory, now = Date.now, lookEveryMilliseconds = 250 } = options;
  const records = await openRecords<SchedulerRecord>(dir);
  const book = await openScheduleBook(records);
  const clockwork = createClockwork(book, options);

  const allow = (caller: Principal, action: string, resource: string): void => {
    authorize(caller, { action: `scheduler:${action}`, resource, status: 403 });
  };
  const allowRole = (caller: Principal, { target }: Schedule): void => {
    const context = { "iam:PassedToService": "scheduler.amazonaws.com" };
    authorize(caller, { action: "iam:PassRole", resource: target.RoleArn, context, status: 403 });
  };

  const create = async ({ caller, input }: RestCall, name: string): Promise<object> => {
    const schedule = readSchedule(name, input, now(), randomUUID(), now());
    const ScheduleArn = scheduleArn(schedule.group, name);
    allow(caller, "CreateSchedule", ScheduleArn);
    allowRole(caller, schedule);
    if (!book.hasGroup(schedule.group)) {
      throw new RefusedCall(
        "ResourceNotFoundException",
        `Schedule group ${schedule.group} does not exist.`,
        404,
      );
    }
    const existing = book.find(schedule.group, name);
    if (existing) {
      const isRepeated = existing.clientToken !== undefined && existing.clientToken === schedule.clientToken;
      if (!isRepeated) throw new RefusedCall("ConflictException", `Schedule ${name} already exists.`, 409);
      return { ScheduleArn };
    }
    await book.save({ schedules: [schedule] });
    return { ScheduleArn };
  };

  const update = async ({ caller, input }: RestCall, name: string): Promise<object> => {
    const group = groupIn(input);
    allow(caller, "UpdateSchedule", scheduleArn(group, name));
    const schedule = readSchedule(name, input, now(), randomUUID(), book.get(group, name).createdAt);
    allowRole(caller, schedule);
    await book.save({ schedules: [schedule], dropDeliveries: owedBy(schedule) });
    return { ScheduleArn: scheduleArn(group, name) };
  };

  const remove = async ({ caller, query }: RestCall, name: string): Promise<object> => {
    const group = query.get("groupName") ?? "default";
    allow(caller, "DeleteSchedule", scheduleArn(group, name));
    const schedule = book.get(group, name);
    await book.save({ dropSchedules: [schedule], dropDeliveries: owedBy(schedule) });
    return {};
  };

  const owedBy = ({ group, name }: Schedule) =>
    book.deliveries().filter((delivery) => delivery.group === group && delivery.name === name);

  const list = ({ caller, query }: RestCall): object => {
    const group = query.get("ScheduleGroup");
    allow(caller, "ListSchedules", scheduleArn(group ?? "*", "*"));
    const found = book
      .schedules()
      .filter((schedule) => group === null || schedule.group === group)
      .filter(({ name }) => name.startsWith(query.get("NamePrefix") ?? ""))
      .map(summaryOf)
      .filter(({ State }) => query.get("State") === null || State === query.get("State"))
      .toSorted((a, b) => (String(a["Arn"]) < String(b["Arn"]) ? -1 : 1));
    const start = Number(query.get("NextToken") ?? "0");
    const end = start + Number(query.get("MaxResults") ?? "100");
    return {
      Schedules: found.slice(start, end),
      ...(end < found.length ? { NextToken: String(end) } : {}),
    };
  };

  const run = async (call: RestCall): Promise<object> => {
    const [kind, name, ...more] = call.path;
    if (kind === "schedules" && more.length === 0) {
      if (name === undefined && call.method === "GET") return list(call);
      if (name !== undefined && call.method === "POST") return create(call, name);
      if (name !== undefined && call.method === "PUT") return update(call, name);
      if (name !== undefined && call.method === "DELETE") return remove(call, name);
      if (name !== undefined && call.method === "GET") {
        const group = call.query.get("groupName") ?? "default";
        allow(call.caller, "GetSchedule", scheduleArn(group, name));
        return describedSchedule(book.get(group, name));
      }
    }
    throw new RefusedCall(
      "UnknownOperationException",
      `The local scheduler has no operation ${call.method} /${kind ?? ""}.`,
      404,
    );
  };

  // Looks often rather than sleeping until the next one, since the clock that it is given may jump.
  let looking: Promise<unknown> = Promise.resolve();
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    looking = clockwork
      .fireDueUpTo(now())
      .catch((error: unknown) => console.error("the local scheduler could not make its calls", error))
      .finally(() => (isLooking = false));
  }, lookEveryMilliseconds);
  timer.unref();

  return {
    handle: (request, response) => serveRest(request, response, directory, run),
    ensureGroup: (group) => book.addGroup(group),
    async ensureSchedule(name, stated) {
      const schedule = readSchedule(name, stated, now(), randomUUID(), now());
      const existing = book.find(schedule.group, name);
      if (existing && JSON.stringify(existing.stated) === JSON.stringify(schedule.stated)) return;
      await book.addGroup(schedule.group);
      await book.save({ schedules: [schedule] });
    },
    fireDueUpTo: (instant) => clockwork.fireDueUpTo(instant),
    async close() {
      clearInterval(timer);
      await looking;
      await clockwork.settled();
      await records.close();
    },
  };
}
