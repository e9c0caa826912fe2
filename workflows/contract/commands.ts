import * as z from "zod";
import { requestEvents } from "../request/events.ts";
import type { RequestEventType } from "../request/events.ts";

/** What staff may ask for, and the event that records it. The payload of a command is the payload of its event. */
export const staffCommandEvents = {
  recordFacts: "facts.recorded",
  verifyRequester: "requester.identity-verified",
  matchPatient: "patient.matched",
  confirmWeight: "weight.confirmed",
  returnPaper: "paper.returned",
  recordAuthorization: "authorization.recorded",
  revokeAuthorization: "authorization.revoked",
  describeRecord: "record.described",
  proposeRecords: "records.proposed",
  reviewRecord: "record.reviewed",
  markRecord: "record.marked",
  completeReview: "review.completed",
  recordOutsideReview: "outside-review.recorded",
  confirmRelease: "release.confirmed",
  returnForChanges: "release.returned",
  releaseProduction: "production.released",
  certifyProduction: "production.certified",
  recordCourtDelivery: "court.delivered",
  requestVault: "vault.requested",
  readNote: "note.reading-asked",
  markNote: "note.marked",
  approveVault: "vault.approved",
  declineVault: "vault.declined",
  propose: "negotiation.proposed",
  answerProposal: "negotiation.answered",
  answerRows: "negotiation.rows-answered",
  serveObjection: "objection.served",
  liftObjection: "objection.lifted",
  draftMotionToQuash: "motion-to-quash.drafted",
  fileMotionToQuash: "motion-to-quash.filed",
  recordCounselSignOff: "counsel.signed-off",
  recordOpposition: "motion-to-quash.opposed",
  recordHearing: "motion-to-quash.heard",
  recordMotionDecision: "motion-to-quash.decided",
  recordAppeal: "motion-to-quash.appealed",
  seekProtectiveOrder: "protective-order.sought",
  recordProtectiveOrder: "protective-order.entered",
  recordProtectiveOrderDenied: "protective-order.denied",
  askInCamera: "in-camera.asked",
  recordInCameraOrder: "in-camera.ordered",
  recordInCameraDeclined: "in-camera.declined",
  recordInCameraDelivery: "in-camera.delivered",
  recordInCameraRuling: "in-camera.ruled",
  recordStay: "order.stayed",
  recordVacatur: "order.vacated",
  recordReinstatement: "order.reinstated",
  recordPatientNotice: "patient-notice.sent",
  recordPatientObjection: "patient.objected",
  clearPatientNotice: "patient-notice.cleared",
  claimPrivilege: "privilege.claimed",
  recordPrivilegeWaiver: "privilege.waived",
  recordPrivilegeRuling: "privilege.overruled",
  extendClock: "clock.extended",
  stopClock: "clock.stopped",
  resumeClock: "clock.resumed",
  placeHold: "hold.placed",
  liftHold: "hold.lifted",
  closeRequest: "request.closed",
  reopenRequest: "request.reopened",
  beginPhase: "phase.begun",
  setReturnDate: "return-duty.due-set",
  remindOfReturn: "return-duty.reminded",
  recordReturn: "return-duty.met",
  quoteFee: "fee.quoted",
  recordFeeAcceptance: "fee.accepted",
  recordFeePayment: "fee.paid",
  waiveFee: "fee.waived",
  recordFeeRefund: "fee.refunded",
  recordFeeDispute: "fee.disputed",
  endFeeDispute: "fee.dispute-ended",
  placePaymentHold: "payment-hold.placed",
  liftPaymentHold: "payment-hold.lifted",
  correctAccounting: "accounting.corrected",
  suspendAccounting: "accounting.suspended",
  placeLegalHold: "legal-hold.placed",
  liftLegalHold: "legal-hold.lifted",
  proposeFilesDisposal: "files.disposal-proposed",
  confirmFilesDisposal: "files.disposal-ordered",
  declineFilesDisposal: "files.disposal-declined",
  openIncident: "incident.opened",
  sendRecall: "recall.sent",
  recordRecallAnswer: "recall.answered",
  assessIncident: "incident.assessed",
  recordBreachDelay: "incident.delay-asked",
  recordBreachNotice: "incident.notice-given",
  closeIncident: "incident.closed",
  tryAgain: "effect.retried",
  recordDoneByHand: "effect.done-by-hand",
} as const satisfies Record<string, RequestEventType>;

export type StaffCommandName = keyof typeof staffCommandEvents;
export const staffCommandNames = Object.keys(staffCommandEvents) as readonly StaffCommandName[];

/** What only stops may be ordered for many requests at once, and unseen: whatever happened meanwhile, to wait is safe. */
export const stopCommands = ["placeHold", "placeLegalHold"] as const satisfies readonly StaffCommandName[];
export type StopCommand = (typeof stopCommands)[number];
const onlyStops: ReadonlySet<StaffCommandName> = new Set(stopCommands);

/** The body of `POST /api/staff/requests/{requestId}/commands`; also parsed again as its event by the ledger's writer. */
export const staffCommandSchema = z
  .strictObject({
    /** Idempotency key: the same key with the same body answers the same, with another body is refused. */
    commandId: z.string().regex(/^[0-9A-Za-z_-]{16,64}$/),
    /** The version the sender saw; only a hold may be placed without one. */
    expectedVersion: z.int().nonnegative().optional(),
    command: z.enum(staffCommandNames as unknown as readonly [StaffCommandName, ...StaffCommandName[]]),
    payload: z.record(z.string(), z.unknown()),
  })
  .refine(({ command, expectedVersion }) => expectedVersion !== undefined || onlyStops.has(command), {
    path: ["expectedVersion"],
    message:
      "Say which version of the request you saw; only a hold may be placed on one you have not looked at.",
  });

/** The schema of one command's payload: its event without `type`. */
export function payloadSchemaOf(command: StaffCommandName): z.ZodType {
  const { type: _type, ...shape } = requestEvents[staffCommandEvents[command]].shape;
  return z.strictObject(shape);
}

/** The answer to an accepted command. */
export const commandAcceptedSchema = z.strictObject({
  outcome: z.enum(["accepted", "unchanged"]),
  version: z.int(),
});
export type CommandAccepted = z.infer<typeof commandAcceptedSchema>;
