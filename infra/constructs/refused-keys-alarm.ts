import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { FilterPattern, MetricFilter } from "aws-cdk-lib/aws-logs";
import type { Topic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { alarmPeriod, alarmWithImpact } from "./alarm-with-impact.ts";

/** Rings when the key service refuses the assembly: a grant that is retired, or the key of another request, was tried. */
export function refusedKeysAlarm(scope: Construct, assembly: LambdaFunction, tells: Topic): void {
  const parent = new Construct(scope, "RefusedKeys");
  const refused = new MetricFilter(parent, "Filter", {
    logGroup: assembly.logGroup,
    filterPattern: FilterPattern.all(
      FilterPattern.stringValue("$.level", "=", "security"),
      FilterPattern.stringValue("$.what", "=", "key-refused"),
    ),
    metricNamespace: "Duces",
    metricName: "KeyRefused",
  });
  alarmWithImpact(parent, "Alarm", {
    metric: refused.metric({ period: alarmPeriod, statistic: "Sum" }),
    from: 1,
    impact: "Somebody tries to open a psychotherapy note with a grant or a key that is not for this request.",
    runbook: "a-note-key-was-refused",
    tells,
  });
}
