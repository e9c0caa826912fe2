import type { CaseFile } from "../../../../../workflows/contract/case-file.ts";
import type { Draft } from "../../../../../workflows/law/draft.ts";
import type { Finding } from "../../../../../workflows/law/evaluate.ts";
import { always } from "../../../../../workflows/law/predicate.ts";
import type { Consequences } from "../../../../../workflows/law/rule.ts";
import type { SegmentResult } from "../../../../../workflows/law/segments.ts";
import { stateLaw } from "../../../../../workflows/vocabulary/citation.ts";
import { sceneOf } from "../scene-of.ts";

type Found = {
  readonly status?: Finding["status"];
  readonly jurisdiction?: string;
  readonly guards?: "privilege" | "assurance";
  readonly whenMet?: Consequences;
  readonly whenUnmet?: Consequences;
  readonly whenReleased?: Consequences;
};

/** A finding of an invented rule of one state, which does not hold if nothing else is said. */
export function finding(cite: string, { status = "violated", jurisdiction = "CA", ...rule }: Found): Finding {
  const invented = {
    id: `us.invented.${cite}`,
    title: "An invented rule.",
    cite: stateLaw(cite),
    source: "invented",
    confidence: "verified",
    layer: "permission",
    role: "note",
    effect: "require",
    applies: always,
    requires: always,
    met: `${cite} holds.`,
    unmet: `${cite} does not hold.`,
    ...rule,
  } as const;
  return { rule: invented, jurisdiction, status, scene: sceneOf({}), outcome: undefined };
}

const resultOf = (
  id: string,
  outcome: SegmentResult["outcome"],
  findings: readonly Finding[],
): SegmentResult => ({
  segment: { id },
  index: 0,
  classed: { class: "progress-notes", facts: [], missing: [] },
  outcome,
  sent: false,
  verdicts: [{ outcome, openedBy: [], findings, closed: [], settledAt: outcome }],
  terms: undefined,
  outside: undefined,
  scope: undefined,
});

/** A draft of some facts in which one piece is held, and another goes, under these findings. */
export function draftOf(
  facts: Partial<CaseFile>,
  held: readonly Finding[] = [],
  released: readonly Finding[] = [],
): Draft {
  const { caseFile, paper, forms, layer } = sceneOf(facts);
  const stays = held.length > 0 ? [resultOf("held", "withhold", held)] : [];
  const goes = released.length > 0 ? [resultOf("released", "release", released)] : [];
  const results = [...stays, ...goes];
  return {
    caseFile,
    paper,
    scene: { caseFile, paper, forms, layer },
    forms,
    results,
    unsent: results,
    released: goes,
    held: stays,
    deadlines: [],
    stateIsOpen: false,
  };
}
