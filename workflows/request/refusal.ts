import type { AnyStateNode } from "xstate";
import type { Refusal } from "../contract/problem.ts";
import { problemStatus } from "../contract/problem.ts";
import type { RequestEventType } from "./events.ts";
import { requestMachine } from "./machine.ts";
import { nextStepWords } from "./next-action.ts";
import type { Recorded } from "./recorded.ts";
import type { Reason } from "./requirement.ts";
import { unmet } from "./requirements.ts";
import type { RequestSnapshot } from "./snapshot.ts";

/** Why an event is refused here and now and what would be right; staff whose moment is wrong hear what comes next, too. */
export function refusalOf(snapshot: RequestSnapshot, event: Recorded): Refusal {
  const { code, words, citations, missingFacts } = reasonOf(snapshot, event);
  const staffAtWrongMoment = event.actor.kind === "staff" && code === "wrong-state";
  return {
    type: "about:blank",
    status: problemStatus[code],
    code,
    words: staffAtWrongMoment ? `${words} ${nextStepWords(snapshot)}` : words,
    ...(citations ? { citations: [...citations] } : {}),
    ...(missingFacts ? { missingFacts: [...missingFacts] } : {}),
  };
}

/**
 * The reason alone, for a page that shows beside it where the request stands. Staff are told of a step the request is not
 * at before anything that the step would ask.
 */
export function reasonOf(snapshot: RequestSnapshot, event: Recorded): Reason {
  const failed = unmet(snapshot.context, event);
  if (event.actor.kind !== "staff") return failed ?? notNow;
  const atItsStep = placesOf(event.type).some((node) => snapshot._nodes.includes(node));
  if (failed && (atItsStep || failed.atEveryStep)) return failed;
  return { code: "wrong-state", words: misplacedWords(snapshot, event.type) };
}

/**
 * Outsiders are told the same in every state: that a record is being reviewed would say that the person is a patient
 * (45 CFR 164.502(a)).
 */
const notNow: Reason = {
  code: "wrong-state",
  words: "This is not possible now. The status of the request says what is.",
};

const subjects: Readonly<Record<string, string>> = {
  course: "the request is",
  negotiate: "the negotiation is",
  motionToQuash: "the motion to quash is",
  protectiveOrder: "the protective order is",
  inCamera: "the in camera review is",
  order: "the order is",
  patientNotice: "the notice to the patient is",
  privilege: "the privilege is",
  vault: "the vault is",
  hold: "the request is",
  legalHold: "the request is",
  returnDuty: "the request is",
  money: "the request is",
  paymentHold: "the request is",
  incident: "the incident is",
  recall: "the recall is",
  file: "the file is",
};

/** Says where the request stands, and where it would have to stand. */
function misplacedWords(snapshot: RequestSnapshot, type: RequestEventType): string {
  const anywhere = placesOf(type);
  const onCourse = anywhere.filter((node) => node.path[0] === "course");
  // What moves the course is told by the course alone; the parts beside it have their own reasons.
  const places = onCourse.length > 0 ? onCourse : anywhere;
  const regions = new Set(places.map((node) => node.path[0]));
  const now = snapshot._nodes.filter((node) => isLeaf(node) && regions.has(node.path[0]));
  const elsewhere = places.flatMap(leavesOf).filter((node) => !now.includes(node));
  return `This is not possible while ${wordsOf(now, "and")}. It is possible when ${wordsOf(elsewhere, "or")}.`;
}

/** Where some places are, each subject said once: "the request is in triage or having its records chosen". */
function wordsOf(nodes: readonly AnyStateNode[], joint: "and" | "or"): string {
  const bySubject = Map.groupBy(nodes, (node) => subjects[String(node.path[0])] ?? "it is");
  const clauses = [...bySubject].map(([subject, own]) => {
    const states = new Set(own.map((node) => (node.meta as { readonly words: string }).words));
    return `${subject} ${listed([...states], joint)}`;
  });
  return listed(clauses, joint);
}

const listed = (parts: readonly string[], joint: string): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} ${joint} ${String(parts.at(-1))}`;

const isLeaf = (node: AnyStateNode): boolean => Object.keys(node.states).length === 0;
const childrenOf = (node: AnyStateNode): readonly AnyStateNode[] => Object.values(node.states);
const leavesOf = (node: AnyStateNode): readonly AnyStateNode[] =>
  isLeaf(node) ? [node] : childrenOf(node).flatMap(leavesOf);
const everyNode = (node: AnyStateNode): readonly AnyStateNode[] => [
  node,
  ...childrenOf(node).flatMap(everyNode),
];

const places = new Map<RequestEventType, readonly AnyStateNode[]>();
/** The states in which an event of this type can mean something; they do not change, and XState looks for them anew each time. */
function placesOf(type: RequestEventType): readonly AnyStateNode[] {
  const known = places.get(type);
  if (known) return known;
  const found = childrenOf(requestMachine.root)
    .flatMap(everyNode)
    .filter((node) => node.ownEvents.includes(type));
  places.set(type, found);
  return found;
}
