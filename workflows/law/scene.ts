import type { AuthorizationForm, CaseFile, DocumentClass, Segment } from "../contract/case-file.ts";
import type { AuthorizationFinding } from "../contract/determination.ts";
import type { StateLayer } from "./packs/us-states/overlay.ts";
import type { Paper } from "./paper.ts";

/** A form with what was found about it and where it stands in the case file. */
export type ReadForm = {
  readonly form: AuthorizationForm;
  readonly pointer: string;
  readonly finding: AuthorizationFinding;
  readonly checks: readonly FormCheck[];
};

/** One requirement of a form: what the facts make of it and the defect it would be. */
export type FormCheck = {
  readonly ruleId: string;
  readonly citation: string;
  readonly words: string;
  readonly defect: AuthorizationFinding["defects"][number];
  readonly truth: "yes" | "no" | "unknown";
  readonly facts: readonly string[];
  readonly missing: readonly string[];
  /** A missing fact here is asked for, but does not leave the form's validity open. */
  readonly asksOnly: boolean;
  /** The segments it speaks to, where the form stays good for the others; the whole form if absent. */
  readonly of?: (segment: Segment) => boolean;
};

/** What is the same for every segment of a case. */
export type CaseScene = {
  readonly caseFile: CaseFile;
  readonly paper: Paper;
  readonly forms: readonly ReadForm[];
  readonly layer: StateLayer;
};

/** One segment, under one class, in one case: what every question is asked about. */
export type Scene = CaseScene & {
  readonly segment: Segment | undefined;
  readonly index: number;
  readonly class: DocumentClass;
};

/** The case as a whole, without any segment. */
export const bareScene = (caseScene: CaseScene): Scene => ({
  ...caseScene,
  segment: undefined,
  index: -1,
  class: "unclassified",
});
