import type { IncomingMessage, ServerResponse } from "node:http";

import { answerJson, answerJsonError, type JsonProtocol } from "../http/aws-json.ts";
import { readBody, signedRequestOf } from "../http/requests.ts";
import type { Principal, PrincipalDirectory } from "../iam/principals.ts";
import { asJsonServiceError } from "../iam/signature-refusal.ts";
import { verifyRequest } from "../iam/signature.ts";
import { RefusedCall } from "./refused-call.ts";

const largestBodyBytes = 16 * 1024 * 1024;

/** A signed call of a JSON service: who calls which operation with what. */
export type JsonCall = {
  readonly caller: Principal;
  readonly operation: string;
  readonly input: Record<string, unknown>;
  /** Where the caller reached the service, as `http://host:port`. */
  readonly origin: string;
  /** Says when the caller is no longer there to be answered. */
  readonly gone: AbortSignal;
};

/** How a service answers a call; it throws RefusedCall to refuse. */
export type JsonService = {
  readonly protocol: JsonProtocol;
  readonly directory: PrincipalDirectory;
  readonly run: (call: JsonCall) => Promise<object>;
};

/** Takes one HTTP request of a JSON service: verifies the signature, runs the operation and answers in the service's protocol. */
export async function serveJson(
  request: IncomingMessage,
  response: ServerResponse,
  { protocol, directory, run }: JsonService,
): Promise<void> {
  try {
    const call = await readCall(request, response, directory);
    answerJson(response, protocol, await run(call));
  } catch (error) {
    if (error instanceof RefusedCall) {
      const { status, code, message, details } = error;
      answerJsonError(response, protocol, { status, code, message, details });
      return;
    }
    answerJsonError(response, protocol, { status: 500, code: "InternalServerError", message: nameOf(error) });
  }
}

async function readCall(
  request: IncomingMessage,
  response: ServerResponse,
  directory: PrincipalDirectory,
): Promise<JsonCall> {
  const leaving = new AbortController();
  response.once("close", () => leaving.abort());
  const body = await readBody(request, largestBodyBytes);
  if (body === "too-large") {
    throw new RefusedCall(
      "RequestEntityTooLarge",
      `The body must not exceed ${largestBodyBytes} bytes.`,
      413,
    );
  }
  // Callers sign with the machine's clock, also when the stack travels in time.
  const verified = verifyRequest(signedRequestOf(request, body), directory, Date.now());
  if ("refused" in verified) {
    const { status, code, message } = asJsonServiceError(verified);
    throw new RefusedCall(code, message, status);
  }
  const operation = String(request.headers["x-amz-target"] ?? "").split(".")[1] ?? "";
  return {
    caller: verified.principal,
    operation,
    input: parseObject(body),
    origin: `http://${request.headers.host ?? "127.0.0.1"}`,
    gone: leaving.signal,
  };
}

/** Parses a JSON object; an empty body counts as `{}`; throws RefusedCall SerializationException. */
export function parseObject(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.length === 0 ? "{}" : body.toString("utf8"));
    if (value !== null && typeof value === "object" && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // Not JSON at all: refused below like JSON of another shape.
  }
  throw new RefusedCall("SerializationException", "The body must be a JSON object.");
}

/** An unexpected error's name and message; inputs never go into these messages. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : "unknown error";
}
