import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { FilterPattern, MetricFilter } from "aws-cdk-lib/aws-logs";
import type { Topic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { alarmPeriod, alarmWithImpact } from "./alarm-with-impact.ts";

/** Rings when the rows of a request do not belong together, however often they are read: no step leaves them so. */
export function tornRequestsAlarm(scope: Construct, writer: LambdaFunction, tells: Topic): void {
  const parent = new Construct(scope, "TornRequests");
  const torn = new MetricFilter(parent, "Filter", {
    logGroup: writer.logGroup,
    filterPattern: FilterPattern.all(
      FilterPattern.stringValue("$.level", "=", "error"),
      FilterPattern.stringValue("$.what", "=", "request-torn"),
    ),
    metricNamespace: "Duces",
    metricName: "RequestTorn",
  });
  alarmWithImpact(parent, "Alarm", {
    metric: torn.metric({ period: alarmPeriod, statistic: "Sum" }),
    from: 1,
    impact: "A request takes no step any more: what is stored of it was changed past the product.",
    runbook: "a-request-is-torn",
    tells,
  });
}
