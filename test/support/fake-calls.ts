import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { routes } from "../../workflows/contract/http.ts";
import type { RouteName } from "../../workflows/contract/http.ts";

export type Asked = {
  readonly body?: unknown;
  readonly text?: string;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly bearer?: string;
  readonly sub?: string;
  readonly headers?: Record<string, string>;
};

/** For routes whose test is not about who may call them: every call came through the distribution. */
export const throughTheEdge = async (): Promise<boolean> => true;

/** A call as the HTTP API hands it to a function (payload format 2.0). */
export function httpCall(route: RouteName, asked: Asked = {}): APIGatewayProxyEventV2 {
  const { method, path } = routes[route];
  const hasBody = asked.text !== undefined || asked.body !== undefined;
  return {
    version: "2.0",
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: "",
    headers: {
      "content-type": "application/json",
      ...(asked.bearer === undefined ? {} : { authorization: `Bearer ${asked.bearer}` }),
      ...asked.headers,
    },
    pathParameters: asked.params ?? {},
    queryStringParameters: asked.query ?? {},
    requestContext: {
      accountId: "000000000000",
      apiId: "api",
      domainName: "api.example",
      domainPrefix: "api",
      http: { method, path, protocol: "HTTP/1.1", sourceIp: "192.0.2.7", userAgent: "test" },
      requestId: "correlation-1",
      routeKey: `${method} ${path}`,
      stage: "$default",
      time: "21/Nov/2026:12:00:00 +0000",
      timeEpoch: 0,
      ...(asked.sub === undefined
        ? {}
        : {
            authorizer: {
              jwt: { claims: { sub: asked.sub, "custom:role": "practice-manager" }, scopes: [] },
            },
          }),
    },
    ...(hasBody ? { body: asked.text ?? JSON.stringify(asked.body) } : {}),
    isBase64Encoded: false,
  };
}

/** Status and parsed body of an answer. */
export function answerOf(result: APIGatewayProxyStructuredResultV2): {
  status: number;
  body: Record<string, unknown>;
} {
  return { status: result.statusCode ?? 0, body: JSON.parse(result.body ?? "{}") as Record<string, unknown> };
}
