import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { z } from "zod";
import { freshMinutes } from "../../workflows/access/fresh-sign-in.ts";
import type { ProblemCode, Refusal } from "../../workflows/contract/problem.ts";
import { problemStatus } from "../../workflows/contract/problem.ts";

/** Sent with every answer: nothing is cached, sniffed, framed or referred to. */
export const securityHeaders = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
} as const;

/** A refusal with its documented status. */
export function refusal(code: ProblemCode, words: string, more: Partial<Refusal> = {}): Refusal {
  return { ...more, type: "about:blank", status: problemStatus[code], code, words };
}

/** One refusal for what does not exist and for what is someone else's: nothing tells them apart. */
export const notFound = (): Refusal => refusal("not-found", "There is nothing here under this address.");

/** Said to whoever signed in too long ago for what they ask. */
export const signInTooOld = refusal(
  "sign-in-too-old",
  `This needs a sign-in of the last ${freshMinutes} minutes. Sign in again, then give the command once more; nothing was recorded.`,
);

/** Names every field that was wrong, as JSON pointers; never repeats what was sent. */
export function invalidFields(error: z.ZodError, words = "Some fields are not as expected."): Refusal {
  const fields = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          pointer: pointerOf([...issue.path, key]),
          words: "This field is not known.",
        }))
      : [{ pointer: pointerOf(issue.path), words: issue.message }],
  );
  return refusal("invalid-field", words, { fields: fields.slice(0, 50) });
}

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).slice(0, 100).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** The HTTP answer of a refusal. */
export function problemResponse(problem: Refusal, correlationId: string): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: problem.status,
    headers: {
      ...securityHeaders,
      "content-type": "application/problem+json",
      ...(problem.code === "too-many" ? { "retry-after": "60" } : {}),
    },
    body: JSON.stringify({ ...problem, correlationId }),
  };
}
