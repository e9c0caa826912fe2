import { CfnOutput, Stack } from "aws-cdk-lib";
import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import type { Construct } from "constructs";
import { functionAccess } from "../access/function-access.ts";
import type { Settings } from "../config.ts";
import { arrivingPrefix, type Buckets, buckets } from "../constructs/buckets.ts";
import { type EdgeKeys, edgeKeys } from "../constructs/edge-keys.ts";
import { type FunctionRoles, functionRoles } from "../constructs/function-roles.ts";
import { type Keys, keys } from "../constructs/keys.ts";
import { ledgerBackups } from "../constructs/ledger-backups.ts";
import { malwareScan } from "../constructs/malware-scan.ts";
import { requestLedger } from "../constructs/request-ledger.ts";
import { type StaffIdentity, staffIdentity } from "../constructs/staff-identity.ts";

/** Everything that must outlive a deployment: table, buckets, keys, the roles the keys name, and the accounts of staff. */
export class LedgerStack extends Stack {
  readonly roles: FunctionRoles;
  readonly keys: Keys;
  readonly buckets: Buckets;
  readonly table: TableV2;
  readonly identity: StaffIdentity;
  readonly edgeKeys: EdgeKeys;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, {
      env: { account: settings.account, region: settings.region },
      stackName: `duces-${settings.stage}-ledger`,
      description: "Duces: what is kept",
      terminationProtection: true,
    });
    this.roles = functionRoles(this, settings.account);
    this.keys = keys(this, this.roles, settings);
    this.buckets = buckets(this, this.keys, settings);
    const { quarantine, incoming } = this.buckets;
    malwareScan(this, "MalwareScan", { bucket: quarantine, scanner: this.roles.scanner });
    const scanner = this.roles["record-scanner"];
    malwareScan(this, "RecordScan", { bucket: incoming, scanner, prefix: arrivingPrefix });
    this.table = requestLedger(this, this.keys.ledger);
    this.edgeKeys = edgeKeys(this, this.keys.ledger, settings);
    functionAccess(this, this.roles, this);
    ledgerBackups(this, { table: this.table, key: this.keys.ledger, role: this.roles.backup });
    this.identity = staffIdentity(this, settings);
    new CfnOutput(this, "LedgerTable", { value: this.table.tableName });
    new CfnOutput(this, "StaffPool", { value: this.identity.pool.userPoolId });
  }
}
