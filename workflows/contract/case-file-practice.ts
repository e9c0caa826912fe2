import * as z from "zod";
import { stateCode } from "./scalars.ts";

/** What the practice is, to the law. */
export const practiceFactsSchema = z.strictObject({
  state: stateCode.optional(),
  setting: z
    .enum([
      "private-practice",
      "outpatient-clinic",
      "facility",
      "state-licensed-mental-health-program",
      "community-mental-health-program",
      "public-provider",
      "school-or-university",
    ])
    .optional(),
  hipaaCoveredEntity: z.boolean().optional(),
  part2Program: z.boolean().optional(),
  partyToCase: z.boolean().optional(),
  ownTrainingProgram: z.boolean().optional(),
});

/** What the practice has decided where the law leaves a choice. */
export const policySchema = z.strictObject({
  pnSubpoenaRoute: z.enum(["order-only", "judge-signed-subpoena", "court-issued-with-assurances"]).optional(),
  allRecordsOrderCoversPn: z.boolean().optional(),
  compoundScope: z.enum(["document", "pn-only"]).optional(),
  pnToIndividual: z.enum(["never", "with-pn-authorization", "clinician-decision"]).optional(),
  boardSubpoenaNonauthorPn: z.enum(["hold", "required-by-law"]).optional(),
  day14Counts: z.boolean().optional(),
  stateLayer: z.enum(["apply", "federal-only"]).optional(),
});
