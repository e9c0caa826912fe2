import { describe, expect, it } from "vitest";
import { momentsOfPanel } from "../../../../portal/src/pages/request/moments-of-panel.ts";
import { panels } from "../../../../portal/src/util/paths.ts";
import type { CaseFile } from "../../../../workflows/contract/case-file.ts";
import { instrumentTypes } from "../../../../workflows/contract/case-file-words.ts";
import { moments } from "../../../../workflows/contract/guidance-words.ts";
import { processKindSchema } from "../../../../workflows/contract/papers.ts";
import { momentsOfLaw } from "../../../../workflows/law/explainers/moments.ts";
import { readForms } from "../../../../workflows/law/forms.ts";
import { allPacks, layerOf } from "../../../../workflows/law/packs/index.ts";
import { readPaper } from "../../../../workflows/law/paper.ts";

type Type = (typeof instrumentTypes)[number];
const weighed = (type: Type, partyToCase?: boolean) =>
  momentsOfPanel("weight", { kind: "other", facts: { instrument: { type }, practice: { partyToCase } } });

/** The federal rules of a moment that a paper of this type could come under, for either kind of note. */
function speaking(moment: (typeof moments)[number], type: Type): readonly string[] {
  const caseFile: CaseFile = {
    schemaVersion: 1,
    asOf: { assessedOn: "2026-11-29" },
    forum: { system: "federal", state: "IL" },
    instrument: { type },
  };
  const paper = readPaper(caseFile);
  const scene = { caseFile, paper, layer: layerOf(caseFile, paper), forms: readForms(caseFile, []) };
  const rules = allPacks.flatMap((pack) => pack.rules);
  return momentsOfLaw[moment].rules.filter((id) =>
    (["psychotherapy-notes", "progress-notes"] as const).some(
      (name) =>
        rules
          .find((rule) => rule.id === id)
          ?.applies.truth({ ...scene, segment: undefined, index: 0, class: name }) !== "no",
    ),
  );
}

describe("the moments whose guidance stands in a panel", () => {
  it.each([
    ["attorney-subpoena", ["subpoena-or-order"]],
    ["court-order", ["subpoena-or-order"]],
    ["licensing-board-subpoena", ["board-or-malpractice"]],
    ["patient-access-request", ["own-request"]],
    ["provider-request", ["other-provider"]],
    ["health-plan-review", ["insurer"]],
    ["internal-training-use", ["training"]],
    ["police-request", []],
  ] as const)("begin at the weight of %s with %j", (type, begun) => {
    expect(weighed(type)).toEqual(begun);
  });

  it.each(instrumentTypes)("have at least two federal rules that could speak of %s", (type) => {
    for (const moment of weighed(type)) expect(speaking(moment, type).length).toBeGreaterThanOrEqual(2);
  });

  it("follow what was recorded of the paper, and before that what its sender calls it", () => {
    const facts = { instrument: { type: "patient-access-request" as const } };
    expect(momentsOfPanel("facts", { kind: "subpoena", facts: {} })).toEqual(["subpoena-or-order"]);
    expect(momentsOfPanel("facts", { kind: "subpoena", facts })).toEqual(["own-request"]);
    expect(momentsOfPanel("facts", { kind: "other", facts: {} })).toEqual([]);
  });

  it("have the practice's own defense among them where it is a party, and each once", () => {
    expect(weighed("attorney-subpoena", true)).toEqual(["subpoena-or-order", "board-or-malpractice"]);
    expect(weighed("internal-defense-use", true)).toEqual(["board-or-malpractice"]);
    const form = { kind: "authorization" as const, facts: {} };
    expect(momentsOfPanel("review", form)).toEqual(["release"]);
  });

  it("are all told somewhere, and no panel begins with more than three", () => {
    const requests = [
      ...processKindSchema.options.map((kind) => ({ kind, facts: {} })),
      ...instrumentTypes.map((type) => ({
        kind: "other" as const,
        facts: { instrument: { type }, practice: { partyToCase: true } },
      })),
    ];
    const shown = panels.flatMap((panel) => requests.map((known) => momentsOfPanel(panel, known)));
    expect(new Set(shown.flat())).toEqual(new Set(moments));
    expect(Math.max(...shown.map((some) => some.length))).toBe(3);
  });
});
