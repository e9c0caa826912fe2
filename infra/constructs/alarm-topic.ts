import type { Key } from "aws-cdk-lib/aws-kms";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Construct } from "constructs";
import type { Settings } from "../config.ts";

/** The one topic all alarms speak to; its words hold no PHI. */
export function alarmTopic(scope: Construct, key: Key, settings: Settings): Topic {
  const topic = new Topic(scope, "Alarms", { masterKey: key, enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: "ServicesOfThisAccountPublish",
      principals: ["cloudwatch", "events", "budgets"].map(
        (name) => new ServicePrincipal(`${name}.amazonaws.com`),
      ),
      actions: ["sns:Publish"],
      resources: [topic.topicArn],
      conditions: { StringEquals: { "aws:SourceAccount": settings.account } },
    }),
  );
  if (settings.alarmEmail) topic.addSubscription(new EmailSubscription(settings.alarmEmail));
  return topic;
}
