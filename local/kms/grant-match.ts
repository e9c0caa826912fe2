import type { Principal } from "../iam/principals.ts";
import type { EncryptionContext, GrantConstraints, GrantRecord } from "./key-state.ts";

/** Operations that carry an encryption context; a grant's constraints say nothing about the others. */
const CONTEXT_OPERATIONS = new Set([
  "Encrypt",
  "Decrypt",
  "GenerateDataKey",
  "GenerateDataKeyWithoutPlaintext",
  "ReEncryptFrom",
  "ReEncryptTo",
]);

/** Every operation a grant can allow. */
export const GRANT_OPERATIONS: readonly string[] = [
  ...CONTEXT_OPERATIONS,
  "Sign",
  "Verify",
  "GetPublicKey",
  "GenerateMac",
  "VerifyMac",
  "DescribeKey",
  "CreateGrant",
  "RetireGrant",
];

/** What a caller wants of one key, as far as grants look at it. */
export type GrantRequest = {
  readonly principal: Principal;
  readonly operation: string;
  readonly encryptionContext: EncryptionContext;
  readonly tokens: readonly string[];
  /** Set when the operation is CreateGrant: what the new grant would allow. */
  readonly newGrant?: { readonly operations: readonly string[]; readonly constraints: GrantConstraints };
};

/** Whether a grant allows the request at `now` (milliseconds). */
export function grantAllows(grant: GrantRecord, request: GrantRequest, now: number): boolean {
  if (grant.grantee !== request.principal.arn || !grant.operations.includes(request.operation)) return false;
  // Until a grant has spread through KMS only its token makes it count.
  if (now < grant.effectiveAt && !request.tokens.includes(grant.token)) return false;
  if (CONTEXT_OPERATIONS.has(request.operation))
    return contextFits(grant.constraints, request.encryptionContext);
  return request.newGrant === undefined || isNarrower(grant, request.newGrant);
}

/** Whether an encryption context meets a constraint: keys compared without regard to case, values exactly. */
function contextFits(constraints: GrantConstraints, context: EncryptionContext): boolean {
  switch (constraints.type) {
    case "none":
      return true;
    case "EncryptionContextEquals":
      return includes(context, constraints.pairs) && includes(constraints.pairs, context);
    case "EncryptionContextSubset":
      return includes(context, constraints.pairs);
  }
}

// A grantee who may create grants can hand on no more than it holds.
function isNarrower(grant: GrantRecord, child: NonNullable<GrantRequest["newGrant"]>): boolean {
  if (!child.operations.every((operation) => grant.operations.includes(operation))) return false;
  if (grant.constraints.type === "none") return true;
  if (child.constraints.type === "none") return false;
  if (
    grant.constraints.type === "EncryptionContextEquals" &&
    child.constraints.type !== grant.constraints.type
  )
    return false;
  return contextFits(grant.constraints, child.constraints.pairs);
}

function includes(whole: EncryptionContext, part: EncryptionContext): boolean {
  const lowered = Object.entries(whole).map(([key, value]) => `${key.toLowerCase()}\n${value}`);
  return Object.entries(part).every(([key, value]) => lowered.includes(`${key.toLowerCase()}\n${value}`));
}
