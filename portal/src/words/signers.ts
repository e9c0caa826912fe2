import type { AuthorizationForm } from "../../../workflows/contract/case-file.ts";

type Signer = NonNullable<AuthorizationForm["signers"]>[number];
/** In what standing somebody signs a form. */
export type SignerRole = NonNullable<Signer["role"]>;

const words: Readonly<Record<SignerRole, string>> = {
  patient: "The patient as well",
  parent: "A parent",
  guardian: "A guardian",
  executor: "An executor or administrator of the estate",
  "health-care-agent": "An agent under a health care power",
  spouse: "A spouse",
  "adult-child": "An adult child",
  other: "Somebody else",
};

/** Who can have signed where it was not the patient alone. */
export const signerChoices = (Object.keys(words) as SignerRole[]).map((value) => ({
  value,
  words: words[value],
}));

/** Who signed, as far as it was read: of somebody whose standing was not seen the law asks for it (45 CFR 164.502(g)). */
export function signersOf(
  represented: boolean | undefined,
  roles: readonly SignerRole[],
): readonly Signer[] | undefined {
  if (represented === undefined) return undefined;
  if (!represented) return [{ role: "patient" }];
  return roles.length === 0 ? [{}] : roles.map((role) => ({ role }));
}
