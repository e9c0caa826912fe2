import { patientsClock } from "../contract/clocks.ts";
import type { PauseKind } from "../contract/pause.ts";
import type { RequestOverview } from "../contract/staff.ts";
import { inWords } from "../deadlines/civil-calendar.ts";
import {
  approvedNotes,
  authorityIsOpen,
  everyPaperIsRead,
  everyRecordIsDecided,
  lawReleasesEveryApprovedRecord,
  openProposal,
  recipientStands,
  requestGoesToCourtAlone,
} from "./guards.ts";
import { authorityOpens } from "./authority.ts";
import { isCertified } from "./certification.ts";
import { earlierFilesAreOut, outForCourt, wasFetched } from "./court-delivery.ts";
import { isRecalled } from "./incidents.ts";
import { nextOfIncident } from "./next-of-incident.ts";
import type { Effect } from "./effects.ts";
import { returnIsOwed } from "./return-duty.ts";
import { feeIsBeyondTheLaw, feeIsForOlderScope, paymentIsAwaited, refundIsOwed } from "./money.ts";
import { following } from "./nullable.ts";
import type { RequestContext } from "./context.ts";
import type { Standing } from "./stored-snapshot.ts";
import { statesOf } from "./states-of.ts";
import { undoneWhat } from "./undone-words.ts";

type NextAction = RequestOverview["nextAction"];
type Who = NextAction["who"];
const ask = (who: Who, words: string): NextAction => ({ who, words });

/**
 * Who has the ball, and what is asked of them: first what blocks, then what the main course waits for. A practice of one person
 * is told so where it is known: nobody there is the second of two.
 */
export function nextActionOf(snapshot: Standing, isOfOne = false): NextAction {
  const { context } = snapshot;
  const incident = nextOfIncident(context);
  // What went out wrongly comes before all that is left once a request is released.
  if (incident !== undefined && context.stage !== "open") return incident;
  const stuck = stuckOn(context);
  const { who, words } = blocking(snapshot) ?? stuck ?? onCourse(snapshot, isOfOne);
  // A reopened request goes its way; what it sent out before stays owed, whoever has the ball.
  const owed = context.stage === "open" && earlierFilesAreOut(context);
  const undone = context.undone.length > 0 && stuck === undefined;
  const docket = docketToLookAt(snapshot, statesOf(snapshot).course);
  const beside = [
    docket,
    feeIsBeyondTheLaw(context) ? feeTooHigh : [],
    feeIsForOlderScope(context) ? feeOfOlderScope : [],
    owed ? earlierFiles : [],
    undone ? somethingFailed : [],
    incident?.words ?? [],
  ].flat();
  return { who, words: [words, ...beside].join(" ") };
}

const somethingFailed = "Something that the product does by itself has failed: see Hold and close.";

/** What the product was to do before the request can go on, and could not. */
function stuckOn({ undone }: RequestContext): NextAction | undefined {
  const task = undone.find(({ effect }) => waitedFor.has(effect.kind));
  return task && ask("practice-manager", `${undoneWhat(task.effect)} Try it again under Hold and close.`);
}
const waitedFor: ReadonlySet<Effect["kind"]> = new Set(["open-vault", "close-vault", "assemble-production"]);

const earlierFiles =
  "The delivery of files fetched earlier for the court is not recorded yet: once they are delivered, record it under Production.";

const whose = {
  "practice-manager": "the practice manager's",
  clinician: "a clinician's",
  "second-person": "a second person's",
  "the-one-person": "the one person's of the practice",
  "privacy-officer": "the privacy officer's",
  requester: "the requester's",
  court: "the court's",
  system: "the system's own",
} as const satisfies Record<Exclude<Who, "nobody">, string>;

/** The same as one sentence, to stand behind another. */
export function nextStepWords(snapshot: Standing): string {
  const { who, words } = nextActionOf(snapshot);
  if (who === "nobody") return words;
  return `The next step is ${whose[who]}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

const pauses = {
  outside: ", waiting for somebody outside",
  mine: "",
  specialist: ", waiting for counsel or another professional",
} as const satisfies Record<PauseKind, string>;

function blocking(snapshot: Standing): NextAction | undefined {
  const { context } = snapshot;
  const { protectiveOrder } = statesOf(snapshot);
  if (context.hold !== null)
    return ask(
      "practice-manager",
      `On hold${pauses[context.hold.kind]}; look again on ${inWords(context.hold.followUpOn)}.`,
    );
  const court = whatTheCourtDoes(snapshot);
  if (court !== undefined) return court;
  const patient = whatThePatientSays(snapshot);
  if (patient !== undefined) return patient;
  if (context.stage !== "open") return undefined;
  const asked = openProposal(context)?.by;
  if (asked === "requester") return ask("practice-manager", "Answer the requester's proposal.");
  if (asked === "practice") return ask("requester", "Answer the practice's proposal.");
  if (context.motionDrafted)
    return ask(
      "practice-manager",
      context.signedOff["motion-to-quash"] === undefined
        ? "Have counsel sign off the motion to quash and record it, or record that it is withdrawn."
        : "File the motion to quash, which counsel has signed off, and record it.",
    );
  const motions = context.motionsFiled.length;
  if (motions > 0) return ask("court", `Decide the ${motions === 1 ? "motion" : "motions"} to quash.`);
  if (protectiveOrder === "sought") return ask("court", "Decide on the protective order.");
  if (context.objection?.lifted === false)
    return ask("requester", "Answer the objection, or move to compel.");
  return undefined;
}

// What a notice that runs waits for holds nothing up before the records are ready to go.
const readyToGo: ReadonlySet<string> = new Set(["secondLook", "releaseReady"]);

function whatTheCourtDoes(snapshot: Standing): NextAction | undefined {
  const { context } = snapshot;
  const { course } = statesOf(snapshot);
  if (context.stage === "closed") return undefined;
  if (context.inCamera === "delivered")
    return ask("court", "Rule after looking at the records in camera; the practice records the ruling.");
  if (course === "release.delivered")
    return context.orderIs === null
      ? undefined
      : ask(
          "practice-manager",
          "The order fell after the delivery. Ask counsel whether the records must come back, then close the request.",
        );
  if (context.orderIs === "stayed")
    return ask("court", "Lift the stay or vacate the order; nothing goes meanwhile.");
  if (context.inCamera === "withheld")
    return ask(
      "practice-manager",
      "The court looked at the records in camera and keeps them from the parties. Close the request, or record a later ruling.",
    );
  if (context.inCamera === "in-part")
    return ask(
      "practice-manager",
      "The court allows a part of what was released. Close the request and reopen it, so that the records are chosen again.",
    );
  if (context.inCamera === "asked") return ask("court", "Decide whether to look at the records in camera.");
  if (context.inCamera === "ordered" && course === "release.ready" && !requestGoesToCourtAlone(snapshot))
    return ask(
      "practice-manager",
      "Deliver the records to chambers and record it; nothing is handed over to anybody else meanwhile.",
    );
  if (context.inCamera === "ordered" && readyToGo.has(course) && !requestGoesToCourtAlone(snapshot))
    return ask(
      "practice-manager",
      "Record under Facts that the order sends the records to the court, so that they are released to it alone; or deliver them to chambers and record it.",
    );
  return undefined;
}

const claimed = {
  approved:
    "The privilege is claimed, and what was approved tells of sessions. Return the request for changes and withhold it, or record the signed waiver or the ruling.",
  released:
    "The privilege is claimed, and what was released tells of sessions: nothing is handed over. Record the signed waiver or the ruling, or close the request.",
} as const;

function whatThePatientSays(snapshot: Standing): NextAction | undefined {
  const { context } = snapshot;
  const { course } = statesOf(snapshot);
  if (context.stage === "closed" || course === "release.delivered") return undefined;
  if (context.patientObjects === "filed")
    return ask("court", "Rule on the patient's objection; the practice records the ruling.");
  if (context.patientObjects === "told")
    return ask(
      "practice-manager",
      "The patient objects and has filed nothing. Send the notice that says how to object, and record how it ends.",
    );
  const ready = readyToGo.has(course) || course === "release.ready";
  if (ready && context.privilegeClaimed && (context.judgement?.communications ?? "none") !== "none")
    return ask("practice-manager", claimed[course === "release.ready" ? "released" : "approved"]);
  const { patientNotice } = context;
  if (patientNotice === null || patientNotice.cleared || !ready) return undefined;
  const until = inWords(patientNotice.objectBy);
  // The clock alone says that the time is over: a day that somebody enters does not.
  return patientsTimeHasEnded(context)
    ? ask(
        "practice-manager",
        `The patient's time to object ended on ${until}. Look at the docket, then record that nobody objected, or the objection.`,
      )
    : ask("nobody", `The patient may object until ${until}. Nothing goes before that day is over.`);
}

const patientsTimeHasEnded = ({ clocks }: RequestContext): boolean =>
  clocks[patientsClock]?.state === "elapsed";
const feeTooHigh =
  "The fee that was quoted is more than this payer may be asked for, now that it is known who pays: quote a lower one, or waive it, under Fees.";
const feeOfOlderScope =
  "The scope was agreed anew since the fee was quoted: reckon it for what is left and quote it again, or waive it, under Fees.";
const docketWaits =
  "The patient's time to object has ended: look at the docket and record what you found under Notice and privilege.";

/** Before the records are ready to go the docket is looked at beside everything else. */
function docketToLookAt({ context }: Standing, course: string): readonly string[] {
  const { patientObjects, stage } = context;
  const waits = stage === "open" && patientObjects === null && patientsTimeHasEnded(context);
  return waits && !readyToGo.has(course) ? [docketWaits] : [];
}

function onCourse(snapshot: Standing, isOfOne: boolean): NextAction {
  const { context } = snapshot;
  const { course, vault } = statesOf(snapshot);
  switch (course) {
    case "received.draft":
      return ask("requester", "Upload the papers and submit the request.");
    case "received.submitted":
      return context.papers.some((paper) => paper.state === "announced")
        ? ask("system", "Check the uploaded papers.")
        : ask(
            "requester",
            "Send a paper that can be read: no subpoena, order or authorization has been admitted.",
          );
    case "triage":
      return ask("practice-manager", "Read the paper and record what it says.");
    case "validateCourtWeight.assessing":
      return context.judgement?.weight === "unknown"
        ? ask("practice-manager", "Record what kind of paper it is and who signed it.")
        : ask("practice-manager", "Confirm the weight of the paper, or return it with reasons.");
    case "validateCourtWeight.deficient":
      return ask("requester", "Cure what the paper lacks and send it again.");
    case "retrieval":
      return context.patientRef === null
        ? ask("practice-manager", "Match the patient.")
        : ask("practice-manager", "Choose the records that answer the paper.");
    case "clinicianReview":
      return everyRecordIsDecided({ context })
        ? ask("clinician", "Complete the review.")
        : ask("clinician", "Approve or withhold each record.");
    case "secondLook":
      return secondLook(context, vault, isOfOne);
    case "assembling.openingVault":
      return ask("system", "Open the vault for the approved notes.");
    case "assembling.building":
      return ask("system", "Assemble the production.");
    case "releaseReady":
      return readyForRelease(context);
    case "release.ready":
      if (!everyPaperIsRead({ context }))
        return ask("practice-manager", "Open the paper that has come in: nothing is handed over before.");
      if (isRecalled(context, context.production?.productionId))
        return ask("practice-manager", recalledFiles);
      if (!lawStillReleases(context)) return ask("practice-manager", nothingGoes);
      if (requestGoesToCourtAlone({ context })) return forTheCourt(context);
      return context.emailConfirmed
        ? ask("requester", "Download the production.")
        : ask("requester", "Confirm the e-mail address, then download the production.");
    case "release.delivered":
      return ask("practice-manager", "Close the request.");
    default:
      if (outForCourt(context) !== undefined)
        return ask(
          "practice-manager",
          "Record how, when and to whom the files for the court were delivered.",
        );
      if (returnIsOwed(context)) return returnOf(context);
      if (refundIsOwed(context)) return refundIsNext;
      return ask("nobody", "Nothing is to be done. If something new has come in, reopen the request.");
  }
}

const recalledFiles =
  "The files are recalled and go to nobody any more. Close the request, or reopen it afterwards to produce anew.";
const nothingGoes =
  "The law, read again, no longer lets these files go. Close the request; if something else may be produced, reopen it.";
/** Whether the law, as it read the request last, still hands over what was released. */
function lawStillReleases(context: RequestContext): boolean {
  const { judgement, vault } = context;
  if (judgement === null) return false;
  const asked = { context, event: { judgement } };
  if (!lawReleasesEveryApprovedRecord(asked) || !recipientStands(asked)) return false;
  const notes = approvedNotes(context, judgement).length > 0;
  return !notes || (vault !== null && authorityOpens(context, judgement, vault.authority));
}

/** What left under an order comes back or is destroyed, whenever its case ends. */
function returnOf({ returnDuty }: RequestContext): NextAction {
  const dueOn = returnDuty?.dueOn;
  return dueOn
    ? ask(
        "practice-manager",
        `See to it that what was produced is returned or destroyed by ${inWords(dueOn)}, and record the proof.`,
      )
    : ask(
        "practice-manager",
        "Record by when what was produced is to be returned or destroyed: the order names the day, or the end of the case.",
      );
}

/** Who paid too much is given it back, also after the close. */
const refundIsNext = ask("practice-manager", "Give back what was paid too much, and record it under Fees.");

/** What goes to the court alone is carried there by the practice. */
const forTheCourt = (context: RequestContext): NextAction =>
  context.production !== null && wasFetched(context, context.production.productionId)
    ? ask("practice-manager", "Deliver the files to the court under seal, then record how, when and to whom.")
    : ask("practice-manager", "Download the files for the court: they go under seal to the court alone.");

const verifyAuthority =
  "Verify the authority of who asks and record it under People: before that the release cannot be confirmed.";

function secondLook(context: RequestContext, vault: string, isOfOne: boolean): NextAction {
  const notes = following(context.judgement, (judgement) => approvedNotes(context, judgement));
  if (vault === "requested" || vault === "firstApproval") {
    return ask(
      "privacy-officer",
      isOfOne
        ? "Approve the vault or decline it. Nobody else is there for the second approval: it is yours too, on the review of somebody from outside, a day after that is recorded."
        : "Approve the vault or decline it; two persons must, one of them a clinician.",
    );
  }
  if (vault === "closing") return ask("system", "Close the vault.");
  if (authorityIsOpen({ context })) return ask("practice-manager", verifyAuthority);
  if (notes.length === 0 || vault === "approved")
    return ask(isOfOne ? "the-one-person" : "second-person", secondLookWords(context, isOfOne));
  return ask("practice-manager", "Ask for the vault to be opened for the approved psychotherapy notes.");
}

function secondLookWords({ outsideReview }: RequestContext, isOfOne: boolean): string {
  if (outsideReview !== null)
    return "Somebody from outside has looked. Confirm the release once that counts, or return it.";
  return isOfOne
    ? "Have somebody from outside look at what was approved, and record their review; or return it."
    : "Look at what was approved, then confirm the release or return it.";
}

function readyForRelease(context: RequestContext): NextAction {
  if (context.vault?.grantsOut === true) return ask("system", "Close the vault.");
  if (authorityIsOpen({ context })) return ask("practice-manager", verifyAuthority);
  if (context.judgement?.certificationAsked === true && !isCertified(context))
    return ask(
      "practice-manager",
      "Certify the production as the custodian of the records: the paper asks for certified copies.",
    );
  if (paymentIsAwaited(context))
    return ask(
      "requester",
      "Pay the fee. The release waits for it, until the practice records the payment, waives it, or waits no longer.",
    );
  return context.identityVerified
    ? ask("practice-manager", "Release the production.")
    : ask("practice-manager", "Verify who the requester is, then release the production.");
}
