import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { ConfigurationSet, ConfigurationSetTlsPolicy, EmailIdentity, Identity } from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import type { Settings } from "../config.ts";

/** The domain all mail comes from, signed by DKIM; delivered over TLS or not at all. Returns what sending takes. */
export function mail(scope: Construct, settings: Settings): PolicyStatement {
  const parent = new Construct(scope, "Mail");
  const configurationSet = new ConfigurationSet(parent, "Delivery", {
    tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
  });
  const domain = settings.mailFrom.slice(settings.mailFrom.indexOf("@") + 1);
  const identity = new EmailIdentity(parent, "Identity", {
    identity: Identity.domain(domain),
    configurationSet,
  });
  return new PolicyStatement({
    actions: ["ses:SendEmail"],
    resources: [
      identity.emailIdentityArn,
      `arn:aws:ses:${settings.region}:${settings.account}:configuration-set/${configurationSet.configurationSetName}`,
    ],
    conditions: { StringEquals: { "ses:FromAddress": settings.mailFrom } },
  });
}
