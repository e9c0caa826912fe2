import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../workflows/contract/case-file.ts";
import { sceneUnder } from "../../workflows/law/case-scene.ts";
import { classify } from "../../workflows/law/classify.ts";
import { docketOf } from "../../workflows/law/docket.ts";
import { allPacks, layerOf } from "../../workflows/law/packs/index.ts";
import { readPaper } from "../../workflows/law/paper.ts";
import {
  all,
  any,
  canHold,
  known,
  not,
  question,
  questionOfSort,
  settled,
  waiting,
  type Predicate,
} from "../../workflows/law/predicate.ts";
import { bareScene, type Scene } from "../../workflows/law/scene.ts";
import { neighbours } from "./neighbours/index.ts";
import { vignettes } from "./vignette.ts";

const cases = [...vignettes, ...neighbours].map(({ caseFile }) => caseFile);
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

/** The questions that read a scene themselves, each once. */
const leavesOf = (predicate: Predicate): readonly Predicate[] =>
  predicate.composed === undefined ? [predicate] : predicate.composed.of.flatMap(leavesOf);

describe("what decides a rule", () => {
  it("is the truth of its full answer, for every rule and every invented case", () => {
    const differs = new Set<string>();
    for (const scene of cases.flatMap(scenesOf))
      for (const { id, applies, requires } of rules)
        for (const predicate of [applies, requires])
          if (predicate.truth(scene) !== predicate.ask(scene).truth) differs.add(id);
    expect([...differs]).toEqual([]);
  });

  it("is asked of every rule that speaks: what is passed over for the paper and the class alone would have said no", () => {
    const spoke = new Set<string>();
    let passed = 0;
    for (const scene of cases.flatMap(scenesOf)) {
      const docket = new Set(docketOf(allPacks, scene).map(({ rule }) => rule));
      passed += rules.length - docket.size;
      for (const rule of rules)
        if (!docket.has(rule) && rule.applies.truth(scene) !== "no") spoke.add(rule.id);
    }
    expect([...spoke]).toEqual([]);
    expect(passed / cases.flatMap(scenesOf).length).toBeGreaterThan(rules.length / 2);
  });

  it("is asked under a name that no other question bears", () => {
    const named = Map.groupBy(
      new Set(rules.flatMap(({ applies, requires }) => [applies, requires]).flatMap(leavesOf)),
      ({ name }) => name,
    );
    const differs = new Set<string>();
    for (const scene of cases.flatMap(scenesOf))
      for (const [name, questions] of named)
        if (new Set(questions.map(({ truth }) => truth(scene))).size > 1) differs.add(name);
    expect([...differs]).toEqual([]);
  });

  it("is left open by the sort of a scene wherever another fact could still make it so", () => {
    const [scene] = scenesOf({ schemaVersion: 1, asOf: { assessedOn: "2026-11-29" } });
    const holds = questionOfSort("holds", () => true);
    const fails = questionOfSort("fails", () => false);
    const open = question("open", () => waiting("/open"));
    const can = (predicate: Predicate) => [true, false].map((way) => canHold(predicate, scene as Scene, way));
    expect([holds, fails, open].map(can)).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ]);
    expect([all(holds, open), all(fails, open), any(holds, open), any(fails, open)].map(can)).toEqual([
      [true, true],
      [false, true],
      [true, false],
      [true, true],
    ]);
    expect([not(holds), not(open), known(fails), known(open), not(known(all(fails, open)))].map(can)).toEqual(
      [
        [false, true],
        [true, true],
        [false, true],
        [true, true],
        [true, false],
      ],
    );
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
