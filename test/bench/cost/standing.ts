import type { Standing } from "../../../local/cost/counts.ts";
import { at, deployment, ofType } from "../../infra/deployment.ts";

/** What stands in the templates and costs by being there. */
export function countStanding(): Standing {
  const all = deployment();
  const count = (type: string): number => ofType(all, type).length;
  const polled = ofType(all, "AWS::Lambda::EventSourceMapping").filter(({ properties }) =>
    String(properties["EventSourceArn"]).includes(":sqs:"),
  );
  const rules = ofType(all, "AWS::WAFv2::WebACL").flatMap(
    ({ properties }) => at(properties, "Rules") as readonly unknown[],
  );
  return {
    keys: count("AWS::KMS::Key"),
    alarms: count("AWS::CloudWatch::Alarm"),
    metrics: count("AWS::Logs::MetricFilter"),
    secrets: count("AWS::SecretsManager::Secret"),
    webAclRules: rules.length,
    queuesPolled: polled.length,
  };
}
