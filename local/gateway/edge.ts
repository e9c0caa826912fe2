import { request as ask } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Deployment } from "../template/resolve.ts";

type Distribution = {
  readonly Origins?: readonly {
    readonly Id: string;
    readonly OriginCustomHeaders?: readonly { readonly HeaderName: string; readonly HeaderValue: string }[];
  }[];
  readonly CacheBehaviors?: readonly { readonly PathPattern: string; readonly TargetOriginId: string }[];
};

/** The headers that the distribution of the template adds on the way to the origin of a path; `putIn` puts in secrets. */
export function originHeaders(
  deployment: Deployment,
  path: string,
  putIn: (text: string) => string,
): Readonly<Record<string, string>> {
  const [found] = deployment.ofType("AWS::CloudFront::Distribution");
  const { Origins = [], CacheBehaviors = [] } = (found?.properties["DistributionConfig"] ??
    {}) as Distribution;
  const behavior = CacheBehaviors.find(({ PathPattern }) => PathPattern === path);
  const origin = Origins.find(({ Id }) => Id === behavior?.TargetOriginId);
  if (!origin) throw new Error(`The distribution of the template has no origin for ${path}.`);
  return Object.fromEntries(
    (origin.OriginCustomHeaders ?? []).map(({ HeaderName, HeaderValue }) => [
      HeaderName.toLowerCase(),
      putIn(HeaderValue),
    ]),
  );
}

/**
 * The distribution's way to the API: every request is made again at the API's own address, with the viewer's headers but the
 * host's, the viewer's address, and the headers of the origin in the place of a viewer's own. `added` goes on every answer.
 */
export function createEdge(
  apiOrigin: string,
  headers: Readonly<Record<string, string>>,
  added: Readonly<Record<string, string>>,
) {
  return (request: IncomingMessage, response: ServerResponse): Promise<void> =>
    new Promise((resolve, reject) => {
      const onward = ask(
        new URL(request.url ?? "/", apiOrigin),
        { method: request.method, headers: { ...forwarded(request), ...headers } },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...added });
          answer.pipe(response).once("error", reject);
        },
      );
      onward.once("error", reject);
      // A viewer who leaves is no fault of anybody's.
      response.once("close", () => {
        resolve();
        onward.destroy();
      });
      request.pipe(onward);
    });
}

function forwarded({ headers, socket }: IncomingMessage): IncomingHttpHeaders {
  const { host: _host, connection: _connection, ...kept } = headers;
  const hops = [kept["x-forwarded-for"] ?? [], socket.remoteAddress ?? "127.0.0.1"].flat();
  return { ...kept, "x-forwarded-for": hops.join(", ") };
}
