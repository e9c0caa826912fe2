import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { ManagedPolicy, PolicyStatement, type Role } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import { Architecture, Code, Function as LambdaFunction, Runtime } from "aws-cdk-lib/aws-lambda";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { Topic } from "aws-cdk-lib/aws-sns";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { bundle, entryOf } from "../bundle.ts";
import { type FunctionName, type FunctionSettings, functionSettings } from "../function-settings.ts";
import { alarmPeriod, alarmWithImpact } from "./alarm-with-impact.ts";
import { deadLetterQueue } from "./queues.ts";

/** What a function needs of the rest. */
export type DeployedFunctionProps = {
  readonly role: Role;
  /** Of its log group and its dead-letter queue. */
  readonly key: Key;
  readonly logRetentionDays: number;
  readonly tells: Topic;
  readonly environment: Readonly<Record<string, string>>;
  /** Calls to what it is wired to; what it may do with what is kept stands beside the keys. */
  readonly statements: readonly PolicyStatement[];
};

/** A function in its place: its settings, role, log group, alarm, and where its failures go. */
export type DeployedFunction = { readonly fn: LambdaFunction; readonly failures: Queue | undefined };

/**
 * Deploys `functions/<name>/handler.ts` under a role of its own, which here gains `statements` and its own log. It needs no
 * network of ours: it reaches AWS services only.
 */
export function deployedFunction(
  scope: Construct,
  name: FunctionName,
  props: DeployedFunctionProps,
): DeployedFunction {
  const parent = new Construct(scope, name);
  const settings: FunctionSettings = functionSettings[name];
  const logGroup = new LogGroup(parent, "Log", {
    encryptionKey: props.key,
    retention: props.logRetentionDays,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const failures =
    settings.whenItFails === "dead-letter-queue"
      ? deadLetterQueue(parent, "Failures", { ...props, impact: settings.impact })
      : undefined;
  const policy = new ManagedPolicy(parent, "Wiring", {
    roles: [props.role],
    description: `What ${name} is wired to`,
    statements: [
      ...props.statements,
      allow(["logs:CreateLogStream", "logs:PutLogEvents"], logGroup.logGroupArn),
      ...(failures ? [allow(["sqs:SendMessage"], failures.queueArn)] : []),
    ],
  });
  const fn = new LambdaFunction(parent, "Function", {
    description: `Duces ${name}`,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: "index.handler",
    code: codeOf(parent, name),
    // Nothing may widen the role behind the table of access.
    role: props.role.withoutPolicyUpdates(),
    logGroup,
    memorySize: settings.memoryMb,
    timeout: Duration.seconds(settings.timeoutSeconds),
    reservedConcurrentExecutions: settings.concurrency,
    environment: { ...props.environment },
    ...(failures ? { deadLetterQueue: failures } : {}),
  });
  // Lambda checks at creation that the role may already send to the dead-letter queue.
  fn.node.addDependency(policy);
  alarmWithImpact(parent, "Errors", {
    metric: fn.metricErrors({ period: alarmPeriod }),
    from: 1,
    impact: settings.impact,
    runbook: "a-function-fails",
    tells: props.tells,
  });
  return { fn, failures };
}

const allow = (actions: string[], resource: string) =>
  new PolicyStatement({ actions, resources: [resource] });

/** The bundle; where bundling is off (tests of the template alone) a word that never runs. */
const codeOf = (scope: Construct, name: FunctionName): Code =>
  Stack.of(scope).bundlingRequired
    ? Code.fromAsset(bundle(entryOf(name)).directory)
    : Code.fromInline("// not bundled");
