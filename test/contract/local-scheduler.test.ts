import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from "@aws-sdk/client-scheduler";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { type AccessKey, directoryOf } from "../../local/iam/principals.ts";
import type { DeadLetter, Firing } from "../../local/scheduler/clockwork.ts";
import { createScheduler, type LocalScheduler } from "../../local/scheduler/scheduler.ts";
import { accessKeyFor, administrator, serve } from "./local-port.ts";

const roleArn = "arn:aws:iam::000000000000:role/clock-role";
const targetArn = "arn:aws:lambda:us-east-1:000000000000:function:run-clock";
const deadLetters = "arn:aws:sqs:us-east-1:000000000000:dead-letters";
const startedAt = Date.parse("2026-03-02T12:00:00Z");

const allowSchedules = {
  Effect: "Allow",
  Action: "scheduler:*",
  Resource: "arn:aws:scheduler:us-east-1:000000000000:schedule/clocks/*",
} as const;
const clerk = accessKeyFor("clerk", [
  {
    Statement: [
      allowSchedules,
      {
        Effect: "Allow",
        Action: "iam:PassRole",
        Resource: roleArn,
        Condition: { StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" } },
      },
    ],
  },
]);
const passesNoRole = accessKeyFor("passes-no-role", [{ Statement: allowSchedules }]);

let dir: string;
let now: number;
let scheduler: LocalScheduler;
let client: SchedulerClient;
let clientOf: (key: AccessKey) => SchedulerClient;
let fired: Firing[];
let buried: DeadLetter[];
let fail: (firing: Firing) => boolean;
let stop: () => Promise<void>;

async function start(): Promise<void> {
  scheduler = await createScheduler({
    dir,
    directory: directoryOf([administrator, clerk, passesNoRole]),
    now: () => now,
    lookEveryMilliseconds: 10,
    async onFire(firing) {
      fired.push(firing);
      if (fail(firing)) throw new Error("the target is down");
    },
    async onDeadLetter(letter) {
      buried.push(letter);
    },
  });
  await scheduler.ensureGroup("clocks");
  const server = await serve((request, response) => void scheduler.handle(request, response));
  clientOf = (credentials) =>
    new SchedulerClient({ endpoint: server.endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
  client = clientOf(administrator);
  stop = async () => {
    await server.close();
    await scheduler.close();
  };
}

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "duces-schedules-"));
  now = startedAt;
  fired = [];
  buried = [];
  fail = () => false;
  await start();
});
afterEach(async () => {
  await stop();
  await rm(dir, { recursive: true, force: true });
});

type Stated = Partial<CreateScheduleCommandInput>;
const stated = (Name: string, more: Stated = {}): CreateScheduleCommandInput => ({
  Name,
  GroupName: "clocks",
  ScheduleExpression: "at(2026-03-02T13:00:00)",
  FlexibleTimeWindow: { Mode: "OFF" },
  ActionAfterCompletion: "DELETE",
  Target: { Arn: targetArn, RoleArn: roleArn, Input: `{"clock":"${Name}"}` },
  ...more,
});
const create = (name: string, more: Stated = {}, by = client) =>
  by.send(new CreateScheduleCommand(stated(name, more)));
const get = (Name: string, GroupName = "clocks") => client.send(new GetScheduleCommand({ Name, GroupName }));
const hours = (count: number) => startedAt + count * 3_600_000;
const clocksFired = () => fired.map(({ input }) => (JSON.parse(input) as { clock: string }).clock);
const until = async (condition: () => boolean): Promise<void> => {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 200) throw new Error("it did not happen within two seconds");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

describe("a one-time schedule", () => {
  test("fires by itself at its time, once, and is gone afterwards", async () => {
    await create("due-date");
    now = hours(1) - 1;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(fired).toEqual([]);
    now = hours(1);
    await until(() => fired.length > 0);
    expect(fired).toEqual([
      {
        targetArn,
        roleArn,
        input: '{"clock":"due-date"}',
        scheduleArn: "arn:aws:scheduler:us-east-1:000000000000:schedule/clocks/due-date",
      },
    ]);
    await scheduler.fireDueUpTo(hours(24));
    expect(fired).toHaveLength(1);
    await expect(get("due-date")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  test("stays, without firing again, when nothing is to follow its completion", async () => {
    await create("kept", { ActionAfterCompletion: "NONE" });
    await scheduler.fireDueUpTo(hours(2));
    await scheduler.fireDueUpTo(hours(3));
    expect(clocksFired()).toEqual(["kept"]);
    expect(await get("kept")).toMatchObject({
      State: "ENABLED",
      ScheduleExpression: "at(2026-03-02T13:00:00)",
    });
  });

  test("means the wall clock of its time zone, on both sides of the change to summer time", async () => {
    const zone = { ScheduleExpressionTimezone: "America/New_York" };
    await create("winter", { ...zone, ScheduleExpression: "at(2026-03-07T09:00:00)" });
    await create("summer", { ...zone, ScheduleExpression: "at(2026-03-09T09:00:00)" });
    expect(await scheduler.fireDueUpTo(Date.parse("2026-03-07T13:59:59Z"))).toBe(0);
    expect(await scheduler.fireDueUpTo(Date.parse("2026-03-07T14:00:00Z"))).toBe(1);
    expect(await scheduler.fireDueUpTo(Date.parse("2026-03-09T12:59:59Z"))).toBe(0);
    expect(await scheduler.fireDueUpTo(Date.parse("2026-03-09T13:00:00Z"))).toBe(1);
  });

  test("finds the instant on the day of the change, and moves a time that the clocks leave out past the gap", async () => {
    const zone = { ScheduleExpressionTimezone: "America/New_York" };
    await create("gap", { ...zone, ScheduleExpression: "at(2026-03-08T02:30:00)" });
    await create("after", { ...zone, ScheduleExpression: "at(2026-03-08T03:45:00)" });
    expect(await scheduler.fireDueUpTo(Date.parse("2026-03-08T07:29:59Z"))).toBe(0);
    expect(await scheduler.fireDueUpTo(Date.parse("2026-03-08T07:30:00Z"))).toBe(1);
    expect(await scheduler.fireDueUpTo(Date.parse("2026-03-08T07:44:59Z"))).toBe(0);
    expect(await scheduler.fireDueUpTo(Date.parse("2026-03-08T07:45:00Z"))).toBe(1);
    expect(clocksFired()).toEqual(["gap", "after"]);
  });

  test("fires those that are due in the order of their times on a jump", async () => {
    await create("second", { ScheduleExpression: "at(2026-03-02T15:00:00)" });
    await create("first", { ScheduleExpression: "at(2026-03-02T14:00:00)" });
    await create("not-yet", { ScheduleExpression: "at(2026-03-05T14:00:00)" });
    await scheduler.fireDueUpTo(hours(24));
    expect(clocksFired()).toEqual(["first", "second"]);
  });

  test("does not fire while disabled or after it was deleted", async () => {
    await create("disabled", { State: "DISABLED" });
    await create("deleted");
    await client.send(new DeleteScheduleCommand({ Name: "deleted", GroupName: "clocks" }));
    await scheduler.fireDueUpTo(hours(24));
    expect(fired).toEqual([]);
  });

  test("fires at the new time after an update", async () => {
    await create("moved");
    await client.send(
      new UpdateScheduleCommand(stated("moved", { ScheduleExpression: "at(2026-03-02T18:00:00)" })),
    );
    await scheduler.fireDueUpTo(hours(2));
    expect(fired).toEqual([]);
    await scheduler.fireDueUpTo(hours(6));
    expect(clocksFired()).toEqual(["moved"]);
  });

  test("survives a restart and makes up for the time that the stack was off", async () => {
    await create("overnight");
    await stop();
    now = hours(10);
    await start();
    await until(() => fired.length > 0);
    expect(clocksFired()).toEqual(["overnight"]);
  });

  test("fills in the service's placeholders", async () => {
    const Input = '{"clock":"x","due":"<aws.scheduler.scheduled-time>","arn":"<aws.scheduler.schedule-arn>"}';
    await create("placeholders", { Target: { Arn: targetArn, RoleArn: roleArn, Input } });
    await scheduler.fireDueUpTo(hours(1));
    expect(JSON.parse(fired[0]?.input ?? "{}")).toMatchObject({
      due: "2026-03-02T13:00:00Z",
      arn: "arn:aws:scheduler:us-east-1:000000000000:schedule/clocks/placeholders",
    });
  });
});

describe("a recurring schedule", () => {
  test("fires at its rate and makes up only one of the occurrences it missed", async () => {
    await create("sweep", { ScheduleExpression: "rate(5 minutes)" });
    await until(() => fired.length === 1);
    expect(await scheduler.fireDueUpTo(startedAt + 5 * 60_000)).toBe(1);
    expect(await scheduler.fireDueUpTo(startedAt + 9 * 60_000)).toBe(0);
    expect(await scheduler.fireDueUpTo(hours(24))).toBe(1);
    expect(await scheduler.fireDueUpTo(hours(24) + 5 * 60_000)).toBe(1);
  });

  test("keeps its place in time when the template states it again unchanged", async () => {
    const { Name, ...rest } = stated("from-template", { ScheduleExpression: "rate(1 hour)" });
    await scheduler.ensureSchedule(Name ?? "", rest);
    await until(() => fired.length === 1);
    await scheduler.ensureSchedule(Name ?? "", rest);
    expect(await scheduler.fireDueUpTo(hours(1) - 1)).toBe(0);
    expect(await scheduler.fireDueUpTo(hours(1))).toBe(1);
  });
});

describe("a target that fails", () => {
  const RetryPolicy = { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 3600 };
  const Target = { Arn: targetArn, RoleArn: roleArn, Input: "{}", RetryPolicy };

  test("is tried again after a growing pause until it takes the call", async () => {
    await create("shaky", { Target });
    fail = () => fired.length < 3;
    expect(await scheduler.fireDueUpTo(hours(1))).toBe(1);
    expect(await scheduler.fireDueUpTo(hours(1) + 999)).toBe(0);
    expect(await scheduler.fireDueUpTo(hours(1) + 1000)).toBe(1);
    expect(await get("shaky")).toMatchObject({ Name: "shaky" });
    expect(await scheduler.fireDueUpTo(hours(1) + 3000)).toBe(1);
    await expect(get("shaky")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    expect(buried).toEqual([]);
  });

  test("has its call put in the dead-letter queue when the retry policy is exhausted, also over a restart", async () => {
    await create("dead", { Target: { ...Target, DeadLetterConfig: { Arn: deadLetters } } });
    fail = () => true;
    await scheduler.fireDueUpTo(hours(1));
    await stop();
    await start();
    await scheduler.fireDueUpTo(hours(2));
    expect(fired).toHaveLength(3);
    expect(buried).toMatchObject([
      {
        queueArn: deadLetters,
        roleArn,
        body: "{}",
        attributes: {
          ERROR_MESSAGE: { StringValue: "the target is down" },
          EXHAUSTED_RETRY_CONDITION: { StringValue: "MaximumRetryAttempts" },
          RETRY_ATTEMPTS: { StringValue: "2" },
        },
      },
    ]);
  });
});

describe("what the scheduler refuses", () => {
  test("a second schedule of the same name, unless the same request is repeated", async () => {
    await create("once", { ClientToken: "token-1" });
    await create("once", { ClientToken: "token-1" });
    await expect(create("once", { ClientToken: "token-2" })).rejects.toMatchObject({
      name: "ConflictException",
    });
  });

  test("cron expressions, impossible dates and unknown zones", async () => {
    for (const ScheduleExpression of [
      "cron(0 9 * * ? *)",
      "at(2026-02-30T09:00:00)",
      "rate(1 minutes)",
      "soon",
    ]) {
      await expect(create("bad", { ScheduleExpression })).rejects.toMatchObject({
        name: "ValidationException",
      });
    }
    await expect(create("bad", { ScheduleExpressionTimezone: "Mars/Base" })).rejects.toMatchObject({
      name: "ValidationException",
    });
  });

  test("a group that does not exist and a schedule that does not exist", async () => {
    await expect(create("lost", { GroupName: "nowhere" })).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
    await expect(get("lost")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  test("a caller who may not pass the target's role", async () => {
    await create("passed", {}, clientOf(clerk));
    const withoutPassing = create("unpassed", {}, clientOf(passesNoRole));
    await expect(withoutPassing).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining("iam:PassRole") as string,
    });
    await expect(get("unpassed")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  test("a caller whose policy names another group", async () => {
    await expect(create("x", { GroupName: "default" }, clientOf(clerk))).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });
});

describe("a list of schedules", () => {
  test("pages through the schedules of a group by prefix", async () => {
    for (const name of ["a-1", "a-2", "a-3", "b-1"]) await create(name);
    const first = await client.send(
      new ListSchedulesCommand({ GroupName: "clocks", NamePrefix: "a-", MaxResults: 2 }),
    );
    expect(first.Schedules?.map(({ Name }) => Name)).toEqual(["a-1", "a-2"]);
    const { NextToken } = first;
    const rest = await client.send(
      new ListSchedulesCommand({ GroupName: "clocks", NamePrefix: "a-", NextToken }),
    );
    expect(rest.Schedules).toMatchObject([{ Name: "a-3", Target: { Arn: targetArn } }]);
  });
});
