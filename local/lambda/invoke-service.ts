import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody, signedRequestOf } from "../http/requests.ts";
import { evaluate } from "../iam/evaluate.ts";
import type { PrincipalDirectory } from "../iam/principals.ts";
import { verifyRequest } from "../iam/signature.ts";
import { account, region } from "../template/physical.ts";
import type { Functions } from "./functions.ts";

const largestPayload = 6 * 1024 * 1024;
const path = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/**
 * Lambda's Invoke over HTTP, for functions that call each other. A caller needs `lambda:InvokeFunction` on the exact
 * ARN it names, alias included.
 */
export function createInvokeService(directory: PrincipalDirectory, functions: () => Functions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(JSON.stringify(body));
    };
    const refuse = (status: number, code: string, message: string) =>
      answer(status, { Message: message }, { "x-amzn-errortype": code });

    const body = await readBody(request, largestPayload);
    if (body === "too-large")
      return refuse(413, "RequestTooLargeException", `The payload must not exceed ${largestPayload} bytes.`);
    const verified = verifyRequest(signedRequestOf(request, body), directory, Date.now());
    if ("refused" in verified)
      return refuse(403, verified.refused, "The request's signature was not accepted.");
    const url = new URL(request.url ?? "/", "http://local");
    const named = path.exec(url.pathname)?.[1];
    if (request.method !== "POST" || !named)
      return refuse(404, "ResourceNotFoundException", "Only Invoke is served here.");
    const qualifier = url.searchParams.get("Qualifier");
    const asked = decodeURIComponent(named);
    const arn = [
      asked.startsWith("arn:") ? asked : `arn:aws:lambda:${region}:${account}:function:${asked}`,
      ...(qualifier ? [qualifier] : []),
    ].join(":");
    const { allowed, reason } = evaluate({
      principal: verified.principal,
      action: "lambda:InvokeFunction",
      resource: arn,
      context: {},
    });
    if (!allowed) {
      return refuse(
        403,
        "AccessDeniedException",
        `User: ${verified.principal.arn} is not authorized to perform: lambda:InvokeFunction on resource: ${arn} because ${reason}`,
      );
    }
    if (!functions().find(arn)) return refuse(404, "ResourceNotFoundException", `Function not found: ${arn}`);
    const event: unknown = body.length > 0 ? JSON.parse(body.toString("utf8")) : {};
    if (request.headers["x-amz-invocation-type"] === "Event") {
      functions().invokeLater(arn, event);
      return answer(202, null);
    }
    const invocation = await functions().invoke(arn, event);
    return answer(
      200,
      invocation.payload,
      "functionError" in invocation ? { "x-amz-function-error": invocation.functionError } : {},
    );
  };
}
