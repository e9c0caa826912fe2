import type { CaseFile, DocumentClass, Segment } from "../contract/case-file.ts";
import type { Outcome, ReleaseScope } from "../contract/determination.ts";
import { classify, type Classed } from "./classify.ts";
import { evaluate, type Verdict } from "./evaluate.ts";
import { mostProtective } from "./precedence.ts";
import { openingForm } from "./predicates/authorization.ts";
import { comesByProcessOrOrder } from "./predicates/part-2.ts";
import { partInside } from "./predicates/range.ts";
import type { Body, Door, Pack, Terms } from "./rule.ts";
import type { CaseScene, Scene } from "./scene.ts";

/** What the law makes of one segment. */
export type SegmentResult = {
  readonly segment: Segment;
  readonly index: number;
  readonly classed: Classed;
  readonly outcome: Outcome;
  /** Whether it already left, so that its outcome is history. */
  readonly sent: boolean;
  readonly verdicts: readonly Verdict[];
  readonly terms: Terms | undefined;
  /** The outcome for what the segment holds beyond what may go. */
  readonly outside: Outcome | undefined;
  readonly scope: ReleaseScope | undefined;
};

const burden = (terms: Terms): number => Number(terms.minimumNecessary) + Number(terms.accounting);

/** Within a body of law the door that asks least is taken; over the bodies every obligation stands. */
function termsOf(openedBy: readonly Door[]): Terms | undefined {
  const best = new Map<Body, Terms>();
  for (const { body, terms } of openedBy) {
    const kept = best.get(body);
    if (kept === undefined || burden(terms) < burden(kept)) best.set(body, terms);
  }
  const [first, ...rest] = [...best.values()];
  return rest.reduce<Terms | undefined>(
    (sum, terms) =>
      sum && {
        minimumNecessary: sum.minimumNecessary || terms.minimumNecessary,
        accounting: sum.accounting || terms.accounting,
        retainPapers: sum.retainPapers || terms.retainPapers,
        limit: sum.limit === "whole" ? terms.limit : sum.limit,
      },
    first,
  );
}

const limitsOf = (scene: Scene, terms: Terms): { range: CaseFile["order"]; beyond: Outcome } => {
  if (terms.limit === "as-authorized")
    return { range: { range: openingForm(scene)?.form.coversRange }, beyond: "needs-authorization" };
  const ordered = terms.limit === "as-ordered" || terms.limit === "as-described-in-warrant";
  return { range: ordered ? scene.caseFile.order : undefined, beyond: "withhold" };
};

function scopeOf(
  scene: Scene,
  segment: Segment,
  terms: Terms,
): { outside: Outcome | undefined; scope: ReleaseScope } {
  const { range, beyond } = limitsOf(scene, terms);
  const part = partInside(segment.range, range?.range);
  // Nobody is told to take out what cannot be taken out.
  const others = segment.participants?.othersIdentified === true && segment.participants.separable !== false;
  const quoted = segment.part2?.quotesProtectedPassages === true;
  const process = comesByProcessOrOrder.truth(scene) === "yes";
  const outside: Outcome[] = [
    ...(part === undefined ? [] : [beyond]),
    ...(others ? (["needs-authorization"] as const) : []),
    ...(quoted ? [process ? ("needs-court-order" as const) : ("needs-authorization" as const)] : []),
  ];
  const excludedItems: NonNullable<ReleaseScope["excludedItems"]> = [
    ...(others ? (["other-participants"] as const) : []),
    ...(quoted ? (["quoted-part2-passages"] as const) : []),
  ];
  return {
    outside: outside.length === 0 ? undefined : mostProtective(outside),
    scope: { limit: terms.limit, ...part, ...(excludedItems.length > 0 ? { excludedItems } : {}) },
  };
}

/** A segment whose class is open is judged as psychotherapy notes and as chart, and the stricter result stands. */
export const classesToJudge = (classed: Classed): readonly DocumentClass[] =>
  classed.class === "unclassified" ? ["psychotherapy-notes", "progress-notes"] : [classed.class];

function judge(caseScene: CaseScene, packs: readonly Pack[], segment: Segment, index: number): SegmentResult {
  const classed = classify(caseScene.caseFile, segment, index);
  const sent = segment.sentAt !== undefined;
  const history = { segment, index, classed, sent, terms: undefined, outside: undefined, scope: undefined };
  if (sent) return { ...history, outcome: "release", verdicts: [] };
  const scenes = classesToJudge(classed).map((name): Scene => ({
    ...caseScene,
    segment,
    index,
    class: name,
  }));
  const verdicts = scenes.map((scene) => evaluate(packs, scene));
  const outcome = mostProtective(verdicts.map((verdict) => verdict.outcome));
  const terms = outcome === "release" ? termsOf(verdicts.flatMap((verdict) => verdict.openedBy)) : undefined;
  const [scene] = scenes;
  if (terms === undefined || scene === undefined) return { ...history, outcome, verdicts };
  return { ...history, outcome, verdicts, terms, ...scopeOf(scene, segment, terms) };
}

/** Judges every segment of the case file. */
export const judgeSegments = (caseScene: CaseScene, packs: readonly Pack[]): readonly SegmentResult[] =>
  (caseScene.caseFile.segments ?? []).map((segment, index) => judge(caseScene, packs, segment, index));
