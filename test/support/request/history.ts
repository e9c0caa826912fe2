import type { RequestEventType } from "../../../workflows/request/events.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import { psychotherapyNote } from "./told.ts";

/** What was accepted, oldest first; read without the machine, as a second opinion on what a release needs. */
export type History = readonly Recorded[];

const isOf =
  <Type extends RequestEventType>(type: Type) =>
  (event: Recorded): event is Extract<Recorded, { type: Type }> =>
    event.type === type;

/** Everything after the last event of a type; everything when there was none. */
function since(history: History, type: RequestEventType): History {
  return history.slice(history.findLastIndex((event) => event.type === type) + 1);
}

/** Everything after another patient's match was put right; everything when only one was ever matched. */
function sinceItIsThisPatient(history: History): History {
  const matches = history.filter(isOf("patient.matched"));
  const change = matches.findLast((one, at) => at > 0 && one.patientRef !== matches[at - 1]?.patientRef);
  return change === undefined ? history : history.slice(history.indexOf(change) + 1);
}

const personOf = ({ actor }: Recorded) => (actor.kind === "staff" ? actor.personId : undefined);
const isClinician = ({ actor }: Recorded) => actor.kind === "staff" && actor.roles.includes("clinician");
const treats = (event: Recorded) => isClinician(event) && event.actor.kind === "staff" && event.actor.treats;

/** Why a release that was just accepted should not have been; empty when all that the law and the two-person rule ask was there. */
export function faultsOfRelease(history: History): readonly string[] {
  const faults: string[] = [];
  const need = (holds: boolean, words: string) => {
    if (!holds) faults.push(words);
  };
  const [proposal] = history.filter(isOf("records.proposed")).slice(-1);
  const round = since(history, "records.proposed");
  const reviews = round.filter(isOf("record.reviewed"));
  const approved = (proposal?.documentIds ?? []).filter(
    (id) => reviews.findLast((review) => review.documentId === id)?.decision === "approve",
  );
  const [confirmed] = round.filter(isOf("release.confirmed")).slice(-1);
  const release = history.at(-1);

  need(history.some(isOf("weight.confirmed")), "nobody confirmed the weight");
  need(
    sinceItIsThisPatient(history).some(isOf("requester.identity-verified")),
    "the requester was not verified, or as another patient",
  );
  need(
    history.findLastIndex((event) => event.type === "incident.opened" && event.kind === "wrong-recipient") <
      history.findLastIndex(isOf("requester.identity-verified")),
    "records had reached somebody they were not for, and nobody verified the requester since",
  );
  need(approved.length > 0, "no record was approved");
  need(reviews.every(isClinician), "somebody who is no clinician reviewed");
  need(round.some(isOf("review.completed")), "the review was not completed");
  need(confirmed !== undefined, "no second person confirmed");
  const took = new Set([...reviews.map(personOf), ...(proposal ? [personOf(proposal)] : [])]);
  need(confirmed === undefined || !took.has(personOf(confirmed)), "the second person had taken part");
  for (const id of approved) {
    need(
      release?.judgement.segments[id] === "release",
      "the law does not release an approved record on that day",
    );
  }

  need(
    release?.type !== "production.released" ||
      release.judgement.certificationAsked !== true ||
      history.filter(isOf("production.certified")).some((one) => one.productionId === release.productionId),
    "the paper asks for certified copies, and nobody certified this production",
  );
  // A request that is over waits for nobody; opened again it goes through triage, where it can be put on hold anew.
  const waitsNoMore = history.findLastIndex(({ type }) =>
    ["hold.lifted", "request.closed", "request.withdrawn"].includes(type),
  );
  const held = history.findLastIndex(isOf("hold.placed")) > waitsNoMore;
  need(!held, "the request was on hold");
  const objected = history.findLastIndex(isOf("objection.served"));
  const objectionEnds = history.findLastIndex(
    (event) =>
      event.type === "objection.lifted" ||
      (event.type === "negotiation.answered" && event.answer === "accepted"),
  );
  need(objected <= objectionEnds, "an objection stood");
  need(!paymentIsAwaited(history), "the release waited for a payment");
  faults.push(...faultsInCourt(history));
  faults.push(...faultsTowardsThePatient(history));
  if (approved.includes(psychotherapyNote)) faults.push(...faultsOfVault(history, round, release));
  return faults;
}

/** Whether a hold for the fee stands: placed, not lifted, never without a sum to wait for, nor where nobody may wait. */
function paymentIsAwaited(history: History): boolean {
  let [owed, waits, counsel] = [0, false, false];
  let paid = 0;
  for (const event of history) {
    if (event.type === "fee.quoted") owed = event.items.reduce((sum, { cents }) => sum + cents, 0) - paid;
    if (event.type === "fee.paid") [owed, paid] = [owed - event.cents, paid + event.cents];
    if (event.type === "fee.refunded") [owed, paid] = [owed + event.cents, paid - event.cents];
    if (event.type === "fee.waived") owed -= event.cents;
    if (event.type === "payment-hold.placed") [waits, counsel] = [true, event.counsel !== undefined];
    const payer = event.judgement.fees?.payer;
    const mayWait = payer === "by-choice" || (counsel && (payer === "by-process" || payer === "government"));
    const over = event.type === "payment-hold.lifted" || event.type === "request.closed";
    if (owed <= 0 || !mayWait || over) waits = false;
  }
  return waits;
}

/** Why a link that was just made should not have been: its files were recalled and nobody found that they might go. */
export function faultsOfLink(history: History): readonly string[] {
  const link = history.at(-1);
  if (link?.type !== "link.issued" && link?.type !== "court-link.issued") return [];
  const recalled = history.findLastIndex(
    (event) => event.type === "incident.opened" && event.productionId === link.productionId,
  );
  const [finding] = history.slice(Math.max(recalled, 0)).filter(isOf("incident.assessed")).slice(-1);
  return recalled < 0 || finding?.finding === "permitted" ? [] : ["a link was made to recalled files"];
}

/** Each mover's motion, read for itself: what was filed or appealed and not ruled on, and the practice's draft. */
function faultsInCourt(history: History): readonly string[] {
  const movers = ["practice", "patient", "party"] as const;
  const lastOf = (by: (typeof movers)[number], ...types: readonly RequestEventType[]) =>
    history.findLastIndex((event) => types.includes(event.type) && "by" in event && event.by === by);
  // A motion that was granted ended the request, and with it all others.
  const granted = history.findLastIndex(
    (event) => event.type === "motion-to-quash.decided" && event.result === "granted",
  );
  const pending = movers.filter(
    (by) =>
      lastOf(by, "motion-to-quash.filed", "motion-to-quash.appealed") >
      Math.max(granted, lastOf(by, "motion-to-quash.decided")),
  );
  const unsigned = history.some(
    (event, at) =>
      event.type === "motion-to-quash.filed" &&
      event.by === "practice" &&
      !history
        .slice(0, at)
        .some((one) => one.type === "counsel.signed-off" && one.paper === "motion-to-quash"),
  );
  // A draft is given up with the request; what is filed stays with the court.
  const draft = history.findLastIndex(isOf("motion-to-quash.drafted"));
  const settled = Math.max(
    history.findLastIndex(isOf("request.reopened")),
    lastOf("practice", "motion-to-quash.filed", "motion-to-quash.decided"),
  );
  const last = (...types: readonly RequestEventType[]) =>
    history.findLastIndex(({ type }) => types.includes(type));
  const looks =
    last("in-camera.asked", "in-camera.ordered", "in-camera.delivered") >
    last("in-camera.ruled", "in-camera.declined");
  const ruling = history.filter(isOf("in-camera.ruled")).at(-1);
  const alone = history.at(-1)?.judgement.goesToCourtAlone === true;
  return [
    ...(looks && !alone ? ["the court was looking at the records"] : []),
    ...(!looks && ruling?.result === "withhold" ? ["the court keeps the records from the parties"] : []),
    ...(last("order.stayed") > last("order.reinstated", "order.vacated") ? ["the order was stayed"] : []),
    ...(pending.length > 0 ? ["a motion to quash was open"] : []),
    ...(draft > settled ? ["a motion to quash was drafted"] : []),
    ...(unsigned ? ["the practice filed without counsel"] : []),
  ];
}

/** The patient's time to object, the objection, and a claim of the privilege over what was approved. */
function faultsTowardsThePatient(history: History): readonly string[] {
  const last = (...types: readonly RequestEventType[]) =>
    history.findLastIndex(({ type }) => types.includes(type));
  const notice = sinceItIsThisPatient(history).filter(isOf("patient-notice.sent")).at(-1);
  const sent = notice === undefined ? -1 : history.indexOf(notice);
  const cleared = last("patient-notice.cleared");
  // What was withdrawn within the time leaves the time.
  const end = history.filter(isOf("patient-notice.cleared")).at(-1);
  const withinTime = end?.how === "withdrawn" && notice !== undefined && end.clearedOn <= notice.objectBy;
  const claimed = last("privilege.claimed") > last("privilege.waived", "privilege.overruled");
  const speaks = history.at(-1)?.judgement.communications !== "none";
  return [
    ...(sent > cleared || (sent >= 0 && withinTime) ? ["the patient could still object"] : []),
    ...(last("patient.objected") > cleared ? ["the patient objected"] : []),
    ...(claimed && speaks ? ["the privilege was claimed"] : []),
  ];
}

function faultsOfVault(history: History, round: History, release: Recorded | undefined): readonly string[] {
  const opened = round.findLastIndex(isOf("vault.opened"));
  const asked = since(round.slice(0, opened), "vault.requested").filter(isOf("vault.approved"));
  const request = round.slice(0, opened).findLast(isOf("vault.requested"));
  const authority = request?.authority;
  const id = authority && `aut_${authority.documentId.slice(4)}`;
  const names = { authorization: id, order: "order", exception: "" };
  const named = authority?.kind === "exception" ? authority.citation : authority && names[authority.kind];
  const mayOpen = release?.judgement.notesOpenedBy.some((by) => by === named) === true;
  return [
    ...(opened < 0 ? ["the vault was never opened"] : []),
    ...(new Set(asked.map(personOf)).size < 2 ? ["fewer than two persons approved the vault"] : []),
    ...(asked.some(treats) ? [] : ["no clinician of the patient approved the vault"]),
    ...(mayOpen ? [] : ["nothing opens psychotherapy notes on that day"]),
    ...(round.slice(opened).some(isOf("vault.closed")) ? [] : ["the vault was still open"]),
    ...(authority?.kind === "authorization" && everRevoked(history, id)
      ? ["the authorization was revoked"]
      : []),
  ];
}

/** A paper that is read again is the same form: once revoked it stays revoked. */
function everRevoked(history: History, id: string | undefined): boolean {
  return history.some((event) => event.type === "authorization.revoked" && event.authorizationId === id);
}
