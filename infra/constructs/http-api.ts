import { RemovalPolicy } from "aws-cdk-lib";
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { Topic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import type { Settings } from "../config.ts";
import { type HttpFunctionName, routes } from "../routes.ts";
import { alarmPeriod, alarmWithImpact } from "./alarm-with-impact.ts";
import type { StaffIdentity } from "./staff-identity.ts";

/** Which functions answer, who staff are, and where its log and alarm go. */
export type HttpApiProps = {
  readonly functions: Readonly<Record<HttpFunctionName, LambdaFunction>>;
  readonly identity: StaffIdentity;
  readonly key: Key;
  readonly tells: Topic;
  readonly settings: Settings;
};

/** Requests per second to one public route, over all callers. */
const publicRate = { throttlingRateLimit: 20, throttlingBurstLimit: 40 };
const staffRate = { throttlingRateLimit: 100, throttlingBurstLimit: 200 };

/** The HTTP API: the routes of `routes.ts`, staff behind a token of the pool, every route with a limit, every call logged. */
export function httpApi(scope: Construct, props: HttpApiProps): HttpApi {
  const parent = new Construct(scope, "Api");
  const api = new HttpApi(parent, "Http", { description: "Duces", createDefaultStage: false });
  const { pool, client } = props.identity;
  // An id token carries no scope, so only an access token of the portal passes.
  const staff = new HttpJwtAuthorizer("Staff", pool.userPoolProviderUrl, {
    jwtAudience: [client.userPoolClientId],
  });
  const integrations = new Map(
    Object.entries(props.functions).map(([name, fn]) => [
      name,
      new HttpLambdaIntegration(name, fn, { payloadFormatVersion: PayloadFormatVersion.VERSION_2_0 }),
    ]),
  );
  for (const { method, path, fn, caller } of routes) {
    const integration = integrations.get(fn);
    if (!integration) throw new Error(`route ${method} ${path} names ${fn}, which is not deployed`);
    api.addRoutes({
      path,
      methods: [HttpMethod[method]],
      integration,
      ...(caller === "staff"
        ? { authorizer: staff, authorizationScopes: ["openid"] }
        : { authorizer: new HttpNoneAuthorizer() }),
    });
  }
  loggedStage(parent, api, props);
  alarmWithImpact(parent, "ServerErrors", {
    metric: api.metricServerError({ period: alarmPeriod, statistic: "sum" }),
    from: 5,
    impact: "People see errors in the portal.",
    runbook: "the-api-answers-with-errors",
    tells: props.tells,
  });
  return api;
}

function loggedStage(scope: Construct, api: HttpApi, { key, settings }: HttpApiProps): void {
  const log = new LogGroup(scope, "AccessLog", {
    encryptionKey: key,
    retention: settings.logRetentionDays,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const stage = api.addStage("Stage", {
    autoDeploy: true,
    throttle: { rateLimit: staffRate.throttlingRateLimit, burstLimit: staffRate.throttlingBurstLimit },
    accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLogFormat },
  });
  const resource = stage.node.defaultChild;
  if (!(resource instanceof CfnStage)) throw new Error(`expected ${stage.node.path} to hold a CfnStage`);
  resource.routeSettings = Object.fromEntries(
    routes
      .filter(({ caller }) => caller === "anyone")
      .map(({ method, path }) => [
        `${method} ${path}`,
        {
          ThrottlingRateLimit: publicRate.throttlingRateLimit,
          ThrottlingBurstLimit: publicRate.throttlingBurstLimit,
        },
      ]),
  );
  // Route settings name routes, so every route must exist first.
  for (const child of api.node.children) if (child !== stage) stage.node.addDependency(child);
}

// The route, not the path: a path may hold an id. No header, no query, no user name.
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: "$context.requestId",
    ip: "$context.identity.sourceIp",
    requestTime: "$context.requestTime",
    routeKey: "$context.routeKey",
    status: "$context.status",
    responseLength: "$context.responseLength",
    latency: "$context.responseLatency",
    error: "$context.error.responseType",
    sub: "$context.authorizer.claims.sub",
  }),
);
