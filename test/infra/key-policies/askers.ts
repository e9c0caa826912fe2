import { servicePrincipal, type Principal } from "../../../local/iam/principals.ts";
import { functionNames } from "../../../infra/function-settings.ts";
import { account, arn, type Resource } from "../deployment.ts";
import { administrator, type Asker, policiesOf, roleOf } from "../permissions.ts";

/** The roles of the template by the name a row of a table has. */
export const roleRows = [
  ...functionNames,
  "schedule",
  "backup",
  "scanner",
  "record-scanner",
  "registrar",
  "auditor",
] as const;

const elsewhere = "111111111111";
const anyRole = (name: string, of = account) => `arn:aws:iam::${of}:role/${name}`;
const withEverything = (its: string): Asker => ({ arn: its, policies: administrator.policies });

// Whoever else may come to a key: people of the account with every right that IAM can give, and those outside of it.
const others: Readonly<Record<string, Asker>> = {
  deployment: withEverything(anyRole(`cdk-hnb659fds-cfn-exec-role-${account}-us-east-1`)),
  administrator,
  "account-root": withEverything(`arn:aws:iam::${account}:root`),
  "role-without-policies": { arn: anyRole("nobody"), policies: [] },
  "other-account": withEverything(anyRole("administrator", elsewhere)),
};

/** AWS services in their own names: those that a key policy names, and two that none names. */
export const serviceRows = {
  "service-logs": "logs.us-east-1.amazonaws.com",
  "service-events": "events.amazonaws.com",
  "service-cloudwatch": "cloudwatch.amazonaws.com",
  "service-budgets": "budgets.amazonaws.com",
  "service-sns": "sns.amazonaws.com",
  "service-s3": "s3.amazonaws.com",
  "service-lambda": "lambda.amazonaws.com",
} as const;

export const rowNames: readonly string[] = [...roleRows, ...Object.keys(others), ...Object.keys(serviceRows)];

/** Who stands in a row, as both judges are told of them. */
export type Row = {
  readonly name: string;
  readonly asker: Asker;
  readonly principal: Principal;
  readonly isService: boolean;
};

export function rowOf(all: readonly Resource[], name: string): Row {
  const service = Object.entries(serviceRows).find(([row]) => row === name)?.[1];
  if (service !== undefined)
    return {
      name,
      asker: { arn: service, policies: [] },
      principal: servicePrincipal(service),
      isService: true,
    };
  const role = others[name] === undefined ? roleOf(all, name) : undefined;
  const asker = others[name] ?? {
    arn: role ? arn(role) : "",
    policies: role ? policiesOf(all, role) : [],
  };
  const accountId = asker.arn.split(":")[4] ?? "";
  const policies = asker.policies.map(({ policy }) => policy as Principal["policies"][number]);
  return { name, asker, principal: { arn: asker.arn, accountId, policies }, isService: false };
}
