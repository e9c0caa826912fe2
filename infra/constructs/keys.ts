import { AccountRootPrincipal, ArnPrincipal, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import type { Settings } from "../config.ts";
import { httpFunctionNames } from "../routes.ts";
import { functionNames } from "../function-settings.ts";
import { customerKey, keyUse, roleUse, serviceUse } from "./customer-key.ts";
import type { FunctionRoles } from "./function-roles.ts";
import { psychotherapyNotesKey } from "./psychotherapy-notes-key.ts";

/** One key for each class of data. */
export type Keys = {
  /** Table, queues, topics, logs, backups, the key the distribution shows. */
  readonly ledger: Key;
  /** Quarantine, case papers, and what is bound of them. */
  readonly papers: Key;
  readonly records: Key;
  /** Wraps the data keys of psychotherapy notes, and nothing else. */
  readonly notes: Key;
  /** The outer layer of the psychotherapy-notes bucket. */
  readonly notesStorage: Key;
  /** What came in and nobody has classified, and files on their way in: the import's alone, but for the scanner of the latter. */
  readonly incoming: Key;
  /** Data keys of notes, re-wrapped for one opening. */
  readonly release: Key;
  /** Copies of psychotherapy notes for one reader each, for some minutes. */
  readonly readings: Key;
  readonly productions: Key;
  readonly audit: Key;
  readonly auditSigning: Key;
};

const encrypt = ["GenerateDataKey"];
const decrypt = ["Decrypt"];
const throughS3 = ["s3"];
const notify = ["Decrypt", "GenerateDataKey"];
// What DynamoDB asks of whoever reads or writes a table under a customer key.
const tableUse = [
  "Decrypt",
  "DescribeKey",
  "Encrypt",
  "GenerateDataKey",
  "GenerateDataKeyWithoutPlaintext",
  "ReEncryptFrom",
  "ReEncryptTo",
];

/** All keys, each with the roles that may use it and how; read together they are the table of trust boundaries. */
export function keys(scope: Construct, roles: FunctionRoles, settings: Settings): Keys {
  const parent = new Construct(scope, "Keys");
  return {
    ledger: ledgerKey(parent, roles, settings),
    papers: customerKey(parent, "Papers", {
      description: "Papers that came in: quarantine, case papers and binders",
      uses: [
        roleUse("RequesterUploads", roles["requester-api"], encrypt, throughS3),
        roleUse("StaffUploadsAndReads", roles["staff-api"], [...encrypt, ...decrypt], throughS3),
        roleUse("GateReadsAndMoves", roles["accept-document"], [...encrypt, ...decrypt], throughS3),
        roleUse("ScannerReads", roles.scanner, [...encrypt, ...decrypt], throughS3),
        roleUse("BindersAreMadeAndRead", roles["draw-papers"], [...encrypt, ...decrypt], throughS3),
      ],
    }),
    records: customerKey(parent, "Records", {
      description: "Records of the practice, without psychotherapy notes",
      uses: [
        roleUse("ImportWritesAndMoves", roles["import-records"], [...encrypt, ...decrypt], throughS3),
        roleUse("StaffReads", roles["staff-api"], decrypt, throughS3),
        roleUse("PagesAreDrawn", roles["show-pages"], decrypt, throughS3),
        roleUse("AssemblyReads", roles["assemble-production"], decrypt, throughS3),
      ],
    }),
    notes: psychotherapyNotesKey(parent, roles),
    notesStorage: customerKey(parent, "NotesStorage", {
      description: "Outer layer of the psychotherapy-notes buckets; opens nothing but ciphertext",
      uses: [
        roleUse("ImportWrites", roles["import-records"], encrypt, throughS3),
        roleUse("AssemblyReads", roles["assemble-production"], decrypt, throughS3),
      ],
    }),
    incoming: customerKey(parent, "Incoming", {
      description: "Records on their way in, and those that nobody has classified; used by the import alone",
      uses: [
        roleUse("ImportAlone", roles["import-records"], [...encrypt, ...decrypt], throughS3),
        // The key cannot tell what is on its way in from what rests beside it: the scanner's rights on the bucket do.
        roleUse("ScannerReadsArrivals", roles["record-scanner"], [...encrypt, ...decrypt], throughS3),
      ],
    }),
    release: releaseKey(parent, roles),
    readings: customerKey(parent, "Readings", {
      description: "Copies of psychotherapy notes for one reader each, for some minutes",
      uses: [
        roleUse("AssemblyWritesCopies", roles["assemble-production"], encrypt, throughS3),
        roleUse("ReadingRoomReads", roles["read-notes"], decrypt, throughS3),
      ],
    }),
    productions: customerKey(parent, "Productions", {
      description: "Assembled productions",
      uses: [
        // A file that is stored in parts is stored by who may read them, too.
        roleUse("AssemblyWrites", roles["assemble-production"], [...encrypt, ...decrypt], throughS3),
        roleUse("DeliveryReads", roles.deliver, decrypt, throughS3),
      ],
    }),
    audit: customerKey(parent, "Audit", {
      description: "Sealed audit objects",
      uses: [
        roleUse("SealWrites", roles["seal-audit"], encrypt, throughS3),
        roleUse("AuditorReads", roles.auditor, decrypt, throughS3),
      ],
    }),
    auditSigning: customerKey(parent, "AuditSigning", {
      description: "Signs the heads of the event chains",
      signs: true,
      uses: [
        keyUse("SealSigns", new ArnPrincipal(roles["seal-audit"].roleArn), ["Sign", "GetPublicKey"]),
        keyUse("AuditorHandsOutThePublicKey", new ArnPrincipal(roles.auditor.roleArn), ["GetPublicKey"]),
      ],
    }),
  };
}

/** Only the assembly, and only under all four ids of one opening: a data key re-wrapped for another opening stays shut. */
function releaseKey(scope: Construct, roles: FunctionRoles): Key {
  const assembly = new ArnPrincipal(roles["assemble-production"].roleArn);
  const ids = ["practiceId", "requestId", "authorizationId", "documentId"];
  return customerKey(scope, "Release", {
    description: "Data keys of psychotherapy notes, re-wrapped for one opening",
    uses: [
      keyUse("AssemblyUnderAllFourIds", assembly, ["ReEncryptTo", "Decrypt"], {
        Null: Object.fromEntries(ids.map((id) => [`kms:EncryptionContext:${id}`, "false"])),
        "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ids },
      }),
    ],
  });
}

function ledgerKey(scope: Construct, roles: FunctionRoles, settings: Settings): Key {
  const { account, region } = settings;
  const via = (...services: string[]) => ({
    "kms:ViaService": services.map((service) => `${service}.${region}.amazonaws.com`),
  });
  return customerKey(scope, "Ledger", {
    description: "The ledger: table, queues, topics, logs and backups",
    uses: [
      ...functionNames.map((name) =>
        roleUse(`Ledger${name.replaceAll("-", "")}`, roles[name], tableUse, ["dynamodb", "sqs"]),
      ),
      ...httpFunctionNames.map((name) =>
        roleUse(`EdgeKey${name.replaceAll("-", "")}`, roles[name], decrypt, ["secretsmanager"]),
      ),
      roleUse("AuditorReadsEvents", roles.auditor, ["Decrypt", "DescribeKey"], ["dynamodb"]),
      roleUse("RegistrarEntersMembers", roles.registrar, tableUse, ["dynamodb"]),
      roleUse("SchedulesReportFailures", roles.schedule, ["Decrypt", "GenerateDataKey"], ["sqs"]),
      keyUse("DeploymentAttachesTheKey", new AccountRootPrincipal(), ["CreateGrant", ...tableUse], {
        ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${account}:role/${settings.deploymentRole}` },
        StringEquals: via("dynamodb", "backup", "secretsmanager"),
      }),
      roleUse("BackupsCopyTheTable", roles.backup, ["CreateGrant", ...tableUse], ["dynamodb", "backup"]),
      keyUse("LogsAreEncrypted", new ServicePrincipal(`logs.${region}.amazonaws.com`), tableUse, {
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:${account}:log-group:*`,
        },
      }),
      ...["cloudwatch", "budgets", "sns"].map((service) =>
        serviceUse(`Notifies${service}`, `${service}.amazonaws.com`, notify, account),
      ),
      // Of an event on its way to an encrypted topic AWS tells no source account, so a condition on it would silence the
      // warnings (SNS developer guide, "Managing encryption keys and costs"). The topic's policy says who publishes what.
      keyUse("EventsReachTheAlarmTopic", new ServicePrincipal("events.amazonaws.com"), notify),
    ],
  });
}
