import { afterFailure, type Delivery, fall, inputOf, messageOf, occurrenceUpTo } from "./due-work.ts";
import type { ScheduleBook } from "./schedule-book.ts";
import { scheduleArn } from "./schedule.ts";

/** A call that a schedule makes; the callback resolves once the target took it and rejects if it did not. */
export type Firing = {
  readonly targetArn: string;
  readonly roleArn: string;
  readonly input: string;
  readonly scheduleArn: string;
};

/** A call given up on; the message's attributes say why, as SQS would show them. */
export type DeadLetter = {
  readonly queueArn: string;
  readonly roleArn: string;
  readonly body: string;
  readonly attributes: Readonly<
    Record<string, { readonly DataType: "String"; readonly StringValue: string }>
  >;
};

/** Where the calls of schedules go. */
export type Targets = {
  readonly onFire: (firing: Firing) => Promise<void>;
  readonly onDeadLetter: (letter: DeadLetter) => Promise<void>;
};

/** What moves the schedules. */
export type Clockwork = {
  /** Makes every call that is due up to an instant (epoch milliseconds), earliest first, retries included; says how many attempts. */
  fireDueUpTo(instant: number): Promise<number>;
  /** Resolves when no call is being made. */
  settled(): Promise<void>;
};

/** Creates the clockwork of a book. Runs never overlap, so the timer and a jump in time cannot make the same call twice. */
export function createClockwork(book: ScheduleBook, { onFire, onDeadLetter }: Targets): Clockwork {
  let running: Promise<unknown> = Promise.resolve();

  const fallDue = async (instant: number): Promise<void> => {
    for (const schedule of book.schedules()) {
      const occurrence = occurrenceUpTo(schedule, instant);
      if (occurrence === "not due") continue;
      const fallen = fall(schedule, occurrence, instant);
      await book.save({ schedules: [fallen.schedule], deliveries: [fallen.delivery] });
    }
  };

  const finish = async (delivery: Delivery): Promise<void> => {
    const schedule = book.find(delivery.group, delivery.name);
    // The target may have changed its own schedule while it ran; then there is more to come.
    const isOver = schedule?.revision === delivery.revision && schedule.next === "over";
    const gone = schedule && isOver && schedule.deleteAfterCompletion ? [schedule] : [];
    await book.save({ dropDeliveries: [delivery], dropSchedules: gone });
  };

  const bury = async (delivery: Delivery, body: string, condition: string, error: unknown): Promise<void> => {
    const { target, group, name, id, attempts } = delivery;
    if (target.DeadLetterConfig?.Arn === undefined) return;
    const text = (StringValue: string) => ({ DataType: "String" as const, StringValue });
    const attributes = {
      ERROR_MESSAGE: text(messageOf(error)),
      EXECUTION_ID: text(id),
      EXHAUSTED_RETRY_CONDITION: text(condition),
      RETRY_ATTEMPTS: text(String(attempts)),
      SCHEDULE_ARN: text(scheduleArn(group, name)),
      TARGET_ARN: text(target.Arn),
    };
    const letter = { queueArn: target.DeadLetterConfig.Arn, roleArn: target.RoleArn, body, attributes };
    // A queue that refuses the letter must not hold up the schedules behind it; AWS drops it too.
    await onDeadLetter(letter).catch((refusal: unknown) =>
      console.error(`the dead letter of ${scheduleArn(group, name)} was refused`, messageOf(refusal)),
    );
  };

  const attempt = async (delivery: Delivery): Promise<void> => {
    const { target, group, name } = delivery;
    const input = inputOf(delivery);
    try {
      await onFire({
        targetArn: target.Arn,
        roleArn: target.RoleArn,
        input,
        scheduleArn: scheduleArn(group, name),
      });
    } catch (error) {
      const next = afterFailure(delivery, delivery.tryAt, error);
      if (next.kind === "again") {
        // A schedule that was deleted meanwhile takes its outstanding call with it.
        if (book.deliveries().some(({ id }) => id === delivery.id))
          await book.save({ deliveries: [next.delivery] });
        return;
      }
      await bury(delivery, input, next.condition, error);
    }
    await finish(delivery);
  };

  const run = async (instant: number): Promise<number> => {
    let attempts = 0;
    for (;;) {
      await fallDue(instant);
      const due = book.deliveries().filter(({ tryAt }) => tryAt <= instant);
      const [earliest] = due.toSorted((a, b) => a.tryAt - b.tryAt);
      if (!earliest) return attempts;
      attempts += 1;
      await attempt(earliest);
    }
  };

  return {
    fireDueUpTo(instant) {
      const mine = running.then(() => run(instant));
      running = mine.catch(() => undefined);
      return mine;
    },
    async settled() {
      await running;
    },
  };
}
