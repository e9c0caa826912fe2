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
  const held = history.findLastIndex(isOf("hold.placed")) > history.findLastIndex(isOf("hold.lifted"));
  need(!held, "the request was on hold");
  const objected = history.findLastIndex(isOf("objection.served"));
  const objectionEnds = history.findLastIndex(
    (event) =>
      event.type === "objection.lifted" ||
      (event.type === "negotiation.answered" && event.answer === "accepted"),
  );
  need(objected <= objectionEnds, "an objection stood");
  const drafted = Math.max(
    history.findLastIndex(isOf("motion-to-quash.drafted")),
    history.findLastIndex(isOf("motion-to-quash.filed")),
  );
  need(drafted <= history.findLastIndex(isOf("motion-to-quash.decided")), "a motion to quash was open");

  if (approved.includes(psychotherapyNote)) faults.push(...faultsOfVault(history, round, release));
  return faults;
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
