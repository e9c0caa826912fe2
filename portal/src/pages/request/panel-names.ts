import type { StaffCommandName } from "../../../../workflows/contract/commands.ts";
import type { RequestOverview } from "../../../../workflows/contract/staff.ts";
import type { Panel } from "../../util/paths.ts";

/** The name of each panel, and the commands that are given there. */
export const panelNames = {
  summary: { words: "Summary", commands: [] },
  papers: { words: "Papers", commands: [] },
  facts: { words: "Facts of the paper", commands: ["recordFacts"] },
  weight: { words: "Court weight", commands: ["confirmWeight", "returnPaper"] },
  determination: { words: "Determination", commands: [] },
  authorizations: { words: "Authorizations", commands: ["recordAuthorization", "revokeAuthorization"] },
  people: { words: "People", commands: ["verifyRequester", "matchPatient"] },
  deadlines: { words: "Deadlines", commands: ["extendClock", "stopClock", "resumeClock"] },
  records: { words: "Records", commands: ["proposeRecords", "describeRecord"] },
  review: {
    words: "Review",
    commands: [
      "reviewRecord",
      "markRecord",
      "completeReview",
      "recordOutsideReview",
      "confirmRelease",
      "returnForChanges",
    ],
  },
  vault: {
    words: "Vault",
    commands: ["requestVault", "readNote", "markNote", "approveVault", "declineVault"],
  },
  privilege: {
    words: "Notice and privilege",
    commands: [
      "recordPatientNotice",
      "recordPatientObjection",
      "clearPatientNotice",
      "claimPrivilege",
      "recordPrivilegeWaiver",
      "recordPrivilegeRuling",
    ],
  },
  contest: {
    words: "Contest",
    commands: [
      "propose",
      "answerProposal",
      "answerRows",
      "serveObjection",
      "liftObjection",
      "draftMotionToQuash",
      "fileMotionToQuash",
      "recordCounselSignOff",
      "recordOpposition",
      "recordHearing",
      "recordMotionDecision",
      "recordAppeal",
      "seekProtectiveOrder",
      "recordProtectiveOrder",
      "recordProtectiveOrderDenied",
      "askInCamera",
      "recordInCameraOrder",
      "recordInCameraDeclined",
      "recordInCameraDelivery",
      "recordInCameraRuling",
      "recordStay",
      "recordVacatur",
      "recordReinstatement",
    ],
  },
  "to-send": { words: "Papers to send", commands: [] },
  fees: {
    words: "Fees",
    commands: [
      "quoteFee",
      "recordFeeAcceptance",
      "recordFeePayment",
      "waiveFee",
      "recordFeeRefund",
      "recordFeeDispute",
      "endFeeDispute",
      "placePaymentHold",
      "liftPaymentHold",
    ],
  },
  production: {
    words: "Production",
    commands: [
      "certifyProduction",
      "releaseProduction",
      "recordCourtDelivery",
      "beginPhase",
      "setReturnDate",
      "remindOfReturn",
      "recordReturn",
    ],
  },
  accounting: { words: "Accounting", commands: ["correctAccounting", "suspendAccounting"] },
  incidents: {
    words: "Incidents",
    commands: [
      "openIncident",
      "sendRecall",
      "recordRecallAnswer",
      "assessIncident",
      "recordBreachDelay",
      "recordBreachNotice",
      "closeIncident",
    ],
  },
  administration: {
    words: "Hold and close",
    commands: [
      "placeHold",
      "liftHold",
      "placeLegalHold",
      "liftLegalHold",
      "closeRequest",
      "reopenRequest",
      "proposeFilesDisposal",
      "confirmFilesDisposal",
      "declineFilesDisposal",
      "tryAgain",
      "recordDoneByHand",
    ],
  },
} as const satisfies Record<
  Panel,
  { readonly words: string; readonly commands: readonly StaffCommandName[] }
>;

const panelOfCourse: Readonly<Record<string, Panel>> = {
  triage: "facts",
  "validateCourtWeight.assessing": "weight",
  clinicianReview: "review",
  // Of the system's own steps, once it has failed at one.
  "assembling.openingVault": "administration",
  "assembling.building": "administration",
  "release.ready": "production",
  "release.delivered": "administration",
  // Only the record of a delivery to the court, or of what came back, is left to the practice then.
  closed: "production",
};

type Position = Pick<
  RequestOverview,
  "states" | "nextAction" | "patient" | "requester" | "proposals" | "motionDrafted"
>;

const incidentIsNext = ({ course, incident }: Position["states"]): boolean =>
  (course === "closed" || course.startsWith("release.")) && incident !== "none" && incident !== "closed";

/** Whether an objection of the patient, or a notice that is not cleared, holds back what is ready to go. */
const waitsForThePatient = ({ states: { patientNotice, course } }: Position): boolean =>
  (patientNotice === "objected" && course !== "closed" && course !== "release.delivered") ||
  (patientNotice === "running" && (course === "secondLook" || course === "releaseReady"));

/** The panel where the practice takes the next step; nothing while somebody outside, or nobody, has the ball. */
export function panelOfNextStep(at: Position): Panel | undefined {
  const { who } = at.nextAction;
  if (who === "requester" || who === "court" || who === "system" || who === "nobody") return undefined;
  // On a request that is open the incident is told beside the next step, not in its place.
  if (incidentIsNext(at.states)) return "incidents";
  if (at.states.hold !== "none") return "administration";
  const answerable = at.proposals.some((row) => row.by === "requester" && row.answer === "open");
  if (answerable || at.motionDrafted) return "contest";
  if (waitsForThePatient(at)) return "privilege";
  if (at.states.course === "closed" && at.states.money === "overpaid" && at.states.returnDuty === "none")
    return "fees";
  switch (at.states.course) {
    case "retrieval":
      return at.patient === undefined ? "people" : "records";
    case "secondLook":
      if (who === "second-person" || who === "the-one-person") return "review";
      return who === "practice-manager" && at.requester.authority === "to-verify" ? "people" : "vault";
    case "releaseReady":
      return at.requester.identityVerified && at.requester.authority !== "to-verify"
        ? "production"
        : "people";
    default:
      return panelOfCourse[at.states.course];
  }
}

/** Whether this person may give a command of the panel now. */
function mayAct(panel: Panel, allowed: RequestOverview["allowed"]): boolean {
  const commands: readonly StaffCommandName[] = panelNames[panel].commands;
  return allowed.some((row) => row.enabled && commands.includes(row.command));
}

/** Whether files of an earlier release went out for the court, and their delivery is still to be recorded. */
export const owesEarlierDelivery = ({
  outForCourt,
  production,
}: Pick<RequestOverview, "outForCourt" | "production">): boolean =>
  outForCourt !== undefined && outForCourt !== production?.productionId;

type Waiting = Position &
  Pick<RequestOverview, "allowed" | "papers" | "outForCourt" | "production" | "undone">;

/** What waits in a panel for this person, in words; nothing when nothing does. */
export function waitingIn(panel: Panel, overview: Waiting): string | undefined {
  if (panel === "papers") {
    const unread = overview.papers.filter((paper) => paper.state === "admitted" && !paper.read).length;
    return unread === 0 ? undefined : `${unread} not opened yet`;
  }
  if (!mayAct(panel, overview.allowed)) return undefined;
  if (panel === "administration" && overview.undone.length > 0) return "something failed and waits here";
  if (panel === panelOfNextStep(overview)) return "the next step is here";
  return panel === "production" && owesEarlierDelivery(overview)
    ? "a delivery to the court is to be recorded"
    : undefined;
}
