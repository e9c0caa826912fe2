/** Which deployment this is; `dev` keeps nothing for years. */
export type Stage = "dev" | "prod";

/** Everything that differs between two deployments. */
export type Settings = {
  readonly stage: Stage;
  readonly account: string;
  /** CloudFront's web ACL lives in us-east-1 only, and the three stacks live together. */
  readonly region: "us-east-1";
  /** Host name of portal and API, without scheme. */
  readonly portalDomain: string;
  /** The ACM certificate (us-east-1) for `portalDomain`. */
  readonly certificateArn: string;
  /** Prefix of the hosted sign-in pages; unique in the region. */
  readonly signInPrefix: string;
  /** Sender of all mail; its domain becomes the verified identity. */
  readonly mailFrom: string;
  /** Generation of the key the distribution shows the API; the next number makes the next key. */
  readonly edgeKey: number;
  /** Where alarms are mailed; none until one is given. */
  readonly alarmEmail: string | undefined;
  /** Role name pattern of whoever deploys: may attach the ledger key to the table and the backup vault. */
  readonly deploymentRole: string;
  readonly logRetentionDays: number;
  /** Nobody, not even the account root, can delete the audit earlier. */
  readonly auditRetentionDays: number;
  readonly monthlyBudgetUsd: number;
};

const sixYears = 2192; // 45 CFR 164.316(b)(2)(i): documentation is kept six years.

const stages = {
  dev: { logRetentionDays: 30, auditRetentionDays: 1, monthlyBudgetUsd: 50 },
  prod: { logRetentionDays: sixYears, auditRetentionDays: sixYears, monthlyBudgetUsd: 500 },
} as const satisfies Record<Stage, object>;

/** The settings of a deployment, from CDK context (`-c name=value`) over the defaults; throws on a value that cannot be. */
export function settingsFrom(context: (name: string) => unknown): Settings {
  const text = (name: string, fallback: string, shape: RegExp) => {
    const value = context(name) ?? fallback;
    if (typeof value !== "string" || !shape.test(value))
      throw new Error(`context "${name}" is ${JSON.stringify(value)}, expected text like ${fallback}`);
    return value;
  };
  const stage = text("stage", "dev", /^(?:dev|prod)$/u) === "prod" ? "prod" : "dev";
  const account = text("account", "000000000000", /^\d{12}$/u);
  text("region", "us-east-1", /^us-east-1$/u);
  const alarmEmail = text("alarmEmail", "", /^(?:[^@\s]+@[^@\s]+)?$/u);
  return {
    stage,
    account,
    region: "us-east-1",
    portalDomain: text("portalDomain", "portal.duces.example", /^[a-z0-9.-]+\.[a-z]+$/u),
    certificateArn: text(
      "certificateArn",
      `arn:aws:acm:us-east-1:${account}:certificate/00000000-0000-4000-8000-000000000000`,
      /^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]+$/u,
    ),
    signInPrefix: text("signInPrefix", `duces-${stage}`, /^[a-z0-9-]{3,60}$/u),
    mailFrom: text("mailFrom", "records@duces.example", /^[^@\s]+@[^@\s]+$/u),
    edgeKey: Number(text("edgeKey", "1", /^[1-9]\d{0,5}$/u)),
    alarmEmail: alarmEmail === "" ? undefined : alarmEmail,
    deploymentRole: text("deploymentRole", "cdk-*-cfn-exec-role-*", /^[\w+=,.@*-]+$/u),
    ...stages[stage],
  };
}
