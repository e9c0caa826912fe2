import { CfnOutput, Duration, Stack } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import { may } from "../access/grants.ts";
import type { Settings } from "../config.ts";
import { alarmTopic } from "../constructs/alarm-topic.ts";
import { deadlineClocks } from "../constructs/deadline-clocks.ts";
import { type DeployedFunction, deployedFunction } from "../constructs/deployed-function.ts";
import { httpApi } from "../constructs/http-api.ts";
import {
  outlivedReadingsAlarm,
  leftBehindAlarm,
  refusedKeysAlarm,
  strayGrantsAlarm,
  unreadableDocumentsAlarm,
} from "../constructs/key-line-alarms.ts";
import { keyWarnings } from "../constructs/key-warnings.ts";
import { mail } from "../constructs/mail.ts";
import { feedFromQueue, mayTakeFrom } from "../constructs/queue-fed-function.ts";
import { deadLetterQueue, workQueue } from "../constructs/queues.ts";
import { scanWarnings } from "../constructs/scan-warnings.ts";
import { spendingLimit } from "../constructs/spending-limit.ts";
import { feedFromOutbox, mayReadStream } from "../constructs/stream-fed-function.ts";
import { tornRequestsAlarm } from "../constructs/torn-requests-alarm.ts";
import { triggers } from "../constructs/triggers.ts";
import { type Door, doors, type FunctionName, functionSettings } from "../function-settings.ts";
import { httpFunctionNames } from "../routes.ts";
import type { LedgerStack } from "./ledger-stack.ts";

/** Everything that does something, and keeps nothing: functions, queues, clocks, the API, alarms. */
export class RequestStack extends Stack {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, settings: Settings, kept: LedgerStack) {
    super(scope, id, {
      env: { account: settings.account, region: settings.region },
      stackName: `duces-${settings.stage}-request`,
      description: "Duces: what works on requests",
    });
    const { table, buckets, keys, roles } = kept;
    const alarms = alarmTopic(this, keys.ledger, settings);
    const tells = alarms.topic;
    const common = { key: keys.ledger, logRetentionDays: settings.logRetentionDays, tells };
    const answering: readonly FunctionName[] = httpFunctionNames;
    const behindTheEdge = (name: FunctionName) =>
      answering.includes(name) ? { EDGE_KEYS: kept.edgeKeys.taken.join(" ") } : {};
    const deploy = (
      name: FunctionName,
      environment: Readonly<Record<string, string>>,
      wired: readonly PolicyStatement[] = [],
    ): DeployedFunction =>
      deployedFunction(this, name, {
        ...common,
        role: roles[name],
        environment: { LEDGER_TABLE: table.tableName, ...behindTheEdge(name), ...environment },
        statements: wired,
      });

    // The single writer, with one door for each kind of caller; of staff it reads the token itself.
    const { pool, client } = kept.identity;
    const staffTokens = {
      STAFF_POOL_ID: pool.userPoolId,
      STAFF_CLIENT_ID: client.userPoolClientId,
      STAFF_KEYS_URL: `${pool.userPoolProviderUrl}/.well-known/jwks.json`,
    };
    const writer = deploy("advance-request", staffTokens);
    tornRequestsAlarm(this, writer.fn, tells);
    const doorArns = Object.fromEntries(
      doors.map((door) => [door, writer.fn.addAlias(door).functionArn]),
    ) as Record<Door, string>;
    const through = (door: Door, name: FunctionName, environment: object, wired: PolicyStatement[] = []) =>
      deploy(name, { ADVANCE_REQUEST_ARN: doorArns[door], ...environment }, [
        ...wired,
        may("lambda:InvokeFunction", doorArns[door]),
      ]);

    const requesterApi = through("requester", "requester-api", {
      QUARANTINE_BUCKET: buckets.quarantine.bucketName,
    });
    const staffApi = through("staff", "staff-api", {
      QUARANTINE_BUCKET: buckets.quarantine.bucketName,
      CASE_PAPERS_BUCKET: buckets.casePapers.bucketName,
      RECORDS_BUCKET: buckets.records.bucketName,
    });
    const importRecords = deploy("import-records", {
      RECORDS_BUCKET: buckets.records.bucketName,
      NOTES_BUCKET: buckets.notes.bucketName,
      NOTE_KEYS_BUCKET: buckets.noteKeys.bucketName,
      INCOMING_BUCKET: buckets.incoming.bucketName,
      NOTES_KEY_ARN: keys.notes.keyArn,
    });
    // It reads the tokens of its two people itself, as the writer does.
    const dispose = deploy("dispose-records", {
      RECORDS_BUCKET: buckets.records.bucketName,
      NOTES_BUCKET: buckets.notes.bucketName,
      NOTE_KEYS_BUCKET: buckets.noteKeys.bucketName,
      INCOMING_BUCKET: buckets.incoming.bucketName,
      ...staffTokens,
    });
    const gate = through("documents", "accept-document", {
      QUARANTINE_BUCKET: buckets.quarantine.bucketName,
      CASE_PAPERS_BUCKET: buckets.casePapers.bucketName,
    });
    // The one reader of productions has two doors: links for requesters, and links of staff for the court.
    const deliver = through(
      "delivery",
      "deliver",
      {
        PRODUCTIONS_BUCKET: buckets.productions.bucketName,
        ACCESS_LOG_BUCKET: buckets.accessLogs.bucketName,
        COURT_DOOR_ARN: doorArns.court,
      },
      [may("lambda:InvokeFunction", doorArns.court)],
    );
    const papers = through("papers", "draw-papers", {
      CASE_PAPERS_BUCKET: buckets.casePapers.bucketName,
      BINDERS_BUCKET: buckets.binders.bucketName,
    });
    const pages = through("pages", "show-pages", { RECORDS_BUCKET: buckets.records.bucketName });
    const mayMail = mail(this, settings);
    const letters = { MAIL_FROM: settings.mailFrom, PORTAL_ORIGIN: `https://${settings.portalDomain}` };
    const clocks = through("clock", "clocks", letters, [mayMail]);
    const discard = through("discard", "discard-production", {
      PRODUCTIONS_BUCKET: buckets.productions.bucketName,
    });
    const destroyFiles = through("disposal", "destroy-files", {
      CASE_PAPERS_BUCKET: buckets.casePapers.bucketName,
      BINDERS_BUCKET: buckets.binders.bucketName,
      PRODUCTIONS_BUCKET: buckets.productions.bucketName,
    });

    const assembly = functionSettings["assemble-production"];
    const work = workQueue(this, "Work", {
      ...common,
      impact: assembly.impact,
      workerTimeout: Duration.seconds(assembly.timeoutSeconds),
    });
    const assemble = through(
      "production",
      "assemble-production",
      {
        RECORDS_BUCKET: buckets.records.bucketName,
        NOTES_BUCKET: buckets.notes.bucketName,
        NOTE_KEYS_BUCKET: buckets.noteKeys.bucketName,
        PRODUCTIONS_BUCKET: buckets.productions.bucketName,
        READINGS_BUCKET: buckets.readings.bucketName,
        NOTES_KEY_ARN: keys.notes.keyArn,
        RELEASE_KEY_ARN: keys.release.keyArn,
        // Held at once; 10,000 of them, the most there may be, are more than a production can have.
        PRODUCTION_PART_BYTES: String(16 * 1024 * 1024),
      },
      [mayTakeFrom(work)],
    );
    feedFromQueue(assemble, work, assembly.concurrency);
    const vault = through(
      "vault",
      "open-vault",
      {
        NOTES_KEY_ARN: keys.notes.keyArn,
        VAULT_GRANTEE_ARN: roles["assemble-production"].roleArn,
        VAULT_RETIRER_ARN: roles["open-vault"].roleArn,
        ASSEMBLE_PRODUCTION_ARN: assemble.fn.functionArn,
      },
      [may("lambda:InvokeFunction", assemble.fn.functionArn)],
    );
    // It reads the token of the one reader itself: a reading belongs to one sign-in.
    // Of the vault it may ask for readings alone: an opening or a closing is not asked for through this alias.
    const readings = vault.fn.addAlias("readings").functionArn;
    const reading = deploy(
      "read-notes",
      { READINGS_BUCKET: buckets.readings.bucketName, VAULT_READINGS_ARN: readings, ...staffTokens },
      [may("lambda:InvokeFunction", readings)],
    );
    refusedKeysAlarm(this, assemble.fn, tells);
    leftBehindAlarm(this, assemble.fn, tells);
    strayGrantsAlarm(this, vault.fn, tells);
    unreadableDocumentsAlarm(this, "Paper", deliver.fn, tells);
    unreadableDocumentsAlarm(this, "Posted", importRecords.fn, tells);
    outlivedReadingsAlarm(this, reading.fn, tells);

    const group = deadlineClocks(this, { ...common, role: roles.schedule, wakes: clocks.fn });
    const effects = {
      OPEN_VAULT_ARN: vault.fn.functionArn,
      DISCARD_PRODUCTION_ARN: discard.fn.functionArn,
      DESTROY_FILES_ARN: destroyFiles.fn.functionArn,
      WORK_QUEUE_URL: work.queueUrl,
      SCHEDULE_GROUP: group.groupName,
      SCHEDULE_ROLE_ARN: roles.schedule.roleArn,
      CLOCKS_ARN: clocks.fn.functionArn,
      CLOCK_DLQ_ARN: group.failures.queueArn,
      ...letters,
    };
    const performing = [
      mayMail,
      may("lambda:InvokeFunction", ...[vault, discard, destroyFiles].map(({ fn }) => fn.functionArn)),
      may("sqs:SendMessage", work.queueArn),
      ...group.mayKeepClocks,
    ];
    const poison = deadLetterQueue(this, "OutboxFailed", {
      ...common,
      impact: functionSettings["dispatch-outbox"].impact,
    });
    const dispatch = deploy("dispatch-outbox", effects, [...performing, ...mayReadStream(table, poison)]);
    feedFromOutbox(dispatch, table, poison);
    const sweep = through("effects", "sweep-outbox", effects, performing);
    const calendar = deploy("calendar", {});
    const seal = deploy("seal-audit", {
      AUDIT_BUCKET: buckets.audit.bucketName,
      AUDIT_SIGNING_KEY: keys.auditSigning.keyArn,
    });

    keyWarnings(this, { keys, roles, alarms });
    scanWarnings(this, { scanned: [buckets.quarantine, buckets.incoming], alarms });
    triggers(this, { ...buckets, gate, deliver, sweep, clocks, seal, vault, reading, dispose });
    this.api = httpApi(this, {
      key: keys.ledger,
      tells,
      settings,
      identity: kept.identity,
      functions: {
        "requester-api": requesterApi.fn,
        "staff-api": staffApi.fn,
        "import-records": importRecords.fn,
        deliver: deliver.fn,
        "draw-papers": papers.fn,
        calendar: calendar.fn,
        "dispose-records": dispose.fn,
        "read-notes": reading.fn,
        "show-pages": pages.fn,
      },
    });
    spendingLimit(this, settings.monthlyBudgetUsd, tells);
    new CfnOutput(this, "ApiEndpoint", { value: this.api.apiEndpoint });
  }
}
