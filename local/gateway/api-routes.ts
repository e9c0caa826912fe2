import type { Deployment } from "../template/resolve.ts";

/** One route of the HTTP API, as the template has it. */
export type ApiRoute = {
  readonly method: string;
  readonly pattern: RegExp;
  readonly routeKey: string;
  readonly functionArn: string;
  readonly requiresToken: boolean;
};

/** What the JWT authorizer of the template demands. */
export type Authorizer = { readonly issuer: string; readonly audience: readonly string[] };

/** Reads the HTTP API's routes, integrations and authorizer; throws when an integration names no function. */
export function readApi(deployment: Deployment): {
  readonly routes: readonly ApiRoute[];
  readonly authorizer: Authorizer;
} {
  const integrations = new Map(
    deployment.ofType("AWS::ApiGatewayV2::Integration").map((integration) => {
      const uri = String(integration.properties["IntegrationUri"]);
      return [integration.physical.ref, /arn:aws:lambda:[^/]+/.exec(uri)?.[0] ?? uri] as const;
    }),
  );
  const routes = deployment.ofType("AWS::ApiGatewayV2::Route").map((route): ApiRoute => {
    const routeKey = String(route.properties["RouteKey"]);
    const [method = "ANY", path = "/"] = routeKey.split(" ");
    const functionArn = integrations.get(String(route.properties["Target"]).replace(/^integrations\//, ""));
    if (!functionArn) throw new Error(`The route ${routeKey} of the template leads to no function.`);
    const pattern = new RegExp(`^${path.replaceAll(/\{([A-Za-z]+)\}/g, "(?<$1>[^/]+)")}$`);
    return {
      method,
      pattern,
      routeKey,
      functionArn,
      requiresToken: route.properties["AuthorizationType"] === "JWT",
    };
  });
  const [authorizer] = deployment.ofType("AWS::ApiGatewayV2::Authorizer");
  const jwt = (authorizer?.properties["JwtConfiguration"] ?? {}) as {
    readonly Issuer?: string;
    readonly Audience?: readonly string[];
  };
  return { routes, authorizer: { issuer: jwt.Issuer ?? "", audience: jwt.Audience ?? [] } };
}

/** Whether the template lets an AWS service invoke a function (its resource policy). */
export function servicePermits(deployment: Deployment, service: string, functionArn: string): boolean {
  return deployment
    .ofType("AWS::Lambda::Permission")
    .some(
      ({ properties }) =>
        properties["Principal"] === service &&
        [functionArn, functionArn.split(":function:").at(-1)].includes(String(properties["FunctionName"])),
    );
}
