import { BatchGetCommand, GetCommand, PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type {
  DynamoDBDocumentClient,
  PutCommandInput,
  TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { ConditionalCheckFailedException, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { standsInNowFor } from "../../workflows/access/stand-ins.ts";
import type { Reading } from "../../workflows/ports.ts";
import { patientRefSchema } from "../../workflows/contract/ids.ts";
import type { Instant } from "../../workflows/vocabulary/dates.ts";
import type { DocumentId, PatientRef } from "../../workflows/vocabulary/ids.ts";
import type { LedgerKey } from "./ledger-keys.ts";
import {
  disposedKey,
  memberKey,
  normalisedName,
  patientPartition,
  patientProfileKey,
  practicePartition,
  practiceProfileKey,
  practicesPartition,
  recordKey,
  slugKey,
} from "./ledger-keys.ts";
import {
  enteredSchema,
  memberSchema,
  patientRows,
  patientSchema,
  practiceSchema,
  recordRow,
  recordSchema,
  unclassifiedSchema,
} from "./practice-rows.ts";
import type {
  EnteredRecord,
  Member,
  Patient,
  Practice,
  RecordRow,
  SealedRecord,
  UnclassifiedRecord,
} from "./practice-rows.ts";
import { memberInForce, practiceWithPeopleIn } from "./practice-with-people.ts";
import type { PracticeWithPeople } from "./practice-with-people.ts";
import { queryAll } from "./query-all.ts";
import type { Row } from "./request-rows.ts";

/**
 * What the functions look up about practices, their people and their patients; what is read eventually may be as it was a
 * moment before. Everything else, and whatever does not say how, is read as it was written last.
 */
export type Practices = {
  readonly bySlug: (slug: string) => Promise<Practice | undefined>;
  readonly byId: (practiceId: string) => Promise<Practice | undefined>;
  /** The practice with everything else that its row tells. */
  readonly withPeople: (practiceId: string, reading?: Reading) => Promise<PracticeWithPeople | undefined>;
  readonly ids: () => Promise<readonly string[]>;
  /** With the roles in force now: the member's own, and those of whom the member stands in for. */
  readonly member: (sub: string, reading?: Reading) => Promise<Member | undefined>;
  readonly members: (practiceId: string) => Promise<readonly Member[]>;
  readonly patient: (
    practiceId: string,
    patientRef: string,
    reading?: Reading,
  ) => Promise<Patient | undefined>;
  /** Every patient of a practice, in the order of their names. */
  readonly patientRefs: (practiceId: string) => Promise<readonly PatientRef[]>;
  /** At most 25 patients whose normalised name begins with what was typed. */
  readonly patientsNamed: (
    practiceId: string,
    name: string,
  ) => Promise<readonly Pick<Patient, "patientRef" | "name" | "birthDate">[]>;
  /** Missing while nobody has classified it, as from the two lists below. */
  readonly record: (
    practiceId: string,
    patientRef: string,
    documentId: string,
  ) => Promise<RecordRow | undefined>;
  /** Whatever stands under a record's id, classified or not. */
  readonly entered: (
    practiceId: string,
    patientRef: string,
    documentId: string,
  ) => Promise<EnteredRecord | undefined>;
  /** The named records of one patient; those that do not exist are missing from the answer. */
  readonly recordsNamed: (
    practiceId: string,
    patientRef: string,
    documentIds: readonly string[],
    reading?: Reading,
  ) => Promise<readonly RecordRow[]>;
  readonly records: (practiceId: string, patientRef: string) => Promise<readonly RecordRow[]>;
  /** Whatever came in of one patient, classified or not: for what has to find one file among all. */
  readonly everyRecord: (practiceId: string, patientRef: string) => Promise<readonly EnteredRecord[]>;
  /** What came in of one patient and nobody has classified. */
  readonly unclassified: (practiceId: string, patientRef: string) => Promise<readonly UnclassifiedRecord[]>;
};

/** The lookups over the table. */
export function practices(
  client: DynamoDBDocumentClient,
  table: string,
  clock: () => Date = () => new Date(),
): Practices {
  const read = async (Key: LedgerKey, ConsistentRead: boolean) =>
    (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead }))).Item;
  // What is not there may have been written a moment ago: that nothing is there is never said of an old state.
  const get = async (Key: LedgerKey, reading: Reading = "consistent") =>
    (reading === "eventual" ? await read(Key, false) : undefined) ?? read(Key, true);
  const beginning = (pk: string, prefix: string, most?: number) =>
    queryAll(client, table, { pk, prefix, most });
  const recordsNamed: Practices["recordsNamed"] = async (
    practiceId,
    patientRef,
    documentIds,
    reading = "consistent",
  ) => {
    const rows: RecordRow[] = [];
    for (let at = 0; at < documentIds.length; at += 100) {
      const Keys = documentIds.slice(at, at + 100).map((id) => recordKey(practiceId, patientRef, id));
      const found = await batchGet(client, table, Keys, reading);
      rows.push(...found.filter(isClassified).map((row) => recordSchema.parse(row)));
    }
    if (reading === "consistent") return rows;
    const missing = documentIds.filter((id) => !rows.some((row) => row.documentId === id));
    return [...rows, ...(await recordsNamed(practiceId, patientRef, missing))];
  };
  return {
    bySlug: async (slug) => {
      const pointer = await get(slugKey(slug));
      const practice = pointer && (await get(practiceProfileKey(String(pointer["practiceId"]))));
      return practice && practiceSchema.parse(practice);
    },
    byId: async (practiceId) => {
      const practice = await get(practiceProfileKey(practiceId));
      return practice && practiceSchema.parse(practice);
    },
    withPeople: async (practiceId, reading) => {
      const row = await get(practiceProfileKey(practiceId), reading);
      return row && practiceWithPeopleIn(row);
    },
    ids: async () =>
      (await beginning(practicesPartition, "PRACTICE#")).map((row) => String(row["practiceId"])),
    member: async (sub, reading) => {
      const row = await get(memberKey(sub), reading);
      if (!row) return undefined;
      const member = memberSchema.parse(row);
      const now: Instant = clock().toISOString();
      const others = await Promise.all(
        standsInNowFor(member, now).map(({ sub: account }) => get(memberKey(account), reading)),
      );
      const known = others.flatMap((other) => (other ? [memberSchema.parse(other)] : []));
      return memberInForce(member, known, now);
    },
    members: async (practiceId) =>
      (await beginning(practicePartition(practiceId), "MEMBER#")).map((row) => memberSchema.parse(row)),
    patient: async (practiceId, patientRef, reading) => {
      const patient = await get(patientProfileKey(practiceId, patientRef), reading);
      return patient && patientSchema.parse(patient);
    },
    patientRefs: async (practiceId) =>
      (await beginning(practicePartition(practiceId), "PATIENTNAME#")).map((row) =>
        patientRefSchema.parse(row["patientRef"]),
      ),
    patientsNamed: async (practiceId, name) => {
      const prefix = `PATIENTNAME#${normalisedName(name)}`;
      const rows = await beginning(practicePartition(practiceId), prefix, 25);
      return rows.map((row) => patientSchema.omit({ treatedBy: true, corrections: true }).parse(row));
    },
    record: async (practiceId, patientRef, documentId) => {
      const record = await get(recordKey(practiceId, patientRef, documentId));
      return record && isClassified(record) ? recordSchema.parse(record) : undefined;
    },
    entered: async (practiceId, patientRef, documentId) => {
      const row = await get(recordKey(practiceId, patientRef, documentId));
      return row && enteredSchema.parse(row);
    },
    recordsNamed,
    records: async (practiceId, patientRef) =>
      (await beginning(patientPartition(practiceId, patientRef), "RECORD#"))
        .filter(isClassified)
        .map((row) => recordSchema.parse(row)),
    everyRecord: async (practiceId, patientRef) =>
      (await beginning(patientPartition(practiceId, patientRef), "RECORD#")).map((row) =>
        enteredSchema.parse(row),
      ),
    unclassified: async (practiceId, patientRef) =>
      (await beginning(patientPartition(practiceId, patientRef), "RECORD#"))
        .filter((row) => !isClassified(row))
        .map((row) => unclassifiedSchema.parse(row)),
  };
}

/** Asked before a row is read as a record: what nobody has classified is none. */
const isClassified = (row: Readonly<Record<string, unknown>>): boolean => row["kind"] !== "unclassified";

const batchTries = 5;

async function batchGet(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly LedgerKey[],
  reading: Reading,
): Promise<readonly Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  let open: Record<string, unknown>[] = [...keys];
  for (let attempt = 0; open.length > 0 && attempt < batchTries; attempt += 1) {
    const RequestItems = { [table]: { Keys: open, ConsistentRead: reading === "consistent" } };
    const answer = await client.send(new BatchGetCommand({ RequestItems }));
    found.push(...(answer.Responses?.[table] ?? []));
    open = answer.UnprocessedKeys?.[table]?.Keys ?? [];
  }
  if (open.length > 0)
    throw new Error(`the table left ${open.length} reads undone after ${batchTries} tries`);
  return found;
}

/** What the import writes; nothing of it can be written twice, and a patient be corrected only as it was seen. */
export type PatientFiles = {
  readonly addPatient: (practiceId: string, patient: Patient) => Promise<void>;
  /** Takes the place of the patient as on file; false when the birth date is no longer the one that was seen. */
  readonly correctPatient: (practiceId: string, patient: Patient, was: string) => Promise<boolean>;
  /** False when a record of this id is there already, or was destroyed: what comes in again must not stand where it stood. */
  readonly addRecord: (practiceId: string, record: EnteredRecord) => Promise<boolean>;
  /** Takes a record of the chart back to the unclassified; false when it is in the chart no more. */
  readonly keepBack: (practiceId: string, record: UnclassifiedRecord) => Promise<boolean>;
  /** Says of what is unclassified that it is a note; false when it is unclassified no more. */
  readonly sayNote: (practiceId: string, record: UnclassifiedRecord) => Promise<boolean>;
  /** Names the try in which it is about to be stored in the chart; false when it is a note, leaves the chart, or is unclassified no more. */
  readonly enterChart: (
    practiceId: string,
    record: UnclassifiedRecord & { readonly entersChart: string },
  ) => Promise<boolean>;
  /** Says of what is unclassified that a plain copy lies in the chart; false when it is a note, or unclassified no more. */
  readonly leaveChart: (practiceId: string, record: UnclassifiedRecord) => Promise<boolean>;
  /** Says that none is left there; false as before. */
  readonly leftChart: (practiceId: string, record: UnclassifiedRecord) => Promise<boolean>;
  /**
   * Enters what was unclassified as what it is; false when it is unclassified no more, or goes to the chart though it was said
   * to be a note, a plain copy is being taken from there, or the last try to store it there was another.
   */
  readonly classifyRecord: (practiceId: string, record: RecordRow, entersChart: string) => Promise<boolean>;
  /** Takes the place of a record that was classified; false when it has become another kind since. */
  readonly replaceClassified: (practiceId: string, record: RecordRow) => Promise<boolean>;
  /**
   * Enters an ordinary record as the psychotherapy note that it is, and says so on the patient's row; false when either row is
   * otherwise than it was seen.
   */
  readonly sealRecord: (practiceId: string, record: SealedRecord, patient: Patient) => Promise<boolean>;
  /** Names on the patient's row what turned out to be notes before such rows did; false when the row is otherwise than seen. */
  readonly nameMisfiled: (
    practiceId: string,
    patient: Patient,
    documentIds: readonly DocumentId[],
  ) => Promise<boolean>;
  /** Takes the place of a sealed record; false when there is none. */
  readonly replaceSealed: (practiceId: string, record: SealedRecord) => Promise<boolean>;
};

export function patientFiles(client: DynamoDBDocumentClient, table: string): PatientFiles {
  /** Puts one row on a condition; false when it does not hold. */
  const put = async (Item: Row, condition: Condition) => {
    try {
      await client.send(new PutCommand({ TableName: table, Item, ...condition }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  const together = async (TransactItems: TransactWriteCommandInput["TransactItems"]): Promise<boolean> => {
    try {
      await client.send(new TransactWriteCommand({ TransactItems }));
      return true;
    } catch (error) {
      if (error instanceof TransactionCanceledException) return false;
      throw error;
    }
  };
  /** False when a condition does not hold; of two at the same moment the second is told by that, and by no conflict. */
  const enteredOnce = async (
    TransactItems: TransactWriteCommandInput["TransactItems"],
    tries = 5,
  ): Promise<boolean> => {
    try {
      await client.send(new TransactWriteCommand({ TransactItems }));
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      if (error.CancellationReasons?.some(({ Code }) => Code === "ConditionalCheckFailed")) return false;
      if (tries === 1) throw error;
      return enteredOnce(TransactItems, tries - 1);
    }
  };
  return {
    addPatient: async (practiceId, patient) => {
      const TransactItems = patientRows(practiceId, patient).map((Item) => ({
        Put: { TableName: table, Item, ConditionExpression: "attribute_not_exists(pk)" },
      }));
      await client.send(new TransactWriteCommand({ TransactItems }));
    },
    correctPatient: (practiceId, patient, was) => {
      const [profile, name] = patientRows(practiceId, patient);
      const corrections = patient.corrections?.slice(0, -1);
      return together([
        { Put: { TableName: table, Item: profile, ...asSeen({ ...patient, birthDate: was, corrections }) } },
        { Put: { TableName: table, Item: name } },
      ]);
    },
    addRecord: async (practiceId, record) => {
      // Both at once: a disposal takes the row away and says so in one moment, between which nothing may come in.
      const absent = { TableName: table, ConditionExpression: "attribute_not_exists(pk)" };
      const Key = disposedKey(practiceId, record.patientRef, record.documentId);
      return enteredOnce([
        { ConditionCheck: { ...absent, Key } },
        { Put: { ...absent, Item: recordRow(practiceId, record) } },
      ]);
    },
    keepBack: (practiceId, record) => put(recordRow(practiceId, record), whereSealed(false)),
    sayNote: (practiceId, record) =>
      put(recordRow(practiceId, { ...record, isNote: true }), whereKind("unclassified")),
    enterChart: (practiceId, record) =>
      put(recordRow(practiceId, record), whereKind("unclassified", ["isNote", "leavesChart"])),
    leaveChart: (practiceId, record) =>
      put(recordRow(practiceId, { ...record, leavesChart: true }), whereKind("unclassified", ["isNote"])),
    leftChart: (practiceId, record) =>
      put(recordRow(practiceId, record), whereKind("unclassified", ["isNote"])),
    classifyRecord: (practiceId, record, entersChart) =>
      put(
        recordRow(practiceId, record),
        record.sealed ? whereKind("unclassified") : whereStored(entersChart),
      ),
    replaceClassified: (practiceId, record) => put(recordRow(practiceId, record), whereKind(record.kind)),
    sealRecord: (practiceId, record, patient) => {
      const misfiled = [...(patient.misfiled ?? []), record.documentId];
      const [profile] = patientRows(practiceId, { ...patient, misfiled });
      return together([
        { Put: { TableName: table, Item: recordRow(practiceId, record), ...whereSealed(false) } },
        { Put: { TableName: table, Item: profile, ...asSeen(patient) } },
      ]);
    },
    nameMisfiled: (practiceId, patient, documentIds) => {
      const misfiled = [...(patient.misfiled ?? []), ...documentIds];
      return put(patientRows(practiceId, { ...patient, misfiled })[0], asSeen(patient));
    },
    replaceSealed: (practiceId, record) => put(recordRow(practiceId, record), whereSealed(true)),
  };
}

type Condition = Pick<PutCommandInput, "ConditionExpression" | "ExpressionAttributeValues">;

const whereSealed = (sealed: boolean): Condition => ({
  ConditionExpression: "sealed = :was",
  ExpressionAttributeValues: { ":was": sealed },
});

const whereKind = (kind: EnteredRecord["kind"], without: readonly string[] = []): Condition => ({
  ConditionExpression: ["kind = :was", ...without.map((name) => `attribute_not_exists(${name})`)].join(
    " AND ",
  ),
  ExpressionAttributeValues: { ":was": kind },
});

/** What this try stored in the chart, and nobody else's, is what is entered there. */
function whereStored(entersChart: string): Condition {
  const waits = whereKind("unclassified", ["isNote", "leavesChart"]);
  return {
    ConditionExpression: `${waits.ConditionExpression} AND entersChart = :try`,
    ExpressionAttributeValues: { ...waits.ExpressionAttributeValues, ":try": entersChart },
  };
}

/** A patient's row as it was seen: a date that was changed and changed back has one correction more. */
function asSeen({ birthDate, corrections = [], misfiled = [] }: Patient): Condition {
  const lists = Object.entries({ corrections, misfiled });
  const sizes = lists.map(([name, list]) =>
    list.length === 0 ? `attribute_not_exists(${name})` : `size(${name}) = :${name}`,
  );
  const counts = lists.flatMap(([name, { length }]) => (length === 0 ? [] : [[`:${name}`, length]]));
  return {
    ConditionExpression: ["birthDate = :was", ...sizes].join(" AND "),
    ExpressionAttributeValues: { ":was": birthDate, ...Object.fromEntries(counts) },
  };
}
