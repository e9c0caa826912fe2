import { randomBytes } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { ROOT_ARN } from "../../iam/principals.ts";
import { GRANT_OPERATIONS } from "../grant-match.ts";
import { KEY_SPECS } from "../key-specs.ts";
import { type GrantConstraints, type GrantRecord, keyArn, type KmsState, ownEntry } from "../key-state.ts";
import { KmsError } from "../kms-error.ts";
import {
  authorize,
  authorizeRetiring,
  type Caller,
  demandEnabled,
  findKeyById,
  type Found,
  grantToken,
  type Service,
  stateNow,
} from "../service.ts";
import { grantTokens, keyName, operation } from "./operation.ts";

const MAX_CONSTRAINT_PAIRS = 8;
const pairs = z.record(z.string(), z.string().max(384));
const arn = z.string().regex(/^arn:aws:(iam|sts)::\d{12}:\S+$/u, "must be the ARN of a principal");
const grantName = z.string().regex(/^[\w:/-]{1,256}$/u, "must be 1 to 256 of letters, digits and :/_-");

/** Operations on grants. */
export const grantOperations = {
  CreateGrant: operation(
    {
      KeyId: keyName,
      GranteePrincipal: arn,
      RetiringPrincipal: arn.optional(),
      Operations: z.array(z.string()).min(1),
      Constraints: z
        .strictObject({
          EncryptionContextEquals: pairs.optional(),
          EncryptionContextSubset: pairs.optional(),
        })
        .optional(),
      Name: grantName.optional(),
      GrantTokens: grantTokens.optional(),
    },
    async (service, caller, input) => {
      const found = findKeyById(service, input.KeyId);
      const constraints = constraintsOf(input.Constraints);
      const operations = [...new Set(input.Operations)];
      demandSensible(found, operations, constraints);
      authorize(service, caller, found, {
        operation: "CreateGrant",
        grantTokens: input.GrantTokens,
        newGrant: { operations, constraints },
        encryptionContext: constraints.type === "none" ? {} : constraints.pairs,
        conditions: {
          "kms:GranteePrincipal": input.GranteePrincipal,
          "kms:RetiringPrincipal": input.RetiringPrincipal,
          "kms:GrantOperations": operations,
          "kms:GrantConstraintType": constraints.type === "none" ? undefined : constraints.type,
          "kms:GrantIsForAWSResource": "false",
        },
      });
      demandEnabled(found);
      const at = service.now();
      const wanted: GrantRecord = {
        grantId: randomBytes(32).toString("hex"),
        token: grantToken(randomBytes(32)),
        keyId: found.key.keyId,
        ...(input.Name === undefined ? {} : { name: input.Name }),
        grantee: input.GranteePrincipal,
        ...(input.RetiringPrincipal === undefined ? {} : { retiring: input.RetiringPrincipal }),
        issuer: caller.principal.arn,
        operations,
        constraints,
        createdAt: at,
        effectiveAt: at + service.grantPropagationMs,
      };
      const grant = await service.store.update((state) => {
        const same = wanted.name === undefined ? undefined : twinOf(state, wanted);
        if (same !== undefined) return { state, result: same };
        return { state: { ...state, grants: { ...state.grants, [wanted.grantId]: wanted } }, result: wanted };
      });
      return { GrantId: grant.grantId, GrantToken: grant.token };
    },
  ),

  ListGrants: operation(
    {
      KeyId: keyName,
      GrantId: z.string().optional(),
      GranteePrincipal: z.string().optional(),
      Limit: z.int().min(1).max(100).optional(),
      Marker: z.string().optional(),
    },
    (service, caller, input) => {
      const found = findKeyById(service, input.KeyId);
      authorize(service, caller, found, { operation: "ListGrants" });
      const grants = Object.values(stateNow(service).grants)
        .filter((grant) => grant.keyId === found.key.keyId)
        .filter((grant) => input.GrantId === undefined || grant.grantId === input.GrantId)
        .filter((grant) => input.GranteePrincipal === undefined || grant.grantee === input.GranteePrincipal)
        .toSorted((a, b) => (a.grantId < b.grantId ? -1 : 1))
        .filter((grant) => input.Marker === undefined || grant.grantId > input.Marker);
      const page = grants.slice(0, input.Limit ?? 50);
      const more = page.length < grants.length;
      return {
        Grants: page.map(described),
        Truncated: more,
        ...(more ? { NextMarker: page.at(-1)?.grantId } : {}),
      };
    },
  ),

  RetireGrant: operation(
    { GrantToken: z.string().optional(), KeyId: keyName.optional(), GrantId: z.string().optional() },
    async (service, caller, input) => {
      const grant = namedGrant(service, input);
      const allowed = mayRetire(grant, caller);
      authorizeRetiring(
        service,
        caller,
        findKeyById(service, grant.keyId),
        { operation: "RetireGrant" },
        allowed,
      );
      await removeGrant(service, grant.grantId);
      return {};
    },
  ),

  RevokeGrant: operation({ KeyId: keyName, GrantId: z.string() }, async (service, caller, input) => {
    const found = findKeyById(service, input.KeyId);
    authorize(service, caller, found, { operation: "RevokeGrant" });
    const grant = ownEntry(stateNow(service).grants, input.GrantId);
    if (grant?.keyId !== found.key.keyId) throw noSuchGrant(input.GrantId);
    await removeGrant(service, grant.grantId);
    return {};
  }),
};

type GrantNaming = {
  readonly GrantToken?: string | undefined;
  readonly KeyId?: string | undefined;
  readonly GrantId?: string | undefined;
};

function namedGrant(service: Service, { GrantToken, KeyId, GrantId }: GrantNaming): GrantRecord {
  const { grants } = stateNow(service);
  if (GrantToken !== undefined && KeyId === undefined && GrantId === undefined) {
    const grant = Object.values(grants).find(({ token }) => token === GrantToken);
    if (grant === undefined) throw new KmsError("InvalidGrantTokenException", "No grant has this token.");
    return grant;
  }
  if (GrantToken !== undefined || KeyId === undefined || GrantId === undefined)
    throw new KmsError("ValidationException", "Give either GrantToken, or KeyId and GrantId.");
  const grant = ownEntry(grants, GrantId);
  if (grant?.keyId !== findKeyById(service, KeyId).key.keyId) throw noSuchGrant(GrantId);
  return grant;
}

function mayRetire(grant: GrantRecord, { principal }: Caller): string | undefined {
  if (grant.retiring === principal.arn) return "the grant's retiring principal";
  if (grant.grantee === principal.arn && grant.operations.includes("RetireGrant"))
    return "the grantee, whose grant includes RetireGrant";
  return principal.arn === ROOT_ARN ? "the account that holds the key" : undefined;
}

async function removeGrant(service: Service, grantId: string): Promise<void> {
  await service.store.update((state) => {
    if (state.grants[grantId] === undefined) throw noSuchGrant(grantId);
    const { [grantId]: _, ...grants } = state.grants;
    return { state: { ...state, grants }, result: undefined };
  });
}

// A name makes a retry harmless: the same request under the same name is the same grant.
function twinOf(state: KmsState, wanted: GrantRecord): GrantRecord | undefined {
  const essence = ({ keyId, name, grantee, retiring, operations, constraints }: GrantRecord) => ({
    keyId,
    name,
    grantee,
    retiring,
    operations: operations.toSorted(),
    constraints,
  });
  return Object.values(state.grants).find((grant) => isDeepStrictEqual(essence(grant), essence(wanted)));
}

function constraintsOf(
  written:
    | {
        readonly EncryptionContextEquals?: Readonly<Record<string, string>> | undefined;
        readonly EncryptionContextSubset?: Readonly<Record<string, string>> | undefined;
      }
    | undefined,
): GrantConstraints {
  const { EncryptionContextEquals: equals, EncryptionContextSubset: subset } = written ?? {};
  if (equals !== undefined && subset !== undefined)
    throw new KmsError(
      "ValidationException",
      "Give EncryptionContextEquals or EncryptionContextSubset, not both.",
    );
  const bounded = equals ?? subset;
  if (bounded === undefined) return { type: "none" };
  if (Object.keys(bounded).length > MAX_CONSTRAINT_PAIRS)
    throw new KmsError(
      "ValidationException",
      `A grant constraint has at most ${MAX_CONSTRAINT_PAIRS} pairs.`,
    );
  return {
    type: equals === undefined ? "EncryptionContextSubset" : "EncryptionContextEquals",
    pairs: bounded,
  };
}

function demandSensible({ key }: Found, operations: readonly string[], constraints: GrantConstraints): void {
  const { usage } = KEY_SPECS[key.spec];
  const possible = GRANT_OPERATIONS.filter((name) => OPERATIONS_OF[usage].has(name) || COMMON.has(name));
  const impossible = operations.find((name) => !possible.includes(name));
  if (impossible !== undefined)
    throw new KmsError(
      "ValidationException",
      `A grant on a key for ${usage} cannot allow ${impossible}; it can allow ${possible.join(", ")}.`,
    );
  if (constraints.type !== "none" && usage !== "ENCRYPT_DECRYPT")
    throw new KmsError("ValidationException", "Grant constraints are for symmetric encryption keys only.");
}

const COMMON = new Set(["DescribeKey", "CreateGrant", "RetireGrant"]);
const OPERATIONS_OF = {
  ENCRYPT_DECRYPT: new Set([
    "Encrypt",
    "Decrypt",
    "GenerateDataKey",
    "GenerateDataKeyWithoutPlaintext",
    "ReEncryptFrom",
    "ReEncryptTo",
  ]),
  SIGN_VERIFY: new Set(["Sign", "Verify", "GetPublicKey"]),
  GENERATE_VERIFY_MAC: new Set(["GenerateMac", "VerifyMac"]),
};

const described = (grant: GrantRecord) => ({
  KeyId: keyArn(grant.keyId),
  GrantId: grant.grantId,
  ...(grant.name === undefined ? {} : { Name: grant.name }),
  CreationDate: grant.createdAt / 1000,
  GranteePrincipal: grant.grantee,
  ...(grant.retiring === undefined ? {} : { RetiringPrincipal: grant.retiring }),
  IssuingAccount: ROOT_ARN,
  Operations: grant.operations,
  ...(grant.constraints.type === "none"
    ? {}
    : { Constraints: { [grant.constraints.type]: grant.constraints.pairs } }),
});

const noSuchGrant = (grantId: string) =>
  new KmsError("NotFoundException", `Grant ${grantId} does not exist on this key.`);
