import { Stack } from "aws-cdk-lib";
import { ManagedPolicy, PolicyStatement, type Role } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { CfnScheduleGroup } from "aws-cdk-lib/aws-scheduler";
import type { Topic } from "aws-cdk-lib/aws-sns";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { deadLetterQueue } from "./queues.ts";

/** The group all one-time schedules are made in, the role they fire under, and where a lost firing goes. */
export type DeadlineClocks = {
  readonly groupName: string;
  /** What making and removing clocks takes. */
  readonly mayKeepClocks: readonly PolicyStatement[];
  readonly failures: Queue;
};

/** Clocks as one-time schedules. A firing only wakes the request up; the due date in the ledger decides. */
export function deadlineClocks(
  scope: Construct,
  props: { readonly role: Role; readonly key: Key; readonly tells: Topic; readonly wakes: LambdaFunction },
): DeadlineClocks {
  const parent = new Construct(scope, "Clocks");
  const group = new CfnScheduleGroup(parent, "Group");
  const failures = deadLetterQueue(parent, "Failures", {
    key: props.key,
    tells: props.tells,
    impact: "A deadline did not wake its request; the hourly sweep does it late.",
  });
  new ManagedPolicy(parent, "Firing", {
    roles: [props.role],
    description: "What a one-time schedule may do: wake the clocks, or report that it could not",
    statements: [
      new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [props.wakes.functionArn] }),
      new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [failures.queueArn] }),
    ],
  });
  const mayKeepClocks = [
    new PolicyStatement({
      actions: ["scheduler:CreateSchedule", "scheduler:DeleteSchedule", "scheduler:GetSchedule"],
      resources: [
        Stack.of(parent).formatArn({
          service: "scheduler",
          resource: "schedule",
          resourceName: `${group.ref}/*`,
        }),
      ],
    }),
    new PolicyStatement({
      actions: ["iam:PassRole"],
      resources: [props.role.roleArn],
      conditions: { StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" } },
    }),
  ];
  return { groupName: group.ref, mayKeepClocks, failures };
}
