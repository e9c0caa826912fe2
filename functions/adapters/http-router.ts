import { isIP } from "node:net";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { z } from "zod";
import { routes } from "../../workflows/contract/http.ts";
import type { RouteName } from "../../workflows/contract/http.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import { edgeKeyHeader } from "./edge-check.ts";
import type { EdgeCheck } from "./edge-check.ts";
import { documentsUnavailable, keyIsUnusable } from "./key-unusable.ts";
import { errorNameOf } from "./log.ts";
import type { Log } from "./log.ts";
import type { RecordLook, Seen, Shown } from "./looks.ts";
import type { Member } from "./practice-rows.ts";
import { invalidFields, notFound, problemResponse, refusal, securityHeaders } from "./problem-response.ts";
import { parseStrictJson } from "./strict-json.ts";

type FunctionName = (typeof routes)[RouteName]["fn"];
/** The routes one function answers. */
export type RoutesOf<Fn extends FunctionName> = {
  [Route in RouteName]: (typeof routes)[Route]["fn"] extends Fn ? Route : never;
}[RouteName];

/** One HTTP call, taken apart; `sub` is the signed-in account as the authorizer verified it. */
export type Call = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly bearer: string | undefined;
  readonly sub: string | undefined;
  /** The network address that the distribution served. */
  readonly viewer: string;
  readonly correlationId: string;
};
/** What a route answers: a body with its status, text of another type for other programs, or a refusal. */
export type Reply =
  | { readonly status: 200 | 201 | 202; readonly body: unknown; readonly seen: Seen }
  | { readonly status: 200 | 201 | 202; readonly body: unknown }
  | { readonly status: 200; readonly text: string; readonly type: string }
  | { readonly problem: Refusal };
export type RouteHandler = (call: Call) => Promise<Reply>;
export type HttpHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

export const ok = (body: unknown): Reply => ({ status: 200, body });
/** The same answer with who reads it, and of whom: every look at a patient or a request is kept (45 CFR 164.312(b)). */
export const showing = (reply: Reply, by: Member, shown: Shown): Reply =>
  "body" in reply ? { ...reply, seen: { ...shown, by } } : reply;
export const created = (body: unknown): Reply => ({ status: 201, body });
export const refuse = (problem: Refusal): Reply => ({ problem });

const smallBody = 64 * 1024;

type HttpHandlerProps = {
  readonly edge: EdgeCheck;
  readonly log: Log;
  readonly looks: RecordLook;
  readonly largestBody?: number;
};

/**
 * Answers every route of one function, to calls that came through the distribution; each route needs a handler, and what is
 * thrown never leaves as text.
 */
export function httpHandler<Fn extends FunctionName>(
  fn: Fn,
  handlers: { readonly [Route in RoutesOf<Fn>]: RouteHandler },
  { edge, log, looks, largestBody = smallBody }: HttpHandlerProps,
): HttpHandler {
  const byRouteKey = new Map<string, readonly [string, RouteHandler]>();
  for (const [name, handler] of Object.entries<RouteHandler>(handlers)) {
    const route = routes[name as RouteName];
    byRouteKey.set(`${route.method} ${route.path}`, [name, handler]);
  }
  return async (event) => {
    const correlationId = event.requestContext.requestId;
    const turnedAway = await wentAround(event, edge, log);
    if (turnedAway) return problemResponse(turnedAway, correlationId);
    const found = byRouteKey.get(event.routeKey);
    if (!found) return problemResponse(notFound(), correlationId);
    const [route, handler] = found;
    const startedAt = performance.now();
    const answered = await answer(event, handler, largestBody).catch((error: unknown) => {
      log("error", "route-failed", { correlationId, route, errorName: errorNameOf(error) });
      if (keyIsUnusable(error)) return refuse(documentsUnavailable());
      return refuse(refusal("internal-error", "Something failed on our side. Try again in a moment."));
    });
    const reply = await onRecord(answered, looks).catch((error: unknown) => {
      log("error", "look-not-recorded", { correlationId, route, errorName: errorNameOf(error) });
      return refuse(lookNotRecorded);
    });
    const durationMs = Math.round(performance.now() - startedAt);
    if ("problem" in reply) {
      const { status, code } = reply.problem;
      log("security", "refused", {
        correlationId,
        route,
        status,
        code,
        durationMs,
        address: viewerOf(event),
      });
      return problemResponse(reply.problem, correlationId);
    }
    log("info", "answered", { correlationId, route, status: reply.status, durationMs });
    if ("seen" in reply) log("access", "shown", { correlationId, route, ...lineOf(reply.seen) });
    return {
      statusCode: reply.status,
      headers: { ...securityHeaders, "content-type": "text" in reply ? reply.type : "application/json" },
      body: "text" in reply ? reply.text : JSON.stringify(reply.body),
    };
  };
}

/** The answer, once it is on record who is shown it: where that cannot be written, nothing is shown. */
async function onRecord(reply: Reply, looks: RecordLook): Promise<Reply> {
  if ("seen" in reply) await looks(reply.seen);
  return reply;
}
const lookNotRecorded = refusal(
  "unavailable",
  "Every look at a patient or a request is kept on record, and that cannot be written at the moment, so nothing is shown. Try again in a moment.",
);

/** What a line of the log says of a look: of what may be a note only that somebody looked. */
const lineOf = ({ by: { practiceId, personId, roles }, requestId }: Seen) => ({
  practiceId,
  personId,
  roles: roles.join("."),
  ...(requestId ? { requestId } : {}),
});

/** Nothing is told apart for whoever calls the API's own address: no route, no reason. */
async function wentAround(
  { headers, requestContext: { requestId: correlationId, http } }: APIGatewayProxyEventV2,
  edge: EdgeCheck,
  log: Log,
): Promise<Refusal | undefined> {
  try {
    if (await edge(headers[edgeKeyHeader])) return undefined;
    log("security", "went-around-the-edge", { correlationId, address: http.sourceIp });
    return notFound();
  } catch (error) {
    log("error", "edge-unknown", { correlationId, errorName: errorNameOf(error) });
    return refusal("unavailable", "Something failed on our side. Try again in a moment.");
  }
}

/** Behind the distribution the caller is the edge; whom that served it wrote down last but one, after what viewers wrote. */
function viewerOf({ headers, requestContext: { http } }: APIGatewayProxyEventV2): string {
  const hops = (headers["x-forwarded-for"] ?? "").split(",").map((hop) => hop.trim());
  const viewer = hops.at(-2);
  return viewer !== undefined && isIP(viewer) !== 0 ? viewer : http.sourceIp;
}

async function answer(
  event: APIGatewayProxyEventV2,
  handler: RouteHandler,
  largestBody: number,
): Promise<Reply> {
  const body = bodyOf(event, largestBody);
  if ("problem" in body) return body;
  const authorization = event.headers["authorization"] ?? "";
  return handler({
    params: withoutUndefined(event.pathParameters ?? {}),
    query: withoutUndefined(event.queryStringParameters ?? {}),
    body: body.value,
    bearer: /^Bearer ([\w.~+/=-]{20,4096})$/.exec(authorization)?.[1],
    sub: subOf(event),
    viewer: viewerOf(event),
    correlationId: event.requestContext.requestId,
  });
}

function bodyOf(
  event: APIGatewayProxyEventV2,
  largestBody: number,
): { readonly value: unknown } | { readonly problem: Refusal } {
  if (event.requestContext.http.method !== "POST") return { value: undefined };
  const type = (event.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json")
    return { problem: refusal("wrong-type", "The body must be sent as application/json.") };
  const raw = event.body ?? "";
  if (raw.length > largestBody * (event.isBase64Encoded ? 4 / 3 : 1))
    return { problem: refusal("too-large", `The body is larger than ${largestBody} bytes.`) };
  const text = event.isBase64Encoded ? Buffer.from(raw, "base64").toString("utf8") : raw;
  const parsed = parseStrictJson(text);
  return parsed.ok ? { value: parsed.value } : { problem: refusal(parsed.code, parsed.words) };
}

/** The account of a call that passed the authorizer; the role claims beside it are never read. */
function subOf(event: APIGatewayProxyEventV2): string | undefined {
  const context: unknown = event.requestContext;
  const authorizer = field(field(field(context, "authorizer"), "jwt"), "claims");
  const sub = field(authorizer, "sub");
  return typeof sub === "string" ? sub : undefined;
}

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

function withoutUndefined(source: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(source).filter((row): row is [string, string] => row[1] !== undefined),
  );
}

/** Parses what was sent against its schema; an unknown field is a wrong field. */
export function parsed<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): { readonly value: z.output<Schema> } | { readonly problem: Refusal } {
  const result = schema.safeParse(value);
  return result.success ? { value: result.data } : { problem: invalidFields(result.error) };
}
