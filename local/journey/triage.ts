import type { RequestOverview } from "../../workflows/contract/staff.ts";
import { call, command, overview } from "./api.ts";
import { daysFromToday } from "./dates.ts";
import { sampleCase } from "./file-request.ts";
import type { Staff } from "./disclose.ts";
import type { Ground } from "./file-request.ts";

/** What the manager reads off the sample papers: a federal civil subpoena with notice proved and the chart's privilege waived. */
export const sampleFacts = {
  instrument: {
    type: "attorney-subpoena",
    signerRole: "attorney",
    judgeSigned: false,
    commands: ["produce"],
    servedOn: sampleCase.servedOn,
    receivedOn: daysFromToday(-1),
    returnOn: sampleCase.returnOn,
    requestedClasses: ["progress-notes", "psychotherapy-notes", "billing-logistics"],
    placeMiles: 12,
    electronicDeliveryAgreed: true,
  },
  forum: {
    system: "federal",
    nature: "civil",
    timeZone: "America/Chicago",
    patientRole: "plaintiff",
    court: "N.D. Ill.",
    docket: "1:26-cv-09999",
  },
  practice: { partyToCase: false },
  requester: { role: "opposing-counsel", purpose: "litigation" },
  assurances: {
    notice: {
      statement: true,
      documentation: ["notice-copy", "proof-of-mailing", "docket-sheet"],
      writtenNoticeAttempted: true,
      contentSufficient: true,
      objectionsFiled: false,
      sentOn: daysFromToday(-30),
      objectionPeriodEndsOn: daysFromToday(-9),
      docketCheckedOn: daysFromToday(-3),
    },
    qpo: { agreedByParties: false, requestedFromCourt: false, entered: false },
  },
  privilege: {
    status: "waived-in-writing",
    waiver: {
      signedBy: "patient-counsel",
      coversClasses: ["progress-notes", "psychotherapy-notes", "chart-other", "billing-logistics"],
    },
  },
} as const;

/** Counsel has answered for this request that state law does not add to the federal answer; the privacy officer records it. */
export const counselsAnswer = {
  policy: { stateLayer: "federal-only", pnSubpoenaRoute: "order-only" },
} as const;

/** The manager records the facts, the privacy officer what counsel answered; the manager sees weight, determination and dates, verifies the requester and matches the patient. */
export async function triage(
  { portalOrigin, say }: Ground,
  { manager, privacyOfficer }: Pick<Staff, "manager" | "privacyOfficer">,
  requestId: string,
): Promise<RequestOverview> {
  const give = (name: Parameters<typeof command>[3], payload: Readonly<Record<string, unknown>> = {}) =>
    command(portalOrigin, manager, requestId, name, payload);
  await give("recordFacts", { patch: sampleFacts });
  await command(portalOrigin, privacyOfficer, requestId, "recordFacts", { patch: counselsAnswer });
  const seen = await overview(portalOrigin, manager, requestId);
  say(`Court weight: ${seen.determination?.instrumentWeight}`);
  for (const [documentClass, { outcome }] of Object.entries(seen.determination?.outcomes ?? {}))
    say(`  ${documentClass}: ${outcome}`);
  for (const { id, dueOn, safeOn, limitOn, citation } of seen.determination?.deadlines ?? []) {
    say(`  ${id}: ${dueOn ?? safeOn ?? limitOn ?? ""} (${citation})`);
  }
  await give("verifyRequester", { method: "bar-directory", authorityVerified: true });
  // The paper is judged before anybody looks for the person: what is said of the paper must not say who is known here.
  await give("confirmWeight");
  const { patients } = await call<{
    readonly patients: readonly { readonly patientRef: string; readonly birthDate: string }[];
  }>(portalOrigin, "findPatients", {
    token: manager,
    body: { name: sampleCase.patient },
  });
  const patient = patients.find(({ birthDate }) => birthDate === "1987-04-19");
  if (!patient) throw new Error(`The seeded patient ${sampleCase.patient} was not found.`);
  await give("matchPatient", { patientRef: patient.patientRef });
  say("The manager verified the requester, matched the patient and confirmed the weight.");
  return overview(portalOrigin, manager, requestId);
}
