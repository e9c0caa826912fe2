import { describe, expect, it } from "vitest";
import { fieldAt } from "../../../../portal/src/forms/schema-field.ts";
import { questionsOf } from "../../../../portal/src/words/questions.ts";
import { caseFileSchema, type CaseFile } from "../../../../workflows/contract/case-file.ts";
import { assess } from "../../../../workflows/law/assess.ts";
import { neighbours } from "../../../law/neighbours/index.ts";
import { vignettes } from "../../../law/vignette.ts";

/** The case, and the same case with everything of one kind not recorded. */
function withLess(caseFile: CaseFile): readonly CaseFile[] {
  const { patient, order, assurances, requester, decisions, ...bare } = caseFile;
  return [
    caseFile,
    { ...caseFile, patient: { ...patient, representatives: undefined } },
    { ...bare, patient, order, assurances },
    { ...bare, requester, decisions },
  ];
}

const answeredOnScreen = (pointer: string): boolean =>
  // What a record is stands in the practice's own files.
  pointer.startsWith("/segments/") || fieldAt(caseFileSchema, pointer).kind !== "elsewhere";

describe("a question of the law", { timeout: 60_000 }, () => {
  it("has a field among the facts, or a command of its own", () => {
    const nowhere = [...vignettes, ...neighbours]
      .flatMap(({ caseFile }) => withLess(caseFile))
      .flatMap((caseFile) => questionsOf(assess(caseFile)))
      .filter(({ place, pointer }) => place.panel === "facts" && !answeredOnScreen(pointer));
    expect(nowhere.map(({ pointer }) => pointer)).toEqual([]);
  });
});
