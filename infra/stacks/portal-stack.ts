import { CfnOutput, Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Settings } from "../config.ts";
import { edgeFirewall } from "../constructs/edge-firewall.ts";
import { portalSite } from "../constructs/portal-site.ts";
import type { LedgerStack } from "./ledger-stack.ts";
import type { RequestStack } from "./request-stack.ts";

/** What people reach: the site and the API under one name, behind the firewall. */
export class PortalStack extends Stack {
  constructor(scope: Construct, id: string, settings: Settings, kept: LedgerStack, works: RequestStack) {
    super(scope, id, {
      env: { account: settings.account, region: settings.region },
      stackName: `duces-${settings.stage}-portal`,
      description: "Duces: what people reach",
    });
    const { buckets, identity, keys } = kept;
    const firewall = edgeFirewall(this, { key: keys.ledger, settings });
    const site = portalSite(this, {
      api: works.api,
      shows: kept.edgeKeys.shown,
      webAclArn: firewall.attrArn,
      settings,
      config: {
        clientId: identity.client.userPoolClientId,
        signInOrigin: identity.signInOrigin,
        storageOrigins: [buckets.quarantine, buckets.productions, buckets.incoming].map(
          (bucket) => `https://${bucket.bucketRegionalDomainName}`,
        ),
      },
    });
    new CfnOutput(this, "PagesBucket", { value: site.bucket.bucketName });
    new CfnOutput(this, "PortalOrigin", { value: `https://${settings.portalDomain}` });
  }
}
