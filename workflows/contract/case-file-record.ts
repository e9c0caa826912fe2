import * as z from "zod";
import { contentItems, eventTypes, partyRoles, segmentKinds } from "./case-file-words.ts";
import {
  calendarDate,
  dateRange,
  documentClassSchema,
  instant,
  localId,
  stateCode,
  writerId,
} from "./scalars.ts";

/** Somebody who may stand in the patient's place: in what standing, and by which paper. */
export const representativeSchema = z.strictObject({
  role: z
    .enum([
      "parent",
      "guardian",
      "executor",
      "administrator",
      "health-care-agent",
      "conservator",
      "next-of-kin",
      "spouse",
      "guardian-ad-litem",
    ])
    .optional(),
  isRequester: z.boolean().optional(),
  legalInstrument: z
    .enum([
      "none",
      "legal-custody",
      "guardianship-order",
      "letters-testamentary",
      "letters-of-administration",
      "health-care-power",
      "appointment-order-without-records-power",
      "appointment-order-with-records-power",
    ])
    .optional(),
  custody: z.enum(["joint-legal", "sole-legal", "none", "terminated"]).optional(),
  limitedByOrder: z.boolean().optional(),
  reasonableBeliefOfAbuse: z.boolean().optional(),
});

/** The individual whose records are sought; no names or numbers. */
export const patient = z.strictObject({
  ageYears: z.int().min(0).max(130).optional(),
  bornOn: calendarDate.optional(),
  state: stateCode.optional(),
  alive: z.boolean().optional(),
  diedOn: calendarDate.optional(),
  emancipated: z.boolean().optional(),
  custodyStatus: z.enum(["none", "incarcerated", "probation", "parole", "supervised-release"]).optional(),
  knownWhereabouts: z.boolean().optional(),
  formerPatient: z.boolean().optional(),
  consent: z
    .strictObject({
      minorConsentedAlone: z.boolean().optional(),
      lawfulWithoutParent: z.boolean().optional(),
      otherConsentRequired: z.boolean().optional(),
      minorAskedForParentAsRepresentative: z.boolean().optional(),
      parentConsentedToService: z.boolean().optional(),
      parentAgreedToConfidentiality: z.boolean().optional(),
      courtOrOtherConsented: z.boolean().optional(),
      minorObjectsToDisclosure: z.boolean().optional(),
      stateLawOnParentAccess: z.enum(["requires", "permits", "forbids", "silent"]).optional(),
    })
    .optional(),
  representatives: z.array(representativeSchema).optional(),
  restrictionAgreed: z.boolean().optional(),
  confidentialChannel: z.string().optional(),
});

/** Which licence a writer may hold, as the rules of the states tell them apart. */
export const writerLicenseSchema = z.enum([
  "psychologist",
  "psychiatrist",
  "physician",
  "clinical-social-worker",
  "professional-counselor",
  "marriage-and-family-therapist",
  "psychiatric-nurse",
  "licensed-associate",
  "unlicensed",
  "other",
]);

/** With whom a session was held. */
export const sessionSettingSchema = z.enum(["individual", "group", "couple", "family", "marital-counseling"]);

/** In what a record is kept. */
export const storageMediumSchema = z.enum(["ehr", "other-electronic", "paper"]);

/** A piece of the record that one rule treats alike; the unit of decision. */
export const segmentSchema = z.strictObject({
  id: localId,
  label: z.string().optional(),
  kind: z.enum(segmentKinds).optional(),
  author: z
    .strictObject({
      role: z
        .enum([
          "mental-health-professional",
          "sud-professional",
          "other-clinician",
          "administrative-staff",
          "outside-provider",
          "trainee",
        ])
        .optional(),
      license: writerLicenseSchema.optional(),
      id: writerId.optional(),
    })
    .optional(),
  storage: z
    .strictObject({
      heldSeparately: z.boolean().optional(),
      separatedOn: calendarDate.optional(),
      accessLimitedToAuthor: z.boolean().optional(),
      onlyRecordOfSession: z.boolean().optional(),
      medium: storageMediumSchema.optional(),
    })
    .optional(),
  content: z.array(z.enum(contentItems)).optional(),
  range: dateRange.optional(),
  part2: z
    .strictObject({
      protected: z.boolean().optional(),
      origin: z.enum(["own-program", "received-from-program"]).optional(),
      receivedUnder: z.enum(["tpo-consent", "specific-consent", "other"]).optional(),
      quotesProtectedPassages: z.boolean().optional(),
    })
    .optional(),
  selfPay: z
    .strictObject({
      paidInFullByPatient: z.boolean().optional(),
      restrictionRequested: z.boolean().optional(),
    })
    .optional(),
  participants: z
    .strictObject({
      setting: sessionSettingSchema.optional(),
      count: z.int().min(0).optional(),
      othersIdentified: z.boolean().optional(),
      separable: z.boolean().optional(),
    })
    .optional(),
  receivedFromOthers: z.boolean().optional(),
  compiledForProceeding: z.boolean().optional(),
  sharedWith: z
    .array(
      z.enum([
        "supervisor",
        "confidential-consultant",
        "provider-attorney",
        "billing-staff",
        "other-clinician",
        "outsider",
      ]),
    )
    .optional(),
  sentAt: instant.optional(),
  responsive: z.boolean().optional(),
  statementOfDisagreement: z.boolean().optional(),
});

/** Decisions that the law leaves to the practice or to a licensed professional, once made. */
export const decisions = z.strictObject({
  practiceElectsToDisclose: z.boolean().optional(),
  parentAccess: z.enum(["grant", "refuse"]).optional(),
  representativeRefused: z.boolean().optional(),
  accessHarm: z
    .strictObject({
      ground: z
        .enum([
          "endangers-life-or-physical-safety",
          "substantial-harm-to-other-person",
          "substantial-harm-through-representative",
          "emotional-distress",
        ])
        .optional(),
      decidedByLicensedProfessional: z.boolean().optional(),
    })
    .optional(),
  releaseNotesToIndividual: z.boolean().optional(),
  threat: z
    .strictObject({
      goodFaithBelief: z.boolean().optional(),
      seriousAndImminent: z.boolean().optional(),
      recipientCanPrevent: z.boolean().optional(),
    })
    .optional(),
});

/** What happened after the paper arrived, in any order. */
export const events = z.array(
  z.strictObject({
    type: z.enum(eventTypes),
    occurredOn: calendarDate.optional(),
    occurredAt: instant.optional(),
    /** A motion or a ruling on one may be of a party of which no more is known. */
    by: z.enum([...partyRoles, "party"]).optional(),
    form: z.enum(["written", "signed-writing", "oral", "telephone", "email", "court-filing"]).optional(),
    result: z.enum(["granted", "granted-in-part", "denied", "withdrawn"]).optional(),
    newReturnOn: calendarDate.optional(),
    extendsObjectionsToOn: calendarDate.optional(),
    objectionsMentioned: z.boolean().optional(),
    reasonAndNewDateStated: z.boolean().optional(),
    suspendUntilOn: calendarDate.optional(),
  }),
);

/** Facts for an accounting request (45 CFR 164.528). */
export const accounting = z.strictObject({
  requestedOn: calendarDate.optional(),
  extensionNoticeSent: z.boolean().optional(),
});

/** Facts about a disclosure that went wrong. */
/** A law-enforcement official's statement that a notice would impede an investigation or national security (45 CFR 164.412). */
const lawEnforcementDelay = z.strictObject({
  statement: z.enum(["written", "oral"]),
  statedOn: calendarDate,
  /** The last day of the delay. */
  untilOn: calendarDate,
});

export const incident = z.strictObject({
  occurredOn: calendarDate.optional(),
  discoveredOn: calendarDate.optional(),
  affectedIndividuals: z.int().min(0).optional(),
  outClasses: z.array(documentClassSchema).optional(),
  recipientRole: z.enum(partyRoles).optional(),
  unsecured: z.boolean().optional(),
  lowProbabilityDocumented: z.boolean().optional(),
  lawEnforcementDelay: lawEnforcementDelay.optional(),
});
