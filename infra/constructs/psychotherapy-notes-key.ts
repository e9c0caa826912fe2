import { ArnPrincipal } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";
import { customerKey, keyUse } from "./customer-key.ts";
import type { FunctionRoles } from "./function-roles.ts";

const noteContext = ["practiceId", "class", "patientRef", "documentId"];

/**
 * The key of psychotherapy notes (45 CFR 164.501). It only wraps data keys. Nobody may decrypt under it: an explicit deny
 * would also defeat the grants of an opening, so the lock is that no statement allows it, here or anywhere. Import may
 * wrap; the vault may lend `ReEncryptFrom` to the assembly for one note's exact encryption context, and take it back.
 */
export function psychotherapyNotesKey(scope: Construct, roles: FunctionRoles): Key {
  const importer = new ArnPrincipal(roles["import-records"].roleArn);
  const vault = new ArnPrincipal(roles["open-vault"].roleArn);
  return customerKey(scope, "PsychotherapyNotes", {
    description: "Data keys of psychotherapy notes; nobody may decrypt under it",
    uses: [
      keyUse("ImportWrapsDataKeys", importer, ["GenerateDataKey"], {
        Null: Object.fromEntries(noteContext.map((name) => [`kms:EncryptionContext:${name}`, "false"])),
        StringEquals: { "kms:EncryptionContext:class": "psychotherapy-notes" },
        "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": noteContext },
      }),
      keyUse("VaultLendsOneNoteToTheAssembly", vault, ["CreateGrant"], {
        Null: { "kms:GrantOperations": "false" },
        "ForAllValues:StringEquals": { "kms:GrantOperations": ["ReEncryptFrom"] },
        StringEquals: {
          "kms:GrantConstraintType": "EncryptionContextEquals",
          "kms:GranteePrincipal": roles["assemble-production"].roleArn,
          "kms:RetiringPrincipal": roles["open-vault"].roleArn,
        },
      }),
      keyUse("VaultTakesBackAndSweeps", vault, ["ListGrants", "RetireGrant", "RevokeGrant"]),
    ],
  });
}
