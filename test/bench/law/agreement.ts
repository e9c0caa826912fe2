import type { Outcome } from "../../../workflows/contract/determination.ts";
import { evaluate } from "../../../workflows/law/evaluate.ts";
import type { Pack } from "../../../workflows/law/rule.ts";
import { seededRandom } from "../../support/deep.ts";
import { decisionFrom } from "./decision.ts";
import { factSets, type FactSet } from "./fact-sets.ts";
import { cedarTrace, contextFor } from "./peers/cedar.ts";
import { disturbed, withPlantedFacts, type Planted } from "./planted.ts";
import { decisionOf, partings } from "./product.ts";
import { secondOpinion } from "./second-opinion.ts";
import { allQuestions } from "./two-valued.ts";

/** What a long comparison found: how many fact sets of each outcome, how many Cedar saw too, and every parting in words. */
export type Agreement = {
  readonly outcomes: ReadonlyMap<Outcome, number>;
  readonly byCedar: number;
  readonly parted: readonly string[];
};

const cedarSees = 80;

/**
 * The product against a second implementation on random fact sets: every other one as its case has it, the rest with a random
 * share of the facts changed. Cedar sees one in forty of each, too.
 */
export function agreement(seed: number, count: number): Agreement {
  const random = seededRandom(seed);
  const planted = new Map<FactSet["book"], readonly Pack[]>();
  const cedars = new Map<FactSet["book"], ReturnType<typeof cedarTrace>>();
  const outcomes = new Map<Outcome, number>();
  const parted: string[] = [];
  let byCedar = 0;
  let n = -1;
  for (const { packs, scene, book, truths: asRead } of factSets(seed, count)) {
    n += 1;
    const disturb = n % 2 === 1;
    const truths = disturb ? disturbed(book, asRead, random) : asRead;
    const overPlanted = planted.get(book) ?? withPlantedFacts(packs);
    planted.set(book, overPlanted);
    const here: Planted = { ...scene, truths };
    const ours = decisionOf(book, disturb ? evaluate(overPlanted, here) : evaluate(packs, scene));
    outcomes.set(ours.outcome, (outcomes.get(ours.outcome) ?? 0) + 1);
    parted.push(...partings(book, ours, secondOpinion(book, scene, truths)));
    if (n % cedarSees > 1) continue;
    const cedar = cedars.get(book) ?? cedarTrace(`agreement-${cedars.size}`, allQuestions(book));
    cedars.set(book, cedar);
    byCedar += 1;
    const theirs = decisionFrom(book, scene, cedar(contextFor(book, truths)));
    parted.push(...partings(book, ours, theirs).map((words) => `Cedar: ${words}`));
  }
  return { outcomes, byCedar, parted };
}
