import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

import { readBody, signedRequestOf } from "../http/requests.ts";
import type { Principal, PrincipalDirectory } from "../iam/principals.ts";
import { asJsonServiceError } from "../iam/signature-refusal.ts";
import { verifyRequest } from "../iam/signature.ts";
import { nameOf, parseObject } from "./json-service.ts";
import { RefusedCall } from "./refused-call.ts";

const largestBodyBytes = 16 * 1024 * 1024;

/** A signed call of a REST service; the path is cut at its slashes and decoded. */
export type RestCall = {
  readonly caller: Principal;
  readonly method: string;
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly input: Readonly<Record<string, unknown>>;
};

/** Takes one HTTP request of a REST service that speaks JSON: verifies the signature, runs the call and answers. */
export async function serveRest(
  request: IncomingMessage,
  response: ServerResponse,
  directory: PrincipalDirectory,
  run: (call: RestCall) => Promise<object>,
): Promise<void> {
  try {
    const body = await readBody(request, largestBodyBytes);
    if (body === "too-large") {
      throw new RefusedCall(
        "RequestEntityTooLargeException",
        `The body must not exceed ${largestBodyBytes} bytes.`,
        413,
      );
    }
    const signed = signedRequestOf(request, body);
    // Callers sign with the machine's clock, also when the stack travels in time.
    const verified = verifyRequest(signed, directory, Date.now());
    if ("refused" in verified) {
      const { code, message } = asJsonServiceError(verified);
      throw new RefusedCall(code, message, 403);
    }
    const output = await run({
      caller: verified.principal,
      method: signed.method,
      path: signed.path.split("/").filter(Boolean).map(decodeURIComponent),
      query: new URLSearchParams(signed.query),
      input: parseObject(body),
    });
    answer(response, 200, output);
  } catch (error) {
    const refused =
      error instanceof RefusedCall ? error : new RefusedCall("InternalServerException", nameOf(error), 500);
    response.setHeader("x-amzn-errortype", refused.code);
    // Services differ in the spelling of this member, and their clients read only their own.
    answer(response, refused.status, {
      ...refused.details,
      message: refused.message,
      Message: refused.message,
    });
  }
}

function answer(response: ServerResponse, status: number, output: object): void {
  const text = JSON.stringify(output);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    "x-amzn-requestid": randomUUID(),
  });
  response.end(text);
}
