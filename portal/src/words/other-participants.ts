import type { Determination } from "../../../workflows/contract/determination.ts";

const rule = "us.hipaa.164-501.other-participants";
const aCopy =
  "bring in a copy from which their part has been removed, and record of it that nobody else can be recognized";

/** Why a record stays for the sake of others who took part in the session, and the way out. */
export const keptForOthersWords = {
  unrecorded:
    "This was a session of several people. It stays until a clinician who treats the patient has recorded, under Records, who else can be recognized in it.",
  separable: `Others can be recognized in it, and only the patient's part may go. A record goes as a whole or not at all, so it stays. The way out: ${aCopy}.`,
  inseparable: `Others can be recognized in it, and their part cannot be taken out. It stays until each of them has signed, and there is no place yet to record their authorizations. The ways out: ${aCopy}; or a court order that names it.`,
} as const;
export type KeptForOthers = keyof typeof keptForOthersWords;

/** Which of the three keeps a record, if one does. */
export function keptForOthers(
  { segments, reasons }: Pick<Determination, "segments" | "reasons">,
  documentId: string,
): KeptForOthers | undefined {
  const found = segments[documentId];
  if (found === undefined) return undefined;
  if (found.outcome === "release")
    return found.releaseScope?.excludedItems?.includes("other-participants") === true
      ? "separable"
      : undefined;
  const speaks = reasons.filter(
    ({ ruleId, appliesTo }) => ruleId === rule && appliesTo?.includes(documentId),
  );
  if (speaks.some(({ status }) => status === "violated")) return "inseparable";
  return speaks.some(({ status }) => status === "unknown") ? "unrecorded" : undefined;
}
