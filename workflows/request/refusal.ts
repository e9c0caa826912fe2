import type { AnyStateNode } from "xstate";
import type { Refusal } from "../contract/messages.ts";
import { problemStatus } from "../contract/problem.ts";
import type { RequestEventType } from "./events.ts";
import { requestMachine } from "./machine.ts";
import type { Recorded } from "./recorded.ts";
import { unmet } from "./requirements.ts";
import type { RequestSnapshot } from "./snapshot.ts";

/** Why an event is refused here and now, and what would be right. */
export function refusalOf(snapshot: RequestSnapshot, event: Recorded): Refusal {
  const requirement = unmet(snapshot.context, event);
  if (requirement === undefined) {
    const code = "wrong-state";
    const words = event.actor.kind === "staff" ? wrongStateWords(snapshot, event.type) : notNow;
    return { type: "about:blank", status: problemStatus[code], code, words };
  }
  const { code, words, citations, missingFacts } = requirement;
  return {
    type: "about:blank",
    status: problemStatus[code],
    code,
    words,
    ...(citations ? { citations: [...citations] } : {}),
    ...(missingFacts ? { missingFacts: [...missingFacts] } : {}),
  };
}

/**
 * Outsiders are told the same in every state: that a record is being reviewed would say that the person is a patient
 * (45 CFR 164.502(a)).
 */
const notNow = "This is not possible now. The status of the request says what is.";

const subjects: Readonly<Record<string, string>> = {
  course: "the request is",
  negotiate: "the negotiation is",
  motionToQuash: "the motion to quash is",
  protectiveOrder: "the protective order is",
  vault: "the vault is",
  hold: "the request is",
  file: "the file is",
};

/** Says where the request stands, and where it would have to stand. */
function wrongStateWords(snapshot: RequestSnapshot, type: RequestEventType): string {
  const places = placesOf(type);
  const regions = new Set(places.map((node) => node.path[0]));
  const now = snapshot._nodes.filter((node) => isLeaf(node) && regions.has(node.path[0])).map(wordsOf);
  const elsewhere = places.flatMap(leavesOf).map(wordsOf);
  return `This is not possible while ${now.join(" and ")}. It is possible when ${[...new Set(elsewhere)].join(", or ")}.`;
}

function wordsOf(node: AnyStateNode): string {
  const meta = node.meta as { readonly words: string };
  return `${subjects[String(node.path[0])]} ${meta.words}`;
}

const isLeaf = (node: AnyStateNode): boolean => Object.keys(node.states).length === 0;
const childrenOf = (node: AnyStateNode): readonly AnyStateNode[] => Object.values(node.states);
const leavesOf = (node: AnyStateNode): readonly AnyStateNode[] =>
  isLeaf(node) ? [node] : childrenOf(node).flatMap(leavesOf);
const everyNode = (node: AnyStateNode): readonly AnyStateNode[] => [
  node,
  ...childrenOf(node).flatMap(everyNode),
];

/** The states in which an event of this type can mean something. */
const placesOf = (type: RequestEventType): readonly AnyStateNode[] =>
  childrenOf(requestMachine.root)
    .flatMap(everyNode)
    .filter((node) => node.ownEvents.includes(type));
