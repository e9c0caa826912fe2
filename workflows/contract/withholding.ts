import * as z from "zod";

/** The grounds on which a clinician may keep back what the law would release; which of them fit is a matter of the paper. */
export const withholdingGroundSchema = z.enum([
  "privilege",
  "minimum-necessary",
  "not-compelled",
  "other-person",
  "compiled-for-proceeding",
  "restriction-agreed",
  "access-harm",
  "confidential-source",
  "not-responsive",
  "separately-protected",
]);
export type WithholdingGround = z.infer<typeof withholdingGroundSchema>;
