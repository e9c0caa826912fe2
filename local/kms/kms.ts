import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import {
  accountRoot,
  type PolicyDocument,
  type Principal,
  type PrincipalDirectory,
} from "../iam/principals.ts";
import { serveJson } from "../protocol/json-service.ts";
import { leavesPolicyChangeable } from "./access.ts";
import { newMaterial } from "./key-material.ts";
import { KEY_SPECS, type KeySpec, type KeyUsage } from "./key-specs.ts";
import { type KeyRecord, type KmsState, ownEntry, withoutDeletedKeys } from "./key-state.ts";
import { KmsError } from "./kms-error.ts";
import { dataOperations } from "./operations/data-operations.ts";
import { grantOperations } from "./operations/grant-operations.ts";
import { keyOperations, lockout } from "./operations/key-operations.ts";
import type { Operation } from "./operations/operation.ts";
import { signingOperations } from "./operations/signing-operations.ts";
import type { Caller, Decision, Service } from "./service.ts";
import { openStateStore } from "./state-store.ts";

export type { Decision } from "./service.ts";

const OPERATIONS = { ...keyOperations, ...dataOperations, ...grantOperations, ...signingOperations };
type Operations = typeof OPERATIONS;

/** The names of the operations this KMS knows. */
type OperationName = keyof Operations;

type InputOf<N extends OperationName> = z.input<Operations[N]["input"]>;
type OutputOf<N extends OperationName> = Awaited<ReturnType<Operations[N]["run"]>>;

/** A key as the template describes it. */
type KeyDescription = {
  readonly keyId: string;
  readonly policy: PolicyDocument;
  readonly spec?: KeySpec;
  readonly usage?: KeyUsage;
  /** Names with `alias/` in front. */
  readonly aliases?: readonly string[];
  readonly rotation?: boolean;
  readonly description?: string;
};

/** A KMS on this machine: real cryptography, enforced key policies, identity policies and grants, state on disk. */
export type LocalKms = {
  /** Serves the JSON 1.1 protocol of AWS KMS; every request must be signed. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Makes a key, or brings its policy, aliases and rotation up to date; throws KmsError when the policy locks everyone out. */
  readonly ensureKey: (key: KeyDescription) => Promise<void>;
  /**
   * The door for services in the same process, acting as the caller; bytes go in and come out as Uint8Array. Throws
   * KmsError.
   */
  readonly call: <N extends OperationName>(
    principal: Principal,
    operation: N,
    input: InputOf<N>,
    via?: string,
  ) => Promise<OutputOf<N>>;
  /** The latest authorization decisions, oldest first. */
  readonly decisions: () => readonly Decision[];
  /** Resolves when every change is on disk. */
  readonly close: () => Promise<void>;
};

/** Where a KMS keeps its state, whom it knows, and how time passes for it. */
export type KmsSettings = {
  readonly dir: string;
  readonly directory: PrincipalDirectory;
  /** Milliseconds since the epoch; the system clock unless given. */
  readonly now?: () => number;
  /** How long a new grant counts only for those who send its token, in milliseconds; 0 unless given. */
  readonly grantPropagationMs?: number;
};

const DECISIONS_KEPT = 10_000;

/** Opens the KMS kept under `dir`, creating it when there is none. */
export async function createKms(settings: KmsSettings): Promise<LocalKms> {
  const { dir, directory, now = Date.now, grantPropagationMs = 0 } = settings;
  const store = await openStateStore(dir);
  // Keys whose waiting period ran out lose their material for good.
  await store.update((state) => ({ state: withoutDeletedKeys(state, now()), result: undefined }));

  const decisions: Decision[] = [];
  const record = (decision: Decision) => {
    decisions.push(decision);
    if (decisions.length > DECISIONS_KEPT) decisions.shift();
  };
  const service: Service = { store, now, grantPropagationMs, record };

  return {
    handle: (request, response) =>
      serveJson(request, response, {
        protocol: "application/x-amz-json-1.1",
        directory,
        run: async (signed) => {
          const caller = { principal: signed.caller, via: undefined };
          return wire(await run(service, caller, signed.operation, signed.input));
        },
      }),
    ensureKey: (key) => ensureKey(service, key),
    call: (principal, name, input, via) => call(service, { principal, via }, name, input),
    decisions: () => [...decisions],
    close: store.settled,
  };
}

async function call<N extends OperationName>(
  service: Service,
  caller: Caller,
  name: N,
  input: InputOf<N>,
): Promise<OutputOf<N>> {
  return (await run(service, caller, name, input)) as OutputOf<N>;
}

async function run(service: Service, caller: Caller, name: string, input: unknown): Promise<object> {
  const operation = ownEntry<unknown>(OPERATIONS, name) as Operation<z.ZodType, object> | undefined;
  if (operation === undefined)
    throw new KmsError("UnknownOperationException", `KMS has no operation ${name} here.`);
  const parsed = operation.input.safeParse(input);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new KmsError("ValidationException", `${name}: ${problems.join("; ")}`);
  }
  return await operation.run(service, caller, parsed.data);
}

async function ensureKey({ store, now }: Service, description: KeyDescription): Promise<void> {
  const { keyId, policy, aliases = [], rotation = false, spec = "SYMMETRIC_DEFAULT" } = description;
  const facts = KEY_SPECS[spec];
  if (description.usage !== undefined && description.usage !== facts.usage)
    throw new Error(`key ${keyId}: a ${spec} key is for ${facts.usage} here, not ${description.usage}`);
  if (!leavesPolicyChangeable(keyId, policy, accountRoot)) throw lockout();

  const material = [await newMaterial(spec)];
  await store.update((state) => {
    const existing = state.keys[keyId];
    if (existing !== undefined && existing.spec !== spec)
      throw new Error(`key ${keyId} is ${existing.spec}; the spec of a key cannot become ${spec}`);
    const fresh = { createdAt: now(), lifecycle: { state: "Enabled" as const }, material, keyId, spec };
    const kept: KeyRecord = {
      ...(existing ?? fresh),
      policy,
      rotation,
      description: description.description ?? "",
    };
    const next: KmsState = {
      ...state,
      keys: { ...state.keys, [keyId]: kept },
      aliases: { ...state.aliases, ...ownAliases(state, keyId, aliases) },
    };
    return { state: next, result: undefined };
  });
}

function ownAliases(state: KmsState, keyId: string, aliases: readonly string[]): Record<string, string> {
  for (const alias of aliases) {
    if (!alias.startsWith("alias/")) throw new Error(`alias ${alias} must start with alias/`);
    const holder = state.aliases[alias];
    if (holder !== undefined && holder !== keyId)
      throw new Error(`${alias} already belongs to key ${holder}`);
  }
  return Object.fromEntries(aliases.map((alias) => [alias, keyId]));
}

/** Bytes as the wire carries them; outputs are flat wherever they hold bytes. */
function wire(output: object): object {
  return Object.fromEntries(
    Object.entries(output).map(([name, value]: [string, unknown]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value,
    ]),
  );
}
