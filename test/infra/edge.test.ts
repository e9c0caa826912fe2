import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import { at, deployment, ofType, type Resource, the } from "./deployment.ts";

let all: readonly Resource[];
beforeAll(() => {
  all = deployment();
});
const distribution = () => at(the(all, "SiteDistribution").properties, "DistributionConfig");
const behaviour = (path: string) =>
  (at(distribution(), "CacheBehaviors") as object[]).find((one) => at(one, "PathPattern") === path);
const storage = (name: string) =>
  `https://${the(all, `Buckets${name}`, "AWS::S3::Bucket").id}.RegionalDomainName`;
const signIn = () => `https://${the(all, "StaffPoolSignIn").id}.auth.us-east-1.amazoncognito.com`;

/** Runs the code of an edge function as CloudFront would. */
const runEdge = (name: string, event: object): unknown =>
  runInNewContext(`${String(the(all, name).properties["FunctionCode"])}; handler(${JSON.stringify(event)})`);

describe("portal and API", () => {
  it("share one origin, by TLS 1.2 or later, behind the firewall", () => {
    expect(distribution()).toMatchObject({
      Aliases: ["portal.duces.example"],
      ViewerCertificate: { MinimumProtocolVersion: "TLSv1.2_2021", SslSupportMethod: "sni-only" },
      WebACLId: `${the(all, "FirewallAcl").id}.Arn`,
    });
    expect(behaviour("/api/*")).toMatchObject({
      ViewerProtocolPolicy: "https-only",
      AllowedMethods: expect.arrayContaining(["POST"]),
    });
    const origins = at(distribution(), "Origins") as object[];
    const api = origins.find((origin) => at(origin, "Id") === at(behaviour("/api/*"), "TargetOriginId"));
    expect(at(api, "DomainName")).toBe(
      `${the(all, "ApiHttp", "AWS::ApiGatewayV2::Api").id}.execute-api.us-east-1.amazonaws.com`,
    );
    expect(at(api, "CustomOriginConfig")).toMatchObject({
      OriginProtocolPolicy: "https-only",
      OriginSSLProtocols: ["TLSv1.2"],
    });
  });

  it("never cache an answer of the API or the configuration", () => {
    const cachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"; // AWS's managed policy of that name
    for (const path of ["/api/*", "/config.json"])
      expect(at(behaviour(path), "CachePolicyId"), `${path}`).toBe(cachingDisabled);
  });

  it("send the security headers with every answer (AB-051)", () => {
    const headers = the(all, "SiteHeaders").id;
    const behaviours = [
      at(distribution(), "DefaultCacheBehavior"),
      behaviour("/api/*"),
      behaviour("/config.json"),
    ];
    for (const one of behaviours) expect(at(one, "ResponseHeadersPolicyId")).toBe(headers);
    const security = at(
      the(all, "SiteHeaders").properties,
      "ResponseHeadersPolicyConfig",
      "SecurityHeadersConfig",
    );
    expect(security).toMatchObject({
      FrameOptions: { FrameOption: "DENY", Override: true },
      ReferrerPolicy: { ReferrerPolicy: "no-referrer", Override: true },
      ContentTypeOptions: { Override: true },
      StrictTransportSecurity: {
        AccessControlMaxAgeSec: 63_072_000,
        IncludeSubdomains: true,
        Override: true,
      },
    });
  });

  it("run no script but their own and speak to sign-in and storage only, and stand in no frame (AB-051, AB-054, AB-093)", () => {
    const policy = String(
      at(
        the(all, "SiteHeaders").properties,
        "ResponseHeadersPolicyConfig",
        "SecurityHeadersConfig",
        "ContentSecurityPolicy",
        "ContentSecurityPolicy",
      ),
    );
    const rules = new Map(
      policy.split("; ").map((rule) => [rule.slice(0, rule.indexOf(" ")), rule.slice(rule.indexOf(" ") + 1)]),
    );
    expect(rules.get("default-src")).toBe("'none'");
    expect(rules.get("script-src")).toBe("'self'");
    expect(rules.get("frame-ancestors")).toBe("'none'");
    expect(rules.get("connect-src")?.split(" ")).toEqual([
      "'self'",
      signIn(),
      storage("Quarantine"),
      storage("Productions"),
      storage("Incoming"),
    ]);
  });

  it("tell the pages where to sign in and where storage is, as the portal expects it", () => {
    const answer = runEdge("SiteConfig", {}) as { statusCode: number; body: string };
    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({
      clientId: the(all, "StaffPoolPortal").id,
      signInOrigin: signIn(),
      redirectUri: "https://portal.duces.example/sign-in",
      storageOrigins: [storage("Quarantine"), storage("Productions"), storage("Incoming")],
    });
  });

  it("serve the one page for every view, and files by name", () => {
    const uri = (path: string) => at(runEdge("SiteRewrite", { request: { uri: path } }), "uri");
    expect(uri("/")).toBe("/index.html");
    expect(uri("/desk/requests/req_0123")).toBe("/index.html");
    expect(uri("/assets/index-a1b2.js")).toBe("/assets/index-a1b2.js");
  });

  it("keep the pages' bucket closed to all but this distribution", () => {
    const policy = JSON.stringify(the(all, "SitePagesPolicy").properties);
    expect(policy).toContain("cloudfront.amazonaws.com");
    expect(policy).toContain(`distribution/${the(all, "SiteDistribution").id}`);
  });
});

describe("the firewall", () => {
  const rules = () => the(all, "FirewallAcl").properties["Rules"] as object[];

  it("limits each address, and the doors without sign-in ten times more (AB-100)", () => {
    const limits = rules().flatMap((rule) => {
      const limit = at(rule, "Statement", "RateBasedStatement", "Limit");
      return limit === undefined ? [] : [limit];
    });
    expect(limits).toEqual([2000, 200]);
    const doors = JSON.stringify(at(rules()[1], "Statement", "RateBasedStatement", "ScopeDownStatement"));
    for (const path of ["/api/intake", "/api/sign-in-link", "/api/confirm-email", "/api/compare-file"])
      expect(doors).toContain(path);
  });

  it("applies AWS's managed rules, all but the size of bodies, which the API limits", () => {
    const managed = rules().flatMap(
      (rule) => at(rule, "Statement", "ManagedRuleGroupStatement", "Name") ?? [],
    );
    expect(managed).toEqual([
      "AWSManagedRulesAmazonIpReputationList",
      "AWSManagedRulesKnownBadInputsRuleSet",
      "AWSManagedRulesCommonRuleSet",
    ]);
    const counted = rules().flatMap(
      (rule) =>
        (at(rule, "Statement", "ManagedRuleGroupStatement", "RuleActionOverrides") as object[] | undefined) ??
        [],
    );
    expect(counted.map((override) => at(override, "Name"))).toEqual(["SizeRestrictions_BODY"]);
  });

  it("logs its decisions without tokens, cookies or queries, and samples nothing", () => {
    const logging = the(all, "FirewallLogging").properties;
    expect(logging["RedactedFields"]).toEqual([
      { SingleHeader: { Name: "authorization" } },
      { SingleHeader: { Name: "cookie" } },
      { QueryString: {} },
    ]);
    for (const rule of rules()) expect(at(rule, "VisibilityConfig", "SampledRequestsEnabled")).toBe(false);
  });
});

describe("accounts of staff", () => {
  it("are made by an administrator, with a second factor always, by an app that nobody can flood with prompts (AB-001, AB-002, AB-008)", () => {
    expect(the(all, "StaffPool", "AWS::Cognito::UserPool").properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: "ON",
      EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
      UserPoolTier: "PLUS",
      UserPoolAddOns: { AdvancedSecurityMode: "ENFORCED" },
      Policies: { PasswordPolicy: { MinimumLength: 14 } },
    });
    const groups = ofType(all, "AWS::Cognito::UserPoolGroup").map(({ properties }) =>
      String(properties["GroupName"]),
    );
    expect(groups.toSorted()).toEqual(["clinicians", "practice-managers", "privacy-officers"]);
  });

  it("sign in by code only, from the portal's address, with tokens of fifteen minutes (AB-001, AB-003)", () => {
    expect(the(all, "StaffPoolPortal").properties).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ["code"],
      AllowedOAuthScopes: ["openid"],
      CallbackURLs: ["https://portal.duces.example/sign-in"],
      AccessTokenValidity: 15,
      TokenValidityUnits: { AccessToken: "minutes" },
      PreventUserExistenceErrors: "ENABLED",
      EnableTokenRevocation: true,
    });
  });
});
