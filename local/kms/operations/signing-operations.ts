import * as z from "zod";
import { KEY_SPECS } from "../key-specs.ts";
import { keyArn } from "../key-state.ts";
import { KmsError } from "../kms-error.ts";
import {
  authorize,
  type Caller,
  demandEnabled,
  demandUsage,
  findKey,
  type Found,
  type Service,
} from "../service.ts";
import { checkMac, checkSignature, makeMac, makeSignature, publicKeyOf } from "../signing.ts";
import { blob, grantTokens, keyName, operation } from "./operation.ts";

const signable = {
  KeyId: keyName,
  Message: blob(1, 4096),
  MessageType: z.enum(["RAW", "DIGEST"]).optional(),
  SigningAlgorithm: z.string(),
  GrantTokens: grantTokens.optional(),
};
const authenticated = {
  KeyId: keyName,
  Message: blob(1, 4096),
  MacAlgorithm: z.string(),
  GrantTokens: grantTokens.optional(),
};

/** Operations of keys that sign or authenticate. */
export const signingOperations = {
  Sign: operation(signable, (service, caller, input) => {
    const found = signer(service, caller, "Sign", input);
    const Signature = makeSignature(found.key, input.SigningAlgorithm, signableOf(input));
    return { KeyId: keyArn(found.key.keyId), Signature, SigningAlgorithm: input.SigningAlgorithm };
  }),

  Verify: operation({ ...signable, Signature: blob(1, 6144) }, (service, caller, input) => {
    const found = signer(service, caller, "Verify", input);
    if (!checkSignature(found.key, input.SigningAlgorithm, signableOf(input), input.Signature))
      throw new KmsError(
        "KMSInvalidSignatureException",
        "The signature is not this key's over this message.",
      );
    return { KeyId: keyArn(found.key.keyId), SignatureValid: true, SigningAlgorithm: input.SigningAlgorithm };
  }),

  GetPublicKey: operation(
    { KeyId: keyName, GrantTokens: grantTokens.optional() },
    (service, caller, input) => {
      const found = findKey(service, input.KeyId);
      authorize(service, caller, found, { operation: "GetPublicKey", grantTokens: input.GrantTokens });
      demandEnabled(found);
      demandUsage(found, "SIGN_VERIFY");
      const { keyId, spec } = found.key;
      return {
        KeyId: keyArn(keyId),
        PublicKey: publicKeyOf(found.key),
        KeySpec: spec,
        CustomerMasterKeySpec: spec,
        KeyUsage: KEY_SPECS[spec].usage,
        SigningAlgorithms: KEY_SPECS[spec].algorithms,
      };
    },
  ),

  GenerateMac: operation(authenticated, (service, caller, input) => {
    const found = authenticator(service, caller, "GenerateMac", input);
    const Mac = makeMac(found.key, input.MacAlgorithm, input.Message);
    return { KeyId: keyArn(found.key.keyId), Mac, MacAlgorithm: input.MacAlgorithm };
  }),

  VerifyMac: operation({ ...authenticated, Mac: blob(1, 6144) }, (service, caller, input) => {
    const found = authenticator(service, caller, "VerifyMac", input);
    if (!checkMac(found.key, input.MacAlgorithm, input.Message, input.Mac))
      throw new KmsError("KMSInvalidMacException", "The code is not this key's over this message.");
    return { KeyId: keyArn(found.key.keyId), MacValid: true, MacAlgorithm: input.MacAlgorithm };
  }),
};

type SignableInput = z.output<z.ZodObject<typeof signable>>;
type AuthenticatedInput = z.output<z.ZodObject<typeof authenticated>>;

function signer(service: Service, caller: Caller, name: string, input: SignableInput): Found {
  const found = findKey(service, input.KeyId);
  authorize(service, caller, found, {
    operation: name,
    grantTokens: input.GrantTokens,
    conditions: {
      "kms:SigningAlgorithm": input.SigningAlgorithm,
      "kms:MessageType": input.MessageType ?? "RAW",
    },
  });
  demandEnabled(found);
  demandUsage(found, "SIGN_VERIFY", input.SigningAlgorithm);
  return found;
}

function authenticator(service: Service, caller: Caller, name: string, input: AuthenticatedInput): Found {
  const found = findKey(service, input.KeyId);
  const conditions = { "kms:MacAlgorithm": input.MacAlgorithm };
  authorize(service, caller, found, { operation: name, grantTokens: input.GrantTokens, conditions });
  demandEnabled(found);
  demandUsage(found, "GENERATE_VERIFY_MAC", input.MacAlgorithm);
  return found;
}

function signableOf({ MessageType, Message }: SignableInput) {
  return { kind: MessageType ?? "RAW", bytes: Message } as const;
}
