import { Duration } from "aws-cdk-lib";
import { AccountPrincipal, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { type FunctionName, functionNames } from "../function-settings.ts";

/**
 * One role for each function, one the one-time schedules run under, one that copies the table to its backups, two under
 * which uploads are scanned, papers and records apart; and the two that people may put on: the registrar enters practices and members, the auditor reads the sealed audit and the events it speaks of.
 */
export type FunctionRoles = Readonly<
  Record<FunctionName | "schedule" | "backup" | "scanner" | "record-scanner" | "registrar" | "auditor", Role>
>;

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
  const scanner = (id: string, what: string) =>
    new Role(parent, id, {
      assumedBy: new ServicePrincipal("malware-protection-plan.guardduty.amazonaws.com").withConditions({
        StringEquals: { "aws:SourceAccount": account },
      }),
      description: `Scans ${what} for malware and writes its verdict beside them`,
    });
  const person = (name: string, description: string) =>
    new Role(parent, name, {
      assumedBy: new AccountPrincipal(account).withConditions({
        Bool: { "aws:MultiFactorAuthPresent": "true" },
      }),
      description,
      maxSessionDuration: Duration.hours(1),
    });
  return {
    ...roles,
    schedule,
    backup,
    scanner: scanner("scanner", "uploads"),
    "record-scanner": scanner("record-scanner", "records on their way in"),
    registrar: person("registrar", "Enters practices and their members; sees no request and no patient"),
    auditor: person("auditor", "Reads the sealed audit and the events of requests, and nothing else"),
  };
}
