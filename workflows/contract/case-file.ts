import * as z from "zod";
import { assurances, authorizationSchema, order, privilege } from "./case-file-papers.ts";
import { policySchema, practiceFactsSchema } from "./case-file-practice.ts";
import { accounting, decisions, events, incident, patient, segmentSchema } from "./case-file-record.ts";
import {
  documentClasses,
  forumTopics,
  instrumentTypes,
  partyRoles,
  purposes,
  signerRoles,
} from "./case-file-words.ts";
import {
  calendarDate,
  dateRange,
  documentClassSchema,
  instant,
  stateCode,
  timeZone,
  writerId,
} from "./scalars.ts";

export { authorizationSchema, documentClasses, segmentSchema };

const forum = z.strictObject({
  system: z.enum(["federal", "state", "none"]).optional(),
  state: stateCode.optional(),
  nature: z
    .enum(["civil", "criminal", "grand-jury", "administrative", "legislative", "investigative"])
    .optional(),
  topic: z.enum(forumTopics).optional(),
  court: z.string().optional(),
  docket: z.string().optional(),
  timeZone: timeZone.optional(),
  courtHolidays: z.array(calendarDate).optional(),
  ruleOfDecision: z.enum(["federal", "state"]).optional(),
  chargesPending: z.boolean().optional(),
  actionBroughtBy: z
    .enum(["patient", "patient-representative", "other-person", "practice", "government", "licensing-board"])
    .optional(),
  patientRole: z
    .enum([
      "party",
      "plaintiff",
      "defendant",
      "non-party",
      "witness",
      "alleged-victim",
      "target",
      "child-of-the-parties",
      "deceased",
    ])
    .optional(),
  hearingOn: calendarDate.optional(),
});

const instrument = z.strictObject({
  type: z.enum(instrumentTypes).optional(),
  loggedAs: z.string().optional(),
  titleOnPaper: z.string().optional(),
  signerRole: z.enum(signerRoles).optional(),
  judgeSigned: z.boolean().optional(),
  issuedOn: calendarDate.optional(),
  servedOn: calendarDate.optional(),
  receivedOn: calendarDate.optional(),
  serviceMethod: z
    .enum(["personal", "certified-mail", "mail", "email", "fax", "courier", "portal", "oral"])
    .optional(),
  returnOn: calendarDate.optional(),
  complianceAt: instant.optional(),
  commands: z
    .array(z.enum(["produce", "testify", "inspect", "seize", "deliver-for-in-camera-review"]))
    .optional(),
  seeksTestimony: z.boolean().optional(),
  placeMiles: z.number().min(0).optional(),
  electronicDeliveryAgreed: z.boolean().optional(),
  witnessFeeTendered: z.boolean().optional(),
  certificationAsked: z.boolean().optional(),
  requestsAllRecords: z.boolean().optional(),
  requestedClasses: z.array(documentClassSchema).optional(),
  namesPsychotherapyNotes: z.boolean().optional(),
  requestedRange: dateRange.optional(),
  requestWords: z.string().optional(),
  legalBasis: z
    .strictObject({
      citesAuthority: z.boolean().optional(),
      citation: z.string().optional(),
      requiredByLaw: z.boolean().optional(),
      threePartStatement: z.boolean().optional(),
      courtOrderAttached: z.boolean().optional(),
      requiredFaceTextPresent: z.boolean().optional(),
    })
    .optional(),
  nonDisclosureOrder: z
    .strictObject({
      attached: z.boolean().optional(),
      exists: z.boolean().optional(),
      untilOn: calendarDate.optional(),
    })
    .optional(),
  accessMode: z.enum(["inspect", "copy", "both"]).optional(),
  attestationEnclosed: z.boolean().optional(),
});

const requester = z.strictObject({
  role: z.enum(partyRoles).optional(),
  identityVerified: z.boolean().optional(),
  authorityVerified: z.boolean().optional(),
  onBehalfOf: z.enum(partyRoles).optional(),
  recipientRole: z.enum(partyRoles).optional(),
  additionalRecipientRoles: z.array(z.enum(partyRoles)).optional(),
  purpose: z.enum(purposes).optional(),
  oversees: z.enum(["note-author", "practice", "other-clinician", "patient"]).optional(),
  /** Who is under review, where it is whoever wrote notes; an empty list names nobody yet. */
  overseenAuthorIds: z.array(writerId).optional(),
  conditionsBenefitOn: z.boolean().optional(),
});

/**
 * The facts of one request, the only input of the law engine: what is absent is unknown, never false, zero or none;
 * calendar dates are read in `asOf.timeZone`, court dates in `forum.timeZone`.
 */
export const caseFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  asOf: z.strictObject({
    assessedOn: calendarDate,
    assessedAt: instant.optional(),
    timeZone: timeZone.optional(),
  }),
  practice: practiceFactsSchema.optional(),
  forum: forum.optional(),
  instrument: instrument.optional(),
  requester: requester.optional(),
  patient: patient.optional(),
  assurances: assurances.optional(),
  order: order.optional(),
  authorizations: z.array(authorizationSchema).optional(),
  privilege: privilege.optional(),
  segments: z.array(segmentSchema).optional(),
  decisions: decisions.optional(),
  policy: policySchema.optional(),
  events: events.optional(),
  accounting: accounting.optional(),
  incident: incident.optional(),
});

/** The facts of one request; absent means unknown. */
export type CaseFile = z.infer<typeof caseFileSchema>;

/** A class of document. */
export type DocumentClass = (typeof documentClasses)[number];

/** One piece of the record. */
export type Segment = z.infer<typeof segmentSchema>;

/** One signed form. */
export type AuthorizationForm = z.infer<typeof authorizationSchema>;
