import { ManagedPolicy, type PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import type { Buckets } from "../constructs/buckets.ts";
import type { EdgeKeys } from "../constructs/edge-keys.ts";
import type { FunctionRoles } from "../constructs/function-roles.ts";
import { type FunctionName, functionNames } from "../function-settings.ts";
import {
  may,
  mayCheck,
  mayForget,
  mayGet,
  mayHold,
  mayLiftHold,
  mayList,
  mayListOnly,
  mayListVersionsUnder,
  mayPut,
  mayPutOnly,
  mayRead,
  mayUpdateAndSee,
  mayUpdateOnly,
  onKeys,
  onObjects,
  onProductionLogs,
} from "./grants.ts";

/** What is kept, as the table below speaks of it. */
type Kept = { readonly table: TableV2; readonly buckets: Buckets; readonly edgeKeys: EdgeKeys };

/** The attributes of an outbox row that tell how its effect went. */
const effectProgress = ["attempts", "doneAt", "effectKey", "effectSort", "failedAs", "status"];
// What a row may hold where a caller puts it: none of these lists has a key of an index that belongs to another kind of row,
// so nobody but the writer of requests can put anything into a queue, a list of due dates or the outbox.
const sessionRow = ["scope", "practiceId", "requestId", "trackingNumber", "expiresAt", "ttl"];
const feedRow = ["practiceId", "personId", "sub", "secretSha256", "madeAt"];
const mailAllowanceRow = ["letterOf", "ttl"];
const signInRow = ["key", "effect", "status", "attempts", "createdAt", "effectKey", "effectSort", "ttl"];
const patientRow = ["patientRef", "name", "birthDate", "treatedBy", "corrections"];
const recordRow =
  "documentId patientRef kind title sessionOn author authorId pages size sha256 sealed importDigest cleaned setting license others medium misfiled toRead because isNote entersChart leavesChart classified paper scannedBy".split(
    " ",
  );
/** What stands in the place of a record that is destroyed; its attributes beyond those of the record. */
const disposedRow = ["disposalId", "state", "record", "found", "at"];
const disposalRow =
  "disposalId version patientRef proposed proposers treatmentEndedOn ground edition items nonce stage".split(
    " ",
  );
/** The attributes of the row a patient is found by. */
const nameRow = ["patientRef", "name", "birthDate"];
/** Where the files of one production lie: practice, request, production. */
const productionPrefixes = "prc_*/req_*/pdn_*/";
/** Where one paper that came in lies, and where the binders of a request lie. */
const paperPrefixes = "prc_*/req_*/doc_*";
const binderPrefixes = "prc_*/req_*/bnd_";
const workingPrefixes = `working/${productionPrefixes}`;
/** Where the copies for readers lie: practice, reading. */
const readingPrefixes = "prc_*";
/** A look as it is put on record; nothing else is ever written there, and whoever writes it reads none. */
const lookRow = ["look", "lookHash"];
const readingRow =
  "readingId practiceId requestId patientRef documentId personId sub signedInAt reason askedAt endsAt endedAt".split(
    " ",
  );
/** Where one record lies: practice, patient, document. */
const recordPrefixes = "prc_*/pat_*/doc_*";
/** Where one posted file lies until it is taken in, and all of one patient. */
const uploadPrefixes = `incoming/${recordPrefixes}`;
const uploadsOfPatient = "incoming/prc_*/pat_*/";
/** The attributes of a practice and of its members; no patient has such a row. */
const practiceRow =
  "practiceId slug code name timeZone address phone practice policy people sub personId email roles license standsInFor stoodInForBy".split(
    " ",
  );

/**
 * What each function may do with what is kept: the table of trust boundaries, one entry for each role. Keys are not here,
 * they name their users themselves; calls between functions stand where the functions are wired.
 */
const accessTo = ({
  table,
  buckets,
  edgeKeys,
}: Kept): Record<FunctionName | "registrar" | "auditor", PolicyStatement[]> => ({
  "requester-api": [
    mayReadEdgeKeys(edgeKeys),
    mayGet(table, "slug", "intake", "session", "practice", "request", "released"),
    mayPutOnly(table, sessionRow, "intake"), // what opens a production is put by the function that hands it out
    mayPutOnly(table, signInRow, "signIn"),
    mayPutOnly(table, ["ttl"], "filing"),
    onObjects(buckets.quarantine, "PutObject"),
  ],
  "staff-api": [
    mayReadEdgeKeys(edgeKeys),
    mayGet(table, "member"),
    mayRead(table, "practice", "request", "patient"),
    mayRead(table, "preserved"), // which open requests are about a patient
    mayList(table, "worklist"),
    mayPutOnly(table, lookRow, "looks"),
    onObjects(buckets.quarantine, "PutObject"),
    onObjects(buckets.casePapers, "GetObject"),
    onObjects(buckets.records, "GetObject"),
  ],
  "import-records": [
    mayReadEdgeKeys(edgeKeys),
    mayGet(table, "member"),
    mayRead(table, "practice", "patient"), // whether a file is here already, as something else
    mayPutOnly(table, [...patientRow, ...recordRow], "patient"),
    mayCheck(table, "patient"), // that nothing was destroyed where a record comes in
    mayPutOnly(table, lookRow, "looks"),
    mayPutOnly(table, nameRow, "practice"), // a name to be found by, never a member
    // A record that turns out to be a psychotherapy note is read once more, sealed, and destroyed in every version.
    onObjects(buckets.records, "GetObject", "PutObject"),
    mayListVersionsUnder(buckets.records, recordPrefixes),
    onKeys(buckets.records, recordPrefixes, "DeleteObjectVersion"),
    onObjects(buckets.notes, "PutObject"),
    onObjects(buckets.noteKeys, "PutObject"),
    // What nobody has classified lies where only the import reads, and is destroyed once it is known.
    onObjects(buckets.incoming, "GetObject", "PutObject"),
    mayListVersionsUnder(buckets.incoming, recordPrefixes),
    onKeys(buckets.incoming, recordPrefixes, "DeleteObjectVersion"),
    // So is a file on its way in, once it has been taken in; it is read in the version of which the scanner says that it is clean.
    onKeys(buckets.incoming, uploadPrefixes, "GetObjectVersion", "GetObjectVersionTagging"),
    mayListVersionsUnder(buckets.incoming, uploadPrefixes),
    onKeys(buckets.incoming, uploadPrefixes, "DeleteObjectVersion"),
  ],
  "accept-document": [
    mayGet(table, "request"),
    onObjects(buckets.quarantine, "GetObject", "GetObjectVersion", "GetObjectVersionTagging"),
    onObjects(buckets.casePapers, "PutObject"),
  ],
  "advance-request": [
    mayRead(table, "request"),
    mayGet(table, "patient", "member"),
    mayRead(table, "practice"), // itself, and whether it has a second person
    mayRead(table, "preserved"), // what keeps the files of a closed request
    mayPut(table, "request", "requestPointer", "tracking", "seal", "accounting", "preserved", "released"),
    mayForget(table, "request", "preserved"), // clocks that ran off or were cancelled, holds that ended
  ],
  "open-vault": [
    mayRead(table, "request"),
    mayGet(table, "practice", "patient", "member", "reading"), // the law is told when the patient was born
  ],
  "assemble-production": [
    mayGet(table, "patient", "practice", "member", "reading"),
    mayRead(table, "request"),
    onObjects(buckets.records, "GetObject"),
    onObjects(buckets.notes, "GetObject"),
    onObjects(buckets.noteKeys, "GetObject"),
    onObjects(buckets.productions, "PutObject", "AbortMultipartUpload"),
    // What it joined it reads once more, and compares.
    ...["production.pdf", "packet.zip"].map((name) =>
      onKeys(buckets.productions, `${productionPrefixes}${name}`, "GetObjectVersion"),
    ),
    // Parts of a production wait under a prefix of their own until it is whole.
    mayListVersionsUnder(buckets.productions, workingPrefixes),
    onKeys(buckets.productions, `${workingPrefixes}*`, "GetObject", "DeleteObjectVersion"),
    onObjects(buckets.readings, "PutObject"),
  ],
  // It hands a copy to its one reader and destroys it; it can open no note.
  "read-notes": [
    mayReadEdgeKeys(edgeKeys),
    mayGet(table, "member", "reading"),
    mayRead(table, "practice", "patient", "request"), // whether a vault waits for the reader's approval
    mayPutOnly(table, readingRow, "reading"),
    mayPutOnly(table, lookRow, "looks"),
    onObjects(buckets.readings, "GetObject"),
    mayListVersionsUnder(buckets.readings, readingPrefixes),
    onKeys(buckets.readings, `${readingPrefixes}/rdg_*`, "DeleteObjectVersion"),
  ],
  "discard-production": [
    mayGet(table, "request"),
    mayListVersionsUnder(buckets.productions, productionPrefixes),
    mayListVersionsUnder(buckets.productions, workingPrefixes),
    onKeys(buckets.productions, `${productionPrefixes}*`, "DeleteObjectVersion"),
    onKeys(buckets.productions, `${workingPrefixes}*`, "DeleteObjectVersion"),
  ],
  // It can destroy what closed requests left behind and read none of it; it alone lifts the hold off a production. IAM knows
  // no ledger: that two people ordered it, and nothing keeps it, is asked by its code before each thing.
  "destroy-files": [
    mayGet(table, "request"),
    mayRead(table, "preserved"), // what keeps the patient's records
    mayListVersionsUnder(buckets.casePapers, paperPrefixes),
    onKeys(buckets.casePapers, paperPrefixes, "DeleteObjectVersion"),
    mayListVersionsUnder(buckets.binders, binderPrefixes),
    onKeys(buckets.binders, `${binderPrefixes}*`, "DeleteObjectVersion"),
    mayListVersionsUnder(buckets.productions, productionPrefixes),
    mayListVersionsUnder(buckets.productions, workingPrefixes),
    onKeys(buckets.productions, `${productionPrefixes}*`, "DeleteObjectVersion"),
    onKeys(buckets.productions, `${workingPrefixes}*`, "DeleteObjectVersion"),
    mayLiftHold(buckets.productions, `${productionPrefixes}*`),
  ],
  // It can destroy records and read none: it lists the versions of one, and deletes them.
  "dispose-records": [
    mayReadEdgeKeys(edgeKeys),
    mayGet(table, "member"),
    mayRead(table, "practices", "practice", "patient", "preserved", "disposals"),
    mayPutOnly(table, disposalRow, "disposals"),
    mayPutOnly(table, lookRow, "looks"),
    mayCheck(table, "disposals"), // that nobody else carries it out by now
    mayPutOnly(table, [...recordRow, ...disposedRow], "patient"),
    mayForget(table, "patient"), // off the shelf, and back on it
    ...[buckets.noteKeys, buckets.notes, buckets.records, buckets.incoming].map((bucket) =>
      mayListVersionsUnder(bucket, recordPrefixes),
    ),
    onKeys(buckets.noteKeys, `${recordPrefixes}/*`, "DeleteObjectVersion"),
    ...[buckets.notes, buckets.records, buckets.incoming].map((bucket) =>
      onKeys(bucket, recordPrefixes, "DeleteObjectVersion"),
    ),
    mayListVersionsUnder(buckets.incoming, uploadsOfPatient),
    onKeys(buckets.incoming, uploadPrefixes, "DeleteObjectVersion"),
  ],
  deliver: [
    mayReadEdgeKeys(edgeKeys),
    mayGet(table, "code", "session", "request", "member"),
    mayGet(table, "practice", "patient"), // the law is asked again before it is told where notes on paper lie
    mayPutOnly(table, sessionRow, "session"),
    mayPutOnly(table, lookRow, "looks"),
    mayForget(table, "code", "session"),
    onObjects(buckets.productions, "GetObject", "GetObjectVersion"),
    mayHold(buckets.productions, `${productionPrefixes}*`),
    onProductionLogs(buckets.accessLogs, "GetObject"),
  ],
  "draw-papers": [
    mayReadEdgeKeys(edgeKeys),
    mayGet(table, "member"),
    mayRead(table, "practice", "request", "accounting", "looks"), // who looked, for the privacy officer
    mayPutOnly(table, lookRow, "looks"),
    mayGet(table, "patient"),
    onObjects(buckets.casePapers, "GetObject"),
    onObjects(buckets.binders, "GetObject", "PutObject"),
  ],
  // It reads a record for whoever sees it, and keeps nothing but that they looked.
  "show-pages": [
    mayReadEdgeKeys(edgeKeys),
    mayGet(table, "member", "patient"),
    mayRead(table, "request"),
    mayPutOnly(table, lookRow, "looks"),
    onObjects(buckets.records, "GetObject"),
  ],
  "dispatch-outbox": [
    ...performEffects(table),
    mayUpdateAndSee(table, effectProgress, "request", "signIn"), // claimed and read in one call
  ],
  "sweep-outbox": [
    ...performEffects(table),
    mayUpdateOnly(table, effectProgress, "request", "signIn"),
    mayList(table, "open-effects"),
  ],
  clocks: [
    mayRead(table, "practices", "practice"),
    mayList(table, "due"),
    mayList(table, "worklist"), // what the day holds, in numbers, for the managers' mail
    mayPutOnly(table, ["ttl"], "mail"),
    mayForget(table, "mail"),
  ],
  // Anybody may call it, with an address that is a secret: of requests it can list dates, and open none.
  calendar: [
    mayReadEdgeKeys(edgeKeys),
    mayGet(table, "member", "feed"),
    mayPutOnly(table, feedRow, "feed"),
    mayForget(table, "feed"),
    mayList(table, "worklist"),
  ],
  "seal-audit": [
    mayRead(table, "practices", "seal"),
    mayListOnly(table, ["requestId", "version", "headHash"], "request"), // how far each chain has come
    mayListOnly(table, ["lookHash"], "looks"), // that somebody looked, and nothing of whom or at what
    onObjects(buckets.audit, "PutObject"),
  ],
  // people
  registrar: [
    mayGet(table, "slug", "member"),
    mayPutOnly(table, practiceRow, "practices", "slug", "member", "practice"),
    mayForget(table, "member"),
  ],
  // Of a request its events and nothing beside them: who asks and for whose records stands in rows of their own.
  auditor: [
    mayListOnly(table, ["event"], "request"),
    mayListOnly(table, ["look", "lookHash"], "looks"),
    onObjects(buckets.audit, "GetObject", "GetObjectVersion"),
    may("s3:ListBucket", buckets.audit.bucketArn),
  ],
});

/** Whoever answers over HTTP compares what a call shows with what the distribution knows. */
const mayReadEdgeKeys = ({ arns }: EdgeKeys) => may("secretsmanager:GetSecretValue", ...arns);

/** Mail needs the addresses of the request and the practice, who treats the patient, and a one-time code for its link; the row only learns how it went. */
const performEffects = (table: TableV2): PolicyStatement[] => [
  mayGet(table, "request", "signIn", "tracking", "patient"),
  mayRead(table, "practice"),
  mayPutOnly(table, sessionRow, "code"),
  mayPutOnly(table, mailAllowanceRow, "mail"),
];

/** Writes the table out as one managed policy for each role. */
export function functionAccess(scope: Construct, roles: FunctionRoles, kept: Kept): void {
  const parent = new Construct(scope, "Access");
  const access = accessTo(kept);
  for (const name of [...functionNames, "registrar", "auditor"] as const) {
    new ManagedPolicy(parent, name, {
      roles: [roles[name]],
      description: `What ${name} may do with what is kept`,
      statements: access[name],
    });
  }
}
