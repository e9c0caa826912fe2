import type { CaseFile, DocumentClass } from "../contract/case-file.ts";
import { classify } from "./classify.ts";
import { unsentOf } from "./form-view.ts";
import { readForms } from "./forms.ts";
import { overlayOf, type StateLayer } from "./packs/us-states/overlay.ts";
import type { Paper } from "./paper.ts";
import type { CaseScene } from "./scene.ts";

const unsentClasses = (caseFile: CaseFile): readonly DocumentClass[] =>
  unsentOf(caseFile).map(({ segment, index }) => classify(caseFile, segment, index).class);

/** The case read by its signature and its forms, under a layer of state law. */
export const sceneUnder = (caseFile: CaseFile, paper: Paper, layer: StateLayer): CaseScene => ({
  caseFile,
  paper,
  forms: readForms(caseFile, unsentClasses(caseFile), overlayOf(layer)?.forms),
  layer,
});
