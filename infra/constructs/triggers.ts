import { Duration } from "aws-cdk-lib";
import { type EventPattern, type IRuleTarget, Rule, RuleTargetInput, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { DeployedFunction } from "./deployed-function.ts";
import { scanResult } from "./scan-warnings.ts";

/** The functions that something other than a person wakes, and what wakes them. */
export type TriggersProps = {
  readonly gate: DeployedFunction;
  readonly deliver: DeployedFunction;
  readonly sweep: DeployedFunction;
  readonly clocks: DeployedFunction;
  readonly seal: DeployedFunction;
  readonly vault: DeployedFunction;
  readonly dispose: DeployedFunction;
  readonly reading: DeployedFunction;
  readonly quarantine: Bucket;
  readonly accessLogs: Bucket;
};

/** Every rule of the default event bus that wakes a function. What cannot be handed over within the hour goes to the function's own queue. */
export function triggers(scope: Construct, props: TriggersProps): void {
  const parent = new Construct(scope, "Triggers");
  const when = (id: string, eventPattern: EventPattern, target: IRuleTarget) =>
    new Rule(parent, id, { eventPattern, targets: [target] });
  const every = (id: string, minutes: number, wakes: DeployedFunction, says?: object) =>
    new Rule(parent, id, {
      schedule: Schedule.rate(Duration.minutes(minutes)),
      targets: [waking(wakes, says)],
    });

  when("PaperIsScanned", scanResult([props.quarantine]), waking(props.gate));
  when("DownloadIsLogged", newLogs(props.accessLogs, "productions/"), waking(props.deliver));
  every("SweepOutbox", 5, props.sweep);
  every("SweepClocks", 60, props.clocks);
  every("SweepVault", 60, props.vault, { kind: "sweep-vault" });
  every("SweepReadings", 1, props.reading, { kind: "sweep-readings" });
  every("SealAudit", 10, props.seal);
  every("SweepDisposals", 15, props.dispose, { kind: "sweep-disposals" });
}

const newLogs = (bucket: Bucket, prefix: string): EventPattern => ({
  source: ["aws.s3"],
  detailType: ["Object Created"],
  detail: { bucket: { name: [bucket.bucketName] }, object: { key: [{ prefix }] } },
});

function waking({ fn, failures }: DeployedFunction, says?: object): IRuleTarget {
  if (!failures) throw new Error(`expected ${fn.node.path} to have a dead-letter queue: an event wakes it`);
  return new LambdaFunction(fn, {
    deadLetterQueue: failures,
    maxEventAge: Duration.hours(1),
    retryAttempts: 8,
    ...(says ? { event: RuleTargetInput.fromObject(says) } : {}),
  });
}
