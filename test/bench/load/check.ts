import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { auditSeal } from "../../../functions/adapters/audit-seal.kms.ts";
import { sealWindows } from "../../../functions/seal-audit/seal-windows.ts";
import { auditorOf } from "../../../local/audit/auditor-of-local-stack.ts";
import { ledgerInAws } from "../../../local/audit/ledger-in-aws.ts";
import { folderSource } from "../../../local/audit/source.ts";
import { signingKey, verifyExport } from "../../../local/audit/verify-export.ts";
import type { Verdict } from "../../../local/audit/verify-export.ts";
import { writeExport } from "../../../local/audit/write-export.ts";
import type { AccessKey } from "../../../local/iam/principals.ts";
import { asHolder, harborLight, keysAs, roleOf, settingOf, storageAs } from "../../support/stack-parts.ts";
import type { TestStack } from "../../support/stack.ts";

const later = 2 * 3_600_000;

const partsOf = (stack: TestStack, key: AccessKey) => ({
  table: DynamoDBDocumentClient.from(new DynamoDBClient(asHolder(stack, key))),
  keys: keysAs(stack, key),
  storage: storageAs(stack, key),
});

/** Seals what moved until now, as the schedule will once these minutes lie behind; what was sealed is never sealed again. */
export async function sealNow(stack: TestStack): Promise<void> {
  const { table: ledger, ...sealing } = partsOf(stack, roleOf(stack, "seal-audit"));
  const seal = auditSeal(
    { ledger, ...sealing },
    {
      table: settingOf(stack, "seal-audit", "LEDGER_TABLE"),
      bucket: settingOf(stack, "seal-audit", "AUDIT_BUCKET"),
      signingKey: settingOf(stack, "seal-audit", "AUDIT_SIGNING_KEY"),
    },
    () => undefined,
  );
  await sealWindows({ ...seal, now: () => new Date(Date.now() + later) });
}

/** Exports the history of the first practice as the auditor, and has it verified with the public key alone. */
export async function verifiedHistory(stack: TestStack, folder: string): Promise<Verdict> {
  const { names } = auditorOf(stack.deployment, stack.roles, stack.awsOrigin);
  const role = stack.deployment
    .ofType("AWS::IAM::Role")
    .find(({ logicalId }) => logicalId.startsWith("Rolesauditor"));
  const auditor = stack.roles.keyOf(role?.physical.attributes["Arn"] ?? "");
  const out = join(stack.folder, folder);
  await writeExport(ledgerInAws(partsOf(stack, auditor), names), { practiceId: harborLight }, out);
  const source = folderSource(out);
  const pem = await source.publicKey();
  if (pem === undefined) throw new Error("the export has no public key");
  return verifyExport(source, signingKey(pem));
}
