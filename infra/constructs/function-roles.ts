import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { type FunctionName, functionNames } from "../function-settings.ts";

/** One role for each function, one the one-time schedules run under, one that copies the table to its backups. */
export type FunctionRoles = Readonly<Record<FunctionName, Role>> & {
  readonly schedule: Role;
  readonly backup: Role;
};

/**
 * The identities of the product. They live beside the keys, because the key policies name them; what each may do beyond
 * its keys stands in the request stack.
 */
export function functionRoles(scope: Construct, account: string): FunctionRoles {
  const parent = new Construct(scope, "Roles");
  const role = (name: FunctionName) =>
    new Role(parent, name, {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      description: `Runs ${name}`,
    });
  const roles = Object.fromEntries(functionNames.map((name) => [name, role(name)])) as Record<
    FunctionName,
    Role
  >;
  const schedule = new Role(parent, "schedule", {
    assumedBy: new ServicePrincipal("scheduler.amazonaws.com").withConditions({
      StringEquals: { "aws:SourceAccount": account },
    }),
    description: "Fires the one-time clocks",
  });
  const backup = new Role(parent, "backup", {
    assumedBy: new ServicePrincipal("backup.amazonaws.com").withConditions({
      StringEquals: { "aws:SourceAccount": account },
    }),
    description: "Copies the ledger to its backups",
  });
  return { ...roles, schedule, backup };
}
