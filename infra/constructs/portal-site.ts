import { Duration, Fn, RemovalPolicy } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  SecurityPolicyProtocol,
  SSLMethod,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { Bucket, BucketEncryption, type IBucket, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { Settings } from "../config.ts";
import { abandonedUploads, commonBucket } from "./data-bucket.ts";
import { portalHeaders } from "./portal-headers.ts";

/** What the portal's pages must know of the deployment; served as /config.json. */
export type PortalConfig = {
  readonly clientId: string;
  readonly signInOrigin: string;
  readonly storageOrigins: readonly string[];
};

/** Which API stands behind /api, the firewall before it all, and what the pages must know. */
export type PortalSiteProps = {
  readonly api: HttpApi;
  /** Name of the secret that is shown to the API. */
  readonly shows: string;
  readonly webAclArn: string;
  readonly config: PortalConfig;
  readonly settings: Settings;
};

/** The functions know the header by the same name. */
const edgeKeyHeader = "x-origin-verify";

/** Portal and API under one origin: pages from a private bucket, /api from the HTTP API, /config.json from the edge itself. */
export function portalSite(scope: Construct, props: PortalSiteProps): { readonly bucket: Bucket } {
  const parent = new Construct(scope, "Site");
  const { settings, config } = props;
  const logs = asInterface(edgeLogBucket(parent, settings));
  const bucket = new Bucket(parent, "Pages", {
    ...commonBucket,
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [abandonedUploads, { id: "old-pages", noncurrentVersionExpiration: Duration.days(30) }],
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: "pages/",
  });
  const common = {
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    responseHeadersPolicy: portalHeaders(parent, [config.signInOrigin, ...config.storageOrigins]),
    compress: true,
  };
  const pages: BehaviorOptions = {
    ...common,
    origin: S3BucketOrigin.withOriginAccessControl(asInterface(bucket)),
    cachePolicy: CachePolicy.CACHING_OPTIMIZED,
    allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
  };
  const atViewer = (edge: EdgeFunction) => ({
    functionAssociations: [{ function: edge, eventType: FunctionEventType.VIEWER_REQUEST }],
  });
  new Distribution(parent, "Distribution", {
    comment: "Duces portal",
    domainNames: [settings.portalDomain],
    certificate: Certificate.fromCertificateArn(parent, "Certificate", settings.certificateArn),
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    sslSupportMethod: SSLMethod.SNI,
    httpVersion: HttpVersion.HTTP2_AND_3,
    webAclId: props.webAclArn,
    defaultRootObject: "index.html",
    logBucket: logs,
    logFilePrefix: "edge/",
    logIncludesCookies: false,
    defaultBehavior: { ...pages, ...atViewer(edgeFunction(parent, "Rewrite", rewriteToIndex)) },
    additionalBehaviors: {
      "/config.json": {
        ...pages,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        ...atViewer(edgeFunction(parent, "Config", answerWith(config, settings))),
      },
      "/api/*": {
        ...common,
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        origin: new HttpOrigin(Fn.select(2, Fn.split("/", props.api.apiEndpoint)), {
          protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
          originSslProtocols: [OriginSslPolicy.TLS_V1_2],
          // The value is put in by CloudFormation; the template holds the name of the secret.
          customHeaders: { [edgeKeyHeader]: `{{resolve:secretsmanager:${props.shows}:SecretString}}` },
        }),
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        allowedMethods: AllowedMethods.ALLOW_ALL,
      },
    },
  });
  return { bucket };
}

// The CDK's class and its own interface differ in `policy?` once optional properties are exact.
const asInterface = (bucket: Bucket): IBucket => bucket as IBucket;

const edgeFunction = (scope: Construct, id: string, code: string) =>
  new EdgeFunction(scope, id, { code: FunctionCode.fromInline(code), runtime: FunctionRuntime.JS_2_0 });

// The portal is one page: a path without a file name is a view of it.
const rewriteToIndex = `function handler(event) {
  var request = event.request;
  if (!/\\.[a-z0-9]+$/.test(request.uri)) request.uri = "/index.html";
  return request;
}
`;

function answerWith(config: PortalConfig, settings: Settings): string {
  const body = { ...config, redirectUri: `https://${settings.portalDomain}/sign-in` };
  return `function handler() {
  return {
    statusCode: 200,
    statusDescription: "OK",
    headers: { "content-type": { value: "application/json" }, "cache-control": { value: "no-store" } },
    body: JSON.stringify(${JSON.stringify(body)}),
  };
}
`;
}

/** CloudFront writes its logs by access list, which the other buckets refuse; so it has a bucket of its own. */
function edgeLogBucket(scope: Construct, settings: Settings): Bucket {
  return new Bucket(scope, "EdgeLogs", {
    ...commonBucket,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    encryption: BucketEncryption.S3_MANAGED,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [
      abandonedUploads,
      { id: "kept-with-the-logs", expiration: Duration.days(settings.logRetentionDays) },
    ],
  });
}
