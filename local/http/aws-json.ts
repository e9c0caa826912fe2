import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { ServiceError } from "../iam/signature-refusal.ts";

/** Which of the two JSON protocols a service speaks. */
export type JsonProtocol = "application/x-amz-json-1.0" | "application/x-amz-json-1.1";

/** Answers a call of a JSON service with its output. */
export function answerJson(response: ServerResponse, protocol: JsonProtocol, output: object): void {
  send(response, 200, protocol, JSON.stringify(output));
}

/** Answers a call of a JSON service with an error the public SDK turns into the exception class of that code. */
export function answerJsonError(
  response: ServerResponse,
  protocol: JsonProtocol,
  error: ServiceError & { readonly details?: object },
): void {
  const { status, code, message, details } = error;
  response.setHeader("x-amzn-errortype", code);
  send(response, status, protocol, JSON.stringify({ ...details, __type: code, message }));
}

function send(response: ServerResponse, status: number, protocol: JsonProtocol, text: string): void {
  response.writeHead(status, {
    "content-type": protocol,
    "content-length": Buffer.byteLength(text),
    "x-amzn-requestid": randomUUID(),
  });
  response.end(text);
}
