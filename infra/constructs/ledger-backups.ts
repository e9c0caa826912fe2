import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from "aws-cdk-lib/aws-backup";
import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { Schedule } from "aws-cdk-lib/aws-events";
import { ManagedPolicy, PolicyStatement, type Role } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";

/** What the backups copy, under which key, and in whose name. */
export type LedgerBackupsProps = { readonly table: TableV2; readonly key: Key; readonly role: Role };

/** Daily copies kept 35 days and monthly ones kept six years, in a vault whose copies nobody may delete within a week. */
export function ledgerBackups(scope: Construct, { table, key, role }: LedgerBackupsProps): void {
  const parent = new Construct(scope, "Backups");
  const backupVault = new BackupVault(parent, "Vault", {
    encryptionKey: key,
    lockConfiguration: { minRetention: Duration.days(7) },
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const plan = new BackupPlan(parent, "Plan", {
    backupVault,
    backupPlanRules: [
      new BackupPlanRule({
        ruleName: "daily",
        scheduleExpression: Schedule.cron({ hour: "6", minute: "0" }),
        deleteAfter: Duration.days(35),
      }),
      new BackupPlanRule({
        ruleName: "monthly",
        scheduleExpression: Schedule.cron({ day: "1", hour: "7", minute: "0" }),
        moveToColdStorageAfter: Duration.days(30),
        deleteAfter: Duration.days(2192),
      }),
    ],
  });
  new ManagedPolicy(parent, "Copying", {
    roles: [role],
    description: "Copies the ledger table to the backup vault",
    statements: [
      new PolicyStatement({
        actions: [
          "dynamodb:DescribeTable",
          "dynamodb:DescribeContinuousBackups",
          "dynamodb:ListTagsOfResource",
          "dynamodb:StartAwsBackupJob",
        ],
        resources: [table.tableArn],
      }),
      new PolicyStatement({
        actions: ["backup:DescribeBackupVault", "backup:CopyIntoBackupVault"],
        resources: [backupVault.backupVaultArn],
      }),
    ],
  });
  plan.addSelection("Ledger", {
    role: role.withoutPolicyUpdates(),
    resources: [BackupResource.fromArn(table.tableArn)],
  });
}
