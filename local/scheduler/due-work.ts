import { randomUUID } from "node:crypto";

import type { RecordChange } from "../records/records.ts";
import { nextAfter, type Schedule, scheduleArn, type ScheduleTarget } from "./schedule.ts";

/** A call that a schedule owes its target; it is on disk before it is tried, so a kill repeats it rather than losing it. */
export type Delivery = {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly revision: string;
  readonly target: ScheduleTarget;
  /** The occurrence it stands for, and when it is tried next; epoch milliseconds. */
  readonly scheduledAt: number;
  readonly tryAt: number;
  readonly attempts: number;
  readonly lastError: string;
};

/** What lies on disk. */
export type SchedulerRecord =
  | { readonly kind: "schedule"; readonly schedule: Schedule }
  | { readonly kind: "delivery"; readonly delivery: Delivery }
  | { readonly kind: "group"; readonly group: string };

/** A change that the caller must bring to disk. */
export type SchedulerChange = RecordChange<SchedulerRecord>;

/** What was decided about a delivery whose attempt failed. */
export type AfterFailure =
  | { readonly kind: "again"; readonly delivery: Delivery }
  | { readonly kind: "exhausted"; readonly condition: "MaximumRetryAttempts" | "MaximumEventAgeInSeconds" };

const longestBackoffMilliseconds = 10 * 60 * 1000;

/** Turns a schedule that is due into a delivery and the schedule's next state. */
export function fall(
  schedule: Schedule,
  occurrence: number,
  now: number,
): { delivery: Delivery; schedule: Schedule } {
  return {
    delivery: {
      id: randomUUID(),
      group: schedule.group,
      name: schedule.name,
      revision: schedule.revision,
      target: schedule.target,
      scheduledAt: occurrence,
      tryAt: occurrence,
      attempts: 0,
      lastError: "",
    },
    schedule: { ...schedule, next: nextAfter(schedule, occurrence, now) },
  };
}

/** The occurrence for which a due schedule fires: a recurring one makes up only the last of those it missed. */
export function occurrenceUpTo(schedule: Schedule, now: number): number | "not due" {
  const { next, timing } = schedule;
  if (!schedule.enabled || next === "over" || next > now) return "not due";
  return timing.kind === "once"
    ? next
    : next + Math.floor((now - next) / timing.milliseconds) * timing.milliseconds;
}

/** Decides by the target's retry policy; waits 1, 2, 4 … seconds, at most ten minutes, between attempts. */
export function afterFailure(delivery: Delivery, at: number, error: unknown): AfterFailure {
  const { MaximumEventAgeInSeconds = 86_400, MaximumRetryAttempts = 185 } = delivery.target.RetryPolicy ?? {};
  const attempts = delivery.attempts + 1;
  if (attempts > MaximumRetryAttempts) return { kind: "exhausted", condition: "MaximumRetryAttempts" };
  const tryAt = at + Math.min(1000 * 2 ** (attempts - 1), longestBackoffMilliseconds);
  if (tryAt - delivery.scheduledAt > MaximumEventAgeInSeconds * 1000) {
    return { kind: "exhausted", condition: "MaximumEventAgeInSeconds" };
  }
  return { kind: "again", delivery: { ...delivery, attempts, tryAt, lastError: messageOf(error) } };
}

/** The target's input with the service's own placeholders filled in. */
export function inputOf(delivery: Delivery): string {
  const { group, name, id, attempts, scheduledAt, target } = delivery;
  const values: Readonly<Record<string, string>> = {
    "schedule-arn": scheduleArn(group, name),
    "scheduled-time": new Date(scheduledAt).toISOString().replace(/\.\d{3}Z$/u, "Z"),
    "execution-id": id,
    "attempt-number": String(attempts + 1),
  };
  return (target.Input ?? "{}").replaceAll(
    /<aws\.scheduler\.([a-z-]+)>/gu,
    (whole, placeholder: string) => values[placeholder] ?? whole,
  );
}

/** An error's message for the dead letter. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "unknown error";
}

/** Where a schedule lies on disk. */
export function scheduleKey(group: string, name: string): string {
  return `schedule/${group}/${name}`;
}

/** Where a delivery lies on disk. */
export function deliveryKey(id: string): string {
  return `delivery/${id}`;
}
