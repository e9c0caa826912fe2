import type { Outcome, Reason } from "../contract/determination.ts";
import { isInForce } from "./in-force.ts";
import { bodies, leastProtective, mostProtective } from "./precedence.ts";
import type { Body, Door, Pack, Rule } from "./rule.ts";
import type { Scene } from "./scene.ts";

/** What one rule makes of one scene. */
export type Finding = {
  readonly rule: Rule;
  readonly jurisdiction: string;
  readonly status: Exclude<Reason["status"], "not-applicable">;
  readonly facts: readonly string[];
  readonly missing: readonly string[];
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
function ask(rule: Rule, jurisdiction: string, scene: Scene): Finding | undefined {
  if (!isInForce(rule, scene.caseFile)) return undefined;
  const applies = rule.applies.ask(scene);
  if (applies.truth === "no") return undefined;
  const requires = rule.requires.ask(scene);
  const status = applies.truth === "unknown" ? "unknown" : statusOf[requires.truth];
  const missing = status === "unknown" ? [...new Set([...applies.missing, ...requires.missing])] : [];
  const facts = [...new Set([...applies.facts, ...requires.facts])];
  const outcome = rule.role === "note" ? undefined : leftBy(rule.otherwise, scene);
  return { rule, jurisdiction, status, facts, missing, outcome };
}

const isOpen = ({ rule, status }: Finding): boolean =>
  status === "satisfied" && rule.role === "door" && rule.confidence !== "unverified";

/** Within a body of law one open door is enough; a body without a door that speaks to the request withholds. */
function judgeBody(body: Body, findings: readonly Finding[]) {
  const doors = findings.filter(({ rule }) => rule.role === "door" && rule.body === body);
  const left = doors.flatMap((door) => (isOpen(door) ? "release" : (door.outcome ?? [])));
  return { body, outcome: leastProtective(left), waits: doors.some(({ status }) => status === "unknown") };
}

/**
 * Evaluates every rule about one scene. Over all governing bodies of law and all locks the most protective result
 * stands, so that no permission of one body cures what another one lacks.
 */
export function evaluate(packs: readonly Pack[], scene: Scene): Verdict {
  const findings = packs.flatMap((pack) =>
    pack.rules.flatMap((rule) => ask(rule, pack.jurisdiction, scene) ?? []),
  );
  const judged = bodies
    .filter(({ governs }) => governs.ask(scene).truth !== "no")
    .map(({ body }) => judgeBody(body, findings));
  const locks = findings.flatMap(({ rule, status, outcome }) =>
    rule.role === "lock" && status !== "satisfied" ? (outcome ?? []) : [],
  );
  return {
    outcome: mostProtective([...judged.map(({ outcome }) => outcome), ...locks]),
    openedBy: findings.filter(isOpen).flatMap(({ rule }) => (rule.role === "door" ? [rule] : [])),
    findings,
    closed: judged.filter(({ outcome }) => outcome !== "release").map(({ body }) => body),
    settledAt: mostProtective(judged.filter(({ waits }) => !waits).map(({ outcome }) => outcome)),
  };
}
