import type { z } from "zod";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { decideDisposalSchema } from "../../workflows/contract/retention.ts";
import { dispositionWords } from "../../workflows/contract/retention-words.ts";
import { isAsProposed, isSecondPerson, isTold, mayGoOn, maySee } from "../../workflows/retention/disposal.ts";
import { againstChart, mayGo } from "../../workflows/retention/judgement.ts";
import { isApart } from "../../workflows/retention/shelf.ts";
import type { DisposalId } from "../../workflows/vocabulary/ids.ts";
import type { StoredDisposal } from "../adapters/disposals.dynamodb.ts";
import type { Member, Patient, Practice } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import { officersAlone } from "./propose-disposal.ts";
import { closeDisposal, runDisposal, standsNow } from "./run-disposal.ts";
import type { Confirmed, Run } from "./run-disposal.ts";
import { itemsOf, shelfNow } from "./shelf-now.ts";

export type Decide = Run & {
  readonly practices: Pick<Practices, "byId" | "patient">;
};
type Asked = z.output<typeof decideDisposalSchema>;
type Decided =
  | { readonly disposal: StoredDisposal; readonly patient: Patient; readonly practice: Practice }
  | { readonly problem: Refusal };
type On = {
  readonly member: Member;
  readonly practice: Practice;
  readonly patient: Patient;
  readonly disposal: StoredDisposal;
};

const refused = (problem: Refusal): Decided => ({ problem });
const movedOn = refusal("stale-version", "The disposal has changed since you looked. Look again.");
const wrongState = (words: string) => refused(refusal("wrong-state", words));
const decidedOn = (
  { patient, practice }: Pick<On, "patient" | "practice">,
  disposal: StoredDisposal | undefined,
): Decided => (disposal ? { disposal, patient, practice } : refused(movedOn));

/** A second person confirms or declines; what was stopped, or takes longer than one call, is let go on or closed. */
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
      return confirm(ports, on, asked.records);
    case "decline":
      return decline(ports, on, asked.reason);
    case "continue":
      return goOn(ports, on);
    case "close":
      return close(ports, on, asked.reason);
  }
}

async function confirm(ports: Decide, on: On, counted: number): Promise<Decided> {
  const { member, practice, patient, disposal } = on;
  if (disposal.stage.state !== "proposed")
    return wrongState("This disposal waits for nobody's confirmation.");
  if (!isSecondPerson(member, disposal))
    return refused(
      refusal("same-person", "Somebody else must confirm: whoever proposed it cannot be the second person."),
    );
  const listed = disposal.items.filter((item) => isTold(member, patient, item)).length;
  if (counted !== listed) {
    const words = `Enter the number of records that are listed for you, ${listed}, to destroy them.`;
    return refused(refusal("invalid-field", words, { fields: [{ pointer: "/records", words }] }));
  }
  const { treatmentEndedOn } = disposal;
  const { onFile, asked } = await shelfNow(ports, practice, patient, { treatmentEndedOn });
  const stands = againstChart(asked);
  if (stands) return refused(refusal("refused-by-law", dispositionWords(stands)));
  if (!isAsProposed(disposal, itemsOf(onFile)))
    return wrongState(
      "What is on file is no longer what was proposed. Decline this disposal, and propose anew.",
    );
  // Of what lies apart nothing goes that was not proposed, and nothing that the law keeps by now.
  const goes = new Set<string>(
    onFile.filter((record) => mayGo(asked, record)).map(({ documentId }) => documentId),
  );
  const items = disposal.items.filter((item) => !isApart(item.class) || goes.has(item.documentId));
  const confirmed = actorOf(ports, member);
  const after = await runDisposal(
    ports,
    { practice, patient, disposal: { ...disposal, items } },
    { confirmed },
  );
  return decidedOn(on, after);
}

async function decline(ports: Decide, on: On, reason: string): Promise<Decided> {
  const { member, disposal } = on;
  if (disposal.stage.state !== "proposed")
    return wrongState("Only what nobody has confirmed can be declined. What was begun is closed instead.");
  const next = {
    ...disposal,
    version: disposal.version + 1,
    items: [],
    stage: { state: "declined", declined: actorOf(ports, member), reason } as const,
  };
  return decidedOn(on, (await ports.disposals.put(member.practiceId, next)) ? next : undefined);
}

/** A disposal that was begun and that nobody carries out at this moment, for those who may let it go on or close it. */
function begunOf(
  ports: Decide,
  { member, disposal }: On,
): { readonly confirmed: Confirmed } | { readonly problem: Refusal } {
  const { stage } = disposal;
  if (stage.state !== "under-way" && stage.state !== "stopped")
    return wrongStateOf("There is nothing to go on with, and nothing to close.");
  if (!mayGoOn(member, disposal)) return { problem: officersAlone };
  if (stage.state === "under-way" && stage.runsUntil !== null && stage.runsUntil > ports.now().toISOString())
    return wrongStateOf("It is being carried out. Look again in a minute.");
  return { confirmed: stage.confirmed };
}
const wrongStateOf = (words: string) => ({ problem: refusal("wrong-state", words) });

async function goOn(ports: Decide, on: On): Promise<Decided> {
  const begun = begunOf(ports, on);
  if ("problem" in begun) return refused(begun.problem);
  // Of one that broke off what is still whole has to be put back first: that is done by going on with it.
  const stands = on.disposal.stage.state === "stopped" ? await standsNow(ports, on) : undefined;
  if (stands) {
    const held = dispositionWords({ kind: "held", by: stands.holders });
    return refused(refusal("refused-by-law", stands.holders.length > 0 ? held : stands.words));
  }
  return decidedOn(on, await runDisposal(ports, on, begun));
}

async function close(ports: Decide, on: On, reason: string): Promise<Decided> {
  const begun = begunOf(ports, on);
  if ("problem" in begun) return refused(begun.problem);
  const closed = actorOf(ports, on.member);
  const after = await closeDisposal(ports, on, { ...begun, closed, reason });
  return after === "too-early"
    ? wrongState("Something was destroyed in the last three minutes. Close it when they are over.")
    : decidedOn(on, after);
}

const actorOf = ({ now }: Pick<Decide, "now">, { personId, name }: Member): Confirmed => ({
  personId,
  name,
  at: now().toISOString(),
});
