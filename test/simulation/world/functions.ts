import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SchedulerClient } from "@aws-sdk/client-scheduler";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { SQSClient } from "@aws-sdk/client-sqs";
import { edgeKeyName } from "./edge.ts";
import { pool } from "./sign-in.ts";
import type { Door } from "../../../workflows/access/doors.ts";

/** The names under which the simulated account knows its things. */
export const names = {
  table: "ledger",
  quarantine: "quarantine",
  casePapers: "case-papers",
  binders: "binders",
  records: "records",
  notes: "notes",
  noteKeys: "note-keys",
  incoming: "incoming",
  readings: "readings",
  productions: "productions",
  accessLogs: "access-logs",
  audit: "audit",
  notesKey: "notes-key",
  releaseKey: "release-key",
  signingKey: "signing-key",
  writer: "advance-request",
  vault: "open-vault",
  assembly: "assemble-production",
  discard: "discard-production",
  destroyFiles: "destroy-files",
} as const;

const environment = {
  ...pool,
  EDGE_KEYS: edgeKeyName,
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "AKIASIMULATED",
  AWS_SECRET_ACCESS_KEY: "simulated",
  LEDGER_TABLE: names.table,
  QUARANTINE_BUCKET: names.quarantine,
  CASE_PAPERS_BUCKET: names.casePapers,
  BINDERS_BUCKET: names.binders,
  RECORDS_BUCKET: names.records,
  NOTES_BUCKET: names.notes,
  NOTE_KEYS_BUCKET: names.noteKeys,
  INCOMING_BUCKET: names.incoming,
  READINGS_BUCKET: names.readings,
  PRODUCTIONS_BUCKET: names.productions,
  ACCESS_LOG_BUCKET: names.accessLogs,
  PRODUCTION_PART_BYTES: "2048",
  AUDIT_BUCKET: names.audit,
  AUDIT_SIGNING_KEY: names.signingKey,
  NOTES_KEY_ARN: names.notesKey,
  RELEASE_KEY_ARN: names.releaseKey,
  VAULT_GRANTEE_ARN: "assembly-role",
  VAULT_RETIRER_ARN: "vault-role",
  OPEN_VAULT_ARN: names.vault,
  VAULT_READINGS_ARN: `${names.vault}:readings`,
  ASSEMBLE_PRODUCTION_ARN: names.assembly,
  DISCARD_PRODUCTION_ARN: names.discard,
  DESTROY_FILES_ARN: names.destroyFiles,
  COURT_DOOR_ARN: `${names.writer}:court`,
  WORK_QUEUE_URL: "https://sqs.us-east-1.amazonaws.com/000000000000/work",
  SCHEDULE_GROUP: "clocks",
  SCHEDULE_ROLE_ARN: "schedule-role",
  CLOCKS_ARN: "clocks",
  CLOCK_DLQ_ARN: "clocks-failed",
  MAIL_FROM: "no-reply@duces.example",
  PORTAL_ORIGIN: "https://portal.duces.example",
};

type Handler = (event: never, context: never) => Promise<unknown>;

/** The functions as they are deployed, and the door each has to the single writer. */
const doors = {
  "advance-request": undefined,
  "requester-api": "requester",
  "staff-api": "staff",
  "import-records": undefined,
  "accept-document": "documents",
  "open-vault": "vault",
  "assemble-production": "production",
  "discard-production": "discard",
  "destroy-files": "disposal",
  deliver: "delivery",
  "draw-papers": "papers",
  "show-pages": "pages",
  clocks: "clock",
  "dispatch-outbox": undefined,
  "sweep-outbox": "effects",
  calendar: undefined,
  "seal-audit": undefined,
  "dispose-records": undefined,
  "read-notes": undefined,
} as const satisfies Record<string, Door | undefined>;
export type FunctionName = keyof typeof doors;
export const functionNames = Object.keys(doors) as readonly FunctionName[];

/** Loads every handler once, with the environment of its function. */
async function load(): Promise<Readonly<Record<FunctionName, Handler>>> {
  Object.assign(process.env, environment);
  const loaded: Partial<Record<FunctionName, Handler>> = {};
  for (const [name, door] of Object.entries(doors) as [FunctionName, Door | undefined][]) {
    process.env["ADVANCE_REQUEST_ARN"] = `${names.writer}:${door ?? ""}`;
    const module = (await import(`../../../functions/${name}/handler.ts`)) as { readonly handler: Handler };
    loaded[name] = module.handler;
  }
  return loaded as Readonly<Record<FunctionName, Handler>>;
}
let handlers: ReturnType<typeof load> | undefined;
export const theFunctions = (): ReturnType<typeof load> => (handlers ??= load());

/** Answers one command that a client of the SDK was asked to send. */
export type Send = (service: string, command: { readonly input: unknown }) => Promise<unknown>;

/** Puts `send` in place of the network behind every client there is, until the returned function is called. */
export function connectTo(send: Send): () => void {
  const clients = {
    dynamodb: DynamoDBDocumentClient,
    s3: S3Client,
    kms: KMSClient,
    lambda: LambdaClient,
    scheduler: SchedulerClient,
    ses: SESv2Client,
    sqs: SQSClient,
  };
  for (const [service, { prototype }] of Object.entries(clients))
    Object.defineProperty(prototype, "send", {
      configurable: true,
      value: (command: { readonly input: unknown }) => send(service, command),
    });
  return () => {
    for (const { prototype } of Object.values(clients)) Reflect.deleteProperty(prototype, "send");
  };
}
