import type { z } from "zod";
import { calendarMadeSchema, calendarStateSchema } from "../../../workflows/contract/calendar.ts";
import { commandAcceptedSchema } from "../../../workflows/contract/commands.ts";
import type { RouteName } from "../../../workflows/contract/http.ts";
import { guidanceSchema } from "../../../workflows/contract/guidance.ts";
import { accountingViewSchema } from "../../../workflows/contract/accounting.ts";
import { looksViewSchema } from "../../../workflows/contract/looks.ts";
import { drawnUpSchema, papersToSendSchema } from "../../../workflows/contract/papers-to-send.ts";
import { patientViewSchema } from "../../../workflows/contract/patient-view.ts";
import { uploadTicketSchema } from "../../../workflows/contract/outward.ts";
import {
  meSchema,
  requestRecordsSchema,
  patientsFoundSchema,
  requestOverviewSchema,
  staffLinkSchema,
} from "../../../workflows/contract/staff.ts";
import {
  birthDateCorrectedSchema,
  patientAddedSchema,
  recordImportedSchema,
  recordUploadSchema,
} from "../../../workflows/contract/records.ts";
import {
  disposalProposedSchema,
  disposalViewSchema,
  retentionSchema,
  shelvesFoundSchema,
} from "../../../workflows/contract/retention.ts";
import {
  ownNotesSchema,
  readingEndedSchema,
  readingOpenedSchema,
} from "../../../workflows/contract/reading.ts";
import {
  pageFoundSchema,
  pagePictureSchema,
  recordMarksSchema,
  recordPagesSchema,
} from "../../../workflows/contract/record-pages.ts";
import { worklistPageSchema } from "../../../workflows/contract/worklist.ts";

const staffAnswers = {
  me: meSchema,
  worklist: worklistPageSchema,
  overview: requestOverviewSchema,
  command: commandAcceptedSchema,
  announceStaffUpload: uploadTicketSchema,
  paperLink: staffLinkSchema,
  recordLink: staffLinkSchema,
  courtLink: staffLinkSchema,
  paperNotesLink: staffLinkSchema,
  accounting: accountingViewSchema,
  patient: patientViewSchema,
  patientAccounting: accountingViewSchema,
  drawUpPatientAccounting: drawnUpSchema,
  drawUpAccounting: drawnUpSchema,
  requestLooks: looksViewSchema,
  saveRequestLooks: drawnUpSchema,
  patientLooks: looksViewSchema,
  savePatientLooks: drawnUpSchema,
  papersToSend: papersToSendSchema,
  drawUpPaper: drawnUpSchema,
  findPatients: patientsFoundSchema,
  requestRecords: requestRecordsSchema,
  guidance: guidanceSchema,
  calendarState: calendarStateSchema,
  makeCalendar: calendarMadeSchema,
  revokeCalendar: calendarStateSchema,
  retention: retentionSchema,
  searchShelves: shelvesFoundSchema,
  proposeDisposal: disposalProposedSchema,
  decideDisposal: disposalViewSchema,
  drawCertificate: drawnUpSchema,
  ownNotes: ownNotesSchema,
  readOwnNote: readingOpenedSchema,
  openReading: readingOpenedSchema,
  readingLink: staffLinkSchema,
  endReading: readingEndedSchema,
  recordMarks: recordMarksSchema,
  openPages: recordPagesSchema,
  showPage: pagePictureSchema,
  searchPage: pageFoundSchema,
  previewPage: pagePictureSchema,
  addPatient: patientAddedSchema,
  importRecord: recordImportedSchema,
  correctBirthDate: birthDateCorrectedSchema,
  sealMisfiled: recordImportedSchema,
  announceRecord: recordUploadSchema,
  classifyRecord: recordImportedSchema,
  unclassifiedLink: staffLinkSchema,
} as const satisfies Partial<Record<RouteName, z.ZodType>>;

/** The answers of the routes that staff use. */
export type StaffAnswers = {
  readonly [Name in keyof typeof staffAnswers]: z.output<(typeof staffAnswers)[Name]>;
};

/** Parses one answer of a staff route; throws when it does not fit its schema or the route is not for staff. */
export function parseStaffAnswer(name: RouteName, value: unknown): unknown {
  if (!(name in staffAnswers)) throw new Error(`${name} is not a route of the staff.`);
  return staffAnswers[name as keyof typeof staffAnswers].parse(value);
}
