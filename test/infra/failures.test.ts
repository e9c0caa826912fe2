import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { functionNames, functionSettings } from "../../infra/function-settings.ts";
import { arn, at, deployment, ofType, region, type Resource, the } from "./deployment.ts";
import { allows, asFunction } from "./permissions.ts";

let all: readonly Resource[];
beforeAll(() => {
  all = deployment();
});
const queues = () => ofType(all, "AWS::SQS::Queue");
const alarms = () => ofType(all, "AWS::CloudWatch::Alarm");
const functionOf = (name: string) => the(all, `${name.replaceAll("-", "")}Function`, "AWS::Lambda::Function");

describe("every queue", () => {
  it("has a dead-letter queue or is one", () => {
    const asTarget = new Set([
      ...queues().map(({ properties }) => at(properties, "RedrivePolicy", "deadLetterTargetArn")),
      ...ofType(all, "AWS::Lambda::Function").map(({ properties }) =>
        at(properties, "DeadLetterConfig", "TargetArn"),
      ),
      ...ofType(all, "AWS::Lambda::EventSourceMapping").map(({ properties }) =>
        at(properties, "DestinationConfig", "OnFailure", "Destination"),
      ),
      ...ofType(all, "AWS::Events::Rule").flatMap(({ properties }) =>
        (properties["Targets"] as object[]).map((target) => at(target, "DeadLetterConfig", "Arn")),
      ),
      // a schedule names its own queue when it is made
      at(functionOf("dispatch-outbox").properties, "Environment", "Variables", "CLOCK_DLQ_ARN"),
    ]);
    const lost = queues().filter((queue) => !asTarget.has(arn(queue)) && !queue.properties["RedrivePolicy"]);
    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  it("rings when a message waits in it that should not", () => {
    for (const queue of queues()) {
      const watching = alarms().filter(({ properties }) =>
        ((properties["Dimensions"] ?? []) as object[]).some(
          (dimension) => at(dimension, "Value") === `${queue.id}.QueueName`,
        ),
      );
      expect(watching.length, `${queue.id}`).toBe(1);
    }
  });

  it("is encrypted under the ledger's key and refuses plain HTTP", () => {
    const key = arn(the(all, "KeysLedger"));
    for (const queue of queues()) {
      expect(queue.properties["KmsMasterKeyId"], `${queue.id}`).toBe(key);
      const policy = ofType(all, "AWS::SQS::QueuePolicy").find(({ properties }) =>
        (properties["Queues"] as string[]).includes(queue.id),
      );
      expect(JSON.stringify(policy?.properties), `${queue.id}`).toContain('"aws:SecureTransport":"false"');
    }
  });

  it("lets its sender send and use its key: the function that fails into it, or the schedule", async () => {
    const send = (fn: string, queue: string) =>
      allows(all, asFunction(all, fn), "sqs:SendMessage", the(all, queue, "AWS::SQS::Queue"));
    for (const name of functionNames.filter((fn) => functionSettings[fn].whenItFails === "dead-letter-queue"))
      expect(await send(name, `${name.replaceAll("-", "")}Failures`), `${name}`).toBe(true);
    expect(await send("dispatch-outbox", "OutboxFailed")).toBe(true);
    expect(await send("dispatch-outbox", "Work")).toBe(true);
    expect(await send("schedule", "ClocksFailures")).toBe(true);
    const key = the(all, "KeysLedger");
    const context = { "kms:ViaService": `sqs.${region}.amazonaws.com` };
    for (const sender of ["schedule", ...functionNames])
      expect(
        await allows(all, asFunction(all, sender), "kms:GenerateDataKey", key, { context }),
        `${sender}`,
      ).toBe(true);
  });
});

describe("every alarm", () => {
  const headings = readFileSync(new URL("../../docs/runbook.md", import.meta.url), "utf8");

  it("says what people notice and points to a heading of the runbook that exists", () => {
    for (const { id, properties } of alarms()) {
      const words = String(properties["AlarmDescription"]);
      expect(words, `${id}`).toMatch(/^Impact: [A-Z].{20,}\. Runbook: docs\/runbook\.md#[a-z-]+$/u);
      expect(headings, `${id}`).toContain(`\n## ${words.split("#")[1]}\n`);
    }
  });

  it("tells somebody", () => {
    for (const { id, properties } of alarms())
      expect(properties["AlarmActions"], `${id}`).toEqual([
        `arn:aws:sns:us-east-1:000000000000:${the(all, "Alarms").id}`,
      ]);
  });

  it("stands for every function", () => {
    for (const name of functionNames) {
      const alarm = the(all, `${name.replaceAll("-", "")}Errors`);
      expect(at(alarm.properties, "Dimensions", 0, "Value"), `${name}`).toBe(functionOf(name).id);
    }
  });

  it("reaches people by mail when an address is given", () => {
    expect(ofType(all, "AWS::SNS::Subscription")).toEqual([]);
    const mailed = deployment({ context: { alarmEmail: "operations@duces.example" } });
    expect(ofType(mailed, "AWS::SNS::Subscription").map(({ properties }) => properties["Endpoint"])).toEqual([
      "operations@duces.example",
    ]);
  });
});

describe("a psychotherapy note that the key service does not open (AB-029)", () => {
  it("rings: the alarm counts the assembly's own line of a refused key", () => {
    const filter = the(all, "RefusedKeysFilter").properties;
    expect(filter["FilterPattern"]).toBe('{ ($.level = "security") && ($.what = "key-refused") }');
    expect(at(filter, "MetricTransformations", 0)).toMatchObject({
      MetricName: "KeyRefused",
      MetricNamespace: "Duces",
      MetricValue: "1",
    });
    expect(the(all, "RefusedKeysAlarm").properties).toMatchObject({
      MetricName: "KeyRefused",
      Namespace: "Duces",
      Threshold: 1,
    });
  });
});

describe("a stored document that cannot be read", () => {
  it.each(["Paper", "Posted"])("rings: the alarm counts the function's own line (%s)", (which) => {
    const filter = the(all, `Unreadable${which}Filter`).properties;
    expect(filter["FilterPattern"]).toBe('{ ($.level = "security") && ($.what = "document-unreadable") }');
    expect(the(all, `Unreadable${which}Alarm`).properties).toMatchObject({
      MetricName: `Unreadable${which}`,
      Threshold: 1,
    });
  });
});

describe("what wakes the functions", () => {
  const rule = (name: string) => the(all, `Triggers${name}`, "AWS::Events::Rule").properties;
  const target = (name: string) => at(rule(name), "Targets", 0, "Arn");

  it("a verdict on an object in quarantine wakes the document gate, a new one in the productions' log wakes delivery", () => {
    expect(target("PaperIsScanned")).toBe(arn(functionOf("accept-document")));
    expect(rule("PaperIsScanned")["EventPattern"]).toEqual({
      source: ["aws.guardduty"],
      "detail-type": ["GuardDuty Malware Protection Object Scan Result"],
      detail: { s3ObjectDetails: { bucketName: [the(all, "BucketsQuarantine").id.toLowerCase()] } },
    });
    expect(target("DownloadIsLogged")).toBe(arn(functionOf("deliver")));
    expect(at(rule("DownloadIsLogged"), "EventPattern", "detail")).toEqual({
      bucket: { name: [the(all, "BucketsAccessLogs").id.toLowerCase()] },
      object: { key: [{ prefix: "productions/" }] },
    });
  });

  it("the sweeps come round: outbox every five minutes, the seal every ten, clocks and vault every hour", () => {
    const schedules = {
      SweepOutbox: ["sweep-outbox", "rate(5 minutes)"],
      SweepClocks: ["clocks", "rate(1 hour)"],
      SweepVault: ["open-vault", "rate(1 hour)"],
      SealAudit: ["seal-audit", "rate(10 minutes)"],
    } as const;
    for (const [name, [fn, rate]] of Object.entries(schedules)) {
      expect(target(name), `${name}`).toBe(arn(functionOf(fn)));
      expect(rule(name)["ScheduleExpression"], `${name}`).toBe(rate);
    }
    expect(at(rule("SweepVault"), "Targets", 0, "Input")).toBe('{"kind":"sweep-vault"}');
  });

  it("new outbox rows feed the dispatcher; a poison row is isolated and set aside", () => {
    const mapping = the(all, "dispatchoutboxFunctionOutbox").properties;
    expect(mapping).toMatchObject({
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      DestinationConfig: { OnFailure: { Destination: arn(the(all, "OutboxFailed", "AWS::SQS::Queue")) } },
    });
    const pattern: unknown = JSON.parse(String(at(mapping, "FilterCriteria", "Filters", 0, "Pattern")));
    expect(pattern).toEqual({
      eventName: ["INSERT"],
      dynamodb: { Keys: { sk: { S: [{ prefix: "OUTBOX#" }] } } },
    });
  });

  it("the work queue feeds the assembly one job at a time, hidden for six times its time-out", () => {
    expect(the(all, "assembleproductionFunctionWork").properties).toMatchObject({
      BatchSize: 1,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      ScalingConfig: { MaximumConcurrency: functionSettings["assemble-production"].concurrency },
    });
    expect(the(all, "Work", "AWS::SQS::Queue").properties).toMatchObject({
      VisibilityTimeout: 6 * functionSettings["assemble-production"].timeoutSeconds,
      RedrivePolicy: { maxReceiveCount: 3 },
    });
  });

  it("one-time schedules fire into the clocks, and only the dispatchers make them", async () => {
    const group = the(all, "ClocksGroup").id;
    const statements = JSON.stringify(
      ofType(all, "AWS::IAM::ManagedPolicy").map(({ id, properties }) => [id, properties]),
    );
    expect(statements.match(/scheduler:CreateSchedule/gu)).toHaveLength(2);
    expect(statements).toContain(`arn:aws:scheduler:us-east-1:000000000000:schedule/${group}/*`);
    expect(
      await allows(all, asFunction(all, "schedule"), "lambda:InvokeFunction", functionOf("clocks")),
    ).toBe(true);
    expect(
      await allows(all, asFunction(all, "schedule"), "lambda:InvokeFunction", functionOf("open-vault")),
    ).toBe(false);
    const pass = (service: string) =>
      allows(all, asFunction(all, "dispatch-outbox"), "iam:PassRole", the(all, "Rolesschedule"), {
        context: { "iam:PassedToService": service },
      });
    expect(await pass("scheduler.amazonaws.com")).toBe(true);
    expect(await pass("lambda.amazonaws.com")).toBe(false);
  });

  it("a month's cost near the budget tells people (AB-100)", () => {
    expect(at(the(all, "Budget").properties, "Budget", "BudgetLimit", "Amount")).toBe(50);
    expect(at(the(all, "Budget").properties, "NotificationsWithSubscribers")).toHaveLength(2);
  });
});

describe("a request whose rows do not belong together", () => {
  it("rings: the alarm counts the writer's own line of it", () => {
    const filter = the(all, "TornRequestsFilter").properties;
    expect(filter["FilterPattern"]).toBe('{ ($.level = "error") && ($.what = "request-torn") }');
    expect(at(filter, "MetricTransformations", 0)).toMatchObject({
      MetricName: "RequestTorn",
      MetricNamespace: "Duces",
      MetricValue: "1",
    });
    expect(the(all, "TornRequestsAlarm").properties).toMatchObject({
      MetricName: "RequestTorn",
      Namespace: "Duces",
      Threshold: 1,
    });
  });
});
