import { createReadStream, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import type { Deployment } from "../template/resolve.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".woff2": "font/woff2",
  ".ico": "image/x-icon",
};

type HeadersPolicy = {
  readonly SecurityHeadersConfig?: {
    readonly ContentSecurityPolicy?: { readonly ContentSecurityPolicy: string };
    readonly ReferrerPolicy?: { readonly ReferrerPolicy: string };
    readonly FrameOptions?: { readonly FrameOption: string };
    readonly ContentTypeOptions?: object;
  };
  readonly CustomHeadersConfig?: {
    readonly Items: readonly { readonly Header: string; readonly Value: string }[];
  };
};

/** The security headers that the distribution of the template adds to every answer. */
export function siteHeaders(
  deployment: Deployment,
  localOrigins: readonly string[],
): Readonly<Record<string, string>> {
  const [policy] = deployment.ofType("AWS::CloudFront::ResponseHeadersPolicy");
  const { SecurityHeadersConfig: security = {}, CustomHeadersConfig: custom } = (policy?.properties[
    "ResponseHeadersPolicyConfig"
  ] ?? {}) as HeadersPolicy;
  const headers: Record<string, string> = {};
  const csp = security.ContentSecurityPolicy?.ContentSecurityPolicy;
  // Storage and sign-in have other addresses here than in AWS: they join the places the page may speak to.
  if (csp)
    headers["content-security-policy"] = csp.replace(
      /connect-src /,
      `connect-src ${localOrigins.join(" ")} `,
    );
  if (security.ReferrerPolicy) headers["referrer-policy"] = security.ReferrerPolicy.ReferrerPolicy;
  if (security.FrameOptions) headers["x-frame-options"] = security.FrameOptions.FrameOption;
  if (security.ContentTypeOptions) headers["x-content-type-options"] = "nosniff";
  for (const { Header, Value } of custom?.Items ?? []) headers[Header.toLowerCase()] = Value;
  return headers;
}

/** Serves the built portal as the distribution does: files as they are, every other path the entry page. */
export function createSite(folder: string, config: unknown, headers: Readonly<Record<string, string>>) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? "/", "http://local");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
      return;
    }
    if (url.pathname === "/config.json") {
      response.writeHead(200, {
        ...headers,
        "content-type": "application/json",
        "cache-control": "no-store",
      });
      response.end(JSON.stringify(config));
      return;
    }
    const asked = join(folder, normalize(url.pathname));
    const file =
      asked.startsWith(folder) && statSync(asked, { throwIfNoEntry: false })?.isFile()
        ? asked
        : join(folder, "index.html");
    const content = createReadStream(file);
    // A new build takes the files away for a moment: whoever asks then is told so, and the stack goes on.
    content.once("error", () => {
      if (response.headersSent) response.destroy();
      else response.writeHead(503, { ...headers, "content-type": "text/plain", "retry-after": "5" });
      response.end("The portal is being built. Reload in a few seconds.\n");
    });
    content.once("open", () => {
      response.writeHead(200, {
        ...headers,
        "content-type": types[extname(file)] ?? "application/octet-stream",
        // Built files carry their digest in the name; the entry page does not.
        "cache-control": file.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      });
      content.pipe(response);
    });
  };
}
