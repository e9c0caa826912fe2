import type { IncomingMessage, ServerResponse } from "node:http";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** One port for every AWS service: the credential scope of the signature names the service. */
export function createAwsPort(services: Readonly<Record<string, Handler>>): Handler {
  return async (request, response) => {
    const service = serviceOf(request);
    const handler = services[service];
    if (handler) return handler(request, response);
    response.writeHead(400, { "content-type": "text/plain" });
    response.end(
      `The local stack does not serve ${service}. It serves: ${Object.keys(services).join(", ")}.`,
    );
  };
}

function serviceOf(request: IncomingMessage): string {
  const header = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? "");
  if (header?.[1]) return header[1];
  const query = new URL(request.url ?? "/", "http://local").searchParams.get("X-Amz-Credential");
  // Unsigned requests, preflights and form uploads (whose credential is inside the form) can only be meant for S3.
  return query?.split("/")[3] ?? "s3";
}
