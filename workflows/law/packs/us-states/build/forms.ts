import { stateLaw } from "../../../../vocabulary/citation.ts";
import type { FormRequirement } from "../../../form-checks.ts";
import { settled } from "../../../predicate.ts";
import type { Provenance } from "../../../rule.ts";

type Requirement = {
  readonly id: string;
  readonly cite: string;
  readonly from: Provenance;
  readonly words: string;
};

const voids = ({ id, cite, from, words }: Requirement) =>
  ({ ruleId: id, citation: stateLaw(cite), from, words, defect: "ST" }) as const;

/** "A parent who lost the child cannot sign": the signature of a parent without custody does nothing. */
export const notByParentWithoutCustody = (it: Requirement): FormRequirement => ({
  ...voids(it),
  ask: ({ form, at, caseFile }) => {
    const signers = form.signers ?? [];
    const onlyParents = signers.length > 0 && signers.every(({ role }) => role === "parent");
    const index = (caseFile.patient?.representatives ?? []).findIndex(
      ({ role, custody }) => role === "parent" && (custody === "none" || custody === "terminated"),
    );
    if (!onlyParents || index < 0) return settled(true);
    return settled(false, `${at}/signers`, `/patient/representatives/${index}/custody`);
  },
});
