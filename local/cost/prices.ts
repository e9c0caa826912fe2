/** Where a price was seen. An unverified one was read nowhere: it is the dearest that anybody here remembers. */
type Seen =
  /** In a stored copy, of unknown age, of the vendor's own page. */
  | { readonly how: "vendor page" }
  /** In a guide that dates itself. */
  | { readonly how: "guide"; readonly asOf: string }
  | { readonly how: "unverified" };

/** What one unit costs in US East (N. Virginia), on demand, without any free tier, in US dollars. */
export type Price = {
  readonly service: string;
  readonly unit: string;
  readonly usd: number;
  /** The vendor's page to look at before a bill is promised to anybody. */
  readonly page: string;
  readonly seen: Seen;
};

/** The day on which the pages and guides were looked up. */
export const lookedUpOn = "2026-11-30";

const price = (service: string, unit: string, usd: number, page: string, seen: Seen): Price => ({
  service,
  unit,
  usd,
  page: `https://aws.amazon.com/${page}`,
  seen,
});
const vendorPage = { how: "vendor page" } as const;
const unverified = { how: "unverified" } as const;
const guide = (asOf: string) => ({ how: "guide", asOf }) as const;
const million = 1e6;

/** All prices that a bill is made of, by name. */
export const prices = {
  writeUnit: price(
    "DynamoDB",
    "write unit",
    0.625 / million,
    "dynamodb/pricing/on-demand/",
    guide("2024-11"),
  ),
  readUnit: price("DynamoDB", "read unit", 0.125 / million, "dynamodb/pricing/on-demand/", guide("2024-11")),
  rows: price("DynamoDB", "GB of rows a month", 0.25, "dynamodb/pricing/", vendorPage),
  rowsBackedUp: price(
    "DynamoDB",
    "GB of rows a month, for point-in-time recovery",
    0.2,
    "dynamodb/pricing/",
    unverified,
  ),
  vault: price("Backup", "GB in the vault a month", 0.1, "backup/pricing/", unverified),
  invocation: price("Lambda", "invocation", 0.2 / million, "lambda/pricing/", vendorPage),
  gigabyteSecond: price("Lambda", "GB-second on ARM", 0.0000133334, "lambda/pricing/", vendorPage),
  httpCall: price("API Gateway", "HTTP API call", 1 / million, "api-gateway/pricing/", unverified),
  key: price("KMS", "customer key a month", 1, "kms/pricing/", vendorPage),
  keyCall: price("KMS", "call", 0.03 / 10_000, "kms/pricing/", guide("2026-03")),
  signature: price("KMS", "signature with an elliptic key", 0.15 / 10_000, "kms/pricing/", guide("2026-06")),
  objectWrite: price("S3", "write or list", 0.005 / 1000, "s3/pricing/", unverified),
  objectRead: price("S3", "read", 0.0004 / 1000, "s3/pricing/", unverified),
  objects: price("S3", "GB of objects a month", 0.023, "s3/pricing/", unverified),
  sentOut: price("S3", "GB sent out by a link", 0.09, "s3/pricing/", guide("2026-03")),
  scannedGigabyte: price("GuardDuty", "GB scanned", 0.6, "guardduty/pricing/", unverified),
  scannedObject: price("GuardDuty", "object scanned", 0.215 / 1000, "guardduty/pricing/", unverified),
  edgeCall: price("CloudFront", "HTTPS call", 0.01 / 10_000, "cloudfront/pricing/", guide("2026-03")),
  edgeGigabyte: price("CloudFront", "GB sent out", 0.085, "cloudfront/pricing/", vendorPage),
  webAcl: price("WAF", "web ACL a month", 5, "waf/pricing/", guide("2026")),
  webAclRule: price("WAF", "rule a month", 1, "waf/pricing/", guide("2026")),
  inspected: price("WAF", "call looked at", 0.6 / million, "waf/pricing/", guide("2026")),
  alarm: price("CloudWatch", "alarm a month", 0.1, "cloudwatch/pricing/", unverified),
  metric: price("CloudWatch", "metric of our own a month", 0.3, "cloudwatch/pricing/", guide("2026-02")),
  logged: price("CloudWatch", "GB of log taken in", 0.5, "cloudwatch/pricing/", guide("2026-06")),
  logsKept: price("CloudWatch", "GB of log kept a month", 0.03, "cloudwatch/pricing/", unverified),
  member: price("Cognito", "person who signs in, Plus plan", 0.02, "cognito/pricing/", unverified),
  letter: price("SES", "letter", 0.1 / 1000, "ses/pricing/", unverified),
  message: price("SQS", "call", 0.4 / million, "sqs/pricing/", unverified),
  woken: price(
    "EventBridge Scheduler",
    "schedule that fires",
    1 / million,
    "eventbridge/pricing/",
    guide("2026-03"),
  ),
  secret: price("Secrets Manager", "secret a month", 0.4, "secrets-manager/pricing/", unverified),
} as const satisfies Readonly<Record<string, Price>>;

/** The name of a price. */
export type PriceName = keyof typeof prices;
