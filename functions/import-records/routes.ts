import { documentIdSchema, patientRefSchema } from "../../workflows/contract/ids.ts";
import {
  addPatientSchema,
  announceRecordSchema,
  classifyRecordSchema,
  correctBirthDateSchema,
  importRecordSchema,
  sealMisfiledSchema,
} from "../../workflows/contract/records.ts";
import type { DocumentId, PatientRef } from "../../workflows/vocabulary/ids.ts";
import { newId } from "../adapters/digests.ts";
import type { EdgeCheck } from "../adapters/edge-check.ts";
import { created, httpHandler, ok, parsed, refuse, showing } from "../adapters/http-router.ts";
import type { HttpHandler } from "../adapters/http-router.ts";
import type { Log } from "../adapters/log.ts";
import type { RecordLook } from "../adapters/looks.ts";
import type { PatientFiles, Practices } from "../adapters/practices.dynamodb.ts";
import { notFound } from "../adapters/problem-response.ts";
import { memberOf } from "../adapters/staff-member.ts";
import { addPatient } from "./add-patient.ts";
import { classifyRecord } from "./classify-record.ts";
import { correctBirthDate } from "./correct-birth-date.ts";
import { importedView, importRecord } from "./import-record.ts";
import type { AllShelves } from "./shelves.ts";
import { unclassifiedLink } from "./unclassified-link.ts";
import { announceRecord } from "./uploads.ts";
import { sealWithTwins } from "./twins.ts";

type Ports = {
  readonly practices: Practices;
  readonly files: PatientFiles;
  /** Loaded with the first record: a patient is entered without them. */
  readonly shelves: () => Promise<AllShelves>;
  readonly now: () => Date;
  readonly looks: RecordLook;
  readonly edge: EdgeCheck;
  readonly log: Log;
};
const largestBody = 6_100_000;

/** The routes by which patients and records come in, and a patient's birth date is corrected. */
export function importRoutes(ports: Ports): HttpHandler {
  return httpHandler(
    "import-records",
    {
      addPatient: async ({ sub, body }) => {
        const staff = await memberOf(ports.practices, sub);
        if ("problem" in staff) return staff;
        const asked = parsed(addPatientSchema, body);
        if ("problem" in asked) return asked;
        const added = await addPatient(ports, staff.member, asked.value, newId<PatientRef>("pat"));
        return "problem" in added ? added : created(added);
      },
      correctBirthDate: async ({ sub, body, params }) => {
        const staff = await memberOf(ports.practices, sub);
        if ("problem" in staff) return staff;
        const patientRef = patientRefSchema.safeParse(params["patientRef"]);
        if (!patientRef.success) return refuse(notFound());
        const asked = parsed(correctBirthDateSchema, body);
        if ("problem" in asked) return asked;
        const { practiceId, personId } = staff.member;
        const corrected = await correctBirthDate(ports, staff.member, patientRef.data, asked.value);
        if ("problem" in corrected) return corrected;
        ports.log("security", "birth-date-corrected", { practiceId, personId });
        return ok(corrected);
      },
      sealMisfiled: async ({ sub, body, params }) => {
        const staff = await memberOf(ports.practices, sub);
        if ("problem" in staff) return staff;
        const named = recordOf(params);
        if (!named) return refuse(notFound());
        const asked = parsed(sealMisfiledSchema, body);
        if ("problem" in asked) return asked;
        const all = { ...ports, ...(await ports.shelves()) };
        const sealed = await sealWithTwins(all, staff.member, ...named);
        return "problem" in sealed ? sealed : ok(importedView(sealed.record, sealed.record.kind));
      },
      announceRecord: async ({ sub, body, params }) => {
        const staff = await memberOf(ports.practices, sub);
        if ("problem" in staff) return staff;
        const patientRef = patientRefSchema.safeParse(params["patientRef"]);
        if (!patientRef.success) return refuse(notFound());
        const asked = parsed(announceRecordSchema, body);
        if ("problem" in asked) return asked;
        const all = { ...ports, ...(await ports.shelves()) };
        const announced = await announceRecord(all, staff.member, patientRef.data, asked.value);
        return "problem" in announced ? announced : created(announced.upload);
      },
      classifyRecord: async ({ sub, body, params }) => {
        const staff = await memberOf(ports.practices, sub);
        if ("problem" in staff) return staff;
        const named = recordOf(params);
        if (!named) return refuse(notFound());
        const asked = parsed(classifyRecordSchema, body);
        if ("problem" in asked) return asked;
        const all = { ...ports, ...(await ports.shelves()) };
        const classified = await classifyRecord(all, staff.member, ...named, asked.value);
        return "problem" in classified
          ? classified
          : ok(importedView(classified.record, classified.record.kind));
      },
      unclassifiedLink: async ({ sub, params }) => {
        const staff = await memberOf(ports.practices, sub);
        if ("problem" in staff) return staff;
        const named = recordOf(params);
        if (!named) return refuse(notFound());
        const all = { ...ports, ...(await ports.shelves()) };
        const linked = await unclassifiedLink(all, staff.member, ...named);
        if ("problem" in linked) return linked;
        // Whose it is stands with the record: a look at what may be a note names no patient.
        return showing(ok(linked.link), staff.member, { what: "unclassified", documentId: named[1] });
      },
      importRecord: async ({ sub, body, params }) => {
        const staff = await memberOf(ports.practices, sub);
        if ("problem" in staff) return staff;
        const patientRef = patientRefSchema.safeParse(params["patientRef"]);
        if (!patientRef.success) return refuse(notFound());
        const asked = parsed(importRecordSchema, body);
        if ("problem" in asked) return asked;
        const all = { ...ports, ...(await ports.shelves()) };
        const imported = await importRecord(all, staff.member, patientRef.data, asked.value);
        return "problem" in imported ? imported : created(importedView(imported.record, asked.value.kind));
      },
    },
    { ...ports, largestBody },
  );
}

/** The record that a path names; nothing of one that cannot be. */
function recordOf(params: Readonly<Record<string, string>>): readonly [PatientRef, DocumentId] | undefined {
  const patientRef = patientRefSchema.safeParse(params["patientRef"]);
  const documentId = documentIdSchema.safeParse(params["documentId"]);
  return patientRef.success && documentId.success ? [patientRef.data, documentId.data] : undefined;
}
