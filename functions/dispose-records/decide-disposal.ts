import type { z } from "zod";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { decideDisposalSchema } from "../../workflows/contract/retention.ts";
import { dispositionWords } from "../../workflows/contract/retention-words.ts";
import {
  against,
  isAsProposed,
  isSecondPerson,
  mayPropose,
  maySee,
} from "../../workflows/retention/disposal.ts";
import type { DisposalId } from "../../workflows/vocabulary/ids.ts";
import { canonicalJson, sha256Hex } from "../adapters/digests.ts";
import type { Disposals, StoredDisposal } from "../adapters/disposals.dynamodb.ts";
import type { Member, Patient, Practice } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import { carryOut, certificateOf } from "./carry-out.ts";
import type { CarryOut } from "./carry-out.ts";
import { officersAlone } from "./propose-disposal.ts";
import { itemsOf, shelfNow } from "./shelf-now.ts";
import type { ShelfPorts } from "./shelf-now.ts";

export type Decide = Omit<CarryOut, "disposals" | "practices"> &
  ShelfPorts & {
    readonly disposals: Disposals;
    readonly practices: Pick<Practices, "byId" | "patient" | "record" | "records">;
  };
type Asked = z.output<typeof decideDisposalSchema>;
type Decided =
  | { readonly disposal: StoredDisposal; readonly patient: Patient }
  | { readonly problem: Refusal };
type On = {
  readonly member: Member;
  readonly practice: Practice;
  readonly patient: Patient;
  readonly disposal: StoredDisposal;
};
type Confirmed = Extract<StoredDisposal["stage"], { state: "under-way" }>["confirmed"];

/** One call works so long, in milliseconds; nobody else begins before the lease is over, when it must have ended. */
const [workMs, leaseMs] = [18_000, 60_000];
const refused = (problem: Refusal): Decided => ({ problem });
const movedOn = refusal("stale-version", "The disposal has changed since you looked. Look again.");
const wrongState = (words: string) => refused(refusal("wrong-state", words));

/** A second person confirms or declines; what was stopped, or takes longer than one call, is let go on. */
export async function decideDisposal(
  ports: Decide,
  member: Member,
  disposalId: DisposalId,
  asked: Asked,
): Promise<Decided> {
  const { practiceId } = member;
  const [practice, disposal] = await Promise.all([
    ports.practices.byId(practiceId),
    ports.disposals.read(practiceId, disposalId),
  ]);
  const patient = disposal && (await ports.practices.patient(practiceId, disposal.patientRef));
  if (!practice || !patient || !maySee(member, patient)) return refused(notFound());
  const on: On = { member, practice, patient, disposal };
  switch (asked.decision) {
    case "confirm":
      return confirm(ports, on);
    case "decline":
      return decline(ports, on, asked.reason);
    case "continue":
      return goOn(ports, on);
  }
}

async function confirm(ports: Decide, on: On): Promise<Decided> {
  const { member, practice, patient, disposal } = on;
  if (disposal.stage.state !== "proposed")
    return wrongState("This disposal waits for nobody's confirmation.");
  if (!isSecondPerson(member, disposal))
    return refused(
      refusal("same-person", "Somebody else must confirm: whoever proposed it cannot be the second person."),
    );
  const { treatmentEndedOn } = disposal;
  const { records, classes } = await shelfNow(ports, practice, patient, { treatmentEndedOn });
  const stands = against(classes.map(({ disposition }) => disposition));
  if (stands) return refused(refusal("refused-by-law", dispositionWords(stands)));
  if (!isAsProposed(disposal, itemsOf(records)))
    return wrongState(
      "What is on file is no longer what was proposed. Decline this disposal, and propose anew.",
    );
  return run(ports, on, { personId: member.personId, name: member.name, at: ports.now().toISOString() });
}

async function decline(ports: Decide, { member, patient, disposal }: On, reason: string): Promise<Decided> {
  if (disposal.stage.state !== "proposed")
    return wrongState("Only what nobody has confirmed can be declined.");
  const at = ports.now().toISOString();
  const declined = { personId: member.personId, name: member.name, at };
  const next = {
    ...disposal,
    version: disposal.version + 1,
    stage: { state: "declined", declined, reason } as const,
  };
  const stored = await ports.disposals.put(member.practiceId, next);
  return stored ? { disposal: next, patient } : refused(movedOn);
}

async function goOn(ports: Decide, on: On): Promise<Decided> {
  const { member, practice, patient, disposal } = on;
  const { stage, treatmentEndedOn } = disposal;
  if (stage.state !== "under-way" && stage.state !== "stopped")
    return wrongState("There is nothing to go on with.");
  // Whoever confirmed it sees it through; that a hold is over is for the privacy officer to say.
  const seesItThrough = stage.state === "under-way" && stage.confirmed.personId === member.personId;
  if (!mayPropose(member) && !seesItThrough) return refused(officersAlone);
  if (stage.state === "under-way" && stage.runsUntil !== null && stage.runsUntil > ports.now().toISOString())
    return wrongState("It is being carried out. Look again in a minute.");
  // The law is asked anew: years may lie between, in which a birth date was corrected or the patient came back.
  const { classes } = await shelfNow(ports, practice, patient, { treatmentEndedOn });
  const stands = against(classes.map(({ disposition }) => disposition));
  // Of one that broke off under a hold what is still whole has to be put back: that is done by going on with it.
  if (stands && (stage.state === "stopped" || stands.kind === "kept"))
    return refused(refusal("refused-by-law", dispositionWords(stands)));
  return run(ports, on, stage.confirmed);
}

/** Takes the lease, works, and writes down how far it came. */
async function run(
  ports: Decide,
  { member: { practiceId }, practice, patient, disposal: before }: On,
  confirmed: Confirmed,
): Promise<Decided> {
  const began = ports.now().getTime();
  const next = (disposal: StoredDisposal, stage: StoredDisposal["stage"]): StoredDisposal => ({
    ...disposal,
    version: disposal.version + 1,
    stage,
  });
  const runsUntil = new Date(began + leaseMs).toISOString();
  const begun = next(before, { state: "under-way", confirmed, runsUntil });
  if (!(await ports.disposals.put(practiceId, begun))) return refused(movedOn);
  const { disposalId } = begun;
  ports.log("security", "disposal-begun", { practiceId, disposalId, personId: confirmed.personId });
  const done = await carryOut(ports, { practiceId, disposal: begun }, began + workMs);
  const finishedAt = ports.now().toISOString();
  const stageNow = (): StoredDisposal["stage"] => {
    switch (done.outcome) {
      case "goes-on":
        return { state: "under-way", confirmed, runsUntil: null };
      case "stopped":
        return {
          state: "stopped",
          confirmed,
          stoppedAt: finishedAt,
          holders: done.holders,
          partly: done.partly,
        };
      case "done": {
        const { timeZone } = practice;
        const certificate = certificateOf(begun, done.records, { confirmed, finishedAt, timeZone });
        const sha256 = sha256Hex(canonicalJson({ ...certificate, nonce: begun.nonce }));
        return { state: "done", confirmed, certificate, sha256 };
      }
    }
  };
  const after = next(begun, stageNow());
  ports.log("security", `disposal-${done.outcome}`, { practiceId, disposalId });
  return (await ports.disposals.put(practiceId, after)) ? { disposal: after, patient } : refused(movedOn);
}
