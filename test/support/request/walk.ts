import { decide, open } from "../../../workflows/request/decide.ts";
import type { Effect } from "../../../workflows/request/effects.ts";
import type { Recorded, RecordedOf } from "../../../workflows/request/recorded.ts";
import { dehydrate, restore } from "../../../workflows/request/snapshot.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";
import { aJudgement, happened, note, psychotherapyNote, vera } from "./told.ts";

export type Walked = { readonly snapshot: RequestSnapshot; readonly effects: readonly Effect[] };

/** One step that must be accepted; throws with the refusal otherwise. */
export function step(snapshot: RequestSnapshot, event: Recorded): Walked {
  const decision = decide(snapshot, event);
  if (decision.outcome === "accepted") return decision;
  const why = decision.outcome === "refused" ? `: ${decision.problem.code}: ${decision.problem.words}` : "";
  throw new Error(`expected ${event.type} to be accepted, it was ${decision.outcome}${why}`);
}

/** Steps that must all be accepted; the effects are those of the last one. */
export function walk(from: RequestSnapshot, ...events: readonly Recorded[]): Walked {
  return events.reduce<Walked>(({ snapshot }, event) => step(snapshot, event), {
    snapshot: from,
    effects: [],
  });
}

/** A request just opened through the portal, or by staff for another channel. */
export function opened(event: RecordedOf<"request.opened"> = happened("request.opened")): RequestSnapshot {
  const decision = open(event);
  if (decision.outcome !== "accepted")
    throw new Error(`expected the request to open, it was ${decision.outcome}`);
  return decision.snapshot;
}

const toTriage = [
  happened("upload.announced"),
  happened("request.submitted"),
  happened("document.admitted"),
] as const;
const toRetrieval = [
  happened("facts.recorded"),
  happened("weight.confirmed"),
  happened("patient.matched"),
] as const;

/** Requests at the stations of the main course. */
export const submitted = () => walk(opened(), ...toTriage.slice(0, 2)).snapshot;
export const triaged = () => walk(opened(), ...toTriage).snapshot;
export const assessing = () => walk(triaged(), happened("facts.recorded")).snapshot;
export const deficient = () => walk(assessing(), happened("paper.returned")).snapshot;
export const retrieving = () => walk(triaged(), ...toRetrieval).snapshot;
export const reviewing = (documentIds = [note]) =>
  walk(retrieving(), happened("records.proposed", { documentIds })).snapshot;
export const reviewed = (documentIds = [note]) =>
  walk(
    reviewing(documentIds),
    ...documentIds.map((documentId) => happened("record.reviewed", { documentId })),
    happened("review.completed"),
  ).snapshot;
export const building = (judgement = aJudgement()) =>
  walk(
    reviewed(),
    happened("release.confirmed", {}, { judgement }),
    happened("production.numbered", {}, { judgement }),
  ).snapshot;
export const readyForRelease = (judgement = aJudgement()) =>
  walk(
    building(judgement),
    happened("production.assembled", {}, { judgement }),
    happened("requester.identity-verified", {}, { judgement }),
  ).snapshot;
/** Ready for release after the court granted the practice's motion in part. */
export const ruledAndReady = () =>
  walk(
    triaged(),
    happened("counsel.signed-off"),
    happened("motion-to-quash.filed"),
    happened("motion-to-quash.decided", { result: "granted-in-part" }),
    ...toRetrieval,
    happened("records.proposed"),
    happened("record.reviewed"),
    happened("review.completed"),
    happened("release.confirmed"),
    happened("production.numbered"),
    happened("production.assembled"),
    happened("requester.identity-verified"),
  ).snapshot;
export const released = () => walk(readyForRelease(), happened("production.released")).snapshot;

/** The same with a psychotherapy note, up to the vault approved by two persons. */
export const vaultApproved = () =>
  walk(
    reviewed([note, psychotherapyNote]),
    happened("vault.requested"),
    happened("vault.approved"),
    happened("vault.approved", {}, { by: vera }),
  ).snapshot;
export const vaultOpening = () => walk(vaultApproved(), happened("release.confirmed")).snapshot;
export const vaultOpen = () =>
  walk(vaultOpening(), happened("vault.opened"), happened("production.numbered")).snapshot;

/** The same request without the legal hold under which legal process comes in. */
export const unheld = (snapshot: RequestSnapshot, judgement = aJudgement()): RequestSnapshot =>
  walk(snapshot, happened("legal-hold.lifted", {}, { judgement })).snapshot;

/** The same request with another memory, as a stored snapshot could have it. */
export const remembering = (snapshot: RequestSnapshot, change: Partial<RequestSnapshot["context"]>) => {
  const stored = dehydrate(snapshot);
  return restore({ ...stored, context: { ...stored.context, ...change } });
};

/** One request at each station before its release. */
export const beforeRelease = {
  submitted,
  triaged,
  assessing,
  deficient,
  retrieving,
  reviewing,
  reviewed,
  building,
  vaultOpen,
  readyForRelease,
};
