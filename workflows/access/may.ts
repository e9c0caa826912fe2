import { staffCommandEvents, staffCommandNames } from "../contract/commands.ts";
import type { StaffCommandName } from "../contract/commands.ts";
import type { RequestEventType } from "../request/events.ts";
import { actorKindOfDoor, doors, isDoor } from "./doors.ts";
import type { Role } from "./roles.ts";

const everyone = ["practice-manager", "clinician", "privacy-officer"] as const;
const officer = ["privacy-officer"] as const;
const desk = ["practice-manager", "privacy-officer"] as const;

/**
 * Who may give which command. The desk (practice manager, privacy officer) judges the paper and speaks with the
 * requester; only a clinician decides about a record; the vault needs clinicians or the privacy officer.
 */
export const mayGive = {
  recordFacts: desk,
  verifyRequester: desk,
  matchPatient: desk,
  confirmWeight: desk,
  returnPaper: desk,
  recordAuthorization: desk,
  // A revocation is taken from whoever hears of it first (45 CFR 164.508(b)(5)).
  revokeAuthorization: everyone,
  // What a record holds is known to those who treat the patient; the desk never reads for it.
  describeRecord: ["clinician"],
  proposeRecords: desk,
  reviewRecord: ["clinician"],
  markRecord: ["clinician"],
  completeReview: ["clinician"],
  // The second look is anybody else's; the machine refuses the persons who took part.
  recordOutsideReview: everyone,
  confirmRelease: everyone,
  returnForChanges: everyone,
  releaseProduction: desk,
  // Who keeps the records certifies them (FRE 803(6)(D)); not whoever is a clinician alone.
  certifyProduction: desk,
  recordCourtDelivery: desk,
  requestVault: everyone,
  readNote: ["clinician", "privacy-officer"],
  markNote: ["clinician", "privacy-officer"],
  approveVault: ["clinician", "privacy-officer"],
  declineVault: ["clinician", "privacy-officer"],
  propose: desk,
  answerProposal: desk,
  answerRows: desk,
  serveObjection: desk,
  liftObjection: desk,
  draftMotionToQuash: desk,
  fileMotionToQuash: desk,
  recordCounselSignOff: desk,
  recordOpposition: desk,
  recordHearing: desk,
  recordMotionDecision: desk,
  recordAppeal: desk,
  seekProtectiveOrder: desk,
  recordProtectiveOrder: desk,
  recordProtectiveOrderDenied: desk,
  askInCamera: desk,
  recordInCameraOrder: desk,
  recordInCameraDeclined: desk,
  recordInCameraDelivery: desk,
  recordInCameraRuling: desk,
  recordStay: desk,
  recordVacatur: desk,
  recordReinstatement: desk,
  recordPatientNotice: desk,
  // An objection, and a claim of the privilege, are taken from whoever hears of them first.
  recordPatientObjection: everyone,
  clearPatientNotice: desk,
  claimPrivilege: everyone,
  recordPrivilegeWaiver: desk,
  recordPrivilegeRuling: desk,
  // What others were promised, or a court said, is the desk's to record.
  extendClock: desk,
  stopClock: desk,
  resumeClock: desk,
  // Whoever sees a reason to stop may stop; only the desk lets it go on.
  placeHold: everyone,
  liftHold: desk,
  closeRequest: desk,
  reopenRequest: desk,
  beginPhase: desk,
  setReturnDate: desk,
  remindOfReturn: desk,
  recordReturn: desk,
  quoteFee: desk,
  recordFeeAcceptance: desk,
  recordFeePayment: desk,
  waiveFee: desk,
  recordFeeRefund: desk,
  recordFeeDispute: desk,
  endFeeDispute: desk,
  placePaymentHold: desk,
  liftPaymentHold: desk,
  // What the individual is owed, and what is held back from it (45 CFR 164.528).
  correctAccounting: officer,
  suspendAccounting: officer,
  placeLegalHold: everyone,
  liftLegalHold: officer,
  // The privacy officer proposes what is destroyed, and somebody else of the practice confirms it.
  proposeFilesDisposal: officer,
  confirmFilesDisposal: everyone,
  declineFilesDisposal: everyone,
  // A breach is known to the practice once anybody of it knows (45 CFR 164.404(a)(2)); what it is, the privacy officer decides.
  openIncident: everyone,
  sendRecall: desk,
  recordRecallAnswer: desk,
  assessIncident: officer,
  // It silences what the law asks for, so that the privacy officer alone records it.
  recordBreachDelay: officer,
  recordBreachNotice: desk,
  closeIncident: officer,
  tryAgain: desk,
  recordDoneByHand: desk,
} as const satisfies Record<StaffCommandName, readonly Role[]>;

/** Whether one of these roles may give the command. */
export function rolesMay(roles: readonly Role[], command: StaffCommandName): boolean {
  const allowed: readonly Role[] = mayGive[command];
  return roles.some((role) => allowed.includes(role));
}

/** What staff bring about by another way than a command, and who may. */
const mayCause: { readonly [Type in RequestEventType]?: readonly Role[] } = {
  "paper.drawn-up": desk,
  "accounting.drawn-up": officer,
};

/** Whether one of these roles may bring this about; where nothing is said of it, any may. */
export function rolesMayCause(roles: readonly Role[], type: RequestEventType): boolean {
  const allowed = mayCause[type];
  return allowed === undefined || roles.some((role) => allowed.includes(role));
}

/** The commands that one of these roles may give in some state. */
export function commandsOf(roles: readonly Role[]): readonly StaffCommandName[] {
  return staffCommandNames.filter((command) => rolesMay(roles, command));
}

const commandsByEvent: ReadonlyMap<RequestEventType, StaffCommandName> = new Map(
  staffCommandNames.map((command) => [staffCommandEvents[command], command]),
);

/** The command that records an event of this type, if staff can give one. */
export function commandOf(type: RequestEventType): StaffCommandName | undefined {
  return commandsByEvent.get(type);
}

type Speaker = { readonly kind: "staff" | "requester" | "system"; readonly roles?: readonly Role[] };
const doorNames = Object.keys(doors).filter(isDoor);
const saidBy = (kind: Speaker["kind"]): ReadonlySet<RequestEventType> =>
  new Set(doorNames.filter((door) => actorKindOfDoor[door] === kind).flatMap((door) => [...doors[door]]));
const sayings = { staff: saidBy("staff"), requester: saidBy("requester"), system: saidBy("system") } as const;

/** Whether this actor may record an event of this type: through some door for its kind, and, for staff, by role. */
export function actorMay({ kind, roles = [] }: Speaker, type: RequestEventType): boolean {
  const command = kind === "staff" ? commandOf(type) : undefined;
  if (kind === "staff" && !rolesMayCause(roles, type)) return false;
  return sayings[kind].has(type) && (command === undefined || rolesMay(roles, command));
}
