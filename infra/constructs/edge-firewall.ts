import { Arn, ArnFormat, RemovalPolicy, Stack } from "aws-cdk-lib";
import type { Key } from "aws-cdk-lib/aws-kms";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { CfnLoggingConfiguration, CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import { Construct } from "constructs";
import type { Settings } from "../config.ts";

/** Requests of one address in five minutes: to anything, and to the doors that need no sign-in. */
const rates = { anywhere: 2000, unauthenticatedDoors: 200 } as const;

/** The web ACL before portal and API: AWS's managed rules and two rate limits; every decision logged without credentials. */
export function edgeFirewall(
  scope: Construct,
  props: { readonly key: Key; readonly settings: Settings },
): CfnWebACL {
  const parent = new Construct(scope, "Firewall");
  const acl = new CfnWebACL(parent, "Acl", {
    scope: "CLOUDFRONT",
    defaultAction: { allow: {} },
    visibilityConfig: counted("all"),
    rules: [
      rateLimit(0, "rate-anywhere", rates.anywhere),
      rateLimit(1, "rate-unauthenticated-doors", rates.unauthenticatedDoors, postsToPublicDoors),
      managed(2, "AWSManagedRulesAmazonIpReputationList"),
      managed(3, "AWSManagedRulesKnownBadInputsRuleSet"),
      // Records come in as bodies of up to 6 MB; their size is limited by the API and the contract.
      managed(4, "AWSManagedRulesCommonRuleSet", ["SizeRestrictions_BODY"]),
    ],
  });
  firewallLog(parent, acl, props);
  return acl;
}

const counted = (metricName: string) => ({
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false, // a sample would hold the session in its headers
  metricName,
});

const managed = (priority: number, name: string, onlyCounted: readonly string[] = []) => ({
  name,
  priority,
  overrideAction: { none: {} },
  visibilityConfig: counted(name),
  statement: {
    managedRuleGroupStatement: {
      vendorName: "AWS",
      name,
      ruleActionOverrides: onlyCounted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
});

const rateLimit = (
  priority: number,
  name: string,
  limit: number,
  scopeDownStatement?: CfnWebACL.StatementProperty,
) => ({
  name,
  priority,
  action: { block: { customResponse: { responseCode: 429 } } },
  visibilityConfig: counted(name),
  statement: {
    rateBasedStatement: {
      limit,
      evaluationWindowSec: 300,
      aggregateKeyType: "IP",
      ...(scopeDownStatement ? { scopeDownStatement } : {}),
    },
  },
});

const startsWith = (path: string): CfnWebACL.StatementProperty => ({
  byteMatchStatement: {
    searchString: path,
    positionalConstraint: "STARTS_WITH",
    fieldToMatch: { uriPath: {} },
    textTransformations: [
      { priority: 0, type: "URL_DECODE" },
      { priority: 1, type: "NORMALIZE_PATH" },
    ],
  },
});

const postsToPublicDoors: CfnWebACL.StatementProperty = {
  orStatement: {
    statements: ["/api/intake", "/api/sign-in-link", "/api/confirm-email", "/api/compare-file"].map(
      startsWith,
    ),
  },
};

function firewallLog(
  scope: Construct,
  acl: CfnWebACL,
  { key, settings }: { readonly key: Key; readonly settings: Settings },
): void {
  const log = new LogGroup(scope, "Log", {
    logGroupName: `aws-waf-logs-duces-${settings.stage}`, // WAF delivers only to names that begin so
    encryptionKey: key,
    retention: settings.logRetentionDays,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const destination = Arn.format(
    {
      service: "logs",
      resource: "log-group",
      resourceName: log.logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    },
    Stack.of(scope),
  );
  new CfnLoggingConfiguration(scope, "Logging", {
    resourceArn: acl.attrArn,
    logDestinationConfigs: [destination],
    redactedFields: [
      { singleHeader: { Name: "authorization" } },
      { singleHeader: { Name: "cookie" } },
      { queryString: {} },
    ],
  });
}
