import { ACCOUNT_ID, REGION } from "../iam/principals.ts";
import { RefusedCall } from "../protocol/refused-call.ts";
import { readExpression, type Timing } from "./schedule-expression.ts";

/** What a schedule calls, as the caller stated it. */
export type ScheduleTarget = {
  readonly Arn: string;
  readonly RoleArn: string;
  readonly Input?: string;
  readonly RetryPolicy?: {
    readonly MaximumEventAgeInSeconds?: number;
    readonly MaximumRetryAttempts?: number;
  };
  readonly DeadLetterConfig?: { readonly Arn?: string };
};

/** A schedule as it is kept; instants in epoch milliseconds. */
export type Schedule = {
  readonly name: string;
  readonly group: string;
  readonly stated: Readonly<Record<string, unknown>>;
  readonly target: ScheduleTarget;
  readonly timing: Timing;
  readonly enabled: boolean;
  readonly deleteAfterCompletion: boolean;
  readonly clientToken?: string;
  readonly createdAt: number;
  readonly changedAt: number;
  /** Changes with every update, so that work of an older revision can be told apart. */
  readonly revision: string;
  /** When it fires next; `over` once a one-time schedule has fired or the end date has passed. */
  readonly next: number | "over";
};

/** The ARN of a schedule; give `*` for the name to mean all of a group. */
export function scheduleArn(group: string, name: string): string {
  return `arn:aws:scheduler:${REGION}:${ACCOUNT_ID}:schedule/${group}/${name}`;
}

type Fields = Readonly<Record<string, unknown>>;

/** The group that an input names, or `default`. */
export function groupIn(input: Fields): string {
  return textOr(input["GroupName"], "default");
}

/** Reads what CreateSchedule and UpdateSchedule state, with the service's defaults; throws RefusedCall ValidationException. */
export function readSchedule(
  name: string,
  input: Fields,
  now: number,
  revision: string,
  createdAt: number,
): Schedule {
  if (!/^[0-9a-zA-Z\-_.]{1,64}$/u.test(name)) {
    throw invalid(`the schedule's name must be 1 to 64 of 0-9 a-z A-Z - _ . and is ${name.length} long`);
  }
  const timing = readExpression(
    textOr(input["ScheduleExpression"], ""),
    textOr(input["ScheduleExpressionTimezone"], "UTC"),
  );
  const window = (input["FlexibleTimeWindow"] ?? {}) as { readonly Mode?: string };
  if (window.Mode !== "OFF" && window.Mode !== "FLEXIBLE") {
    throw invalid("FlexibleTimeWindow.Mode must be OFF or FLEXIBLE");
  }
  const starts = millisecondsOf(input["StartDate"]) ?? createdAt;
  const next = timing.kind === "once" ? timing.at : Math.max(starts, now);
  const clientToken = input["ClientToken"];
  const { ClientToken: _token, ...stated } = input;
  return {
    name,
    group: groupIn(input),
    stated,
    target: readTarget(input["Target"]),
    timing,
    enabled: input["State"] !== "DISABLED",
    deleteAfterCompletion: input["ActionAfterCompletion"] === "DELETE",
    ...(typeof clientToken === "string" ? { clientToken } : {}),
    createdAt,
    changedAt: now,
    revision,
    next: isAfterEnd(input, next) ? "over" : next,
  };
}

/** When a schedule fires after an occurrence; occurrences up to `now` that were missed are not made up. */
export function nextAfter(schedule: Schedule, occurrence: number, now: number): number | "over" {
  if (schedule.timing.kind === "once") return "over";
  const { milliseconds } = schedule.timing;
  const passed = Math.max(0, Math.floor((now - occurrence) / milliseconds));
  const next = occurrence + (passed + 1) * milliseconds;
  return isAfterEnd(schedule.stated, next) ? "over" : next;
}

/** The schedule in the shape of GetSchedule. */
export function describedSchedule(schedule: Schedule): Fields {
  return {
    State: schedule.enabled ? "ENABLED" : "DISABLED",
    ScheduleExpressionTimezone: "UTC",
    ActionAfterCompletion: "NONE",
    ...schedule.stated,
    ...summaryOf(schedule),
    Target: schedule.target,
  };
}

/** The schedule in the shape of ListSchedules. */
export function summaryOf(schedule: Schedule): Fields {
  return {
    Arn: scheduleArn(schedule.group, schedule.name),
    Name: schedule.name,
    GroupName: schedule.group,
    State: schedule.enabled ? "ENABLED" : "DISABLED",
    CreationDate: schedule.createdAt / 1000,
    LastModificationDate: schedule.changedAt / 1000,
    Target: { Arn: schedule.target.Arn },
  };
}

function readTarget(stated: unknown): ScheduleTarget {
  const target = (stated ?? {}) as Partial<ScheduleTarget>;
  const { Arn, RoleArn } = target;
  if (typeof Arn !== "string" || typeof RoleArn !== "string") throw invalid("Target needs Arn and RoleArn");
  if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/u.test(RoleArn)) {
    throw invalid("Target.RoleArn must be the ARN of a role");
  }
  return {
    RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
    ...target,
    Arn,
    RoleArn,
  };
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}

function isAfterEnd(stated: Fields, instant: number): boolean {
  const end = millisecondsOf(stated["EndDate"]);
  return end !== undefined && instant > end;
}

function millisecondsOf(epochSeconds: unknown): number | undefined {
  return typeof epochSeconds === "number" ? epochSeconds * 1000 : undefined;
}

function invalid(reason: string): RefusedCall {
  return new RefusedCall("ValidationException", `1 validation error detected: ${reason}.`);
}
