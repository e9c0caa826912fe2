import type { WithholdingGround } from "../../../workflows/contract/withholding.ts";

/** Grounds for keeping a record back, in words; what the log says of each is the law's. */
export const groundWords: Readonly<Record<WithholdingGround, string>> = {
  privilege: "Psychotherapist-patient privilege",
  "minimum-necessary": "More than the purpose needs",
  "not-compelled": "Nothing compels it, and the practice declines",
  "other-person": "It concerns another person, who has authorized nothing",
  "compiled-for-proceeding": "It was compiled for a proceeding",
  "restriction-agreed": "The patient asked for a restriction, and it stands",
  "access-harm": "Access would endanger or substantially harm someone",
  "confidential-source": "It would reveal a source who spoke in confidence",
  "not-responsive": "The paper does not ask for it, or it is not this patient's",
  "separately-protected": "It is a psychotherapy note or a record under 42 CFR Part 2 after all",
};
