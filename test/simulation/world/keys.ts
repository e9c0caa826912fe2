import { randomBytes } from "node:crypto";
import { KMSServiceException, NotFoundException } from "@aws-sdk/client-kms";
import { canonicalJson, newId } from "../../../functions/adapters/digests.ts";

type Context = Readonly<Record<string, string>>;
type Wrapped = { readonly keyId: string; readonly plaintext: Uint8Array; readonly context: string };
/** A grant on the notes key, with the note it is for. */
export type Grant = {
  readonly GrantId: string;
  readonly Name: string;
  readonly CreationDate: Date;
  readonly GranteePrincipal: string;
  /** Not kept by the world of earlier recordings, in which the vault alone made grants. */
  readonly RetiringPrincipal?: string;
  readonly Operations: readonly string[];
  readonly Constraints: { readonly EncryptionContextEquals: Context };
  readonly context: Context;
  readonly token: string;
};
/** One re-wrap that the key service performed: which note, for which request, under which authority. */
export type Rewrap = { readonly from: Context; readonly to: Context };

/** What the key service knows at one moment. */
export type SavedKeys = {
  readonly wrapped: ReadonlyMap<string, Wrapped>;
  readonly grants: ReadonlyMap<string, Grant>;
};

const denied = (name: string) =>
  new KMSServiceException({ name, $fault: "client", message: name, $metadata: { httpStatusCode: 400 } });
const same = (one: Context, other: Context) => canonicalJson(one) === canonicalJson(other);

/** The key service in memory: what is wrapped opens only under its key and context, and the notes key re-wraps by grant. */
export function keys(
  names: { readonly notes: string; readonly release: string },
  told: {
    readonly rewrapped: (rewrap: Rewrap) => void;
    readonly notesKeyMisused: (operation: string) => void;
  },
  from?: SavedKeys,
) {
  const wrapped = new Map(from?.wrapped);
  const grants = new Map(from?.grants);
  const wrap = (keyId: string, plaintext: Uint8Array, context: Context): Buffer => {
    const blob = newId<string>("blb");
    wrapped.set(blob, { keyId, plaintext: Uint8Array.from(plaintext), context: canonicalJson(context) });
    return Buffer.from(blob);
  };
  const open = (blob: Uint8Array, keyId: string, context: Context): Uint8Array => {
    const found = wrapped.get(Buffer.from(blob).toString());
    if (!found || found.keyId !== keyId || found.context !== canonicalJson(context))
      throw denied("InvalidCiphertextException");
    return Uint8Array.from(found.plaintext);
  };

  return {
    grants: grants as ReadonlyMap<string, Grant>,
    saved: (): SavedKeys => ({ wrapped: new Map(wrapped), grants: new Map(grants) }),
    wrap,
    calls: {
      GenerateDataKeyCommand: (input: { readonly KeyId: string; readonly EncryptionContext: Context }) => {
        const Plaintext = randomBytes(32);
        return { Plaintext, CiphertextBlob: wrap(input.KeyId, Plaintext, input.EncryptionContext) };
      },
      CreateGrantCommand: (
        input: Pick<Grant, "Name" | "GranteePrincipal" | "RetiringPrincipal" | "Operations" | "Constraints">,
      ) => {
        const context = input.Constraints.EncryptionContextEquals;
        const known = [...grants.values()].find(
          ({ Name, context: of }) => Name === input.Name && same(of, context),
        );
        const grant = known ?? {
          GrantId: newId<string>("gra"),
          Name: input.Name,
          GranteePrincipal: input.GranteePrincipal,
          ...(input.RetiringPrincipal === undefined ? {} : { RetiringPrincipal: input.RetiringPrincipal }),
          Operations: input.Operations,
          Constraints: input.Constraints,
          CreationDate: new Date(),
          context,
          token: newId<string>("tok"),
        };
        grants.set(grant.GrantId, grant);
        return { GrantId: grant.GrantId, GrantToken: grant.token };
      },
      ListGrantsCommand: () => ({
        Grants: [...grants.values()].map((grant) => ({ RetiringPrincipal: "vault-role", ...grant })),
        Truncated: false,
      }),
      RetireGrantCommand: ({ GrantId }: { readonly GrantId: string }) => {
        if (!grants.delete(GrantId)) throw new NotFoundException({ message: "no such grant", $metadata: {} });
        return {};
      },
      ReEncryptCommand: (input: {
        readonly CiphertextBlob: Uint8Array;
        readonly SourceEncryptionContext: Context;
        readonly DestinationEncryptionContext: Context;
        readonly GrantTokens: readonly string[];
      }) => {
        const from = input.SourceEncryptionContext;
        const to = input.DestinationEncryptionContext;
        const granted = [...grants.values()].some(
          ({ token, context }) => input.GrantTokens.includes(token) && same(context, from),
        );
        if (!granted) throw denied("AccessDeniedException");
        const plaintext = open(input.CiphertextBlob, names.notes, from);
        told.rewrapped({ from, to });
        return { CiphertextBlob: wrap(names.release, plaintext, to) };
      },
      DecryptCommand: (input: {
        readonly CiphertextBlob: Uint8Array;
        readonly KeyId: string;
        readonly EncryptionContext: Context;
      }) => {
        if (input.KeyId !== names.release) {
          told.notesKeyMisused("Decrypt");
          throw denied("AccessDeniedException");
        }
        return { Plaintext: open(input.CiphertextBlob, input.KeyId, input.EncryptionContext) };
      },
      SignCommand: ({ KeyId, Message }: { readonly KeyId: string; readonly Message: Uint8Array }) => ({
        KeyId,
        Signature: Buffer.from(Message),
      }),
    },
  };
}
