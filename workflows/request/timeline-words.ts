import type { NotesAuthority } from "../contract/notes-authority.ts";
import { dateInWords, inWords } from "../deadlines/civil-calendar.ts";
import type { ExtensionGround, StopGround } from "../contract/clocks.ts";
import { deadlineNames } from "../contract/deadline-names.ts";
import { activeWords } from "../contract/papers.ts";
import type { PaperPurpose } from "../contract/papers.ts";
import { dollars, feeKindWords, paymentMeansWords } from "../contract/money.ts";
import { closingOutcomeWords } from "../contract/request-words.ts";
import { productionFileWords } from "../contract/production-files.ts";
import { productionFailedWords } from "../contract/production-failed-words.ts";
import { undoneWhat } from "./undone-words.ts";
import { totalOf } from "./money.ts";
import type { RequestEvent, RequestEventOf, RequestEventType } from "./events.ts";

type Words = { readonly [Type in RequestEventType]: (event: RequestEventOf<Type>) => string };

const count = (number: number, one: string, many = `${one}s`): string =>
  number === 1 ? `one ${one}` : `${number} ${many}`;
/** A code of the contract, as words. */
const plain = (code: string): string => code.replaceAll(/[-_]/g, " ");
const openedUnder = (authority: NotesAuthority): string =>
  authority.kind === "exception"
    ? `the exception of ${authority.citation}`
    : authority.kind === "order"
      ? "an order"
      : "an authorization";
const side = { practice: "The practice", requester: "The requester" } as const;
const party = { practice: "the practice", patient: "the patient", party: "a party" } as const;

const pauses = {
  outside: "somebody outside is waited for",
  mine: "the desk needs the time",
  specialist: "counsel or another professional is waited for",
} as const;
const incidentKinds = {
  "wrong-recipient": "it reached somebody it was not for",
  "wrong-patient": "it held another person's records",
  "too-much": "it held more than it should",
  "no-longer-permitted": "it left although it no longer might",
  other: "for another reason",
} as const;
const breachFindings = {
  breach: "a breach",
  "low-probability": "a low probability of compromise",
  exclusion: "excluded from what is a breach",
  secured: "what left was secured",
  permitted: "the disclosure was permitted",
} as const;
const noticeParties = {
  individuals: "The persons affected were told",
  hhs: "HHS was told",
  media: "What is owed to the media was recorded",
} as const;
const counselPapers = {
  "motion-to-quash": "the motion to quash",
  "protective-order-motion": "the motion for a protective order",
  "in-camera-request": "the request for in camera review",
  "objection-letter": "the objection letter",
  appeal: "the appeal",
} as const;

const claimants = {
  patient: "the patient",
  "patient-counsel": "the patient's lawyer",
  representative: "the patient's representative",
  practice: "the practice for the patient",
} as const;

const purposes: Readonly<Record<PaperPurpose, string>> = {
  "legal-process": "subpoena, order or request",
  "proof-of-notice": "proof that the person was told",
  "protective-order": "protective order",
  "court-order": "court order",
  authorization: "authorization",
  revocation: "revocation of an authorization",
  other: "another paper",
};

/** The parts of the case file as the desk calls them; a part that is not here goes by its own name. */
const factsOf: Readonly<Record<string, string>> = {
  instrument: "the paper",
  forum: "the court",
  requester: "who asks",
  assurances: "assurances",
  order: "the court order",
  privilege: "the privilege",
  patient: "the person",
  practice: "the practice",
  policy: "answers of counsel",
};

/** A date as the desk calls it. */
const dateName = (clockId: string): string => lower(deadlineNames[clockId] ?? plain(clockId));
/** On what a date was moved; who agreed, and why, stay in the event. */
function onGround(ground: StopGround | ExtensionGround): string {
  switch (ground.kind) {
    case "agreement":
      return `by a writing signed on ${dateInWords(ground.signedOn)}`;
    case "order":
      return `by an order of ${dateInWords(ground.orderedOn)}`;
    case "statement":
      return `by a statement of the reasons sent on ${dateInWords(ground.sentOn)}`;
    case "objection":
      return "by the objection that was served (FRCP 45(d)(2)(B))";
  }
}

/** One sentence per event for the staff's timeline. No name, no reason in free words, nothing clinical. */
const words: Words = {
  "request.opened": ({ channel }) => `A request was opened (${plain(channel)}).`,
  "upload.announced": ({ purpose }) => `A paper is being sent: ${purposes[purpose]}.`,
  "request.submitted": () => "The requester submitted the request.",
  "requester.email-confirmed": () => "The requester confirmed the e-mail address.",
  "request.withdrawn": () => "The requester withdrew the request.",
  "document.admitted": ({ pages, activeContent, cleaned }) =>
    `A paper passed the check: ${count(pages, "page")}${activeContent.length > 0 ? `; it ${cleaned ? "held" : "holds"} ${activeWords(activeContent)}${cleaned ? ", taken out of the copy that is kept" : ""}` : ""}${cleaned?.signatureTakenOff ? "; its digital signature does not hold for the copy that is kept" : ""}.`,
  "document.refused": ({ reason }) => `A paper was refused (${plain(reason)}).`,
  "facts.recorded": ({ patch, unknownAgain = [] }) => {
    const told = [
      ...Object.keys(patch),
      ...unknownAgain.flatMap((pointer) => pointer.split("/").slice(1, 2)),
    ];
    return `Facts were recorded on ${listed([...new Set(told)].map((part) => factsOf[part] ?? plain(part)))}.`;
  },
  "requester.identity-verified": ({ method, authorityVerified }) =>
    `The requester's identity${authorityVerified ? " and authority were" : " was"} verified (${plain(method)}).`,
  "patient.matched": () => "The person named was matched with the practice's files.",
  "weight.confirmed": ({ verified }) =>
    verified === undefined
      ? "The weight of the paper was confirmed."
      : `The weight of the paper was confirmed; it was verified with the court (${plain(verified.how)}).`,
  "paper.returned": ({ reasons }) =>
    `The paper was returned as defective (${reasons.map(plain).join(", ")}).`,
  "authorization.recorded": () => "A signed authorization was recorded.",
  "authorization.revoked": ({ form }) => `An authorization was revoked (${form}).`,
  // Not of which record, nor what: that is for those who see the records.
  "record.described": () => "A clinician described a record.",
  "records.proposed": ({ documentIds }) =>
    `${upper(count(documentIds.length, "record was", "records were"))} proposed.`,
  "record.reviewed": ({ decision, pagesRead, pagesOfPatient = [] }) =>
    `A clinician decided to ${decision} a record${[
      pagesRead ? " and says that its flagged pages were read" : "",
      pagesOfPatient.length > 0
        ? `, and of ${count(pagesOfPatient.length, "page")} that it is the patient's`
        : "",
    ].join("")}.`,
  // Not of which record, nor why: that is for those who see the records.
  "record.marked": ({ steps }) =>
    `A clinician marked what is taken out of a record (${count(steps.length, "step")}).`,
  "review.completed": () => "The clinician's review was completed.",
  "outside-review.recorded": ({ reviewer, reviewedOn }) =>
    `Exception of a practice of one person: looked at from outside by ${reviewer} on ${inWords(reviewedOn)}, in the place of a second person.`,
  "release.confirmed": () => "The second look confirmed the release.",
  "release.returned": () => "The request was returned to the reviewers for changes.",
  "production.released": () => "The production was released.",
  "production.certified": ({ capacity }) => `The production was certified (${plain(capacity)}).`,
  "court.delivered": ({ deliveredOn, how, to }) =>
    `The production was delivered to the court on ${inWords(deliveredOn)} (${plain(how)}), received by ${to}.`,
  "vault.requested": ({ documentIds, authority }) =>
    `The vault was asked to open for ${count(documentIds.length, "psychotherapy note")} under ${openedUnder(authority)}.`,
  "note.reading-asked": () => "Somebody who is asked to approve asked to read a note.",
  "note.marked": ({ mark, reason }) =>
    mark === "withhold"
      ? `Somebody who is asked to approve marked a note to be withheld: ${reason}`
      : "Somebody who is asked to approve marked a note as one that may go.",
  "vault.approved": () => "One person approved the opening of the vault.",
  "vault.declined": () => "The opening of the vault was declined.",
  "vault.opened": ({ grants }) => `The vault was opened for ${count(grants.length, "psychotherapy note")}.`,
  "vault.refused": ({ reason }) => `The vault stayed shut (${plain(reason)}).`,
  "vault.closed": ({ retired }) =>
    retired === 0
      ? "The vault was closed again: no key to a note was left to withdraw."
      : `The vault was closed again: ${count(retired, "key to a note was", "keys to notes were")} withdrawn.`,
  "production.numbered": ({ pages }) =>
    `Page numbers were set aside for the production: ${count(pages, "page")}.`,
  "production.continued": ({ parts }) =>
    `The production is large: ${count(parts, "record")} of it ${parts === 1 ? "is" : "are"} rebuilt, and its assembly goes on.`,
  "production.discarded": ({ versions }) =>
    versions === 0
      ? "Nothing was left to destroy of a production that was given up."
      : `A production that was given up before anybody was given it was destroyed, as ordered while no legal hold was on: ${count(versions, "stored file")}.`,
  "production.assembled": ({ pages, batesFirst, batesLast, rebuilt = [] }) => {
    const aside = rebuilt.filter(({ setAside }) => setAside !== null).length;
    const without =
      aside === 0 ? "" : ` ${count(aside, "record")} could not be reproduced; pages say so in its place.`;
    return `The production was assembled: ${count(pages, "page")}, ${batesFirst} to ${batesLast}.${without}`;
  },
  "production.failed": ({ reason }) =>
    `The production could not be assembled. ${productionFailedWords(reason)}`,
  "link.issued": ({ file }) =>
    `A link of 60 seconds was made for the requester (${productionFileWords[file]}).`,
  "court-link.issued": ({ file }) =>
    `A link of 60 seconds was made to fetch a file for the court (${productionFileWords[file]}).`,
  "transfer.finished": ({ complete, bytesSent }) =>
    complete
      ? `A download finished: ${bytesSent} bytes.`
      : `A download was not reported whole: ${bytesSent} bytes at most in one piece.`,
  "negotiation.proposed": ({ by, newReturnOn }) =>
    `${side[by]} proposed another scope${newReturnOn === undefined ? "" : `, with ${inWords(newReturnOn)}, as the return date`}.`,
  "negotiation.answered": ({ by, answer }) => `${side[by]} ${answer} the proposal.`,
  "negotiation.rows-answered": ({ by, answers, moreTime, answeredOn }) => {
    const of = (answer: string) => answers.filter((one) => one.answer === answer).length;
    const rows = `${of("agreed")} agreed, ${of("refused")} refused, ${of("countered")} countered`;
    const time = moreTime === undefined ? "" : `; the new return date ${moreTime}`;
    return `${side[by]} answered the proposal row by row on ${dateInWords(answeredOn)}: ${rows}${time}.`;
  },
  "objection.served": ({ servedOn }) => `An objection was served on ${dateInWords(servedOn)}.`,
  "objection.lifted": ({ how }) => `The objection was lifted (${plain(how)}).`,
  "motion-to-quash.drafted": () => "A motion to quash was drafted.",
  "motion-to-quash.filed": ({ filedOn, by }) =>
    `A motion to quash was filed by ${party[by]} on ${dateInWords(filedOn)}.`,
  "counsel.signed-off": ({ paper, signedOn }) =>
    `Counsel signed off ${counselPapers[paper]} on ${dateInWords(signedOn)}.`,
  "motion-to-quash.opposed": ({ opposedOn, by }) =>
    `The motion to quash of ${party[by]} was opposed on ${dateInWords(opposedOn)}.`,
  "motion-to-quash.heard": ({ heardOn, by }) =>
    `The motion to quash of ${party[by]} was heard on ${dateInWords(heardOn)}.`,
  "motion-to-quash.appealed": ({ appealedOn, by }) =>
    `The ruling on the motion to quash of ${party[by]} was appealed on ${dateInWords(appealedOn)}.`,
  "motion-to-quash.decided": ({ result, decidedOn }) =>
    `The motion to quash was decided on ${dateInWords(decidedOn)}: ${plain(result)}.`,
  "protective-order.sought": ({ soughtOn, by }) =>
    `A protective order was sought by ${party[by]} on ${dateInWords(soughtOn)}.`,
  "protective-order.entered": ({ enteredOn }) =>
    `A protective order was entered on ${dateInWords(enteredOn)}.`,
  "protective-order.denied": ({ decidedOn }) =>
    `The protective order was denied on ${dateInWords(decidedOn)}.`,
  "in-camera.asked": ({ askedOn }) =>
    `The court was asked on ${dateInWords(askedOn)} to look at the records in camera.`,
  "in-camera.ordered": ({ orderedOn }) =>
    `The court ordered on ${dateInWords(orderedOn)} that it look at the records in camera.`,
  "in-camera.declined": ({ declinedOn }) =>
    `The court declined on ${dateInWords(declinedOn)} to look at the records in camera.`,
  "in-camera.delivered": ({ deliveredOn, how, to }) =>
    `The records were delivered to chambers on ${inWords(deliveredOn)} (${plain(how)}), received by ${to}.`,
  "in-camera.ruled": ({ ruledOn, result }) =>
    `The court ruled on ${dateInWords(ruledOn)} after looking in camera (${plain(result)}).`,
  "order.stayed": ({ stayedOn }) => `The order was stayed on ${dateInWords(stayedOn)}.`,
  "order.vacated": ({ vacatedOn }) => `The order was vacated on ${dateInWords(vacatedOn)}.`,
  "order.reinstated": ({ reinstatedOn }) => `The order was reinstated on ${dateInWords(reinstatedOn)}.`,
  "patient-notice.sent": ({ sentOn, how, objectBy }) =>
    `The practice sent its notice to the patient on ${dateInWords(sentOn)} (${plain(how)}); the last day to object is ${dateInWords(objectBy)}.`,
  "patient.objected": ({ objectedOn, how }) =>
    `The patient objected on ${dateInWords(objectedOn)} (${plain(how)}).`,
  "patient-notice.cleared": ({ clearedOn, how }) =>
    how === "no-objection"
      ? `The time to object was cleared on ${dateInWords(clearedOn)}: no objection was filed.`
      : `The patient's objection ended on ${dateInWords(clearedOn)} (${plain(how)}).`,
  "privilege.claimed": ({ claimedOn, by }) =>
    `The privilege was claimed by ${claimants[by]} on ${dateInWords(claimedOn)}.`,
  "privilege.waived": ({ waivedOn, signedBy }) =>
    `The privilege was waived in writing on ${dateInWords(waivedOn)}, signed by ${claimants[signedBy]}.`,
  "privilege.overruled": ({ ruledOn }) =>
    `The court ruled on ${dateInWords(ruledOn)} that the privilege does not stand.`,
  "hold.placed": ({ kind, followUpOn }) =>
    `The request was put on hold (${pauses[kind]}) until ${inWords(followUpOn)}.`,
  "hold.lifted": () => "The hold was lifted.",
  "request.closed": ({ outcome }) => `The request was closed (${closingOutcomeWords[outcome]}).`,
  "request.reopened": () => "The request was reopened.",
  "phase.begun": ({ phase }) => `Phase ${phase} of the production was begun.`,
  "return-duty.due-set": ({ dueOn }) =>
    `What was produced is to be returned or destroyed by ${dateInWords(dueOn)}.`,
  "return-duty.reminded": ({ remindedOn, how }) =>
    `The recipient was reminded on ${dateInWords(remindedOn)} to return or destroy it (${plain(how)}).`,
  "return-duty.met": ({ metOn, how, proof }) =>
    how === "released-by-court"
      ? `The court relieved the recipient of returning it on ${dateInWords(metOn)}; shown by: ${proof}.`
      : `What was produced was ${how} on ${dateInWords(metOn)}; shown by: ${proof}.`,
  "fee.quoted": ({ items, quotedOn }) =>
    `A fee of ${dollars(totalOf(items))} was quoted on ${dateInWords(quotedOn)}: ${listed(items.map(({ kind, cents }) => `${feeKindWords[kind]} ${dollars(cents)}`))}.`,
  "fee.accepted": ({ cents, acceptedOn }) =>
    `The requester agreed to the fee of ${dollars(cents)} on ${dateInWords(acceptedOn)}.`,
  "fee.paid": ({ cents, paidOn, means }) =>
    `A payment of ${dollars(cents)} came in on ${inWords(paidOn)}, ${paymentMeansWords[means]}.`,
  "fee.waived": ({ cents, waivedOn }) =>
    `Of the fee ${dollars(cents)} was waived on ${dateInWords(waivedOn)}.`,
  "fee.refunded": ({ cents, refundedOn, means }) =>
    `A refund of ${dollars(cents)} was made on ${inWords(refundedOn)}, ${paymentMeansWords[means]}.`,
  "fee.disputed": ({ disputedOn }) => `The requester disputed the fee on ${dateInWords(disputedOn)}.`,
  "fee.dispute-ended": ({ endedOn }) => `The dispute of the fee ended on ${dateInWords(endedOn)}.`,
  "payment-hold.placed": () => "The release was made to wait for the payment of the fee.",
  "payment-hold.lifted": () => "The release no longer waits for the payment of the fee.",
  "accounting.corrected": () => "An entry of the accounting of disclosures was corrected.",
  "accounting.drawn-up": ({ form }) => `The accounting of disclosures was drawn up (${form.toUpperCase()}).`,
  "accounting.suspended": ({ agency, statement, untilOn }) =>
    `On the ${statement} statement of ${agency} the accounting holds this back until ${inWords(untilOn)}.`,
  "legal-hold.placed": () => "A legal hold was placed: nothing of the request is destroyed.",
  "legal-hold.lifted": () => "The legal hold was lifted.",
  "files.disposal-proposed": () => "It was proposed that the files of this request be destroyed.",
  "files.disposal-declined": () => "That the files of this request be destroyed was declined.",
  "files.disposal-ordered": () =>
    "A second person confirmed that the files of this request be destroyed: nobody can open them any more.",
  "files.counted": () => "What is there of the files was counted before they are destroyed.",
  "files.destroyed": () => "The files of this request were destroyed, in all their versions.",
  "files.disposal-stopped": () =>
    "Something came to stand against destroying the files: what had not been destroyed stays.",
  "incident.opened": ({ kind, discoveredOn }) =>
    `An incident was recorded (${incidentKinds[kind]}), discovered on ${dateInWords(discoveredOn)}.`,
  "recall.sent": ({ sentOn, how }) => `What left was recalled on ${dateInWords(sentOn)} (${plain(how)}).`,
  "recall.answered": ({ answer, answeredOn }) =>
    `The recall was answered on ${dateInWords(answeredOn)} (${plain(answer)}).`,
  "incident.assessed": ({ finding }) => `The incident was assessed: ${breachFindings[finding]}.`,
  "incident.delay-asked": ({ statement, statedOn, untilOn }) =>
    `A law-enforcement official asked ${statement === "written" ? "in writing" : "by word of mouth"} on ${dateInWords(statedOn)} that nobody be told of the breach until ${dateInWords(untilOn)} is over.`,
  "incident.notice-given": ({ to, givenOn }) =>
    `${noticeParties[to]} of the breach on ${dateInWords(givenOn)}.`,
  "incident.closed": () => "The incident was closed.",
  "paper.viewed": () => "A paper was opened by staff.",
  "record.viewed": () => "A record was opened by staff.",
  "paper.drawn-up": ({ paper, form, version }) =>
    `A paper was drawn up: ${plain(paper)} (${form.toUpperCase()}, template ${version}).`,
  "effect.failed": ({ effect, goesOn }) =>
    `${undoneWhat(effect)} ${goesOn ? "It is tried until it is done." : "It is not tried again by itself."}`,
  "effect.retried": () => "What had failed was ordered to be tried again.",
  "effect.done-by-hand": () => "What had failed was done by hand.",
  "clock.extended": ({ clockId, to, ground }) =>
    `A date was extended to ${inWords(to)} (${dateName(clockId)}), ${onGround(ground)}.`,
  "clock.stopped": ({ clockId, until, ground }) =>
    `A date stands still until ${inWords(until)} (${dateName(clockId)}), ${onGround(ground)}.`,
  "clock.resumed": ({ clockId }) => `A date counts again (${dateName(clockId)}).`,
  "clock.reminded": ({ clockId, dueOn }) =>
    `Whoever had the ball was reminded of a date (${dateName(clockId)}): ${inWords(dueOn)}.`,
  "clock.stop-ended": ({ clockId }) =>
    `A date counts again, because its stop came to an end (${dateName(clockId)}).`,
  "clock.elapsed": ({ clockId }) => `A deadline arrived (${plain(clockId)}).`,
};

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? "nothing") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The sentence for one event. */
export function timelineWords(event: RequestEvent): string {
  const say = words[event.type] as (event: RequestEvent) => string;
  return say(event);
}
