import * as z from "zod";
import { ACCOUNT_ID, type PolicyDocument } from "../../iam/principals.ts";
import { leavesPolicyChangeable } from "../access.ts";
import { newMaterial } from "../key-material.ts";
import { KEY_SPECS } from "../key-specs.ts";
import { type KeyRecord, keyArn } from "../key-state.ts";
import { KmsError } from "../kms-error.ts";
import {
  authorize,
  type Caller,
  demandEnabled,
  demandUsage,
  findKey,
  findKeyById,
  type Found,
  type Service,
} from "../service.ts";
import { grantTokens, keyName, operation } from "./operation.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const onKey = { KeyId: keyName };
const policyName = z.literal("default").optional();

/** Operations on keys themselves. */
export const keyOperations = {
  DescribeKey: operation({ ...onKey, GrantTokens: grantTokens.optional() }, (service, caller, input) => {
    const found = findKey(service, input.KeyId);
    authorize(service, caller, found, { operation: "DescribeKey", grantTokens: input.GrantTokens });
    return { KeyMetadata: metadata(found.key) };
  }),

  GetKeyPolicy: operation({ ...onKey, PolicyName: policyName }, (service, caller, input) => {
    const { key } = permitted(service, caller, "GetKeyPolicy", input.KeyId);
    return { Policy: JSON.stringify(key.policy), PolicyName: "default" };
  }),

  PutKeyPolicy: operation(
    { ...onKey, PolicyName: policyName, Policy: z.string().min(1).max(32_768) },
    async (service, caller, input) => {
      const { key } = permitted(service, caller, "PutKeyPolicy", input.KeyId);
      const policy = parsePolicy(input.Policy);
      if (!leavesPolicyChangeable(key.keyId, policy, caller.principal)) throw lockout();
      await changeKey(service, key, (current) => ({ ...current, policy }));
      return {};
    },
  ),

  EnableKey: operation(onKey, async (service, caller, input) => {
    const found = permitted(service, caller, "EnableKey", input.KeyId);
    demandNotPendingDeletion(found);
    await changeKey(service, found.key, (key) => ({ ...key, lifecycle: { state: "Enabled" } }));
    return {};
  }),

  DisableKey: operation(onKey, async (service, caller, input) => {
    const found = permitted(service, caller, "DisableKey", input.KeyId);
    demandNotPendingDeletion(found);
    await changeKey(service, found.key, (key) => ({ ...key, lifecycle: { state: "Disabled" } }));
    return {};
  }),

  ScheduleKeyDeletion: operation(
    { ...onKey, PendingWindowInDays: z.int().min(7).max(30).optional() },
    async (service, caller, input) => {
      const days = input.PendingWindowInDays ?? 30;
      const found = findKeyById(service, input.KeyId);
      const conditions = { "kms:ScheduleKeyDeletionPendingWindowInDays": String(days) };
      authorize(service, caller, found, { operation: "ScheduleKeyDeletion", conditions });
      demandNotPendingDeletion(found);
      const deleteAt = service.now() + days * DAY_MS;
      await changeKey(service, found.key, (key) => ({
        ...key,
        lifecycle: { state: "PendingDeletion", deleteAt },
      }));
      return {
        KeyId: keyArn(found.key.keyId),
        DeletionDate: deleteAt / 1000,
        KeyState: "PendingDeletion",
        PendingWindowInDays: days,
      };
    },
  ),

  CancelKeyDeletion: operation(onKey, async (service, caller, input) => {
    const { key } = permitted(service, caller, "CancelKeyDeletion", input.KeyId);
    if (key.lifecycle.state !== "PendingDeletion")
      throw new KmsError("KMSInvalidStateException", `${key.keyId} is not pending deletion.`);
    // AWS leaves the key disabled: someone has to decide that it is to be used again.
    await changeKey(service, key, (current) => ({ ...current, lifecycle: { state: "Disabled" } }));
    return { KeyId: keyArn(key.keyId) };
  }),

  GetKeyRotationStatus: operation(onKey, (service, caller, input) => {
    const { key } = permitted(service, caller, "GetKeyRotationStatus", input.KeyId);
    return { KeyId: keyArn(key.keyId), KeyRotationEnabled: key.rotation };
  }),

  RotateKeyOnDemand: operation(onKey, async (service, caller, input) => {
    const found = permitted(service, caller, "RotateKeyOnDemand", input.KeyId);
    demandEnabled(found);
    demandUsage(found, "ENCRYPT_DECRYPT");
    const fresh = await newMaterial(found.key.spec);
    await changeKey(service, found.key, (key) => ({ ...key, material: [...key.material, fresh] }));
    return { KeyId: keyArn(found.key.keyId) };
  }),
};

/** What KMS says of a policy that would lock everyone out. */
export const lockout = () =>
  new KmsError(
    "MalformedPolicyDocumentException",
    "The new key policy will not allow you to update the key policy in the future.",
  );

function permitted(service: Service, caller: Caller, name: string, keyId: string): Found {
  const found = findKeyById(service, keyId);
  authorize(service, caller, found, { operation: name });
  return found;
}

function demandNotPendingDeletion({ key }: Found): void {
  if (key.lifecycle.state === "PendingDeletion")
    throw new KmsError("KMSInvalidStateException", `${key.keyId} is pending deletion.`);
}

async function changeKey(
  service: Service,
  { keyId }: KeyRecord,
  change: (key: KeyRecord) => KeyRecord,
): Promise<void> {
  await service.store.update((state) => {
    const key = state.keys[keyId];
    if (key === undefined) throw new KmsError("NotFoundException", `${keyArn(keyId)} does not exist`);
    return { state: { ...state, keys: { ...state.keys, [keyId]: change(key) } }, result: undefined };
  });
}

const statement = z.looseObject({
  Effect: z.enum(["Allow", "Deny"]),
  Action: z.union([z.string(), z.array(z.string())]).optional(),
  NotAction: z.union([z.string(), z.array(z.string())]).optional(),
  Resource: z.union([z.string(), z.array(z.string())]),
});
const policyShape = z
  .looseObject({ Statement: z.union([statement, z.array(statement).min(1)]) })
  .refine(({ Statement }) =>
    [Statement].flat().every((one) => (one.Action === undefined) !== (one.NotAction === undefined)),
  );

function parsePolicy(text: string): PolicyDocument {
  try {
    return policyShape.parse(JSON.parse(text)) as PolicyDocument;
  } catch {
    throw new KmsError(
      "MalformedPolicyDocumentException",
      "The policy is not JSON of Effect, Action and Resource.",
    );
  }
}

function metadata({ keyId, spec, lifecycle, description, createdAt }: KeyRecord) {
  const { usage, algorithms } = KEY_SPECS[spec];
  const named = {
    ENCRYPT_DECRYPT: "EncryptionAlgorithms",
    SIGN_VERIFY: "SigningAlgorithms",
    GENERATE_VERIFY_MAC: "MacAlgorithms",
  }[usage];
  return {
    AWSAccountId: ACCOUNT_ID,
    KeyId: keyId,
    Arn: keyArn(keyId),
    CreationDate: createdAt / 1000,
    Enabled: lifecycle.state === "Enabled",
    Description: description,
    KeyUsage: usage,
    KeyState: lifecycle.state,
    ...(lifecycle.state === "PendingDeletion" ? { DeletionDate: lifecycle.deleteAt / 1000 } : {}),
    Origin: "AWS_KMS",
    KeyManager: "CUSTOMER",
    KeySpec: spec,
    CustomerMasterKeySpec: spec,
    [named]: algorithms,
    MultiRegion: false,
  };
}
