import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchWriteCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import {
  memberRows,
  memberSchema,
  practiceRows,
  practiceSchema,
} from "../../functions/adapters/practice-rows.ts";
import type { Row } from "../../functions/adapters/request-rows.ts";
import { dateInWords } from "../../workflows/deadlines/civil-calendar.ts";
import { call } from "../journey/api.ts";
import { onceScanned } from "../journey/once-scanned.ts";
import type { Stack } from "../stack.ts";
import { seededId, seededSub } from "./ids.ts";
import { jointSessionText, progressNoteText, psychotherapyNoteText } from "./note-texts.ts";
import type { NoteText } from "./note-texts.ts";
import { letterPdf } from "./pdf.ts";
import { seededPractices } from "./practices.ts";
import type { SeededPatient, SeededPractice } from "./practices.ts";

/**
 * Puts the invented practices into a running stack: people as an operator would, patients and notes through the API.
 * `mostPatients` keeps each practice to its first ones, for whoever needs no more and would wait for the rest.
 */
export async function seed(stack: Stack, mostPatients = Number.POSITIVE_INFINITY): Promise<void> {
  const rows = seededPractices.flatMap(rowsOf);
  const root = stack.roles.root;
  const [table] = stack.deployment.ofType("AWS::DynamoDB::GlobalTable");
  if (!table) throw new Error("The template has no ledger table.");
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ region: "us-east-1", endpoint: stack.awsOrigin, credentials: root }),
  );
  for (let at = 0; at < rows.length; at += 25) {
    const requests = rows.slice(at, at + 25).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [table.physical.ref]: requests } }));
  }
  client.destroy();
  for (const practice of seededPractices) {
    for (const [index, patient] of practice.patients.slice(0, mostPatients).entries())
      await addPatient(stack, practice, patient, index);
  }
}

function rowsOf(practice: SeededPractice): readonly Row[] {
  const { slug, code, name, timeZone, address, phone, state } = practice;
  const practiceId = seededId("prc", slug);
  const facts = { state, setting: "private-practice", hipaaCoveredEntity: true, part2Program: false };
  const people = practice.people.map((person) =>
    memberSchema.parse({
      sub: seededSub(person.email),
      practiceId,
      personId: seededId("per", person.email),
      name: person.credential ? `${person.name}, ${person.credential}` : person.name,
      email: person.email,
      roles: person.roles,
      ...(person.license === undefined ? {} : { license: person.license }),
    }),
  );
  return [
    ...practiceRows(
      practiceSchema.parse({ practiceId, slug, code, name, timeZone, address, phone, practice: facts }),
      people,
    ),
    ...people.flatMap(memberRows),
  ];
}

async function addPatient(
  stack: Stack,
  practice: SeededPractice,
  patient: SeededPatient,
  index: number,
): Promise<void> {
  const clinician = practice.people.find(({ name }) => name === patient.clinician);
  const manager = practice.people.find(({ roles }) => roles.includes("practice-manager"));
  if (!clinician || !manager)
    throw new Error(`${practice.name} lacks the clinician or the manager of a seeded patient.`);
  const { patientRef } = await call<{ readonly patientRef: string }>(stack.portalOrigin, "addPatient", {
    token: stack.accessTokenOf(manager.email),
    body: { name: patient.name, birthDate: patient.birthDate, treatedBy: [seededId("per", clinician.email)] },
  });
  const token = stack.accessTokenOf(clinician.email);
  const importNote = async (
    kind: "progress-note" | "psychotherapy-note",
    session: number,
    text: NoteText,
  ) => {
    const sessionOn = weeksLater(patient.firstSessionOn, session);
    const setting = patient.joint?.session === session + 1 ? patient.joint.setting : "individual";
    const lines = [
      practice.name,
      practice.address,
      `Client: ${patient.name}, born ${patient.birthDate}`,
      `Session ${session + 1} on ${dateInWords(sessionOn)}, ${clinician.name}, ${clinician.credential ?? ""}`,
    ];
    const pdf = await letterPdf(
      { heading: text.form, lines, paragraphs: text.paragraphs },
      new Date(`${sessionOn}T18:00:00Z`),
    );
    const body = {
      importId: seededId("imp", `${practice.slug} ${patient.name} ${kind} ${session}`),
      kind,
      ...(kind === "psychotherapy-note"
        ? {}
        : { title: `${text.form.split(" (")[0]}, session ${session + 1}` }),
      sessionOn,
      setting,
      pdf: Buffer.from(pdf).toString("base64"),
    };
    await onceScanned(() =>
      call(stack.portalOrigin, "importRecord", { token, parameters: { patientRef }, body }),
    );
  };
  for (let session = 0; session < patient.progressNotes; session += 1) {
    const text = patient.joint?.session === session + 1 ? jointSessionText : progressNoteText(session, index);
    await importNote("progress-note", session, text);
    // The same session twice: the chart gets the progress note, the clinician keeps the psychotherapy note apart.
    if (session < patient.psychotherapyNotes)
      await importNote("psychotherapy-note", session, psychotherapyNoteText(session, index));
  }
}

function weeksLater(date: string, weeks: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
}
