import type { CorsRule } from "./bucket.ts";
import { emptyReply, type Reply } from "./call.ts";
import { accessDenied, S3Failure } from "./failure.ts";

const matchesPattern = (pattern: string, value: string): boolean => {
  const [before = "", ...rest] = pattern.toLowerCase().split("*");
  const after = rest.join("*");
  const text = value.toLowerCase();
  if (rest.length === 0) return text === before;
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
};

const allowsOrigin = (rule: CorsRule, origin: string): boolean =>
  rule.AllowedOrigins.some((pattern) => matchesPattern(pattern, origin));

const originHeaders = (rule: CorsRule, origin: string): Readonly<Record<string, string>> => ({
  ...(rule.AllowedOrigins.includes("*")
    ? { "access-control-allow-origin": "*" }
    : { "access-control-allow-origin": origin, "access-control-allow-credentials": "true" }),
  ...(rule.ExposedHeaders !== undefined &&
    rule.ExposedHeaders.length > 0 && { "access-control-expose-headers": rule.ExposedHeaders.join(", ") }),
  vary: "Origin, Access-Control-Request-Headers, Access-Control-Request-Method",
});

/** The CORS headers of an ordinary answer: none without an Origin, or when no rule of the bucket fits. */
export const corsHeaders = (
  rules: readonly CorsRule[],
  origin: string | undefined,
  method: string,
): Readonly<Record<string, string>> => {
  if (origin === undefined) return {};
  const rule = rules.find((one) => allowsOrigin(one, origin) && one.AllowedMethods.includes(method));
  return rule === undefined ? {} : originHeaders(rule, origin);
};

/** The answer to a browser's preflight, which carries no signature. Throws AccessDenied unless one rule allows origin, method and headers. */
export const preflight = (rules: readonly CorsRule[], headers: Readonly<Record<string, string>>): Reply => {
  const origin = headers["origin"];
  const method = headers["access-control-request-method"];
  if (origin === undefined || method === undefined) {
    throw new S3Failure("InvalidRequest", "Insufficient information. Origin request header needed.");
  }
  const wanted = (headers["access-control-request-headers"] ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const rule = rules.find(
    (one) =>
      allowsOrigin(one, origin) &&
      one.AllowedMethods.includes(method) &&
      wanted.every((name) => (one.AllowedHeaders ?? []).some((pattern) => matchesPattern(pattern, name))),
  );
  if (rule === undefined) throw accessDenied("CORSResponse: This CORS request is not allowed.");
  return emptyReply(200, {
    ...originHeaders(rule, origin),
    "access-control-allow-methods": rule.AllowedMethods.join(", "),
    ...(wanted.length > 0 && { "access-control-allow-headers": wanted.join(", ").toLowerCase() }),
    ...(rule.MaxAge !== undefined && { "access-control-max-age": String(rule.MaxAge) }),
  });
};
