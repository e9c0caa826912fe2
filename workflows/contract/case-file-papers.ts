import * as z from "zod";
import { partyRoles } from "./case-file-words.ts";
import { calendarDate, dateRange, documentClassSchema, instant, localId } from "./scalars.ts";

const noticeAssurance = z.strictObject({
  statement: z.boolean().optional(),
  documentation: z
    .array(
      z.enum([
        "notice-copy",
        "proof-of-mailing",
        "docket-sheet",
        "affidavit",
        "certificate-of-service",
        "return-receipt",
        "court-ruling",
      ]),
    )
    .optional(),
  writtenNoticeAttempted: z.boolean().optional(),
  address: z.enum(["current", "last-known", "old", "patient-counsel", "confidential-channel"]).optional(),
  sentOn: calendarDate.optional(),
  contentSufficient: z.boolean().optional(),
  objectionPeriodEndsOn: calendarDate.optional(),
  objectionsFiled: z.boolean().optional(),
  objectionsResolved: z.boolean().optional(),
  requestMatchesResolution: z.boolean().optional(),
  resolvedForClasses: z.array(documentClassSchema).optional(),
  docketCheckedOn: calendarDate.optional(),
});

/** Satisfactory assurances of 45 CFR 164.512(e)(1)(ii)-(vi), and the state notice procedures beside them. */
export const assurances = z.strictObject({
  notice: noticeAssurance.optional(),
  practiceNotice: noticeAssurance.optional(),
  qpo: z
    .strictObject({
      documented: z.boolean().optional(),
      agreedByParties: z.boolean().optional(),
      presentedToCourt: z.boolean().optional(),
      requestedFromCourt: z.boolean().optional(),
      requestedByPractice: z.boolean().optional(),
      entered: z.boolean().optional(),
      enteredOn: calendarDate.optional(),
      limitsUse: z.boolean().optional(),
      returnOrDestroy: z.boolean().optional(),
    })
    .optional(),
  stateNotice: z
    .strictObject({
      kind: z
        .enum([
          "ca-notice-to-consumer",
          "va-notice-and-certification",
          "md-certificate",
          "wa-advance-notice",
          "or-declaration",
          "fl-notice-of-intent",
          "nj-records-subpoena",
          "az-service-on-parties",
          "other",
        ])
        .optional(),
      proofAttached: z.boolean().optional(),
      noticeOn: calendarDate.optional(),
      timelyUnderRule: z.boolean().optional(),
      certification: z
        .strictObject({
          received: z.boolean().optional(),
          receivedOn: calendarDate.optional(),
          method: z
            .enum(["hand", "first-class-mail", "overnight", "confirmed-fax", "email", "telephone"])
            .optional(),
          statesPeriodEndedWithoutMotion: z.boolean().optional(),
          statesMotionsResolved: z.boolean().optional(),
        })
        .optional(),
    })
    .optional(),
});

/** A court order, tribunal order, warrant, subpart E order or appointment order that is in hand. */
export const order = z.strictObject({
  exists: z.boolean().optional(),
  enteredOn: calendarDate.optional(),
  inForce: z.boolean().optional(),
  stayed: z.boolean().optional(),
  vacated: z.boolean().optional(),
  addressedToPractice: z.boolean().optional(),
  namesPatient: z.boolean().optional(),
  describesAllRecords: z.boolean().optional(),
  namesClasses: z.array(documentClassSchema).optional(),
  namedSegments: z.array(z.string()).optional(),
  expresslyNamesPsychotherapyNotes: z.boolean().optional(),
  range: dateRange.optional(),
  onNotice: z.boolean().optional(),
  /** Who is to receive, where the order says so; an empty list: it was read, and names nobody. */
  namesRecipients: z.array(z.enum(partyRoles)).optional(),
  deliverTo: z.enum(["requester", "court-under-seal", "clerk-under-seal"]).optional(),
  inCameraReviewDone: z.boolean().optional(),
  part2: z
    .strictObject({
      citesSubpartE: z.boolean().optional(),
      goodCauseFindings: z.boolean().optional(),
      noticeAndOpportunity: z.boolean().optional(),
      essentialPartsOnly: z.boolean().optional(),
      recipientsLimited: z.boolean().optional(),
      safeguards: z.boolean().optional(),
      compulsoryProcessAlsoPresent: z.boolean().optional(),
      confidentialCommunicationsGround: z
        .enum(["none", "threat-to-life", "extremely-serious-crime", "patient-offers-evidence"])
        .optional(),
      criminalFindings: z.boolean().optional(),
    })
    .optional(),
  stateFindings: z
    .array(
      z.enum([
        "il-mhddca-section-10",
        "interests-of-justice-outweigh-confidentiality",
        "need-outweighs-possible-harm",
        "administration-of-justice",
        "after-notice-and-hearing",
        "good-cause-five-factors",
        "kinsella-three-part",
        "statutory-exception-applied",
      ]),
    )
    .optional(),
});

/** A signed form: HIPAA authorization, Part 2 consent or directive. */
export const authorizationSchema = z.strictObject({
  id: localId,
  form: z
    .enum([
      "hipaa-authorization",
      "part2-consent",
      "third-party-directive",
      "state-form",
      "general-release",
      "privilege-waiver",
    ])
    .optional(),
  elements: z
    .strictObject({
      information: z.boolean().optional(),
      discloser: z.boolean().optional(),
      recipient: z.boolean().optional(),
      purpose: z.boolean().optional(),
      expiry: z.boolean().optional(),
      signatureAndDate: z.boolean().optional(),
      representativeAuthority: z.boolean().optional(),
    })
    .optional(),
  statements: z
    .strictObject({
      revocation: z.boolean().optional(),
      revocationByReferenceToNotice: z.boolean().optional(),
      noticeContainsRevocation: z.boolean().optional(),
      conditioning: z.boolean().optional(),
      redisclosure: z.boolean().optional(),
    })
    .optional(),
  coversAllRecords: z.boolean().optional(),
  coversClasses: z.array(documentClassSchema).optional(),
  coversRange: dateRange.optional(),
  mentionsPsychotherapyNotes: z.boolean().optional(),
  psychotherapyNotesOnly: z.boolean().optional(),
  compoundWith: z
    .array(
      z.enum([
        "psychotherapy-notes",
        "other-records",
        "another-psychotherapy-notes-authorization",
        "research-authorization",
        "treatment-consent",
        "other-document",
      ]),
    )
    .optional(),
  conditioned: z.boolean().optional(),
  conditioningException: z
    .enum(["none", "research-treatment", "plan-pre-enrollment", "third-party-examination"])
    .optional(),
  signers: z
    .array(
      z.strictObject({
        role: z
          .enum([
            "patient",
            "parent",
            "guardian",
            "executor",
            "health-care-agent",
            "spouse",
            "adult-child",
            "other",
          ])
          .optional(),
        authorityDescribed: z.boolean().optional(),
        signedUnderCourtPressure: z.boolean().optional(),
      }),
    )
    .optional(),
  signedOn: calendarDate.optional(),
  statedExpiry: z.enum(["date", "event", "none", "until-revoked", "blank"]).optional(),
  expiresOn: calendarDate.optional(),
  expiryEvent: z.string().optional(),
  expiryEventOccurredOn: calendarDate.optional(),
  practiceKnowsEventOccurred: z.boolean().optional(),
  forResearch: z.boolean().optional(),
  initiatedByIndividual: z.boolean().optional(),
  revocations: z
    .array(
      z.strictObject({
        receivedAt: instant.optional(),
        receivedOn: calendarDate.optional(),
        form: z.enum(["written", "oral"]).optional(),
      }),
    )
    .optional(),
  knownFalse: z.boolean().optional(),
  recipientMatchesRequester: z.boolean().optional(),
  purposeMatchesRequest: z.boolean().optional(),
  part2: z
    .strictObject({
      hasRequiredElements: z.boolean().optional(),
      forProceedings: z.boolean().optional(),
      combinedWithOtherPurpose: z.boolean().optional(),
      counselingNotesOnly: z.boolean().optional(),
    })
    .optional(),
});

/** Where the psychotherapist-patient privilege stands, and the paper that settles a waiver. */
export const privilege = z.strictObject({
  status: z.enum(["waived-in-writing", "waived-by-court", "not-waived", "declined", "claimed"]).optional(),
  waiver: z
    .strictObject({
      signedBy: z.enum(["patient", "patient-counsel", "court", "representative"]).optional(),
      documentOn: calendarDate.optional(),
      coversClasses: z.array(documentClassSchema).optional(),
      coversTestimony: z.boolean().optional(),
    })
    .optional(),
  conditionTenderedBy: z.enum(["patient", "opponent", "nobody", "court"]).optional(),
  objectionsPending: z.boolean().optional(),
  assertedByPractice: z.boolean().optional(),
});
