import type { Outcome, Reason } from "../contract/determination.ts";
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
  /** The most protective result that no absent fact could change. */
  readonly settledAt: Outcome;
};

const statusOf = { yes: "satisfied", no: "violated", unknown: "unknown" } as const;

/** Asks one rule about one scene; undefined if it does not speak to it. */
export function ask(rule: Rule, jurisdiction: string, scene: Scene): Finding | undefined {
  const applies = rule.applies.ask(scene);
  if (applies.truth === "no") return undefined;
  const requires = rule.requires.ask(scene);
  const left = rule.role === "note" ? undefined : otherwise(rule, scene);
  const status = applies.truth === "unknown" ? "unknown" : statusOf[requires.truth];
  const missing = [...new Set([...applies.missing, ...requires.missing])];
  const facts = [...new Set([...applies.facts, ...requires.facts])];
  return { rule, jurisdiction, status, facts, missing: status === "unknown" ? missing : [], outcome: left };
}

/** What a door or a lock leaves of a segment when it stays closed. */
export const otherwise = (rule: Exclude<Rule, { role: "note" }>, scene: Scene): Outcome =>
  rule.otherwise[scene.paper.kind] ?? rule.otherwise.usually;

const isOpen = (finding: Finding): boolean =>
  finding.status === "satisfied" && finding.rule.role === "door" && finding.rule.confidence !== "unverified";

const isDoorOf = (body: Body) => (finding: Finding) =>
  finding.rule.role === "door" && finding.rule.body === body;

/**
 * Evaluates every rule about one scene. Within a body of law one open door is enough, and a body without a door that
 * speaks to the request withholds; over all governing bodies and all locks the most protective result stands.
 */
export function evaluate(packs: readonly Pack[], scene: Scene): Verdict {
  const findings = packs.flatMap((pack) =>
    pack.rules.flatMap((rule) => ask(rule, pack.jurisdiction, scene) ?? []),
  );
  const governing = bodies.filter(({ governs }) => governs.ask(scene).truth !== "no");
  const perBody = governing.map(({ body }) =>
    leastProtective(
      findings
        .filter(isDoorOf(body))
        .map(({ rule, ...finding }) =>
          isOpen({ rule, ...finding }) || rule.role === "note" ? "release" : otherwise(rule, scene),
        ),
    ),
  );
  const locks = findings.flatMap(({ rule, status }) =>
    rule.role === "lock" && status !== "satisfied" ? [otherwise(rule, scene)] : [],
  );
  const waits = (body: Body): boolean =>
    findings.some((finding) => isDoorOf(body)(finding) && finding.status === "unknown");
  return {
    settledAt: mostProtective(
      perBody.filter((_, index) => !waits(governing[index]?.body ?? "hipaa-permission")),
    ),
    outcome: mostProtective([...perBody, ...locks]),
    openedBy: findings.filter(isOpen).flatMap(({ rule }) => (rule.role === "door" ? [rule] : [])),
    closed: governing.filter((_, index) => perBody[index] !== "release").map(({ body }) => body),
    findings,
  };
}
