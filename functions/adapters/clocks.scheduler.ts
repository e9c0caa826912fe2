import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
} from "@aws-sdk/client-scheduler";
import type { ClockCall } from "../../workflows/contract/calls.ts";
import { sha256Hex } from "./digests.ts";

/** What the name of a schedule is made from. */
type NamedClock = Pick<ClockCall, "practiceId" | "requestId" | "clockId" | "generation">;

/** One-time wake-ups. Starting twice and cancelling what is gone are both harmless. */
export type Clocks = {
  readonly start: (clock: ClockCall, at: string) => Promise<void>;
  readonly cancel: (clock: NamedClock) => Promise<void>;
};

export function clocks(target: {
  readonly group: string;
  readonly roleArn: string;
  readonly functionArn: string;
  readonly deadLetterArn: string;
}): Clocks {
  const client = new SchedulerClient({});
  return {
    start: async (clock, at) => {
      try {
        await client.send(
          new CreateScheduleCommand({
            Name: scheduleName(clock),
            GroupName: target.group,
            ScheduleExpression: `at(${new Date(at).toISOString().slice(0, 19)})`,
            ScheduleExpressionTimezone: "UTC",
            FlexibleTimeWindow: { Mode: "OFF" },
            ActionAfterCompletion: "DELETE",
            Target: {
              Arn: target.functionArn,
              RoleArn: target.roleArn,
              Input: JSON.stringify(clock),
              DeadLetterConfig: { Arn: target.deadLetterArn },
              RetryPolicy: { MaximumRetryAttempts: 10, MaximumEventAgeInSeconds: 86_400 },
            },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConflictException)) throw error;
      }
    },
    cancel: async (clock) => {
      try {
        await client.send(new DeleteScheduleCommand({ Name: scheduleName(clock), GroupName: target.group }));
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw error;
      }
    },
  };
}

/** Made from request, clock and generation, so that the same clock is one schedule however often it is started. */
export const scheduleName = ({ requestId, clockId, generation }: NamedClock): string =>
  `${requestId}-${sha256Hex(clockId).slice(0, 16)}-${generation}`;
