import type { IRuleTarget, RuleTargetInput } from "aws-cdk-lib/aws-events";
import type { Key } from "aws-cdk-lib/aws-kms";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { Settings } from "../config.ts";
import { deadLetterQueue } from "./queues.ts";

/** Where alarms speak, and where their words wait when they cannot be delivered. */
export type AlarmTopic = { readonly topic: Topic; readonly undelivered: Queue };

/** The one topic all alarms speak to; its words hold no PHI. */
export function alarmTopic(scope: Construct, key: Key, settings: Settings): AlarmTopic {
  const topic = new Topic(scope, "Alarms", { masterKey: key, enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: "ServicesOfThisAccountPublish",
      principals: ["cloudwatch", "budgets"].map((name) => new ServicePrincipal(`${name}.amazonaws.com`)),
      actions: ["sns:Publish"],
      resources: [topic.topicArn],
      conditions: { StringEquals: { "aws:SourceAccount": settings.account } },
    }),
  );
  topic.addToResourcePolicy(
    new PolicyStatement({
      // Of EventBridge the policy of a topic can ask no condition (EventBridge user guide, "Amazon SNS permissions").
      sid: "RulesPublish",
      principals: [new ServicePrincipal("events.amazonaws.com")],
      actions: ["sns:Publish"],
      resources: [topic.topicArn],
    }),
  );
  const undelivered = deadLetterQueue(scope, "UndeliveredWarnings", {
    key,
    tells: topic,
    impact: "A warning, perhaps that somebody changed a key, did not arrive.",
  });
  if (settings.alarmEmail)
    topic.addSubscription(new EmailSubscription(settings.alarmEmail, { deadLetterQueue: undelivered }));
  return { topic, undelivered };
}

/**
 * A rule's target that tells people. The framework's own target would write statements into the policies of topic and key,
 * with a wildcard; ours stand in `keys.ts` and above.
 */
export const tellingPeople = ({ topic, undelivered }: AlarmTopic, input: RuleTargetInput): IRuleTarget => ({
  bind: (rule) => {
    undelivered.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("events.amazonaws.com")],
        actions: ["sqs:SendMessage"],
        resources: [undelivered.queueArn],
        conditions: { ArnEquals: { "aws:SourceArn": rule.ruleRef.ruleArn } },
      }),
    );
    return { arn: topic.topicArn, input, deadLetterConfig: { arn: undelivered.queueArn } };
  },
});
