import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { FilterPattern, MetricFilter } from "aws-cdk-lib/aws-logs";
import type { Topic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { alarmPeriod, alarmWithImpact } from "./alarm-with-impact.ts";

/** Which line of which function rings. */
type LineAlarm = {
  readonly fn: LambdaFunction;
  /** Words of the log, each of which rings. */
  readonly what: readonly string[];
  readonly metricName: string;
  readonly impact: string;
  readonly runbook: string;
};

/** Rings when the key service refuses the assembly: a grant that is retired, or the key of another request, was tried. */
export const refusedKeysAlarm = (scope: Construct, fn: LambdaFunction, tells: Topic): void =>
  lineAlarm(scope, "RefusedKeys", tells, {
    fn,
    what: ["key-refused"],
    metricName: "KeyRefused",
    impact: "Somebody tries to open a psychotherapy note with a grant or a key that is not for this request.",
    runbook: "a-note-key-was-refused",
  });

/** Rings when the check of finished pages finds what they should not hold: a rule that rebuilds pages has a hole. */
export const leftBehindAlarm = (scope: Construct, fn: LambdaFunction, tells: Topic): void =>
  lineAlarm(scope, "LeftBehind", tells, {
    fn,
    what: ["something-left-behind"],
    metricName: "SomethingLeftBehind",
    impact:
      "A production was stopped because its finished pages held something that nobody sees on them. Nothing left.",
    runbook: "the-check-found-something",
  });

/** Rings when the hourly sweep finds a grant that outlived its opening, or one that the product did not make. */
export const strayGrantsAlarm = (scope: Construct, fn: LambdaFunction, tells: Topic): void =>
  lineAlarm(scope, "StrayGrants", tells, {
    fn,
    what: ["left-over-grants-retired", "strange-grants-revoked"],
    metricName: "StrayGrant",
    impact: "A grant on a psychotherapy note outlived its opening, or was not made by the product.",
    runbook: "a-strange-grant",
  });

/** Rings when what should lie in a bucket cannot be read there: a policy, a key or a hand came between. */
export const unreadableDocumentsAlarm = (
  scope: Construct,
  id: string,
  fn: LambdaFunction,
  tells: Topic,
): void =>
  lineAlarm(scope, `Unreadable${id}`, tells, {
    fn,
    what: ["document-unreadable"],
    metricName: `Unreadable${id}`,
    impact:
      "A document that is stored cannot be read. Whoever asks is told that it is unavailable, and nothing is lost.",
    runbook: "a-document-cannot-be-read",
  });

/** Rings when the sweep finds a copy of a note that outlived its reading, or that belongs to none. */
export const outlivedReadingsAlarm = (scope: Construct, fn: LambdaFunction, tells: Topic): void =>
  lineAlarm(scope, "OutlivedReadings", tells, {
    fn,
    what: ["reading-copy-outlived"],
    metricName: "ReadingCopyOutlived",
    impact:
      "A copy of a psychotherapy note for one reader lay longer than its minutes, or was made by nobody.",
    runbook: "a-copy-for-a-reader-outlived-its-minutes",
  });

function lineAlarm(
  scope: Construct,
  id: string,
  tells: Topic,
  { fn, what, metricName, impact, runbook }: LineAlarm,
) {
  const parent = new Construct(scope, id);
  const lines = what.map((word) => FilterPattern.stringValue("$.what", "=", word));
  const filter = new MetricFilter(parent, "Filter", {
    logGroup: fn.logGroup,
    filterPattern: FilterPattern.all(
      FilterPattern.stringValue("$.level", "=", "security"),
      lines.length === 1 && lines[0] ? lines[0] : FilterPattern.any(...lines),
    ),
    metricNamespace: "Duces",
    metricName,
  });
  alarmWithImpact(parent, "Alarm", {
    metric: filter.metric({ period: alarmPeriod, statistic: "Sum" }),
    from: 1,
    impact,
    runbook,
    tells,
  });
}
