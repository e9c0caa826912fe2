import { Duration } from "aws-cdk-lib";
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from "aws-cdk-lib/aws-cloudfront";
import type { Construct } from "constructs";

/** Where the portal's pages may connect to beyond their own origin. */
export type OtherOrigins = readonly string[];

/** The security headers of every answer. Pages run no script but their own, are never framed, and send no referrer. */
export function portalHeaders(scope: Construct, others: OtherOrigins): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, "Headers", {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(others), override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        preload: true,
        override: true,
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
    },
    customHeadersBehavior: {
      customHeaders: [
        { header: "cross-origin-opener-policy", value: "same-origin", override: true },
        { header: "cross-origin-resource-policy", value: "same-origin", override: true },
        { header: "permissions-policy", value: "camera=(), geolocation=(), microphone=()", override: true },
      ],
    },
    removeHeaders: ["server"],
  });
}

function contentSecurityPolicy(others: OtherOrigins): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'", // the component library sets styles on elements
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${others.join(" ")}`,
    `form-action 'self' ${others.join(" ")}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");
}
