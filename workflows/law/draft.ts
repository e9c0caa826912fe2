import type { CaseFile } from "../contract/case-file.ts";
import type { Deadline } from "../contract/determination.ts";
import type { Finding } from "./evaluate.ts";
import type { Paper } from "./paper.ts";
import type { CaseScene, ReadForm } from "./scene.ts";
import type { SegmentResult } from "./segments.ts";

/** A determination in the making: what duties, prohibitions and the need for counsel are read from. */
export type Draft = {
  readonly caseFile: CaseFile;
  readonly paper: Paper;
  readonly scene: CaseScene;
  readonly forms: readonly ReadForm[];
  readonly results: readonly SegmentResult[];
  /** Results still to be sent. */
  readonly unsent: readonly SegmentResult[];
  readonly released: readonly SegmentResult[];
  readonly held: readonly SegmentResult[];
  readonly deadlines: readonly Deadline[];
  /** Whether the state layer is on without a researched overlay. */
  readonly stateIsOpen: boolean;
};

/** Every finding about some segments. */
export const findingsOf = (results: readonly SegmentResult[]): readonly Finding[] =>
  results.flatMap(({ verdicts }) => verdicts.flatMap((verdict) => verdict.findings));

/** Whether a rule was considered for some segment and did not hold. */
export const fails = (results: readonly SegmentResult[], ruleId: string): boolean =>
  findingsOf(results).some(({ rule, status }) => rule.id === ruleId && status !== "satisfied");

/** Whether a rule was considered for some segment and held. */
export const holds = (results: readonly SegmentResult[], ruleId: string): boolean =>
  findingsOf(results).some(({ rule, status }) => rule.id === ruleId && status === "satisfied");

/** Whether something that a rule guards still stands for some segment: a live privilege, or a proof that is owed. */
export const stands = (
  results: readonly SegmentResult[],
  guarded: NonNullable<Finding["rule"]["guards"]>,
): boolean =>
  findingsOf(results).some(({ rule, status }) => rule.guards === guarded && status !== "satisfied");

/** Ids of some segments. */
export const idsOf = (results: readonly SegmentResult[]): string[] =>
  results.map(({ segment }) => segment.id);
