import { createActor } from "xstate";
import type { AnyStateNode } from "xstate";
import { adjacencyMapToArray, getAdjacencyMap } from "xstate/graph";
import { patientsClock } from "../../../workflows/contract/clocks.ts";
import { balanceOf } from "../../../workflows/request/money.ts";
import { requestMachine } from "../../../workflows/request/machine.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";

/** What tells two snapshots apart while exploring: where they stand, and the memory their next guards read. */
export function keyOf({ value, context }: Pick<RequestSnapshot, "value" | "context">): string {
  const { papers, selection, reviews, reviewers, reviewCompletedBy, vault, production, links } = context;
  return JSON.stringify([
    value,
    context.stage,
    papers.map((paper) => [paper.state, paper.read]),
    context.weight,
    context.patientRef,
    selection?.proposedBy,
    reviews.map((review) => `${review.documentId} ${review.decision}`).toSorted(),
    reviewers.length > 0,
    reviewCompletedBy,
    vault && [vault.approvals.map((one) => one.persons), vault.grantsOut, vault.opened, vault.marks.length],
    production?.state,
    production?.firstNumber !== null,
    context.identityVerified,
    context.emailConfirmed,
    links.map((link) => link.transfer !== null),
    context.agreedScope,
    context.objection,
    context.hold !== null,
    context.incident && [
      context.incident.recall,
      context.incident.finding,
      context.incident.notices.length,
      context.incident.delay?.statement,
      context.incident.spokenOn,
    ],
    context.recalled.length,
    context.patientNotice && [context.patientNotice.objectBy, context.patientNotice.cleared],
    context.patientObjects,
    context.inCamera,
    context.orderIs,
    context.protectiveOrder !== null,
    context.privilegeClaimed,
    context.legalHold,
    context.returnDuty && [context.returnDuty.dueOn, context.returnDuty.met],
    // Payments can go on for ever: beyond one too many it is always the same.
    context.fee && [context.fee.items.length, Math.max(-4000, balanceOf(context.fee)), context.fee.disputed],
    context.paymentHold,
    context.certification !== null,
    context.phases.length,
    context.earlierPhases,
    context.motionDrafted,
    context.motionsFiled.toSorted(),
    context.motionStages.practice,
    context.motionsLost.length > 0,
    Object.keys(context.signedOff).toSorted(),
    context.clocks["return-date"]?.state,
    context.clocks["return-date"]?.reminded,
    context.clocks[patientsClock]?.state,
    context.undone.map(({ effectKey }) => effectKey),
  ]);
}

export type Explored = {
  readonly snapshots: readonly RequestSnapshot[];
  readonly edges: readonly {
    readonly from: RequestSnapshot;
    readonly event: Recorded;
    readonly to: RequestSnapshot;
  }[];
};

/** Everything these events can reach from here; `limit` snapshots at most, or it throws. */
export function explore(
  from: RequestSnapshot | undefined,
  events: readonly Recorded[],
  limit = 20_000,
): Explored {
  const map = getAdjacencyMap<RequestSnapshot, Recorded, never>(requestMachine, {
    events: [...events],
    serializeState: (snapshot) => keyOf(snapshot),
    serializeEvent: (event) => JSON.stringify(event),
    filterEvents: (snapshot, event) => snapshot.can(event),
    limit,
    ...(from === undefined ? {} : { fromState: from }),
  });
  const edges = adjacencyMapToArray(map).map(({ state, event, nextState }) => ({
    from: state,
    event,
    to: nextState,
  }));
  return { snapshots: [...edges.map((edge) => edge.from), ...edges.map((edge) => edge.to)], edges };
}

/** Every transition of the machine, by where it is written. */
export function everyTransition(): ReadonlyMap<unknown, string> {
  const found = new Map<unknown, string>();
  const visit = (node: AnyStateNode): void => {
    for (const [type, transitions] of node.transitions) {
      for (const [at, one] of transitions.entries()) found.set(one, `${node.id} on ${type} [${at}]`);
    }
    for (const [at, one] of (node.always ?? []).entries()) found.set(one, `${node.id} always [${at}]`);
    for (const child of Object.values(node.states)) visit(child);
  };
  visit(requestMachine.root);
  return found;
}

/** The transitions one event takes, eventless ones included, as a running actor reports them. */
export function transitionsTaken(from: RequestSnapshot, event: Recorded): readonly unknown[] {
  const taken: unknown[] = [];
  const actor = createActor(requestMachine, {
    snapshot: from,
    inspect: (inspected) => {
      if (inspected.type === "@xstate.microstep") {
        taken.push(...(inspected as unknown as { _transitions: unknown[] })._transitions);
      }
    },
  });
  actor.start();
  actor.send(event);
  actor.stop();
  return taken;
}
