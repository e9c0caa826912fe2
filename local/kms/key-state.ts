import * as z from "zod";
import { ACCOUNT_ID, type PolicyDocument, REGION } from "../iam/principals.ts";
import { KEY_SPECS, type KeySpec } from "./key-specs.ts";

const keySpec = z.custom<KeySpec>((value) => typeof value === "string" && Object.hasOwn(KEY_SPECS, value));
const policyDocument = z.custom<PolicyDocument>(
  (value) => typeof value === "object" && value !== null && "Statement" in value,
);

const keyRecord = z.object({
  keyId: z.string(),
  spec: keySpec,
  policy: policyDocument,
  description: z.string(),
  /** Milliseconds since the epoch. */
  createdAt: z.number(),
  lifecycle: z.discriminatedUnion("state", [
    z.object({ state: z.literal("Enabled") }),
    z.object({ state: z.literal("Disabled") }),
    z.object({ state: z.literal("PendingDeletion"), deleteAt: z.number() }),
  ]),
  rotation: z.boolean(),
  /** Base64 of each version, oldest first: raw bytes for symmetric and HMAC keys, PKCS#8 for the others. */
  material: z.array(z.base64()).min(1),
});

const constraints = z.discriminatedUnion("type", [
  z.object({ type: z.literal("none") }),
  z.object({ type: z.literal("EncryptionContextEquals"), pairs: z.record(z.string(), z.string()) }),
  z.object({ type: z.literal("EncryptionContextSubset"), pairs: z.record(z.string(), z.string()) }),
]);

const grantRecord = z.object({
  grantId: z.string(),
  token: z.string(),
  keyId: z.string(),
  name: z.string().optional(),
  grantee: z.string(),
  retiring: z.string().optional(),
  issuer: z.string(),
  operations: z.array(z.string()),
  constraints,
  createdAt: z.number(),
  /** From when on the grant is honoured without its token, in milliseconds since the epoch. */
  effectiveAt: z.number(),
});

/** Everything a KMS remembers; also the shape of its file. */
export const kmsState = z.object({
  keys: z.record(z.string(), keyRecord),
  /** Alias name (`alias/…`) to key id. */
  aliases: z.record(z.string(), z.string()),
  grants: z.record(z.string(), grantRecord),
});

/** Everything a KMS remembers. */
export type KmsState = Readonly<z.infer<typeof kmsState>>;

/** One key with its policy and material. */
export type KeyRecord = Readonly<z.infer<typeof keyRecord>>;

/** One grant. */
export type GrantRecord = Readonly<z.infer<typeof grantRecord>>;

/** What a grant demands of the encryption context. */
export type GrantConstraints = Readonly<z.infer<typeof constraints>>;

/** Pairs bound to a ciphertext as associated data. */
export type EncryptionContext = Readonly<Record<string, string>>;

/** A KMS without keys. */
export const EMPTY_STATE: KmsState = { keys: {}, aliases: {}, grants: {} };

/** The ARN of a key. */
export const keyArn = (keyId: string) => `arn:aws:kms:${REGION}:${ACCOUNT_ID}:key/${keyId}`;

/** The state without the keys whose waiting period has passed, their aliases and their grants. */
export function withoutDeletedKeys(state: KmsState, now: number): KmsState {
  const gone = (keyId: string) => {
    const lifecycle = state.keys[keyId]?.lifecycle;
    return lifecycle?.state === "PendingDeletion" && lifecycle.deleteAt <= now;
  };
  if (!Object.keys(state.keys).some(gone)) return state;
  return {
    keys: Object.fromEntries(Object.entries(state.keys).filter(([keyId]) => !gone(keyId))),
    aliases: Object.fromEntries(Object.entries(state.aliases).filter(([, keyId]) => !gone(keyId))),
    grants: Object.fromEntries(Object.entries(state.grants).filter(([, grant]) => !gone(grant.keyId))),
  };
}

/** A record's own entry; names come from callers, and `constructor` is not a key. */
export function ownEntry<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
