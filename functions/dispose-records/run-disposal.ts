import type { Certificate } from "../../workflows/contract/retention.ts";
import { dispositionWords } from "../../workflows/contract/retention-words.ts";
import { cameBack } from "../../workflows/retention/disposal.ts";
import { againstChart } from "../../workflows/retention/judgement.ts";
import type { Holder } from "../../workflows/retention/disposition.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import { canonicalJson, sha256Hex } from "../adapters/digests.ts";
import type { Disposals, StoredDisposal } from "../adapters/disposals.dynamodb.ts";
import type { Patient, Practice } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { carryOut, putBackWhole } from "./carry-out.ts";
import type { CarryOut, Until } from "./carry-out.ts";
import { certificateOf, destroyedBy, lastLook, settleMs } from "./last-look.ts";
import { itemsOf, shelfNow } from "./shelf-now.ts";
import type { ShelfPorts } from "./shelf-now.ts";

export type Run = Omit<CarryOut, "disposals" | "practices"> &
  ShelfPorts & {
    readonly disposals: Disposals;
    readonly practices: Pick<Practices, "entered" | "everyRecord">;
  };
export type Confirmed = Extract<StoredDisposal["stage"], { state: "under-way" }>["confirmed"];
type On = { readonly practice: Practice; readonly patient: Patient; readonly disposal: StoredDisposal };
type Stage = StoredDisposal["stage"];
/** Why a disposal does not go on: requests, or something else that is said in a sentence. */
type Stands = { readonly holders: readonly Holder[]; readonly words: string };

/**
 * One run begins records for so long, in milliseconds, and may destroy until well before its lease is over, when somebody else
 * may begin. Lambda ends it before that (infra/function-settings.ts: 29 seconds).
 */
const [workMs, touchMs, leaseMs] = [18_000, 45_000, 60_000];

/** What stands against going on with a disposal that was confirmed; the law and the holds are asked anew. */
export async function standsNow(
  ports: ShelfPorts,
  { practice, patient, disposal }: On,
): Promise<Stands | undefined> {
  const { treatmentEndedOn, items } = disposal;
  const { onFile, asked } = await shelfNow(ports, practice, patient, { treatmentEndedOn, earlier: items });
  const stands = againstChart(asked);
  if (stands?.kind === "held") return { holders: stands.by, words: "" };
  if (stands) return { holders: [], words: dispositionWords(stands) };
  if (cameBack(disposal, itemsOf(onFile))) return { holders: [], words: backInTreatment };
  return undefined;
}
const backInTreatment =
  "Something came into the record after its disposal was proposed: the patient may be in treatment again.";

/**
 * Takes the disposal for itself, carries it on from wherever it is, and writes down how far it came; nothing when somebody
 * else has taken it. What stands against it by now stops it, and what is whole is put back on the shelf.
 */
export async function runDisposal(
  ports: Run,
  on: On,
  { confirmed, workUntil = Infinity }: { readonly confirmed: Confirmed; readonly workUntil?: number },
): Promise<StoredDisposal | undefined> {
  const { practiceId } = on.practice;
  const began = ports.now().getTime();
  const until = { begins: Math.min(began + workMs, workUntil), touches: began + touchMs };
  const { stage } = on.disposal;
  const lastLookAt = stage.state === "under-way" ? stage.lastLookAt : null;
  const runsUntil = new Date(began + leaseMs).toISOString();
  const begun = next(on.disposal, { state: "under-way", confirmed, runsUntil, lastLookAt });
  if (!(await ports.disposals.put(practiceId, begun))) return undefined;
  const { disposalId } = begun;
  ports.log("security", "disposal-begun", { practiceId, disposalId, personId: confirmed.personId });
  const after = await carriedOn(ports, { ...on, disposal: begun }, { confirmed, lastLookAt, until });
  if (!(await ports.disposals.put(practiceId, after))) throw new LeaseLost();
  ports.log("security", "disposal-came-so-far", { practiceId, disposalId, code: after.stage.state });
  return after;
}

async function carriedOn(
  ports: Run,
  on: On,
  {
    confirmed,
    lastLookAt,
    until,
  }: { readonly confirmed: Confirmed; readonly lastLookAt: string | null; readonly until: Until },
): Promise<StoredDisposal> {
  const { practice, disposal } = on;
  const of = { practiceId: practice.practiceId, disposal };
  const stands = await standsNow(ports, on);
  if (stands && lastLookAt === null) return stop(ports, of, confirmed, stands);
  const done = await carryOut(ports, of, until);
  if (done.outcome === "held") return stop(ports, of, confirmed, { holders: done.holders, words: "" });
  const waits = (at: string | null): StoredDisposal =>
    next(disposal, { state: "under-way", confirmed, runsUntil: null, lastLookAt: at });
  if (done.outcome === "goes-on") return waits(null);
  const now = ports.now().getTime();
  if (done.somethingNow || lastLookAt === null) return waits(new Date(now + settleMs).toISOString());
  if (new Date(now).toISOString() < lastLookAt) return waits(lastLookAt);
  // Of a patient who came back what is posted now is something else.
  const looked = await lastLook(ports, of, { until, posted: stands === undefined });
  const finishedAt = ports.now().toISOString();
  if (looked.outcome === "held") {
    const { holders, partly } = looked;
    return next(disposal, { state: "stopped", confirmed, stoppedAt: finishedAt, holders, words: "", partly });
  }
  const { records, holders: tooLate } = looked;
  const { timeZone } = practice;
  const certificate = certificateOf(disposal, { confirmed, finishedAt, records, tooLate, timeZone });
  // What was listed while it was to be destroyed is needed no more: the certificate says what has to be said.
  return next({ ...disposal, items: [] }, { state: "done", confirmed, ...signed(disposal, certificate) });
}

async function stop(
  ports: Run,
  of: { readonly practiceId: string; readonly disposal: StoredDisposal },
  confirmed: Confirmed,
  { holders, words }: Stands,
): Promise<StoredDisposal> {
  const partly = await putBackWhole(ports, of);
  const stoppedAt = ports.now().toISOString();
  return next(of.disposal, { state: "stopped", confirmed, stoppedAt, holders, words, partly });
}

/**
 * Ends a disposal before everything is destroyed: what is whole goes back on the shelf, and the certificate names what was
 * destroyed. Nothing when somebody else has taken it; `too-early` while an import may still be storing what is destroyed.
 */
export async function closeDisposal(
  ports: Run,
  { practice, disposal }: On,
  {
    confirmed,
    closed,
    reason,
  }: { readonly confirmed: Confirmed; readonly closed: Confirmed; readonly reason: string },
): Promise<StoredDisposal | "too-early" | undefined> {
  const { practiceId, timeZone } = practice;
  const began = ports.now().getTime();
  const latest = (await destroyedBy(ports, { practiceId, disposal }))
    .map(({ destroyedAt }) => Date.parse(destroyedAt))
    .reduce((one, other) => Math.max(one, other), 0);
  if (began < latest + settleMs) return "too-early";
  // Not under way: were the closing broken off, the sweep would go on destroying what somebody said is to stay.
  const begun = next(disposal, {
    state: "stopped",
    confirmed,
    stoppedAt: new Date(began).toISOString(),
    holders: [],
    words: `${closed.name} began to close it.`,
    partly: partlyOf(disposal),
  });
  if (!(await ports.disposals.put(practiceId, begun))) return undefined;
  const of = { practiceId, disposal: begun };
  const inPart = await putBackWhole(ports, of);
  const until = { begins: began, touches: began + touchMs };
  const looked = await lastLook(ports, of, { until, posted: false });
  const finishedAt = ports.now().toISOString();
  const late = looked.outcome === "held" ? looked.partly : [];
  const records =
    looked.outcome === "clean"
      ? looked.records
      : (await destroyedBy(ports, of)).filter(({ documentId }) => !late.includes(documentId));
  const certificate = certificateOf(begun, {
    confirmed,
    finishedAt,
    records,
    tooLate: looked.holders,
    timeZone,
  });
  const partly = [...inPart, ...late];
  const items = begun.items.filter(({ documentId }) => partly.includes(documentId));
  const stage = {
    state: "closed",
    confirmed,
    closed,
    reason,
    partly,
    ...signed(begun, certificate),
  } as const;
  const after = next({ ...begun, items }, stage);
  if (!(await ports.disposals.put(practiceId, after))) throw new LeaseLost();
  ports.log("security", "disposal-closed", {
    practiceId,
    disposalId: begun.disposalId,
    personId: closed.personId,
  });
  return after;
}

const partlyOf = ({ stage }: StoredDisposal): readonly DocumentId[] =>
  stage.state === "stopped" ? stage.partly : [];

/** Somebody else has the disposal by now. */
class LeaseLost extends Error {
  override readonly name = "LeaseLost";
  constructor() {
    super("the disposal took longer than it may, and somebody else goes on with it");
  }
}

const next = (disposal: StoredDisposal, stage: Stage): StoredDisposal => ({
  ...disposal,
  version: disposal.version + 1,
  stage,
});

const signed = (
  { nonce }: StoredDisposal,
  certificate: Certificate,
): { readonly certificate: Certificate; readonly sha256: string } => ({
  certificate,
  sha256: sha256Hex(canonicalJson({ ...certificate, nonce })),
});
