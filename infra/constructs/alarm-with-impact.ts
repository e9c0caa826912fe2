import { Duration } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { Topic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";

/** An alarm must say what people notice and where to read on. */
export type AlarmProps = {
  readonly metric: IMetric;
  /** Rings from this value on, within five minutes. */
  readonly from: number;
  /** A sentence: what a person notices. */
  readonly impact: string;
  /** Heading of docs/runbook.md. */
  readonly runbook: string;
  readonly tells: Topic;
};

/** An alarm that reads as a sentence to whoever is woken by it. */
export function alarmWithImpact(scope: Construct, id: string, props: AlarmProps): Alarm {
  const alarm = new Alarm(scope, id, {
    metric: props.metric,
    threshold: props.from,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: `Impact: ${props.impact} Runbook: docs/runbook.md#${props.runbook}`,
  });
  alarm.addAlarmAction(new SnsAction(props.tells));
  return alarm;
}

/** Metrics are read over five minutes. */
export const alarmPeriod = Duration.minutes(5);
