import type { CaseFile } from "../../contract/case-file.ts";
import type { MomentId } from "../../contract/guidance-words.ts";
import type { Citation } from "../../vocabulary/citation.ts";
import type { Confidence } from "../../vocabulary/provenance.ts";
import { readForms } from "../forms.ts";
import { wasInForce } from "../in-force.ts";
import { allPacks, layerOf } from "../packs/index.ts";
import { overlayFor } from "../packs/us-states/index.ts";
import type { Overlay } from "../packs/us-states/overlay.ts";
import { readPaper } from "../paper.ts";
import type { Review, Rule } from "../rule.ts";
import type { Scene } from "../scene.ts";
import { momentsOfLaw, type Moment } from "./moments.ts";

/** One sentence of guidance: rules' own words, where they stand, and how far the weakest source can be trusted. */
export type Point = {
  readonly words: string;
  readonly citations: readonly Citation[];
  readonly ruleIds: readonly string[];
  readonly confidence: Confidence;
  readonly openQuestions: readonly string[];
};

/** What one body of law says, and how far a lawyer has looked at it. */
type Said = { readonly review: Review["status"]; readonly points: readonly Point[] };

/** What the law says at one moment, for staff. */
export type Explainer = {
  readonly moment: MomentId;
  readonly federal: Said;
  /** What the practice's state adds; undefined where its law has not been researched. */
  readonly state: ({ readonly name: string } & Said) | undefined;
};

type Reviewed = { readonly rule: Rule; readonly review: Review["status"] };

const everyRule: readonly Reviewed[] = allPacks.flatMap(({ rules, review }) =>
  rules.map((rule) => ({ rule, review: review.status })),
);

/** The mark that stands first in an order among some; the best one is where no other is weaker. */
const weakest = <Mark>(marks: readonly Mark[], order: readonly Mark[], best: Mark): Mark =>
  marks.reduce((found, mark) => (order.indexOf(mark) < order.indexOf(found) ? mark : found), best);

const leastReviewedFirst: readonly Review["status"][] = ["draft-not-reviewed", "in-review", "reviewed"];

/** Federal rules in the order they are told; the review is that of the pack a lawyer has looked at least. */
function saidBy(ruleIds: readonly string[]): Said {
  const found = ruleIds.flatMap((id) => everyRule.filter(({ rule }) => rule.id === id));
  return {
    review: weakest(
      found.map(({ review }) => review),
      leastReviewedFirst,
      "reviewed",
    ),
    points: pointsOf(found.map(({ rule }) => rule)),
  };
}

const weakestFirst: readonly Confidence[] = ["unverified", "disputed", "researched", "verified"];

/** Rules as sentences; several that say the same, such as a lock and its door, or one for each licence, say it once. */
function pointsOf(rules: readonly Rule[]): readonly Point[] {
  return [...Map.groupBy(rules, ({ title }) => title)].map(([words, same]) => ({
    words,
    citations: [...new Set(same.map(({ cite }) => cite))],
    ruleIds: same.map(({ id }) => id),
    confidence: weakest(
      same.map(({ confidence }) => confidence),
      weakestFirst,
      "verified",
    ),
    openQuestions: [...new Set(same.flatMap(({ openQuestions = [] }) => openQuestions))],
  }));
}

/** The cases of a moment as they would come to a practice in the state, before anything else is known of them. */
function scenesOf({ cases, classes }: Moment, { code }: Overlay, on: string): readonly Scene[] {
  return cases.flatMap((known) => {
    const caseFile: CaseFile = {
      ...known,
      schemaVersion: 1,
      asOf: { assessedOn: on },
      practice: { state: code },
      forum: { system: "state", state: code },
    };
    const paper = readPaper(caseFile);
    const layer = layerOf(caseFile, paper);
    const scene = { caseFile, paper, layer, forms: readForms(caseFile, []), segment: undefined, index: 0 };
    return classes.map((name): Scene => ({ ...scene, class: name }));
  });
}

function ofState(moment: Moment, overlay: Overlay, on: string): readonly Rule[] {
  const scenes = scenesOf(moment, overlay, on);
  const { unlessSaidOf } = moment;
  const speaks = (rule: Rule, scene: Scene): boolean =>
    rule.applies.truth(scene) !== "no" &&
    (unlessSaidOf === undefined || rule.applies.truth({ ...scene, class: unlessSaidOf }) === "no");
  return overlay.rules.filter((rule) => wasInForce(rule, on) && scenes.some((scene) => speaks(rule, scene)));
}

/** The guidance for a moment on a day, under federal law and under that of the practice's state. */
export function explainMoment(id: MomentId, state: string | undefined, on: string): Explainer {
  const moment = momentsOfLaw[id];
  const overlay = state === undefined ? undefined : overlayFor(state);
  return {
    moment: id,
    federal: saidBy(moment.rules),
    state: overlay && {
      name: overlay.name,
      review: overlay.review.status,
      points: pointsOf(ofState(moment, overlay, on)),
    },
  };
}
