import { randomBytes } from "node:crypto";
import * as z from "zod";
import { parseBlob, seal, unseal } from "../ciphertext.ts";
import { keyArn } from "../key-state.ts";
import { KmsError } from "../kms-error.ts";
import {
  type Ask,
  authorize,
  type Caller,
  demandEnabled,
  demandUsage,
  findKey,
  type Found,
  type Service,
} from "../service.ts";
import { blob, encryptionContext, grantTokens, keyName, operation } from "./operation.ts";

const ALGORITHM = "SYMMETRIC_DEFAULT";
const algorithm = z.literal(ALGORITHM).optional();
const shared = { EncryptionContext: encryptionContext.optional(), GrantTokens: grantTokens.optional() };
const dataKey = {
  KeyId: keyName,
  KeySpec: z.enum(["AES_128", "AES_256"]).optional(),
  NumberOfBytes: z.int().min(1).max(1024).optional(),
  ...shared,
};

type DataKeyInput = z.output<z.ZodObject<typeof dataKey>>;

/** Operations of keys that encrypt. */
export const dataOperations = {
  Encrypt: operation(
    { KeyId: keyName, Plaintext: blob(1, 4096), EncryptionAlgorithm: algorithm, ...shared },
    (service, caller, input) => {
      const found = admitted(service, caller, findKey(service, input.KeyId), askOf("Encrypt", input));
      const CiphertextBlob = seal(found.key, input.Plaintext, input.EncryptionContext ?? {});
      return { CiphertextBlob, KeyId: keyArn(found.key.keyId), EncryptionAlgorithm: ALGORITHM };
    },
  ),

  Decrypt: operation(
    { KeyId: keyName.optional(), CiphertextBlob: blob(1, 6144), EncryptionAlgorithm: algorithm, ...shared },
    (service, caller, input) => {
      const sealed = parseBlob(input.CiphertextBlob);
      const found = admitted(
        service,
        caller,
        sourceKey(service, sealed.keyId, input.KeyId),
        askOf("Decrypt", input),
      );
      const Plaintext = unseal(found.key, sealed, input.EncryptionContext ?? {});
      return { Plaintext, KeyId: keyArn(found.key.keyId), EncryptionAlgorithm: ALGORITHM };
    },
  ),

  GenerateDataKey: operation(dataKey, (service, caller, input) => {
    const found = admitted(service, caller, findKey(service, input.KeyId), askOf("GenerateDataKey", input));
    const Plaintext: Uint8Array = randomBytes(dataKeyBytes(input));
    const CiphertextBlob = seal(found.key, Plaintext, input.EncryptionContext ?? {});
    return { CiphertextBlob, Plaintext, KeyId: keyArn(found.key.keyId) };
  }),

  GenerateDataKeyWithoutPlaintext: operation(dataKey, (service, caller, input) => {
    const ask = askOf("GenerateDataKeyWithoutPlaintext", input);
    const found = admitted(service, caller, findKey(service, input.KeyId), ask);
    const CiphertextBlob = seal(found.key, randomBytes(dataKeyBytes(input)), input.EncryptionContext ?? {});
    return { CiphertextBlob, KeyId: keyArn(found.key.keyId) };
  }),

  ReEncrypt: operation(
    {
      CiphertextBlob: blob(1, 6144),
      SourceKeyId: keyName.optional(),
      SourceEncryptionContext: encryptionContext.optional(),
      SourceEncryptionAlgorithm: algorithm,
      DestinationKeyId: keyName,
      DestinationEncryptionContext: encryptionContext.optional(),
      DestinationEncryptionAlgorithm: algorithm,
      GrantTokens: grantTokens.optional(),
    },
    (service, caller, input) => {
      const sealed = parseBlob(input.CiphertextBlob);
      const source = sourceKey(service, sealed.keyId, input.SourceKeyId);
      const destination = findKey(service, input.DestinationKeyId);
      const half = (name: string, context: Readonly<Record<string, string>> | undefined): Ask => ({
        operation: name,
        encryptionContext: context,
        grantTokens: input.GrantTokens,
        conditions: {
          "kms:EncryptionAlgorithm": ALGORITHM,
          "kms:ReEncryptOnSameKey": String(source.key.keyId === destination.key.keyId),
        },
      });
      admitted(service, caller, source, half("ReEncryptFrom", input.SourceEncryptionContext));
      admitted(service, caller, destination, half("ReEncryptTo", input.DestinationEncryptionContext));
      const plaintext = unseal(source.key, sealed, input.SourceEncryptionContext ?? {});
      return {
        CiphertextBlob: seal(destination.key, plaintext, input.DestinationEncryptionContext ?? {}),
        SourceKeyId: keyArn(source.key.keyId),
        KeyId: keyArn(destination.key.keyId),
        SourceEncryptionAlgorithm: ALGORITHM,
        DestinationEncryptionAlgorithm: ALGORITHM,
      };
    },
  ),
};

function admitted(service: Service, caller: Caller, found: Found, ask: Ask): Found {
  authorize(service, caller, found, ask);
  demandEnabled(found);
  demandUsage(found, "ENCRYPT_DECRYPT");
  return found;
}

function askOf(name: string, input: Pick<DataKeyInput, "EncryptionContext" | "GrantTokens">): Ask {
  return {
    operation: name,
    encryptionContext: input.EncryptionContext,
    grantTokens: input.GrantTokens,
    conditions: { "kms:EncryptionAlgorithm": ALGORITHM },
  };
}

function sourceKey(service: Service, sealedUnder: string, claimed: string | undefined): Found {
  const found = findKey(service, claimed ?? sealedUnder);
  if (found.key.keyId !== sealedUnder)
    throw new KmsError(
      "IncorrectKeyException",
      "The key named in the request is not the one that encrypted this.",
    );
  return found;
}

function dataKeyBytes({ KeySpec, NumberOfBytes }: DataKeyInput): number {
  if ((KeySpec === undefined) === (NumberOfBytes === undefined))
    throw new KmsError("ValidationException", "Please specify either number of bytes or key spec.");
  return NumberOfBytes ?? (KeySpec === "AES_128" ? 16 : 32);
}
