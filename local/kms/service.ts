import type { RequestContext } from "../iam/evaluate.ts";
import { ACCOUNT_ID, type Principal, REGION } from "../iam/principals.ts";
import { decideAccess, deniedByIdentity, type KeyRequest } from "./access.ts";
import { KEY_SPECS, type KeyUsage } from "./key-specs.ts";
import { type EncryptionContext, type KeyRecord, ownEntry, withoutDeletedKeys } from "./key-state.ts";
import { KmsError } from "./kms-error.ts";
import type { StateStore } from "./state-store.ts";

/** One authorization decision, for the audit; names of context keys only, never their values. */
export type Decision = {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly operation: string;
  readonly principal: string;
  readonly keyId: string;
  readonly contextKeys: readonly string[];
  readonly via: string | undefined;
  readonly allowed: boolean;
  readonly reason: string;
};

/** What every operation works with. */
export type Service = {
  readonly store: StateStore;
  readonly now: () => number;
  readonly grantPropagationMs: number;
  readonly record: (decision: Decision) => void;
};

/** Who calls, and the service that calls on its behalf, if any. */
export type Caller = { readonly principal: Principal; readonly via: string | undefined };

/** A key found by id, ARN, alias or alias ARN; `alias` is set when it was found by one. */
export type Found = { readonly key: KeyRecord; readonly alias: string | undefined };

/** Finds a key by id or ARN; aliases are refused as KMS refuses them for managing keys and grants. Throws NotFoundException. */
export function findKeyById(service: Service, written: string): Found {
  const found = findKey(service, written);
  if (found.alias !== undefined)
    throw new KmsError(
      "NotFoundException",
      `Invalid keyId ${written}; this operation takes a key id or key ARN.`,
    );
  return found;
}

/** What an operation asks leave for, beyond who asks and on which key. */
export type Ask = {
  readonly operation: string;
  readonly encryptionContext?: EncryptionContext | undefined;
  readonly grantTokens?: readonly string[] | undefined;
  readonly newGrant?: NonNullable<KeyRequest["newGrant"]>;
  readonly conditions?: RequestContext;
};

/** The keys that have not been deleted yet, with their aliases and grants. */
export function stateNow(service: Service) {
  return withoutDeletedKeys(service.store.read(), service.now());
}

/** Finds a key; throws NotFoundException. */
export function findKey(service: Service, written: string): Found {
  const state = stateNow(service);
  const prefix = `arn:aws:kms:${REGION}:${ACCOUNT_ID}:`;
  const name = written.startsWith(prefix) ? written.slice(prefix.length) : written;
  const alias = name.startsWith("alias/") ? name : undefined;
  const keyId = alias === undefined ? name.replace(/^key\//u, "") : ownEntry(state.aliases, alias);
  const key = keyId === undefined ? undefined : ownEntry(state.keys, keyId);
  if (key === undefined) throw new KmsError("NotFoundException", `${written} does not exist`);
  return { key, alias };
}

/** Passes when the caller may do this with the key, and records the decision; throws AccessDeniedException. */
export function authorize(service: Service, caller: Caller, found: Found, ask: Ask): void {
  const request = keyRequest(caller, found, ask);
  settle(service, found, request, decideAccess(stateNow(service), found.key, request, service.now()));
}

/** Passes when `allowed` says why the grant itself lets the caller retire it and no identity policy denies it; records the decision. */
export function authorizeRetiring(
  service: Service,
  caller: Caller,
  found: Found,
  ask: Ask,
  allowed: string | undefined,
): void {
  const request = keyRequest(caller, found, ask);
  const denied = deniedByIdentity(stateNow(service), found.key, request);
  const reason = denied ?? allowed ?? "the grant does not let this principal retire it";
  settle(service, found, request, { allowed: denied === undefined && allowed !== undefined, reason });
}

/** Throws DisabledException or KMSInvalidStateException unless the key is enabled. */
export function demandEnabled({ key }: Found): void {
  const { state } = key.lifecycle;
  if (state === "Disabled") throw new KmsError("DisabledException", `${key.keyId} is disabled.`);
  if (state === "PendingDeletion")
    throw new KmsError("KMSInvalidStateException", `${key.keyId} is pending deletion.`);
}

/** Throws InvalidKeyUsageException unless the key is for this and knows the algorithm, when one is named. */
export function demandUsage({ key }: Found, usage: KeyUsage, algorithm?: string): void {
  const facts = KEY_SPECS[key.spec];
  const known: readonly string[] = facts.algorithms;
  if (facts.usage !== usage || (algorithm !== undefined && !known.includes(algorithm)))
    throw new KmsError(
      "InvalidKeyUsageException",
      `${key.keyId} is for ${facts.usage} with ${known.join(", ")}, not for ${algorithm ?? usage}.`,
    );
}

function keyRequest({ principal, via }: Caller, { alias }: Found, ask: Ask): KeyRequest {
  const tokens = ask.grantTokens ?? [];
  const strange = tokens.find((token) => !isGrantToken(token));
  if (strange !== undefined) throw new KmsError("InvalidGrantTokenException", "A grant token is malformed.");
  return {
    principal,
    via,
    alias,
    operation: ask.operation,
    encryptionContext: ask.encryptionContext ?? {},
    grantTokens: tokens,
    conditions: ask.conditions ?? {},
    ...(ask.newGrant === undefined ? {} : { newGrant: ask.newGrant }),
  };
}

function settle(
  { now, record }: Service,
  { key }: Found,
  request: KeyRequest,
  { allowed, reason }: { readonly allowed: boolean; readonly reason: string },
): void {
  const { operation, principal, via } = request;
  const contextKeys = Object.keys(request.encryptionContext);
  record({
    at: now(),
    operation,
    principal: principal.arn,
    keyId: key.keyId,
    contextKeys,
    via,
    allowed,
    reason,
  });
  if (!allowed)
    throw new KmsError(
      "AccessDeniedException",
      `User: ${principal.arn} is not authorized to perform: kms:${operation} on ${key.keyId} because ${reason}`,
    );
}

const TOKEN_PREFIX = "dgt1.";

/** A new grant token; it carries nothing but chance. */
export function grantToken(random: Uint8Array): string {
  return TOKEN_PREFIX + Buffer.from(random).toString("base64url");
}

const isGrantToken = (token: string) => /^dgt1\.[\w-]{43}$/u.test(token);
