import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { CognitoJwtVerifier } from "aws-jwt-verify";
import { readBody } from "../http/requests.ts";
import type { Functions } from "../lambda/functions.ts";
import type { TokenSigner } from "../sign-in/tokens.ts";
import type { ApiRoute, Authorizer } from "./api-routes.ts";

// API Gateway's own limit for HTTP APIs, in bytes.
const largestBody = 10 * 1024 * 1024;

type ProxyAnswer = {
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly cookies?: readonly string[];
};

/** Serves the HTTP API of the template: payload format 2.0, the JWT authorizer, and API Gateway's own refusals. */
export function createHttpApi(
  routes: readonly ApiRoute[],
  authorizer: Authorizer,
  signer: TokenSigner,
  functions: Functions,
) {
  const userPoolId = authorizer.issuer.split("/").at(-1) ?? "";
  const verifier = CognitoJwtVerifier.create({
    userPoolId,
    clientId: [...authorizer.audience],
    tokenUse: "access",
  });
  verifier.cacheJwks({ keys: [...signer.jwks.keys] });

  const refuse = (response: ServerResponse, status: number, message: string) => {
    response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
    response.end(JSON.stringify({ message }));
  };
  const claimsOf = async (header: string | undefined): Promise<Record<string, string> | undefined> => {
    try {
      const payload = await verifier.verify((header ?? "").replace(/^Bearer /, ""));
      return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, claimText(value)]));
    } catch {
      return undefined;
    }
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://local");
    const route = routes.find(
      ({ method, pattern }) => (method === "ANY" || method === request.method) && pattern.test(url.pathname),
    );
    if (!route) return refuse(response, 404, "Not Found");
    const body = await readBody(request, largestBody);
    if (body === "too-large") return refuse(response, 413, "Request Entity Too Large");
    const claims = route.requiresToken ? await claimsOf(request.headers.authorization) : undefined;
    if (route.requiresToken && !claims) return refuse(response, 401, "Unauthorized");

    const invocation = await functions.invoke(
      route.functionArn,
      proxyEvent(request, url, route, body, claims),
    );
    if ("functionError" in invocation) return refuse(response, 500, "Internal Server Error");
    const answer = (invocation.payload ?? {}) as ProxyAnswer;
    const headers: Record<string, string | string[]> = {};
    for (const [name, value] of Object.entries(answer.headers ?? {})) headers[name] = String(value);
    if (answer.cookies) headers["set-cookie"] = [...answer.cookies];
    response.writeHead(answer.statusCode ?? 200, headers);
    response.end(answer.isBase64Encoded ? Buffer.from(answer.body ?? "", "base64") : (answer.body ?? ""));
  };
}

function proxyEvent(
  request: IncomingMessage,
  url: URL,
  route: ApiRoute,
  body: Buffer,
  claims: Readonly<Record<string, string>> | undefined,
) {
  const parameters = route.pattern.exec(url.pathname)?.groups;
  const headers = Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values]) => [name, (values ?? []).join(",")]),
  );
  const peer = request.socket.remoteAddress ?? "127.0.0.1";
  headers["x-forwarded-for"] = [headers["x-forwarded-for"] ?? [], peer].flat().join(", ");
  return {
    version: "2.0",
    routeKey: route.routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    ...(url.search ? { queryStringParameters: Object.fromEntries(url.searchParams) } : {}),
    ...(parameters
      ? {
          pathParameters: Object.fromEntries(
            Object.entries(parameters).map(([name, value]) => [name, safeDecode(value)]),
          ),
        }
      : {}),
    requestContext: {
      accountId: "000000000000",
      apiId: "local",
      domainName: request.headers.host ?? "local",
      http: {
        method: request.method,
        path: url.pathname,
        protocol: "HTTP/1.1",
        sourceIp: peer,
        userAgent: request.headers["user-agent"] ?? "",
      },
      requestId: randomUUID(),
      routeKey: route.routeKey,
      stage: "$default",
      ...(claims ? { authorizer: { jwt: { claims, scopes: [] } } } : {}),
    },
    ...(body.length > 0
      ? { body: body.toString("base64"), isBase64Encoded: true }
      : { isBase64Encoded: false }),
  };
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** API Gateway hands every claim on as text, a list in square brackets. */
function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(claimText).join(" ")}]`;
  return typeof value === "string" ? value : JSON.stringify(value);
}
