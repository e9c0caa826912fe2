import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../workflows/contract/case-file.ts";
import { sceneUnder } from "../../workflows/law/case-scene.ts";
import { classify } from "../../workflows/law/classify.ts";
import { allPacks, layerOf } from "../../workflows/law/packs/index.ts";
import { readPaper } from "../../workflows/law/paper.ts";
import { all, any, known, not, question, settled, waiting } from "../../workflows/law/predicate.ts";
import { bareScene, type Scene } from "../../workflows/law/scene.ts";
import { neighbours } from "./neighbours/index.ts";
import { vignettes } from "./vignette.ts";

const rules = allPacks.flatMap((pack) => pack.rules);

function scenesOf(caseFile: CaseFile): readonly Scene[] {
  const paper = readPaper(caseFile);
  const scene = sceneUnder(caseFile, paper, layerOf(caseFile, paper));
  const pieces = (caseFile.segments ?? []).map((segment, index): Scene => ({
    ...scene,
    segment,
    index,
    class: classify(caseFile, segment, index).class,
  }));
  return [bareScene(scene), ...pieces];
}

describe("what decides a rule", () => {
  it("is the truth of its full answer, for every rule and every invented case", () => {
    const cases = [...vignettes, ...neighbours].map(({ caseFile }) => caseFile);
    const differs = new Set<string>();
    for (const scene of cases.flatMap(scenesOf))
      for (const { id, applies, requires } of rules)
        for (const predicate of [applies, requires])
          if (predicate.truth(scene) !== predicate.ask(scene).truth) differs.add(id);
    expect([...differs]).toEqual([]);
  });

  it("follows three-valued logic however questions are put together", () => {
    const [scene] = scenesOf({ schemaVersion: 1, asOf: { assessedOn: "2026-11-29" } });
    const leaves = [settled(true, "/yes"), settled(false, "/no"), waiting("/open")].map((answer) =>
      question(answer.truth, () => answer),
    );
    const tables = { all: [] as string[], any: [] as string[], not: [] as string[], known: [] as string[] };
    const note = (table: string[], predicate: (typeof leaves)[number]) => {
      const truth = predicate.truth(scene as Scene);
      expect(predicate.ask(scene as Scene).truth).toBe(truth);
      table.push(truth);
    };
    for (const one of leaves) {
      note(tables.not, not(one));
      note(tables.known, known(one));
      for (const other of leaves) {
        note(tables.all, all(one, other));
        note(tables.any, any(one, other));
      }
    }
    expect(tables).toEqual({
      all: ["yes", "no", "unknown", "no", "no", "no", "unknown", "no", "unknown"],
      any: ["yes", "yes", "yes", "yes", "no", "unknown", "yes", "unknown", "unknown"],
      not: ["no", "yes", "unknown"],
      known: ["yes", "no", "no"],
    });
  });
});
