import type { Outcome, Reason } from "../contract/determination.ts";
import { docketOf, type Entry } from "./docket.ts";
import { lawOfTheDay, wasInForce } from "./in-force.ts";
import type { Answer } from "./predicate.ts";
import { bodies, lessProtective, moreProtective } from "./precedence.ts";
import type { Body, Door, Pack, Rule } from "./rule.ts";
import type { Scene } from "./scene.ts";

/** What one rule makes of one scene. */
export type Finding = {
  readonly rule: Rule;
  readonly jurisdiction: string;
  readonly status: Exclude<Reason["status"], "not-applicable">;
  readonly scene: Scene;
  /** What a door or a lock leaves of the segment while it does not hold. */
  readonly outcome: Outcome | undefined;
};

/** The result for one segment under one class: outcome, the doors that opened it, and every finding. */
export type Verdict = {
  readonly outcome: Outcome;
  readonly openedBy: readonly Door[];
  readonly findings: readonly Finding[];
  /** Bodies of law that govern and stay closed. */
  readonly closed: readonly Body[];
  /** The most protective result of a body of law that no absent fact could change. */
  readonly settledAt: Outcome;
};

const statusOf = { yes: "satisfied", no: "violated", unknown: "unknown" } as const;

const leftBy = (otherwise: Door["otherwise"], { class: name, paper }: Scene): Outcome =>
  (name === "testimony" ? otherwise.spoken : undefined) ?? otherwise[paper.kind] ?? otherwise.usually;

/** Asks one rule about one scene; undefined if it does not speak to it. */
function ask(entry: Entry, scene: Scene): Finding | undefined {
  const applies = entry.applies(scene);
  if (applies === "no") return undefined;
  const { rule, jurisdiction } = entry;
  const required = entry.requires(scene);
  // What a lock asks for is there: then nobody needs to know whether it speaks.
  const decides = applies === "yes" || (rule.role === "lock" && required === "yes");
  const status = decides ? statusOf[required] : "unknown";
  return {
    rule,
    jurisdiction,
    status,
    scene,
    outcome: rule.role === "note" ? undefined : leftBy(rule.otherwise, scene),
  };
}

const answersOf = ({ rule, scene }: Finding): readonly Answer[] => [
  rule.applies.ask(scene),
  rule.requires.ask(scene),
];

/** Pointers of the facts a finding rests on. */
export const factsOf = (finding: Finding): readonly string[] => [
  ...new Set(answersOf(finding).flatMap(({ facts }) => facts)),
];

/** Pointers of the facts a finding waits for; none once it is known. */
export const missingOf = (finding: Finding): readonly string[] =>
  finding.status === "unknown" ? [...new Set(answersOf(finding).flatMap(({ missing }) => missing))] : [];

const isOpen = ({ rule, status }: Finding): boolean =>
  status === "satisfied" && rule.role === "door" && rule.confidence !== "unverified";

/** Within a body of law one open door is enough; a body without a door that speaks to the request withholds. */
function judgeBody(body: Body, findings: readonly Finding[]) {
  let outcome: Outcome = "withhold";
  let waits = false;
  for (const finding of findings) {
    const { rule, status, outcome: left } = finding;
    if (rule.role !== "door" || rule.body !== body || left === undefined) continue;
    outcome = lessProtective(outcome, isOpen(finding) ? "release" : left);
    waits ||= status === "unknown";
  }
  return { body, outcome, waits };
}

/**
 * Evaluates every rule about one scene. Over all governing bodies of law and all locks the most protective result
 * stands, so that no permission of one body cures what another one lacks.
 */
export function evaluate(packs: readonly Pack[], scene: Scene): Verdict {
  const on = lawOfTheDay(scene.caseFile);
  const findings: Finding[] = [];
  const openedBy: Door[] = [];
  let outcome: Outcome = "release";
  for (const entry of docketOf(packs, scene)) {
    const finding = wasInForce(entry, on) ? ask(entry, scene) : undefined;
    if (finding === undefined) continue;
    const { rule } = finding;
    findings.push(finding);
    if (rule.role === "door" && isOpen(finding)) openedBy.push(rule);
    if (rule.role === "lock" && finding.status !== "satisfied" && finding.outcome !== undefined)
      outcome = moreProtective(outcome, finding.outcome);
  }
  const closed: Body[] = [];
  let settledAt: Outcome = "release";
  for (const { body, governs } of bodies) {
    if (governs.truth(scene) === "no") continue;
    const judged = judgeBody(body, findings);
    outcome = moreProtective(outcome, judged.outcome);
    if (judged.outcome !== "release") closed.push(body);
    if (!judged.waits) settledAt = moreProtective(settledAt, judged.outcome);
  }
  return { outcome, openedBy, findings, closed, settledAt };
}
