import type { MissingFact, Reason } from "../contract/determination.ts";
import { factsOf, missingOf, type Finding } from "./evaluate.ts";
import { overlayOf } from "./packs/us-states/overlay.ts";
import { valueAt } from "./predicate.ts";
import { rank } from "./precedence.ts";
import { ageAt, ageOf } from "./minors.ts";
import { questionFor, questionOnContradictedAge } from "./questions.ts";
import { bareScene, type CaseScene, type ReadForm, type Scene } from "./scene.ts";
import type { SegmentResult } from "./segments.ts";

type Placed = Finding & { readonly segmentId: string | undefined };

/** A fact that somebody waits for, with the rule that waits. */
export type Wanted = { readonly pointer: string; readonly ruleId: string };

const resolves = (scene: Scene, pointer: string): boolean => valueAt(scene, pointer) !== undefined;

/** Whether a fact that may be recorded counts as absent, because another one contradicts it. */
const isContradicted = (scene: CaseScene, pointer: string): boolean =>
  pointer === ageAt && ageOf(scene).kind === "contradicted";

const ask = (scene: CaseScene, pointer: string): string =>
  isContradicted(scene, pointer) ? questionOnContradictedAge : questionFor(pointer);

const wordsOf = ({ rule, status }: Finding, asked: readonly string[]): string => {
  if (status === "satisfied") return rule.met;
  if (status === "violated") return rule.unmet;
  return `${rule.title} Not known yet: ${[...new Set(asked)].join(" ")}`;
};

function toReason(caseScene: CaseScene, first: Placed, group: readonly Placed[]): Reason {
  const scene = bareScene(caseScene);
  const present = [...new Set(group.flatMap(factsOf))].filter((pointer) => resolves(scene, pointer));
  const missing = [...new Set(group.flatMap(missingOf))];
  const { rule, status, jurisdiction } = first;
  const appliesTo = [...new Set(group.flatMap(({ segmentId }) => segmentId ?? []))];
  return {
    ruleId: rule.id,
    citation: rule.cite,
    effect: rule.role === "door" ? "permit" : rule.effect,
    status,
    ...(appliesTo.length > 0 ? { appliesTo } : {}),
    factsUsed: [...new Set([...present, ...(status === "unknown" ? missing : [])])],
    layer: rule.layer,
    jurisdiction,
    words: wordsOf(
      first,
      missing.map((pointer) => ask(scene, pointer)),
    ),
  };
}

/** Findings of all segments as reasons, one per rule and status. */
export function reasonsFrom(caseScene: CaseScene, findings: readonly Placed[]): readonly Reason[] {
  const groups = Map.groupBy(findings, ({ rule, status }) => `${rule.id} ${status}`);
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map((first) => toReason(caseScene, first, group)),
  );
}

const checkStatus = { yes: "satisfied", no: "violated", unknown: "unknown" } as const;

/** What was found about each requirement of each form, as reasons. */
export function formReasons(caseScene: CaseScene): readonly Reason[] {
  const scene = bareScene(caseScene);
  const { forms, layer } = caseScene;
  return forms.flatMap(({ checks, form }) =>
    checks.map((check): Reason => ({
      ruleId: check.ruleId,
      citation: check.citation,
      effect: "require",
      status: checkStatus[check.truth],
      factsUsed: [
        ...check.facts.filter((pointer) => resolves(scene, pointer)),
        ...(check.truth === "unknown" ? check.missing : []),
      ],
      layer: "permission",
      jurisdiction: (check.defect === "ST" ? overlayOf(layer)?.code : undefined) ?? "US",
      words: `Form ${form.id} must show ${check.words}${check.truth === "no" ? ", and does not" : ""}.`,
    })),
  );
}

/** Facts that would let a closed body of law or a closed lock be judged, or that a note asks for. */
export function wantedBy(results: readonly SegmentResult[]): readonly Wanted[] {
  return results.flatMap(({ verdicts }) =>
    verdicts.flatMap(({ findings, closed, settledAt }) =>
      findings.flatMap((finding) => {
        const { rule, outcome } = finding;
        // A fact that could only lift a milder hold changes nothing while a stricter one stands.
        if (outcome !== undefined && rank(settledAt) < rank(outcome)) return [];
        const counts =
          rule.role === "lock" || (rule.role === "door" ? closed.includes(rule.body) : rule.asks === true);
        return counts ? missingOf(finding).map((pointer) => ({ pointer, ruleId: rule.id })) : [];
      }),
    ),
  );
}

/** Facts a form leaves open, whether or not its validity waits for them. */
export const wantedByForms = (forms: readonly ReadForm[]): readonly Wanted[] =>
  forms.flatMap(({ checks }) =>
    checks.flatMap((check) =>
      check.truth === "unknown" ? check.missing.map((pointer) => ({ pointer, ruleId: check.ruleId })) : [],
    ),
  );

/** The next questions to staff: each absent or contradicted fact once, with the rules that wait for it. */
export function missingFacts(caseScene: CaseScene, wanted: readonly Wanted[]): readonly MissingFact[] {
  const scene = bareScene(caseScene);
  const byPointer = new Map<string, Set<string>>();
  for (const { pointer, ruleId } of wanted) {
    if (resolves(scene, pointer) && !isContradicted(scene, pointer)) continue;
    byPointer.set(pointer, (byPointer.get(pointer) ?? new Set()).add(ruleId));
  }
  return [...byPointer].map(([pointer, rules]) => ({
    pointer,
    question: ask(scene, pointer),
    neededBy: [...rules],
  }));
}
