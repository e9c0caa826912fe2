import { samplePaper } from "../../local/seed/papers.ts";
import type { SampleCase, SamplePaper } from "../../local/seed/papers.ts";
import type {
  DownloadLink,
  IntakeOpened,
  IntakeView,
  OutwardView,
  RequesterSession,
} from "../../workflows/contract/outward.ts";
import type { PaperPurpose } from "../../workflows/contract/papers.ts";
import type { ProductionFile } from "../../workflows/contract/production-files.ts";
import type { RequestOverview } from "../../workflows/contract/staff.ts";
import { authorityOn } from "../../workflows/request/authority.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import { collect } from "./collect.ts";
import { patient, practice, recordsOnShelf } from "./practice.ts";
import { signedIn } from "./people.ts";
import type { People } from "./people.ts";
import { aMinute } from "./world/world.ts";
import type { World } from "./world/world.ts";

/** What one request has come to, as the people who work on it know. */
export type Case = {
  readonly withNotes: boolean;
  requestId?: string;
  trackingNumber?: string;
  /** The paper of the patient's form, once it is on file. */
  form?: DocumentId;
  email: string;
  /** Records that are put forward besides those on the shelf. */
  readonly more?: readonly DocumentId[];
  submitted?: true;
  over?: true;
};
type Ground = { readonly world: World; readonly people: People };

const about: SampleCase = {
  patient: patient.name,
  practice: practice.name,
  servedOn: "2026-11-13",
  returnOn: "2026-12-07",
};
const papers = new Map<SamplePaper, Promise<Buffer>>();
/** Set once for all runs. */
function paperOf(name: SamplePaper): Promise<Buffer> {
  const set = papers.get(name) ?? samplePaper(name, about).then((bytes) => Buffer.from(bytes));
  papers.set(name, set);
  return set;
}

/** What the attorney says when a request is begun. */
export const asking = ({ email }: Case) => ({
  practice: practice.slug,
  kind: "subpoena",
  requester: { name: "Harriet Colby", email },
  case: { court: "U.S. District Court, N.D. Illinois", docket: "1:26-cv-09999" },
  asks: {
    personName: patient.name,
    classes: ["progress-notes", "psychotherapy-notes"],
    testimony: false,
  },
});

/** Longer than any link or ticket lives, whatever the clocks say. */
const tooLong = 25 * aMinute;

/** The attorney files a subpoena; who dawdles sends it when the ticket has run out, and then once more. */
export async function file(
  { people }: Pick<Ground, "people">,
  one: Case,
  { dawdles = false }: { readonly dawdles?: boolean } = {},
): Promise<void> {
  const opened = (await people.must("openIntake", { body: asking(one) })) as IntakeOpened;
  const draft = { params: { requestId: opened.requestId }, bearer: opened.intakeToken };
  const subpoena = await paperOf("subpoena");
  if (dawdles) await people.upload("announceIntakeUpload", draft, "legal-process", subpoena, tooLong);
  const paperId = await people.upload("announceIntakeUpload", draft, "legal-process", subpoena);
  await people.until("the check of the paper", async () => {
    const { papers: sent } = (await people.must("viewIntake", draft)) as unknown as IntakeView;
    return sent.some(({ documentId, state }) => documentId === paperId && state !== "announced") || undefined;
  });
  await people.must("submitIntake", { ...draft, body: { certifiesTruth: true } });
  Object.assign(one, { requestId: opened.requestId, trackingNumber: opened.trackingNumber, submitted: true });
}

/** The attorney: files a subpoena, confirms the mailbox, waits for an end, and collects what was released. */
export async function fileAndCollect(ground: Ground, one: Case, manner: Manner = {}): Promise<void> {
  await file(ground, one, manner);
  await collectAtTheEnd(ground, one, manner);
}
/** How an attorney goes about it: asks for the files all the time, or opens links too late. */
type Manner = { readonly impatient?: boolean; readonly dawdles?: boolean };

/** The attorney whose request is filed: confirms the mailbox, waits for an end, and collects what was released. */
export async function collectAtTheEnd(
  ground: Ground,
  one: Case,
  { impatient = false, dawdles = false }: Manner = {},
): Promise<void> {
  const { world, people } = ground;
  const params = { requestId: one.requestId ?? "" };
  let { sessionToken } = await signIn(ground, one);
  const asked = () => ({ params, bearer: sessionToken });
  const look = async (): Promise<OutwardView["status"] | undefined> => {
    const { status, body } = await people.call("outwardView", asked());
    if (status === 401) ({ sessionToken } = await signIn(ground, one));
    return status === 200 ? (body as unknown as OutwardView).status : undefined;
  };
  const take = async (wanted: ProductionFile, later = 0): Promise<boolean> => {
    const { status, body } = await people.call("download", { ...asked(), body: { file: wanted } });
    await world.time.sleep(later);
    return status === 201 && collect(world, body as unknown as DownloadLink, wanted);
  };
  const ends: readonly unknown[] = ["ready-to-download", "closed"];
  const ended = async () => {
    if (impatient) await take("production");
    return ends.includes(await look()) || undefined;
  };
  await people.until("the end of the request", ended, impatient ? 4 : 30);
  for (const wanted of ["production", "manifest", "cover-letter", "packet"] as const) {
    if (dawdles && (await take(wanted, tooLong))) people.tellOf("I7: a link that had run out was served");
    await take(wanted);
  }
}

/** The attorney whose request is contested: waits for days, and collects every production that is there to be collected. */
export async function fileAndWait(ground: Ground, one: Case): Promise<void> {
  const { world, people } = ground;
  await file(ground, one);
  const params = { requestId: one.requestId ?? "" };
  let { sessionToken } = await signIn(ground, one);
  const taken = new Set<string>();
  const take = async (wanted: ProductionFile): Promise<boolean> => {
    const { status, body } = await people.call("download", {
      params,
      bearer: sessionToken,
      body: { file: wanted },
    });
    return status === 201 && collect(world, body as unknown as DownloadLink, wanted);
  };
  const look = async () => {
    const { status, body } = await people.call("outwardView", { params, bearer: sessionToken });
    if (status === 401) ({ sessionToken } = await signIn(ground, one));
    if (status !== 200) return undefined;
    const { status: is, production } = body as unknown as OutwardView;
    // Whoever kept the address of the button presses it whatever the page says.
    if (is !== "ready-to-download" && is !== "closed") await take("manifest");
    if (is === "ready-to-download" && production && !taken.has(production.productionSha256)) {
      // The cover letter first: when the production itself has left, nothing can be stopped any more.
      const all = (await take("cover-letter")) && (await take("manifest")) && (await take("production"));
      if (all) taken.add(production.productionSha256);
    }
    return is === "closed" || undefined;
  };
  await people.until("the end of the contested request", look, 90, 30);
}

const usedCodes = new WeakMap<Case, Set<string>>();

/** So often somebody looks into an empty mailbox before they ask for a link themselves. */
const mostPatience = 12;

/** Follows the newest link in the mailbox; when all are used up, or none ever comes, asks for another. */
async function signIn({ world, people }: Ground, one: Case): Promise<RequesterSession> {
  const { email, trackingNumber = "" } = one;
  const used = usedCodes.get(one) ?? new Set<string>();
  usedCodes.set(one, used);
  let inVain = 0;
  return people.until("a session", async () => {
    const codes = world.mails.flatMap(({ to, text }) =>
      to === email ? (/confirm#(\S+)/.exec(text)?.[1] ?? []) : [],
    );
    const code = codes.findLast((known) => !used.has(known));
    if (code === undefined) {
      inVain += 1;
      if (used.size > 0 || inVain > mostPatience)
        await people.must("signInLink", { body: { trackingNumber, email } });
      return undefined;
    }
    const { status, body } = await people.call("confirmEmail", { body: { code } });
    used.add(code);
    return status === 201 ? (body as RequesterSession) : undefined;
  });
}

/** What came with the paper: that the patient was told, and that nobody objected. */
export const assurances = {
  notice: {
    statement: true,
    documentation: ["notice-copy", "proof-of-mailing", "docket-sheet"],
    writtenNoticeAttempted: true,
    contentSufficient: true,
    objectionsFiled: false,
    sentOn: "2026-10-24",
    objectionPeriodEndsOn: "2026-11-14",
    docketCheckedOn: "2026-11-20",
  },
  qpo: { agreedByParties: false, requestedFromCourt: false, entered: false },
};
const facts = {
  instrument: {
    type: "attorney-subpoena",
    signerRole: "attorney",
    judgeSigned: false,
    commands: ["produce"],
    servedOn: about.servedOn,
    receivedOn: "2026-11-23",
    returnOn: about.returnOn,
    requestedClasses: ["progress-notes", "psychotherapy-notes"],
    placeMiles: 12,
    electronicDeliveryAgreed: true,
  },
  forum: { system: "federal", nature: "civil", timeZone: "America/Chicago", patientRole: "plaintiff" },
  practice: { partyToCase: false },
  requester: { role: "opposing-counsel", purpose: "litigation" },
  assurances,
  privilege: {
    status: "waived-in-writing",
    waiver: { signedBy: "patient-counsel", coversClasses: ["progress-notes", "psychotherapy-notes"] },
  },
} as const;

const form = {
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
  signedOn: "2026-11-18",
  statedExpiry: "date",
  expiresOn: "2027-09-01",
  revocations: [],
  knownFalse: false,
  recipientMatchesRequester: true,
  purposeMatchesRequest: true,
  coversAllRecords: false,
  coversClasses: ["psychotherapy-notes"],
  mentionsPsychotherapyNotes: true,
  psychotherapyNotesOnly: true,
} as const;

/** The steps of the practice's work, in order; somebody may interfere after any of them. */
export type Station =
  | "triaged"
  | "formed"
  | "proposed"
  | "reviewed"
  | "half-vaulted"
  | "vaulted"
  | "confirmed"
  | "assembled"
  | "released";

/** The practice takes up what was submitted: the facts, who asks, what the paper weighs, whom it is about. */
export async function takeUp({ people }: Ground, one: Case): Promise<string> {
  const requestId = await people.until("the submission", async () =>
    one.submitted ? one.requestId : undefined,
  );
  const { order } = people;
  await people.until("triage", async () => {
    const { states } = await people.overview("manager", requestId);
    return states.course === "triage" || undefined;
  });
  await order("manager", requestId, "recordFacts", { patch: facts });
  // Counsel has answered that state law adds nothing here.
  const patch = { policy: { stateLayer: "federal-only" } };
  await order("privacyOfficer", requestId, "recordFacts", { patch });
  // So that what is given up is destroyed, and that it is can be seen.
  await order("privacyOfficer", requestId, "liftLegalHold", { reason: "Counsel sees no duty to preserve." });
  await order("manager", requestId, "verifyRequester", { method: "bar-directory", authorityVerified: true });
  await order("manager", requestId, "confirmWeight");
  await order("manager", requestId, "matchPatient", { patientRef: patient.patientRef });
  return requestId;
}

/** A paper comes in at the desk, and passes the check. */
export async function keyIn(
  { world, people }: Ground,
  requestId: string,
  purpose: PaperPurpose,
  paper: SamplePaper,
): Promise<DocumentId> {
  const asStaff = { ...signedIn(world, "manager"), params: { requestId } };
  const documentId = await people.upload("announceStaffUpload", asStaff, purpose, await paperOf(paper));
  await people.until(`the check of the paper ${purpose}`, async () => {
    const { papers: known } = await people.overview("manager", requestId);
    return known.some((one) => one.documentId === documentId && one.state === "admitted") || undefined;
  });
  return documentId as DocumentId;
}

/** Somebody announces a paper at the desk and sends it when its ticket has run out. */
export async function sendTooLate(
  { world, people }: Ground,
  requestId: string,
  purpose: PaperPurpose,
  paper: SamplePaper,
): Promise<void> {
  const asStaff = { ...signedIn(world, "manager"), params: { requestId } };
  await people.upload("announceStaffUpload", asStaff, purpose, await paperOf(paper), tooLong);
}

/** The patient's form for the psychotherapy notes is put on file. */
export async function putFormOnFile(ground: Ground, one: Case, requestId: string): Promise<void> {
  const documentId = await keyIn(ground, requestId, "authorization", "psychotherapy-notes-authorization");
  await ground.people.order("manager", requestId, "recordAuthorization", {
    documentId,
    authorization: form,
    forPatient: patient.patientRef,
  });
  one.form = documentId;
}

/** The practice: triage, review, vault, release, each step by whoever may take it. */
export async function answerRequest(
  ground: Ground,
  one: Case,
  interfere: (station: Station) => Promise<void> = async () => {},
): Promise<void> {
  const { people } = ground;
  const passed = async (station: Station): Promise<void> => {
    people.reached.push(station);
    await interfere(station);
  };
  const requestId = await takeUp(ground, one);
  const see = (what: string, fits: (seen: RequestOverview) => boolean) =>
    people.until(what, async () => {
      const seen = await people.overview("manager", requestId);
      return fits(seen) ? seen : undefined;
    });
  const { order } = people;
  await passed("triaged");
  if (one.withNotes) await putFormOnFile(ground, one, requestId);
  await passed("formed");
  const rows = (await recordsOnShelf()).map(({ row }) => row);
  const notes = rows.filter(({ sealed }) => sealed).map(({ documentId }) => documentId);
  const own = rows.filter(({ sealed }) => one.withNotes || !sealed).map(({ documentId }) => documentId);
  const chosen = [...own, ...(one.more ?? [])];
  await order("manager", requestId, "proposeRecords", { documentIds: chosen });
  await passed("proposed");
  const reason = "Within what is asked and permitted.";
  for (const documentId of chosen)
    await order("clinician", requestId, "reviewRecord", { documentId, decision: "approve", reason });
  await order("clinician", requestId, "completeReview");
  await passed("reviewed");
  if (one.withNotes) {
    const authority = { kind: "authorization", documentId: one.form };
    await order("manager", requestId, "requestVault", { authority, documentIds: notes, reason });
    await order("clinician", requestId, "approveVault");
    await passed("half-vaulted");
    await order("privacyOfficer", requestId, "approveVault");
  }
  await passed("vaulted");
  await order("privacyOfficer", requestId, "confirmRelease");
  await passed("confirmed");
  const ready = await see(
    "the production",
    ({ states }) => !states.course.startsWith("assembling") && !["open", "closing"].includes(states.vault),
  );
  await passed("assembled");
  await order("manager", requestId, "releaseProduction", { productionId: ready.production?.productionId });
  await passed("released");
  await see("the delivery", ({ states }) => states.course === "release.delivered");
  await order("manager", requestId, "closeRequest", { outcome: "released_full", reason });
  one.over = true;
}

/** Somebody tells the practice that the patient has revoked the form. */
export function revoke(
  { people, world }: Ground,
  { requestId = "", form }: Case,
): Promise<{ readonly status: number }> {
  if (!form) throw new Error("there is no form to revoke");
  return people.give("manager", requestId, "revokeAuthorization", {
    authorizationId: authorityOn(form),
    form: "written",
    receivedAt: new Date(world.time.now() - aMinute).toISOString(),
  });
}
