import {
  type AccessRequest,
  applicable,
  type Evaluation,
  explicitDeny,
  namedIn,
  type RequestContext,
  sid,
} from "../iam/evaluate.ts";
import { ACCOUNT_ID, type PolicyDocument, type Principal, ROOT_ARN } from "../iam/principals.ts";
import { grantAllows, type GrantRequest } from "./grant-match.ts";
import { KEY_SPECS } from "./key-specs.ts";
import { type EncryptionContext, type KeyRecord, keyArn, type KmsState } from "./key-state.ts";

/** What someone wants to do with one key. */
export type KeyRequest = {
  readonly principal: Principal;
  /** Without the prefix `kms:`; for the halves of a re-encryption `ReEncryptFrom` and `ReEncryptTo`. */
  readonly operation: string;
  readonly encryptionContext: EncryptionContext;
  readonly grantTokens: readonly string[];
  readonly newGrant?: NonNullable<GrantRequest["newGrant"]>;
  /** Condition keys of this operation alone. */
  readonly conditions: RequestContext;
  /** The service that calls on the principal's behalf, for example `s3.us-east-1.amazonaws.com`. */
  readonly via: string | undefined;
  readonly alias: string | undefined;
};

/**
 * Decides as KMS does. An explicit deny wins over everything. The key policy must allow the caller by name, or hand
 * the decision to the account, in which case an identity policy must allow as well; failing both, a grant may allow.
 */
export function decideAccess(state: KmsState, key: KeyRecord, request: KeyRequest, now: number): Evaluation {
  const access = accessRequest(state, key, request);
  const denied = explicitDeny(access, request.principal.policies, key.policy);
  if (denied !== undefined) return { allowed: false, reason: denied };

  const byPolicy = policyAllows(key.policy, access);
  if (byPolicy !== undefined) return { allowed: true, reason: byPolicy };

  const wanted = { ...request, tokens: request.grantTokens };
  const grant = Object.values(state.grants).find(
    (candidate) => candidate.keyId === key.keyId && grantAllows(candidate, wanted, now),
  );
  if (grant !== undefined) return { allowed: true, reason: `grant ${grant.grantId} allows` };

  return { allowed: false, reason: "no key policy statement, delegated identity policy or grant allows it" };
}

/** Why an identity policy's explicit deny stands in the way, or undefined; key policies have no say in retiring grants. */
export function deniedByIdentity(state: KmsState, key: KeyRecord, request: KeyRequest): string | undefined {
  return explicitDeny(accessRequest(state, key, request), request.principal.policies, undefined);
}

/** Whether someone could still change the key policy under a new one; KMS refuses policies that lock everyone out. */
export function leavesPolicyChangeable(keyId: string, policy: PolicyDocument, caller: Principal): boolean {
  const access: AccessRequest = {
    principal: caller,
    action: "kms:PutKeyPolicy",
    resource: keyArn(keyId),
    context: { "kms:CallerAccount": ACCOUNT_ID },
  };
  return (
    explicitDeny(access, caller.policies, policy) === undefined && policyAllows(policy, access) !== undefined
  );
}

function policyAllows(policy: PolicyDocument, access: AccessRequest): string | undefined {
  const named = namedIn(policy, "Allow", access, ["itself"]).at(0);
  if (named !== undefined) return `key policy allows${sid(named)}`;

  const delegated = namedIn(policy, "Allow", access, ["its account"]).at(0);
  if (delegated === undefined) return undefined;
  if (access.principal.arn === ROOT_ARN) return `key policy allows the account root${sid(delegated)}`;
  const own = access.principal.policies.flatMap((identity) => applicable(identity, "Allow", access)).at(0);
  return own === undefined
    ? undefined
    : `identity policy allows${sid(own)}, delegated by the key policy${sid(delegated)}`;
}

function accessRequest(state: KmsState, key: KeyRecord, request: KeyRequest): AccessRequest {
  const { encryptionContext, principal, operation, via } = request;
  const aliases = Object.entries(state.aliases).flatMap(([alias, keyId]) =>
    keyId === key.keyId ? [alias] : [],
  );
  const contextKeys = Object.keys(encryptionContext);
  return {
    principal,
    action: `kms:${operation}`,
    resource: keyArn(key.keyId),
    context: {
      "kms:CallerAccount": ACCOUNT_ID,
      "kms:KeyOrigin": "AWS_KMS",
      "kms:KeySpec": key.spec,
      "kms:KeyUsage": KEY_SPECS[key.spec].usage,
      "kms:MultiRegion": "false",
      "kms:RequestAlias": request.alias,
      "kms:ResourceAliases": aliases.length > 0 ? aliases : undefined,
      "kms:ViaService": via,
      "aws:ViaAWSService": String(via !== undefined),
      "kms:EncryptionContextKeys": contextKeys.length > 0 ? contextKeys : undefined,
      ...Object.fromEntries(
        Object.entries(encryptionContext).map(([name, value]) => [`kms:EncryptionContext:${name}`, value]),
      ),
      ...request.conditions,
    },
  };
}
