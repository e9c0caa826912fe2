import { samplePaper } from "../seed/papers.ts";
import type { SamplePaper } from "../seed/papers.ts";
import { command, overview, until, upload } from "./api.ts";
import { daysFromToday } from "./dates.ts";
import { sampleCase } from "./file-request.ts";
import type { Ground } from "./file-request.ts";

const complete = {
  form: "hipaa-authorization",
  elements: {
    information: true,
    discloser: true,
    recipient: true,
    purpose: true,
    expiry: true,
    signatureAndDate: true,
  },
  statements: { revocation: true, conditioning: true, redisclosure: true },
  compoundWith: [],
  conditioned: false,
  signers: [{ role: "patient" }],
  signedOn: daysFromToday(-5),
  statedExpiry: "date",
  expiresOn: daysFromToday(300),
  revocations: [],
  knownFalse: false,
  recipientMatchesRequester: true,
  purposeMatchesRequest: true,
} as const;

/** What staff read on each sample form, element by element (45 CFR 164.508(c)). */
export const sampleForms = {
  "general-authorization": {
    ...complete,
    coversAllRecords: true,
    mentionsPsychotherapyNotes: false,
    psychotherapyNotesOnly: false,
  },
  "psychotherapy-notes-authorization": {
    ...complete,
    coversAllRecords: false,
    coversClasses: ["psychotherapy-notes"],
    mentionsPsychotherapyNotes: true,
    psychotherapyNotesOnly: true,
  },
} as const satisfies Partial<Record<SamplePaper, object>>;

/** A form on file: its id, and the paper it stands on. */
export type FormOnFile = { readonly authorizationId: string; readonly documentId: string };

/** Uploads a signed form as staff and records its elements. */
export async function recordForm(
  { portalOrigin, say }: Ground,
  manager: string,
  requestId: string,
  form: keyof typeof sampleForms,
  change: { readonly expiresOn?: string } = {},
): Promise<FormOnFile> {
  const bytes = await samplePaper(form, sampleCase);
  const documentId = await upload(portalOrigin, "announceStaffUpload", {
    token: manager,
    requestId,
    purpose: "authorization",
    fileName: `${form}.pdf`,
    bytes,
  });
  const { patient } = await until(
    `${form} to be checked`,
    () => overview(portalOrigin, manager, requestId),
    ({ papers }) => papers.some((paper) => paper.documentId === documentId && paper.state === "admitted"),
  );
  await command(portalOrigin, manager, requestId, "recordAuthorization", {
    documentId,
    ...(patient === undefined ? {} : { forPatient: patient.patientRef }),
    authorization: { ...sampleForms[form], ...change },
  });
  const { authorizations } = await overview(portalOrigin, manager, requestId);
  const read = authorizations.find((authorization) => authorization.documentId === documentId);
  say(`${form}: valid ${String(read?.valid)}, covers ${read?.coversClasses.join(", ") ?? "nothing"}`);
  if (!read) throw new Error(`${form} was recorded and is not on file.`);
  return { authorizationId: read.authorizationId, documentId };
}
