import type { CaseFile, DocumentClass, Segment } from "../../../../workflows/contract/case-file.ts";
import { readPaper } from "../../../../workflows/law/paper.ts";
import type { Scene } from "../../../../workflows/law/scene.ts";

/** The facts as a question meets them: under federal law alone, asked of the first piece of the record or of the one given. */
export function sceneOf(
  facts: Partial<CaseFile>,
  classed: DocumentClass = "progress-notes",
  segment: Segment | undefined = facts.segments?.[0],
): Scene {
  const caseFile: CaseFile = { schemaVersion: 1, asOf: { assessedOn: "2026-11-23" }, ...facts };
  return {
    caseFile,
    paper: readPaper(caseFile),
    forms: [],
    layer: { kind: "cleared" },
    segment,
    index: 0,
    class: classed,
  };
}
