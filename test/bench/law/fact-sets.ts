import fc from "fast-check";
import type { CaseFile } from "../../../workflows/contract/case-file.ts";
import { sceneUnder } from "../../../workflows/law/case-scene.ts";
import { classify } from "../../../workflows/law/classify.ts";
import { layerOf, packsFor } from "../../../workflows/law/packs/index.ts";
import { overlays } from "../../../workflows/law/packs/us-states/index.ts";
import { readPaper } from "../../../workflows/law/paper.ts";
import type { Pack } from "../../../workflows/law/rule.ts";
import type { Scene } from "../../../workflows/law/scene.ts";
import { classesToJudge } from "../../../workflows/law/segments.ts";
import { mixture, nearCase } from "../../law/mixture.ts";
import { bookOf, truthsOf, type RuleBook, type Truths } from "./rule-book.ts";

/** One fact set: a segment of a case that was read, the packs that speak to it, and their rules as data over its facts. */
export type FactSet = {
  readonly packs: readonly Pack[];
  readonly scene: Scene;
  readonly book: RuleBook;
  readonly truths: Truths;
};

const books = new Map<string, { readonly packs: readonly Pack[]; readonly book: RuleBook }>();

/** One book for each list of packs. */
function shelved(packs: readonly Pack[]): { readonly packs: readonly Pack[]; readonly book: RuleBook } {
  const key = packs.map(({ id }) => id).join();
  const kept = books.get(key) ?? { packs, book: bookOf(packs) };
  books.set(key, kept);
  return kept;
}

const researched = overlays.map(({ code }) => code);

/** An invented case, or a mixture of some, in a state whose law was read, so that federal law and the state's both speak. */
const caseInState: fc.Arbitrary<CaseFile> = fc
  .tuple(fc.oneof(mixture, nearCase), mixture, fc.constantFrom(...researched), fc.boolean(), fc.boolean())
  .map(([one, { segments }, drawn, moves, atHome]) => {
    const own = one.practice?.state;
    const state = own !== undefined && researched.includes(own) && !moves ? own : drawn;
    return {
      ...one,
      ...(one.segments === undefined && segments !== undefined && { segments }),
      practice: { ...one.practice, state },
      policy: { ...one.policy, stateLayer: "apply" },
      ...(atHome && { forum: { ...one.forum, system: "state", state }, patient: { ...one.patient, state } }),
    };
  });

function scenesOf(caseFile: CaseFile): readonly Scene[] {
  const paper = readPaper(caseFile);
  const caseScene = sceneUnder(caseFile, paper, layerOf(caseFile, paper));
  return (caseFile.segments ?? []).flatMap((segment, index) => {
    if (segment.sentAt !== undefined) return [];
    const classes = classesToJudge(classify(caseFile, segment, index));
    return classes.map((name) => ({ ...caseScene, segment, index, class: name }));
  });
}

/** So many fact sets, always the same for a seed. */
export function* factSets(seed: number, count: number): Generator<FactSet> {
  let given = 0;
  for (let batch = 0; ; batch += 1)
    for (const caseFile of fc.sample(caseInState, { seed: seed + batch, numRuns: 500 }))
      for (const scene of scenesOf(caseFile)) {
        if (given === count) return;
        given += 1;
        const { packs, book } = shelved(packsFor(scene.layer));
        yield { packs, scene, book, truths: truthsOf(book, scene) };
      }
}
