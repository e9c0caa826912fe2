import type { CaseFile } from "../contract/case-file.ts";
import type { Determination } from "../contract/determination.ts";
import { allPacks } from "./packs/index.ts";

const sealing: ReadonlySet<string> = new Set(
  allPacks
    .flatMap(({ rules }) => rules)
    .filter(({ whenMet }) => whenMet?.dont?.includes("produce-to-requester-directly"))
    .map(({ id }) => id),
);

/** Whether an order sends what it reaches to the court or its clerk, under seal, or to the judge who reviews it in camera. */
export const orderSendsToCourt = ({ order, instrument }: CaseFile): boolean =>
  order?.deliverTo === "court-under-seal" ||
  order?.deliverTo === "clerk-under-seal" ||
  instrument?.commands?.includes("deliver-for-in-camera-review") === true;

/**
 * Whether what goes, goes to the court alone: an order says so, or a rule that holds for something that is released. What is
 * barred of a piece that stays, because a rule does not hold for it, says nothing of the rest.
 */
export const goesToCourtAlone = (
  caseFile: CaseFile,
  { reasons }: Pick<Determination, "reasons">,
  released: readonly string[],
): boolean =>
  orderSendsToCourt(caseFile) ||
  reasons.some(
    ({ ruleId, status, appliesTo = [] }) =>
      status === "satisfied" && sealing.has(ruleId) && appliesTo.some((id) => released.includes(id)),
  );
