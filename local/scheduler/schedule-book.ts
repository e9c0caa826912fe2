import { RefusedCall } from "../protocol/refused-call.ts";
import type { Records } from "../records/records.ts";
import {
  type Delivery,
  deliveryKey,
  scheduleKey,
  type SchedulerChange,
  type SchedulerRecord,
} from "./due-work.ts";
import type { Schedule } from "./schedule.ts";

/** All schedules, the calls they owe and the groups, in memory and on disk. */
export type ScheduleBook = {
  /** The schedule; throws RefusedCall ResourceNotFoundException. */
  get(group: string, name: string): Schedule;
  find(group: string, name: string): Schedule | undefined;
  schedules(): readonly Schedule[];
  deliveries(): readonly Delivery[];
  hasGroup(group: string): boolean;
  addGroup(group: string): Promise<void>;
  /** Brings schedules and deliveries to disk together; `drop` removes them. */
  save(change: BookChange): Promise<void>;
};

/** What to keep and what to drop, all or nothing. */
type BookChange = {
  readonly schedules?: readonly Schedule[];
  readonly deliveries?: readonly Delivery[];
  readonly dropSchedules?: readonly Schedule[];
  readonly dropDeliveries?: readonly Delivery[];
};

/** Reads what is on disk; the group `default` is always there. */
export async function openScheduleBook(records: Records<SchedulerRecord>): Promise<ScheduleBook> {
  const schedules = new Map<string, Schedule>();
  const deliveries = new Map<string, Delivery>();
  const groups = new Set(["default"]);
  for (const record of (await records.load()).values()) {
    if (record.kind === "schedule") {
      schedules.set(scheduleKey(record.schedule.group, record.schedule.name), record.schedule);
    } else if (record.kind === "delivery") deliveries.set(record.delivery.id, record.delivery);
    else groups.add(record.group);
  }
  return {
    find: (group, name) => schedules.get(scheduleKey(group, name)),
    get(group, name) {
      const schedule = schedules.get(scheduleKey(group, name));
      if (schedule) return schedule;
      throw new RefusedCall("ResourceNotFoundException", `Schedule ${name} does not exist.`, 404);
    },
    schedules: () => [...schedules.values()],
    deliveries: () => [...deliveries.values()],
    hasGroup: (group) => groups.has(group),
    async addGroup(group) {
      if (groups.has(group)) return;
      await records.apply([{ type: "put", key: `group/${group}`, value: { kind: "group", group } }]);
      groups.add(group);
    },
    async save(change) {
      const changes: SchedulerChange[] = [];
      for (const schedule of change.schedules ?? []) {
        const key = scheduleKey(schedule.group, schedule.name);
        schedules.set(key, schedule);
        changes.push({ type: "put", key, value: { kind: "schedule", schedule } });
      }
      for (const delivery of change.deliveries ?? []) {
        deliveries.set(delivery.id, delivery);
        changes.push({ type: "put", key: deliveryKey(delivery.id), value: { kind: "delivery", delivery } });
      }
      for (const { group, name } of change.dropSchedules ?? []) {
        schedules.delete(scheduleKey(group, name));
        changes.push({ type: "del", key: scheduleKey(group, name) });
      }
      for (const { id } of change.dropDeliveries ?? []) {
        deliveries.delete(id);
        changes.push({ type: "del", key: deliveryKey(id) });
      }
      await records.apply(changes);
    },
  };
}
