import { describe, expect, it } from "vitest";
import { actorKindOfDoor, doorAdmits, doors, isDoor } from "../../../workflows/access/doors.ts";
import { actorMay, commandOf, commandsOf, mayGive, rolesMay } from "../../../workflows/access/may.ts";
import { roleSchema } from "../../../workflows/access/roles.ts";
import type { Role } from "../../../workflows/access/roles.ts";
import { staffCommandEvents, staffCommandNames } from "../../../workflows/contract/commands.ts";
import type { StaffCommandName } from "../../../workflows/contract/commands.ts";
import { requestEvents } from "../../../workflows/request/events.ts";
import type { RequestEventType } from "../../../workflows/request/events.ts";

const types = Object.keys(requestEvents) as RequestEventType[];

// The table once more, by hand: M practice manager, C clinician, P privacy officer. Changing a cell takes two edits.
const cells: Record<StaffCommandName, string> = {
  recordFacts: "M-P",
  verifyRequester: "M-P",
  matchPatient: "M-P",
  confirmWeight: "M-P",
  returnPaper: "M-P",
  recordAuthorization: "M-P",
  revokeAuthorization: "MCP",
  describeRecord: "-C-",
  proposeRecords: "M-P",
  reviewRecord: "-C-",
  markRecord: "-C-",
  completeReview: "-C-",
  confirmRelease: "MCP",
  returnForChanges: "MCP",
  releaseProduction: "M-P",
  certifyProduction: "M-P",
  recordCourtDelivery: "M-P",
  requestVault: "MCP",
  readNote: "-CP",
  markNote: "-CP",
  approveVault: "-CP",
  declineVault: "-CP",
  propose: "M-P",
  answerProposal: "M-P",
  answerRows: "M-P",
  serveObjection: "M-P",
  liftObjection: "M-P",
  draftMotionToQuash: "M-P",
  fileMotionToQuash: "M-P",
  recordCounselSignOff: "M-P",
  recordOpposition: "M-P",
  recordHearing: "M-P",
  recordMotionDecision: "M-P",
  recordAppeal: "M-P",
  seekProtectiveOrder: "M-P",
  recordProtectiveOrder: "M-P",
  recordProtectiveOrderDenied: "M-P",
  askInCamera: "M-P",
  recordInCameraOrder: "M-P",
  recordInCameraDeclined: "M-P",
  recordInCameraDelivery: "M-P",
  recordInCameraRuling: "M-P",
  recordStay: "M-P",
  recordVacatur: "M-P",
  recordReinstatement: "M-P",
  recordPatientNotice: "M-P",
  recordPatientObjection: "MCP",
  clearPatientNotice: "M-P",
  claimPrivilege: "MCP",
  recordPrivilegeWaiver: "M-P",
  recordPrivilegeRuling: "M-P",
  extendClock: "M-P",
  stopClock: "M-P",
  resumeClock: "M-P",
  placeHold: "MCP",
  liftHold: "M-P",
  closeRequest: "M-P",
  reopenRequest: "M-P",
  beginPhase: "M-P",
  setReturnDate: "M-P",
  remindOfReturn: "M-P",
  recordReturn: "M-P",
  quoteFee: "M-P",
  recordFeeAcceptance: "M-P",
  recordFeePayment: "M-P",
  waiveFee: "M-P",
  recordFeeRefund: "M-P",
  recordFeeDispute: "M-P",
  endFeeDispute: "M-P",
  placePaymentHold: "M-P",
  liftPaymentHold: "M-P",
  recordOutsideReview: "MCP",
  correctAccounting: "P",
  suspendAccounting: "P",
  placeLegalHold: "MCP",
  liftLegalHold: "--P",
  proposeFilesDisposal: "--P",
  confirmFilesDisposal: "MCP",
  declineFilesDisposal: "MCP",
  openIncident: "MCP",
  sendRecall: "M-P",
  recordRecallAnswer: "M-P",
  assessIncident: "--P",
  recordBreachDelay: "--P",
  recordBreachNotice: "M-P",
  closeIncident: "--P",
  tryAgain: "M-P",
  recordDoneByHand: "M-P",
};
const letters: Record<Role, string> = { "practice-manager": "M", clinician: "C", "privacy-officer": "P" };
const everyCell = staffCommandNames.flatMap((command) =>
  roleSchema.options.map((role) => ({ command, role, allowed: cells[command].includes(letters[role]) })),
);

describe("roles and commands", () => {
  it.each(everyCell)("$command by $role: $allowed", ({ command, role, allowed }) => {
    expect(rolesMay([role], command)).toBe(allowed);
    expect(commandsOf([role]).includes(command)).toBe(allowed);
    expect(actorMay({ kind: "staff", roles: [role] }, staffCommandEvents[command])).toBe(allowed);
  });

  it("gives a person with two roles what either may", () => {
    expect(rolesMay(["practice-manager", "clinician"], "reviewRecord")).toBe(true);
    expect(rolesMay(["practice-manager", "clinician"], "confirmWeight")).toBe(true);
    expect(rolesMay([], "placeHold")).toBe(false);
  });

  it("has a row for every command", () => {
    expect(Object.keys(mayGive)).toEqual([...staffCommandNames]);
  });

  it("knows the command behind an event, if staff can give one", () => {
    for (const command of staffCommandNames) expect(commandOf(staffCommandEvents[command])).toBe(command);
    expect(commandOf("clock.elapsed")).toBeUndefined();
  });
});

describe("doors", () => {
  it("let every event in somewhere, and machines' events through one door only", () => {
    for (const type of types) {
      const through = Object.keys(doors).filter((door) => isDoor(door) && doorAdmits(door, type));
      expect(through.length).toBeGreaterThan(0);
    }
    for (const type of [
      "document.admitted",
      "vault.opened",
      "production.assembled",
      "link.issued",
      "clock.elapsed",
    ] as const) {
      expect(Object.keys(doors).filter((door) => isDoor(door) && doorAdmits(door, type))).toHaveLength(1);
    }
  });

  it("keep clocks, grants and assembled productions from staff and requesters (AB-038)", () => {
    for (const type of [
      "clock.elapsed",
      "vault.opened",
      "vault.closed",
      "production.assembled",
      "link.issued",
      "document.admitted",
    ] as const) {
      expect(actorMay({ kind: "staff", roles: [...roleSchema.options] }, type)).toBe(false);
      expect(actorMay({ kind: "requester" }, type)).toBe(false);
      expect(actorMay({ kind: "system" }, type)).toBe(true);
    }
  });

  it("keep staff's commands from requesters and machines", () => {
    for (const command of staffCommandNames) {
      const type = staffCommandEvents[command];
      expect(actorMay({ kind: "system" }, type)).toBe(false);
      const alsoTheirs = type.startsWith("negotiation.") || type === "fee.accepted";
      expect(actorMay({ kind: "requester" }, type)).toBe(alsoTheirs);
    }
  });

  it("give staff without a role nothing to command, but reading and receiving papers", () => {
    expect(actorMay({ kind: "staff" }, "facts.recorded")).toBe(false);
    expect(actorMay({ kind: "staff" }, "paper.viewed")).toBe(true);
  });

  it("are known by name", () => {
    expect(isDoor("clock")).toBe(true);
    expect(isDoor("toString")).toBe(false);
    expect(Object.keys(actorKindOfDoor)).toEqual(Object.keys(doors));
  });
});
