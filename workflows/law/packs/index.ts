import type { CaseFile } from "../../contract/case-file.ts";
import type { Pack } from "../rule.ts";
import { civilRules } from "./us-federal-courts/civil.ts";
import { criminalAndPrivilege } from "./us-federal-courts/criminal-and-privilege.ts";
import { signedForms } from "./us-hipaa/164-508-forms.ts";
import { psychotherapyNotesGate } from "./us-hipaa/164-508-gate.ts";
import { everydayDisclosures } from "./us-hipaa/164-506.ts";
import { judicialProceedings } from "./us-hipaa/164-512-e.ts";
import { publicInterest } from "./us-hipaa/164-512-other.ts";
import { verification } from "./us-hipaa/164-514.ts";
import { access } from "./us-hipaa/164-524.ts";
import { breach } from "./us-hipaa/breach.ts";
import { substanceUseRecords } from "./us-part-2/disclosure.ts";
import { noOverlay } from "./us-state-default/no-overlay.ts";

const federal: readonly Pack[] = [
  {
    id: "us-hipaa",
    jurisdiction: "US",
    version: "2026.11.2",
    rules: [
      ...verification,
      ...everydayDisclosures,
      ...psychotherapyNotesGate,
      ...signedForms,
      ...judicialProceedings,
      ...publicInterest,
      ...access,
      ...breach,
    ],
  },
  { id: "us-part-2", jurisdiction: "US", version: "2026.11.2", rules: substanceUseRecords },
  {
    id: "us-federal-courts",
    jurisdiction: "US",
    version: "2026.11.2",
    rules: [...civilRules, ...criminalAndPrivilege],
  },
];

/** The rules that stand in for a state whose law has not been researched; they only hold. */
const withoutOverlay: Pack = {
  id: "us-state-default",
  jurisdiction: "US",
  version: "2026.11.1",
  rules: noOverlay,
};

/** Whether the state layer is on for this case: it is unless counsel has settled that no stricter rule applies. */
export const stateLayerApplies = (caseFile: CaseFile): boolean =>
  caseFile.policy?.stateLayer !== "federal-only";

/** The packs that speak to a case. */
export const packsFor = (caseFile: CaseFile): readonly Pack[] =>
  stateLayerApplies(caseFile) ? [...federal, withoutOverlay] : federal;

/** Every pack there is, for printing and review. */
export const allPacks: readonly Pack[] = [...federal, withoutOverlay];

/** Version of every rule pack, by id; stored beside each determination. */
export const packVersions: Readonly<Record<string, string>> = Object.fromEntries(
  allPacks.map((pack) => [pack.id, pack.version]),
);
