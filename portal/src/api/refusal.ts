import type { Problem } from "../../../workflows/contract/problem.ts";

const plainWords: Readonly<Record<number, string>> = {
  401: "Your sign-in has ended. Sign in again to go on.",
  403: "Your role may not do this.",
  404: "There is nothing here that you may see. Check the link, or sign in again.",
  410: "This link has run out. Ask for a new one.",
  413: "What was sent is too large.",
  429: "Too many tries in a short time. Wait a minute and try again.",
  503: "The service cannot answer just now. Nothing was lost; try again in a minute.",
};

function problem(status: number, code: string, words: string): Problem {
  return { type: "about:blank", status, code, words, correlationId: "" };
}

/** The problem shown when no answer came at all. */
export function unreachable(): Problem {
  return problem(
    503,
    "unreachable",
    "No answer came. Check your connection and try again; what you entered is still on this page.",
  );
}

/** The problem of an answer that is not what the contract says. */
export function unreadable(route: string): Problem {
  return problem(
    500,
    "unreadable-answer",
    `The answer to ${route} was not understood. Reload the page; if that does not help, tell the practice.`,
  );
}

function looksLikeProblem(value: unknown): value is Problem {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    typeof value.code === "string" &&
    "words" in value &&
    typeof value.words === "string" &&
    "status" in value &&
    typeof value.status === "number"
  );
}

/** Turns the body of a refusal into a problem; a body that is none (a proxy's page) becomes words by its status. */
export function refusalOf(status: number, body: string): Problem {
  try {
    const value: unknown = JSON.parse(body);
    if (looksLikeProblem(value)) return value;
  } catch {
    // Not JSON: a gateway or proxy answered in its own format, and the status says enough.
  }
  return problem(
    status,
    "no-problem-body",
    plainWords[status] ?? `The request was refused (status ${status}).`,
  );
}

/** The words for one field, found by its JSON pointer or by the last part of it. */
export function fieldWords(refusal: Problem | undefined, pointer: string): string | undefined {
  return refusal?.fields?.find((row) => row.pointer === pointer)?.words;
}
